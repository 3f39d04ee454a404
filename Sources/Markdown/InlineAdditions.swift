// SPDX-License-Identifier: MIT

/// A step on the way through the inline nodes of one block.
enum InlineToken {
  case leaf(MarkdownNode)
  case enter(MarkdownNode)
  case leave(end: Int)
}

extension MarkdownBuilder {
  /// Finds in the texts of a block what libcmark knows nothing of.
  ///
  /// - Parameter start: The index of the block's first inline node; all nodes from there on are its.
  mutating func expandAdditions(from start: Int) {
    guard start < nodes.count, !options.isPlainCommonMark else { return }
    let end = nodes[start...].reduce(0) { max($0, $1.span.upperBound) }
    guard pass.mayHoldAddition(in: nodes[start].span.lowerBound..<end) else { return }
    var tokens = tokens(from: start)
    pairStrikethroughs(in: &tokens)
    nodes.removeSubrange(start...)
    append(tokens)
  }

  private mutating func tokens(from start: Int) -> [InlineToken] {
    var tokens: [InlineToken] = []
    var open: [Int] = []
    var links = 0
    for index in start...nodes.count {
      while let last = open.last, nodes[last].subtreeEnd <= index {
        if nodes[last].kind == .link || nodes[last].kind == .image { links -= 1 }
        tokens.append(.leave(end: nodes[last].span.upperBound))
        open.removeLast()
      }
      guard index < nodes.count else { break }
      let node = nodes[index]
      switch node.kind {
      case .text where node.literal == node.span && !node.flags.contains(.escaped):
        split(node.span, isInLink: links > 0, into: &tokens)
      case .emphasis, .strong, .link, .image, .strikethrough:
        if node.kind == .link || node.kind == .image { links += 1 }
        tokens.append(.enter(node))
        open.append(index)
      default:
        tokens.append(.leaf(node))
      }
    }
    return tokens
  }

  /// Splits a text of the source at the additions in it.
  private mutating func split(
    _ text: Range<Int>, isInLink: Bool, into tokens: inout [InlineToken]
  ) {
    var start = text.lowerBound
    var next = start
    while next < text.upperBound {
      guard let node = addition(at: next, in: text, isInLink: isInLink) else {
        next += 1
        continue
      }
      if start < node.span.lowerBound {
        let run = start..<node.span.lowerBound
        tokens.append(.leaf(MarkdownNode(.text, span: run, literal: run)))
      }
      tokens.append(.leaf(node))
      next = node.span.upperBound
      start = next
    }
    guard start < text.upperBound else { return }
    let run = start..<text.upperBound
    tokens.append(.leaf(MarkdownNode(.text, span: run, literal: run)))
  }

  /// Reads the addition that begins at an offset, if one does.
  private mutating func addition(
    at offset: Int, in text: Range<Int>, isInLink: Bool
  ) -> MarkdownNode? {
    switch bytes[offset] {
    case Byte.openBracket where offset + 1 < text.upperBound:
      bytes[offset + 1] == Byte.openBracket
        ? termReference(at: offset, limit: text.upperBound) : nil
    case Byte.openBrace: ruby(at: offset, limit: text.upperBound)
    default: nil
    }
  }

  private mutating func append(_ tokens: [InlineToken]) {
    var open: [Int] = []
    for token in tokens {
      switch token {
      case .leaf(let node): nodes.append(node.with(subtreeEnd: nodes.count + 1))
      case .enter(let node):
        open.append(nodes.count)
        nodes.append(node)
      case .leave(let end):
        if let index = open.popLast() { close(index, at: end) }
      }
    }
  }

  /// Reads `[[用語]]` or `[[用語|表示]]`.
  private mutating func termReference(at offset: Int, limit: Int) -> MarkdownNode? {
    var end = offset + 2
    var bar: Int?
    while end < limit, bytes[end] != Byte.closeBracket {
      if bytes[end] == Byte.openBracket { return nil }
      if bytes[end] == Byte.pipe, bar == nil { bar = end }
      end += 1
    }
    guard end + 1 < limit, bytes[end + 1] == Byte.closeBracket else { return nil }
    let term = TableSyntax.trimmed(bytes, offset + 2..<(bar ?? end))
    let shown = bar.map { TableSyntax.trimmed(bytes, $0 + 1..<end) } ?? 0..<0
    guard !term.isEmpty else { return nil }
    let detail = append(MarkdownDetail(text: shown, place: term))
    return MarkdownNode(.termReference, span: offset..<end + 2, literal: term, detail: detail)
  }

  /// Reads `{漢字|かんじ}` or `{漢字|かん|じ}`.
  private mutating func ruby(at offset: Int, limit: Int) -> MarkdownNode? {
    guard let ruby = RubySyntax(bytes, at: offset, limit: limit) else { return nil }
    let detail = append(MarkdownDetail(text: ruby.readings))
    return MarkdownNode(
      .ruby, span: offset..<ruby.end, literal: ruby.base, small: ruby.isSplit ? 1 : 0,
      detail: detail)
  }

  mutating func pairStrikethroughs(in tokens: inout [InlineToken]) {}
}
