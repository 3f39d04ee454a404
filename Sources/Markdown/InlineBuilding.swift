// SPDX-License-Identifier: MIT

/// An inline node whose children are being added.
private struct OpenInline {
  let node: Int
  let end: Int
  let kind: CMarkTree.Kind
}

extension MarkdownBuilder {
  /// Adds some of libcmark's inline nodes, and moves the cursor behind their source.
  ///
  /// - Parameters:
  ///   - range: Indices of the tree: siblings with all that they hold.
  ///   - skip: How many bytes at the start of the first text are a mark that is no text.
  mutating func appendInlines(_ range: Range<Int>, skipping skip: Int = 0) {
    let first = nodes.count
    defer { if !options.isPlainCommonMark { finishInlines(from: first) } }
    var open: [OpenInline] = []
    var skip = skip
    var index = range.lowerBound
    while true {
      while let last = open.last, last.end <= index {
        closeInline(last.node, kind: last.kind)
        open.removeLast()
      }
      guard index < range.upperBound else { break }
      let raw = tree.nodes[index]
      switch raw.kind {
      case .text:
        let skipped = min(skip, raw.first.count)
        cursor.step(skipped)
        if raw.first.count > skipped { appendText(raw.first.dropFirst(skipped)) }
        skip = 0
      case .softBreak, .lineBreak:
        let start = cursor.position
        skipBreak(raw.kind)
        appendLeaf(
          raw.kind == .softBreak ? .softBreak : .lineBreak, span: start..<cursor.position)
      case .code:
        appendCode(raw.first)
      case .htmlInline:
        appendHTML(raw.first)
      case .link where isAutolink:
        appendAutolink(raw, children: (index + 1)..<Int(raw.subtreeEnd))
        index = Int(raw.subtreeEnd)
        continue
      default:
        open.append(
          OpenInline(node: openInline(raw), end: Int(raw.subtreeEnd), kind: raw.kind))
      }
      index += 1
    }
  }

  private func mayHoldAddition(_ range: Range<Int>) -> Bool {
    !pass.additions.isEmpty && pass.mayHoldAddition(in: range)
  }

  /// Adds to a block's nodes what libcmark knows nothing of.
  private mutating func finishInlines(from first: Int) {
    if first + 1 == nodes.count, nodes[first].kind == .text, !mayHoldAddition(nodes[first].span) {
      return
    }
    expandAdditions(from: first)
    var index = first
    while index < nodes.count, nodes[index].kind != .softBreak { index += 1 }
    if index < nodes.count { joinLines(from: first) }
  }

  /// Whether the cursor stands before `<address>`.
  private var isAutolink: Bool {
    cursor.position < cursor.limit && bytes[cursor.position] == Byte.less
      && !options.isPlainCommonMark
  }

  private mutating func openInline(_ raw: CMarkTree.Node) -> Int {
    let start = cursor.position
    switch raw.kind {
    case .emphasis, .strong:
      cursor.step(raw.kind == .strong ? 2 : 1)
      return open(raw.kind == .strong ? .strong : .emphasis, at: start)
    default:
      let isImage = raw.kind == .image
      cursor.step(isImage ? 2 : 1)
      let title = raw.second.isEmpty ? 0..<0 : copyString(raw.second)
      let detail = append(MarkdownDetail(text: title))
      return open(
        isImage ? .image : .link, at: start, literal: copyString(raw.first), detail: detail)
    }
  }

  private mutating func closeInline(_ node: Int, kind: CMarkTree.Kind) {
    switch kind {
    case .emphasis: cursor.step(1)
    case .strong: cursor.step(2)
    default:
      let end = cursor.position
      cursor.step(1)
      if !options.isPlainCommonMark {
        let tail = syntax.skipTail(&cursor)
        let start = min(nodes[node].span.lowerBound + (kind == .image ? 2 : 1), bytes.count)
        let label = tail.label.flatMap { $0.isEmpty ? nil : $0 } ?? start..<max(start, end)
        details[Int(nodes[node].detail) - 1].place = tail.address ?? definedAddress(label)
      }
    }
    cursor.position = min(cursor.position, max(cursor.limit, nodes[node].span.lowerBound))
    close(node, at: cursor.position)
  }

