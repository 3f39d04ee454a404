// SPDX-License-Identifier: MIT

extension MarkdownDocument {
  /// Returns the text that a reader sees.
  ///
  /// Blocks and cells stand on lines of their own; readings of ruby, comments, HTML tags and the marks of footnotes
  /// are left out.
  package func plainText(ofNodes range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    appendPlainText(ofNodes: range, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text that a reader sees; see ``plainText(ofNodes:)``.
  package func appendPlainText(ofNodes range: Range<Int>, to bytes: inout [UInt8]) {
    let writer = PlainTextWriter(nodes: nodes, literals: literals, details: details)
    writer.append(range, to: &bytes)
  }

  /// Returns the text that a reader sees of a page that leaves out some nodes, and the footnotes that only they lead to.
  ///
  /// - Parameter hidden: The nodes, ascending, none below another.
  /// - Returns: The text as ``plainText(ofNodes:)`` gives it.
  package func plainText(without hidden: [Int]) -> String {
    let left = hidden + footnotes(ledToOnlyFrom: hidden)
    var start = 0
    var parts: [String] = []
    for node in left.sorted() where node >= start {
      parts.append(plainText(ofNodes: start..<node))
      start = nodes[node].subtreeEnd
    }
    parts.append(plainText(ofNodes: start..<nodes.count))
    return parts.joined(separator: "\n")
  }

  /// Returns the text of everything below a node.
  package func plainText(below index: Int) -> String {
    plainText(ofNodes: (index + 1)..<nodes[index].subtreeEnd)
  }
}

/// Writes the text that a reader sees of nodes.
struct PlainTextWriter {
  let nodes: [MarkdownNode]
  let literals: [UInt8]
  let details: [MarkdownDetail]

  /// Whether a block of code is a text that pages show as a picture.
  private func isPicture(_ node: MarkdownNode) -> Bool {
    let info = node.detail > 0 ? details[Int(node.detail) - 1].text : 0..<0
    return literals[info].prefix { !$0.isASCIISpace }.elementsEqual("dot".utf8)
  }

  /// Appends the text of nodes.
  func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
    var isLineOpen = false
    for index in range {
      let node = nodes[index]
      if !node.kind.isInline {
        if isLineOpen { bytes.append(Byte.lineFeed) }
        isLineOpen = false
        if node.kind == .codeBlock, !isPicture(node) {
          bytes.append(contentsOf: literals[node.literal])
          if bytes.last == Byte.lineFeed { bytes.removeLast() }
          isLineOpen = true
        }
        continue
      }
      let length = bytes.count
      switch node.kind {
      case .text, .code, .ruby:
        bytes.append(contentsOf: literals[node.literal])
      case .termReference:
        let display = node.detail > 0 ? details[Int(node.detail) - 1].text : 0..<0
        bytes.append(contentsOf: literals[display.isEmpty ? node.literal : display])
      case .softBreak:
        if !node.isJoined { bytes.append(Byte.space) }
      case .lineBreak:
        bytes.append(Byte.lineFeed)
      default: break
      }
      if bytes.count > length { isLineOpen = true }
    }
  }

  /// Returns the text below a node as a string.
  func text(below index: Int) -> String {
    var bytes: [UInt8] = []
    append((index + 1)..<nodes[index].subtreeEnd, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
