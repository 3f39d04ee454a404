// SPDX-License-Identifier: MIT

extension HTMLWriter {
  mutating func enterInline(_ node: MarkdownNode, at index: Int) -> Bool {
    switch node.kind {
    case .softBreak: if !node.isJoined { output.append(Byte.lineFeed) }
    case .lineBreak: write("<br />\n")
    case .code:
      write("<code>")
      writeEscaped(node.literal)
      write("</code>")
    case .htmlInline: writeInlineHTML(node)
    case .emphasis: write("<em>")
    case .strong: write("<strong>")
    case .strikethrough: write("<del>")
    case .link: enterLink(node, at: index)
    case .image:
      writeImage(node, at: index)
      return false
    case .ruby: writeRuby(node)
    case .termReference: writeTermReference(node)
    case .checkbox: writeCheckbox(node)
    case .footnoteReference: writeFootnoteReference(node)
    default: break
    }
    return true
  }

  mutating func leaveInline(_ node: MarkdownNode, at index: Int) {
    switch node.kind {
    case .emphasis: write("</em>")
    case .strong: write("</strong>")
    case .strikethrough: write("</del>")
    case .link:
      closedToTerms -= 1
      if hiddenLinks.last == index { hiddenLinks.removeLast() } else { write("</a>") }
    default: break
    }
  }

  mutating func writeText(_ node: MarkdownNode) {
    guard linksMentions, closedToTerms == 0 else {
      return writeEscaped(node.literal)
    }
    rendering.mentions?.appendHTML(of: node.literal, in: literals, to: &output)
  }

  private mutating func writeInlineHTML(_ node: MarkdownNode) {
    if options.isPlainCommonMark {
      output.append(node.literal, of: literals)
    } else if !literals[node.literal].starts(with: "<!--".utf8) {
      if options.allowsRawHTML {
        output.append(node.literal, of: literals)
      } else {
        writeEscaped(node.literal)
      }
    }
  }

  private mutating func enterLink(_ node: MarkdownNode, at index: Int) {
    closedToTerms += 1
    guard let address = address(of: node) else { return hiddenLinks.append(index) }
    write("<a href=\"")
    output.appendAddress(0..<address.count, of: address)
    write("\"")
    writeTitle(of: node)
    write(">")
  }

  private mutating func writeImage(_ node: MarkdownNode, at index: Int) {
    write("<img src=\"")
    if let address = address(of: node) {
      output.appendAddress(0..<address.count, of: address)
    }
    write("\" alt=\"")
    writeAlternative(of: node, at: index)
    write("\"")
    writeTitle(of: node)
    write(" />")
  }

  /// Returns where a link or an image leads in this page; `nil` where it must not lead there.
  private func address(of node: MarkdownNode) -> [UInt8]? {
    let written = literals[node.literal]
    if options.isPlainCommonMark { return Array(written) }
    if isDangerousAddress(written) { return nil }
    guard let address = rendering.address(String(decoding: written, as: UTF8.self)) else {
      return Array(written)
    }
    return Array(address.utf8)
  }

  private mutating func writeTitle(of node: MarkdownNode) {
    let title = node.detail > 0 ? details[Int(node.detail) - 1].text : 0..<0
    guard !title.isEmpty else { return }
    write(" title=\"")
    writeEscaped(title)
    write("\"")
  }

  private mutating func writeAlternative(of node: MarkdownNode, at index: Int) {
    if !options.isPlainCommonMark {
      let text = plainText(below: index)
      return writeEscaped(text == "飾り" || text == "装飾" ? "" : text)
    }
    for child in nodes[(index + 1)..<node.subtreeEnd] {
      switch child.kind {
      case .text, .code, .htmlInline: writeEscaped(child.literal)
      case .softBreak, .lineBreak: output.append(Byte.space)
      default: break
      }
    }
  }

  private mutating func writeRuby(_ node: MarkdownNode) {
    let readings = node.detail > 0 ? details[Int(node.detail) - 1].text : 0..<0
    write("<ruby>")
    if node.small == 0 {
      writeEscaped(node.literal)
      writeReading(readings)
    } else {
      let characters = Array(String(decoding: literals[node.literal], as: UTF8.self))
      let bars = readings.filter { literals[$0] == Byte.pipe } + [readings.upperBound]
      var start = readings.lowerBound
      for (character, bar) in zip(characters, bars) {
        writeEscaped(String(character))
        if start < bar { writeReading(start..<bar) } else { write("<rt></rt>") }
        start = bar + 1
      }
    }
    write("</ruby>")
  }

  private mutating func writeReading(_ reading: Range<Int>) {
    write("<rp>（</rp><rt>")
    writeEscaped(reading)
    write("</rt><rp>）</rp>")
  }

  private mutating func writeTermReference(_ node: MarkdownNode) {
    let display = node.detail > 0 ? details[Int(node.detail) - 1].text : 0..<0
    let shown = display.isEmpty ? node.literal : display
    let term = String(decoding: literals[node.literal], as: UTF8.self)
    guard closedToTerms == 0, let address = rendering.termAddress(term) else {
      return writeEscaped(shown)
    }
    rendering.mentions?.remember(term)
    write("<a class=\"term\" href=\"")
    let bytes = Array(address.utf8)
    output.appendAddress(0..<bytes.count, of: bytes)
    write("\">")
    writeEscaped(shown)
    write("</a>")
  }

  private mutating func writeCheckbox(_ node: MarkdownNode) {
    write("<input type=\"checkbox\" disabled=\"\"")
    if node.isChecked { write(" checked=\"\"") }
    write(node.isChecked ? " aria-label=\"済み\" /> " : " aria-label=\"未完了\" /> ")
  }
}