  /// Moves the cursor over the end of a line, to the text of the next one.
  mutating func skipBreak(_ kind: CMarkTree.Kind) {
    while cursor.position < cursor.limit, !bytes[cursor.position].isLineEnd,
      bytes[cursor.position].isASCIISpace
    {
      cursor.position += 1
    }
    if kind == .lineBreak, cursor.position < cursor.limit,
      bytes[cursor.position] == Byte.backslash
    {
      cursor.position += 1
    }
    cursor.skipLineEnd(in: bytes)
  }

  private mutating func appendAutolink(_ raw: CMarkTree.Node, children: Range<Int>) {
    let start = cursor.position
    var end = start + 1
    while end < cursor.limit, bytes[end] != Byte.greater { end += 1 }
    let detail = append(MarkdownDetail(place: start + 1..<end))
    cursor.position = min(end + 1, cursor.limit)
    let link = open(
      .link, at: start, literal: copyString(raw.first), flags: .bare, detail: detail)
    for child in children {
      let literal = sourceLiteral(tree.nodes[child].first, in: start + 1..<end)
      appendLeaf(.text, span: start + 1..<end, literal: literal)
    }
    close(link, at: cursor.position)
  }

  private mutating func appendCode(_ literal: Range<Int>) {
    let start = cursor.position
    guard !options.isPlainCommonMark else {
      return appendLeaf(.code, span: start..<start, literal: copyString(literal))
    }
    var open = start
    while open < cursor.limit, bytes[open] == Byte.backtick { open += 1 }
    let length = open - start
    var next = open
    var end = open
    while next < cursor.limit {
      guard bytes[next] == Byte.backtick else {
        next += 1
        continue
      }
      end = next
      while next < cursor.limit, bytes[next] == Byte.backtick { next += 1 }
      if next - end == length { break }
    }
    cursor.position = next
    let inner = open..<max(open, end)
    appendLeaf(.code, span: start..<next, literal: sourceLiteral(literal, in: inner))
  }

  /// Returns the place in the source of a string of libcmark's, or a copy where it is written otherwise.
  private mutating func sourceLiteral(_ literal: Range<Int>, in source: Range<Int>) -> Range<Int> {
    for candidate in [source, source.dropFirst().dropLast()] {
      let range = candidate.startIndex..<candidate.endIndex
      if range.count == literal.count, bytes[range] == tree.strings[literal] { return range }
    }
    return copyString(literal)
  }

  private mutating func appendHTML(_ literal: Range<Int>) {
    let start = cursor.position
    if !options.isPlainCommonMark {
      var next = literal.lowerBound
      while next < literal.upperBound {
        if let role = markers.role(at: next, in: tree.strings, limit: literal.upperBound) {
          next += 3
          if role == .asterisk || role == .underscore { cursor.step(1) }
        } else if cursor.position < cursor.limit, bytes[cursor.position] == 0 {
          next += 3
          cursor.position += 1
        } else if tree.strings[next].isLineEnd {
          next += tree.strings[next...].starts(with: [0x0D, 0x0A]) ? 2 : 1
          cursor.skipLineEnd(in: bytes)
          cursor.stepBack(to: tree.strings[next..<literal.upperBound], in: bytes)
        } else {
          let isEscapedPipe =
            tree.strings[next] == Byte.pipe && cursor.position + 1 < cursor.limit
            && bytes[cursor.position] == Byte.backslash
          next += 1
          cursor.position = min(cursor.position + (isEscapedPipe ? 2 : 1), cursor.limit)
        }
      }
    }
    appendLeaf(.htmlInline, span: start..<cursor.position, literal: copyString(literal))
  }
}
