// SPDX-License-Identifier: MIT

/// A step on the way through the inline nodes of one block.
enum InlineToken {
  case leaf(MarkdownNode)
  case enter(MarkdownNode)
  case leave(end: Int)
  case tildes(TildeRun)
}

extension MarkdownBuilder {
  /// Finds in the texts of a block what libcmark knows nothing of.
  ///
  /// - Parameter start: The index of the block's first inline node; all nodes from there on are its.
  mutating func expandAdditions(from start: Int) {
    guard start < nodes.count else { return }
    let text = nodes[start].span.lowerBound..<max(cursor.position, nodes[start].span.lowerBound)
    guard pass.mayHoldAddition(in: text) else { return }
    let tokens = strikingThrough(tokens(from: start))
    nodes.removeSubrange(start...)
    append(tokens)
  }

  private mutating func tokens(from start: Int) -> [InlineToken] {
    var tokens: [InlineToken] = []
    var open: [Int] = []
    var links = 0
    var lineStart = nodes[start].span.lowerBound
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
        split(node.span, lineStart: lineStart, isInLink: links > 0, into: &tokens)
      case .emphasis, .strong, .link, .image, .strikethrough:
        if node.kind == .link || node.kind == .image { links += 1 }
        tokens.append(.enter(node))
        open.append(index)
      default:
        if node.kind == .softBreak || node.kind == .lineBreak { lineStart = node.span.upperBound }
        tokens.append(.leaf(node))
      }
    }
    return tokens
  }

  /// Splits a text of the source at the additions in it.
  private mutating func split(
    _ text: Range<Int>, lineStart: Int, isInLink: Bool, into tokens: inout [InlineToken]
  ) {
    var start = text.lowerBound
    var next = pass.firstAddition(from: start)
    while next < pass.additions.count, Int(pass.additions[next]) < text.upperBound {
      let place = Int(pass.additions[next])
      next += 1
      guard place >= start else { continue }
      let found: [InlineToken]
      let span: Range<Int>
      if bytes[place] == Byte.tilde {
        span = tildes(at: place, limit: text.upperBound)
        if span.count > 2 {
          next = pass.firstAddition(from: span.upperBound)
          continue
        }
        found = [.tildes(TildeRun(span, in: bytes, start: lineStart, limit: cursor.limit))]
      } else if let node = addition(at: place, in: start..<text.upperBound, isInLink: isInLink) {
        span = node.span
        found = node.kind == .link ? linkTokens(node) : [.leaf(node)]
      } else {
        continue
      }
      appendRun(start..<span.lowerBound, to: &tokens)
      tokens += found
      start = span.upperBound
    }
    appendRun(start..<text.upperBound, to: &tokens)
  }

  private func appendRun(_ run: Range<Int>, to tokens: inout [InlineToken]) {
    guard !run.isEmpty else { return }
    tokens.append(.leaf(MarkdownNode(.text, span: run, literal: run)))
  }

  private func tildes(at offset: Int, limit: Int) -> Range<Int> {
    var end = offset
    while end < limit, bytes[end] == Byte.tilde { end += 1 }
    return offset..<end
  }

  /// Reads the addition that begins at an offset, or the mail address around an `@`.
  private mutating func addition(
    at offset: Int, in text: Range<Int>, isInLink: Bool
  ) -> MarkdownNode? {
    let limit = text.upperBound
    switch bytes[offset] {
    case Byte.openBracket where offset + 1 < limit:
      if bytes[offset + 1] == Byte.openBracket { return termReference(at: offset, limit: limit) }
      return isInLink ? nil : footnoteReference(at: offset, limit: limit)
    case Byte.openBrace:
      return ruby(at: offset, limit: limit)
    case Byte.at:
      return isInLink
        ? nil
        : link(BareAddress(mailIn: bytes, at: offset, start: text.lowerBound, limit: limit))
    default:
      guard !isInLink else { return nil }
      let isName = bytes[offset..<min(offset + 4, limit)].elementsEqual("www.".utf8)
      var sign = offset
      while !isName, sign < limit, bytes[sign] != Byte.colon { sign += 1 }
      guard sign < limit else { return nil }
      return link(BareAddress(bytes, signAt: sign, start: offset, limit: limit))
    }
  }

  /// Makes a link of an address.
  private mutating func link(_ address: BareAddress?) -> MarkdownNode? {
    guard let address else { return nil }
    let start = literals.count
    literals.append(address.prefix)
    literals.append(contentsOf: bytes[address.range])
    let detail = append(MarkdownDetail(place: address.range))
    return MarkdownNode(
      .link, span: address.range, literal: start..<literals.count, flags: .bare, detail: detail)
  }

  private func linkTokens(_ link: MarkdownNode) -> [InlineToken] {
    [
      .enter(link), .leaf(MarkdownNode(.text, span: link.span, literal: link.span)),
      .leave(end: link.span.upperBound),
    ]
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
      case .tildes: break
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
}
