// SPDX-License-Identifier: MIT

extension HTMLWriter {
  mutating func enterBlock(_ node: MarkdownNode, at index: Int) -> Bool {
    switch node.kind {
    case .document: break
    case .blockQuote:
      beginLine()
      write("<blockquote>\n")
    case .box: enterBox(node, at: index)
    case .boxTitle: write("<p class=\"box-title\">")
    case .list: enterList(node)
    case .item:
      beginLine()
      write("<li>")
    case .paragraph:
      if !node.isTight {
        beginLine()
        write("<p>")
      }
    case .heading:
      guard options.isPlainCommonMark || hasText(below: index) else { return false }
      enterHeading(node)
    case .codeBlock:
      writeCodeBlock(node)
      return false
    case .htmlBlock:
      writeHTMLBlock(node)
      return false
    case .thematicBreak:
      beginLine()
      write("<hr />\n")
      return false
    case .footnoteDefinition: return false
    default: return enterTable(node, at: index)
    }
    return true
  }

  mutating func leaveBlock(_ node: MarkdownNode, at index: Int) {
    switch node.kind {
    case .blockQuote:
      beginLine()
      write("</blockquote>\n")
    case .box:
      beginLine()
      write("</aside>\n")
    case .boxTitle: write("</p>\n")
    case .list:
      beginLine()
      if node.isOrdered { write("</ol>\n") } else { write("</ul>\n") }
    case .item: write("</li>\n")
    case .paragraph:
      if backlinks?.node == index { writeBacklinks() }
      if !node.isTight { write("</p>\n") }
    case .heading:
      closedToTerms -= 1
      write("</h")
      writeLevel(of: node)
      write(">\n")
    case .document: break
    default: leaveTable(node, at: index)
    }
  }

  private mutating func enterList(_ node: MarkdownNode) {
    beginLine()
    guard node.isOrdered else { return write("<ul>\n") }
    write("<ol")
    if node.firstNumber != 1 {
      write(" start=\"")
      write(node.firstNumber)
      write("\"")
    }
    write(">\n")
  }

  private mutating func writeLevel(of node: MarkdownNode) {
    output.append(0x30 + UInt8(min(max(node.level + rendering.headingShift, 1), 6)))
  }

  private mutating func enterHeading(_ node: MarkdownNode) {
    beginLine()
    closedToTerms += 1
    write("<h")
    writeLevel(of: node)
    if !node.literal.isEmpty {
      write(" id=\"")
      if !rendering.idPrefix.isEmpty { writeEscaped(rendering.idPrefix) }
      writeEscaped(node.literal)
      output.append(Byte.quotation)
    }
    output.append(Byte.greater)
  }

  private mutating func enterBox(_ node: MarkdownNode, at index: Int) {
    guard let box = node.box else { return }
    let hasTitle = index + 1 < node.subtreeEnd && nodes[index + 1].kind == .boxTitle
    beginLine()
    write("<aside class=\"box box-")
    output.append(Array(box.word.utf8))
    write("\" aria-label=\"")
    writeEscaped(hasTitle ? plainText(below: index + 1) : box.title)
    write("\">\n")
    if !hasTitle {
      write("<p class=\"box-title\">")
      writeEscaped(box.title)
      write("</p>\n")
    }
  }

  private mutating func writeCodeBlock(_ node: MarkdownNode) {
    beginLine()
    let info = node.detail > 0 ? details[Int(node.detail) - 1].text : 0..<0
    var end = info.lowerBound
    while end < info.upperBound, !literals[end].isASCIISpace { end += 1 }
    if end > info.lowerBound {
      let language = String(decoding: literals[info.lowerBound..<end], as: UTF8.self)
      let text = String(decoding: literals[node.literal], as: UTF8.self)
      if let html = rendering.codeBlock(language, text) {
        return output.append(html)
      }
    }
    write("<pre><code")
    if end > info.lowerBound {
      write(" class=\"language-")
      writeEscaped(info.lowerBound..<end)
      write("\"")
    }
    write(">")
    writeEscaped(node.literal)
    write("</code></pre>\n")
  }

  private mutating func writeHTMLBlock(_ node: MarkdownNode) {
    if options.isPlainCommonMark {
      beginLine()
      output.append(node.literal, of: literals)
      return beginLine()
    }
    let kept = withoutComments(literals[node.literal])
    let text = TableSyntax.trimmed(kept, 0..<kept.count)
    guard !text.isEmpty else { return }
    beginLine()
    if options.allowsRawHTML {
      output.append(kept)
      beginLine()
    } else {
      write("<p>")
      output.appendEscaped(text, of: kept)
      write("</p>\n")
    }
  }
}

/// Returns raw HTML without its comments; one that is not closed goes to the end.
func withoutComments(_ html: ArraySlice<UInt8>) -> [UInt8] {
  var kept: [UInt8] = []
  var index = html.startIndex
  var searchEnd = html.startIndex
  while index < html.endIndex {
    guard html[index] == Byte.less, html[index...].starts(with: "<!--".utf8) else {
      kept.append(html[index])
      index += 1
      continue
    }
    searchEnd = index + 2
    while searchEnd < html.endIndex, !html[searchEnd...].starts(with: "-->".utf8) { searchEnd += 1 }
    index = min(searchEnd + 3, html.endIndex)
  }
  return kept
}
