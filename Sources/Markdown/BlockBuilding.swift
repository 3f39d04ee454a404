// SPDX-License-Identifier: MIT

/// A block whose children are being added.
private struct OpenBlock {
  /// The index of its node, and the end of its subtree in libcmark's tree.
  let node: Int?
  let end: Int
  let isQuote: Bool
  let isTightList: Bool
}

extension MarkdownBuilder {
  /// Adds all blocks of the tree.
  mutating func appendBlocks() {
    var open: [OpenBlock] = []
    open.reserveCapacity(16)
    var quotes = 0
    var index = 0
    while true {
      while let last = open.last, last.end <= index {
        if last.isQuote { quotes -= 1 }
        if let node = last.node { close(node, at: lastEnd) }
        open.removeLast()
      }
      guard index < tree.nodes.count else { break }
      let raw = tree.nodes[index]
      let start = self.start(of: raw)
      switch raw.kind {
      case .document, .blockQuote, .list, .item:
        let node = openContainer(raw, at: index, start: start)
        if raw.kind == .blockQuote { quotes += 1 }
        open.append(
          OpenBlock(
            node: node, end: Int(raw.subtreeEnd), isQuote: raw.kind == .blockQuote,
            isTightList: raw.kind == .list && raw.isTight && node != nil))
        if let node, nodes[node].kind == .box, appendBoxTitle(at: index + 1, quotes: quotes) {
          index = Int(tree.nodes[index + 1].subtreeEnd)
        } else {
          index += 1
        }
      default:
        let isTight = open.count > 1 && open[open.count - 2].isTightList
        appendLeafBlock(raw, at: index, quotes: quotes, isTight: isTight)
        index = Int(raw.subtreeEnd)
      }
    }
  }

  /// Returns where a block begins.
  func start(of raw: CMarkTree.Node) -> Int {
    pass.lines.start(of: Int(raw.startLine)) + max(Int(raw.startColumn), 1) - 1
  }

  /// Returns where a block's last line ends.
  func end(of raw: CMarkTree.Node) -> Int {
    pass.lines.range(of: Int(raw.endLine), in: bytes).upperBound
  }

  private mutating func openContainer(
    _ raw: CMarkTree.Node, at index: Int, start: Int
  ) -> Int? {
    switch raw.kind {
    case .blockQuote:
      lastEnd = start + 1
      if let box = boxMark(at: index + 1)?.box {
        return open(.box, at: start, small: UInt16(box.rawValue))
      }
      return open(.blockQuote, at: start)
    case .list:
      if isFootnote(at: index + 1) { return nil }
      return open(
        .list, at: start, small: UInt16(raw.small), flags: raw.isTight ? .tight : [],
        detail: raw.number)
    case .item:
      if isFootnote(at: index) { return openFootnote(at: start) }
      lastEnd = start
      while lastEnd < bytes.count, !bytes[lastEnd].isASCIISpace { lastEnd += 1 }
      return open(.item, at: start)
    default:
      return open(.document, at: start)
    }
  }

  private mutating func appendLeafBlock(
    _ raw: CMarkTree.Node, at index: Int, quotes: Int, isTight: Bool
  ) {
    let start = self.start(of: raw)
    switch raw.kind {
    case .heading:
      cursor = SourceCursor(at: start, quotes: quotes, limit: max(start, end(of: raw)))
      appendHeading(raw, at: index)
    case .paragraph:
      cursor = SourceCursor(at: start, quotes: quotes, limit: max(start, end(of: raw)))
      appendParagraph(raw, at: index, isTight: isTight)
    case .codeBlock:
      appendCodeBlock(raw, at: index, quotes: quotes)
    case .htmlBlock:
      appendHTMLBlock(raw)
    default:
      lastEnd = TableSyntax.trimmed(bytes, start..<max(start, end(of: raw))).upperBound
      appendLeaf(.thematicBreak, span: start..<lastEnd)
    }
  }

  private mutating func appendHeading(_ raw: CMarkTree.Node, at index: Int) {
    let start = cursor.position
    let isFootnote =
      index + 1 < Int(raw.subtreeEnd)
      && markers.role(at: tree.nodes[index + 1], of: tree) == .footnote
    if isFootnote {
      // The line below a footnote's mark has made a heading of it: that is no footnote.
      tree.dropPrefix(3, ofTextAt: index + 1)
      cursor.position = max(cursor.position - 4, 0)
    }
    let node = open(.heading, at: cursor.position, small: UInt16(raw.small))
    var text = cursor.position
    while text < cursor.limit, bytes[text] == Byte.number { text += 1 }
    let isClosed = text >= cursor.limit || bytes[text].isASCIISpace
    if text - cursor.position == Int(raw.small), isClosed {
      cursor.position = text
      cursor.skipBlanks(in: bytes)
      appendInlines((index + 1)..<Int(raw.subtreeEnd))
      lastEnd = TableSyntax.trimmed(bytes, start..<cursor.limit).upperBound
    } else {
      while !isFootnote, syntax.skipDefinition(&cursor) != nil {}
      appendInlines((index + 1)..<Int(raw.subtreeEnd))
      skipBreak(.softBreak)
      while cursor.position < cursor.limit, !bytes[cursor.position].isASCIISpace {
        cursor.position += 1
      }
      lastEnd = cursor.position
    }
    close(node, at: lastEnd)
  }

  private mutating func appendParagraph(_ raw: CMarkTree.Node, at index: Int, isTight: Bool) {
    if nextTable < tables.count, tables[nextTable].paragraph == index {
      nextTable += 1
      return append(tables[nextTable - 1], isTight: isTight)
    }
    if isCaption(at: index) { return }
    if tree.nodes[index - 1].kind == .item, appendItemText(raw, at: index, isTight: isTight) {
      return
    }
    if bytes[cursor.position] == Byte.openBracket, !options.isPlainCommonMark {
      while syntax.skipDefinition(&cursor) != nil {}
    }
    appendText(of: (index + 1)..<Int(raw.subtreeEnd), isTight: isTight)
  }

  /// Adds a paragraph of some of libcmark's inline nodes, from the cursor's place on.
  mutating func appendText(of range: Range<Int>, isTight: Bool, skipping skip: Int = 0) {
    let node = open(.paragraph, at: cursor.position, flags: isTight ? .tight : [])
    appendInlines(range, skipping: skip)
    if node + 1 < nodes.count, nodes[node + 1].span.lowerBound < nodes[node].span.lowerBound {
      nodes[node] = nodes[node].starting(at: nodes[node + 1].span.lowerBound)
    }
    lastEnd = max(nodes[node].span.lowerBound, cursor.position)
    close(node, at: lastEnd)
  }
}
