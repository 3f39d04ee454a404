// SPDX-License-Identifier: MIT

extension MarkdownBuilder {
  /// Adds a text of libcmark's as nodes that point into the source.
  ///
  /// libcmark hands out texts with escapes and entities resolved and neighbours merged. Each run of
  /// characters that stands in the source as it is read becomes one node, each escaped character and each
  /// entity becomes its own.
  ///
  /// - Parameter literal: A range of the tree's strings.
  mutating func appendText(_ literal: Range<Int>) {
    guard !options.isPlainCommonMark else {
      return appendLeaf(
        .text, span: cursor.position..<cursor.position, literal: copyString(literal))
    }
    cursor.stepBack(to: tree.strings[literal], in: bytes)
    if let last = nodes.last, last.span.upperBound > cursor.position,
      last.kind == .lineBreak || last.kind == .softBreak
    {
      nodes[nodes.count - 1] = last.ending(at: cursor.position, subtreeEnd: nodes.count)
    }
    let limit = min(cursor.limit, bytes.count)
    if let end = endOfVerbatim(literal, limit: limit) {
      appendRun(cursor.position..<end)
      cursor.position = end
    } else {
      appendAlignedText(literal, limit: limit)
    }
  }

  /// Returns where a text ends in the source, where it stands there as it is, but for what libcmark was not shown.
  private mutating func endOfVerbatim(_ literal: Range<Int>, limit: Int) -> Int? {
    guard !pass.hasEscapes else { return nil }
    var position = cursor.position
    var next = literal.lowerBound
    gaps.move(to: position)
    while true {
      let piece = min(literal.upperBound - next, gaps.nextStart - position)
      guard position + piece <= limit, tree.isVerbatim(next..<next + piece, at: position, in: bytes)
      else { return nil }
      next += piece
      position += piece
      if next == literal.upperBound { return position }
      position = gaps.skip()
    }
  }

  /// Adds a text that does not stand in the source as libcmark gives it.
  private mutating func appendAlignedText(_ literal: Range<Int>, limit: Int) {
    var next = literal.lowerBound
    var position = cursor.position
    var start = position
    let end = literal.upperBound
    gaps.move(to: position)
    while next < end {
      if position == gaps.nextStart { position = gaps.skip() }
      let byte = tree.strings[next]
      if position < limit, bytes[position] == byte, byte != Byte.backslash, byte != Byte.ampersand,
        byte != Markers.firstByte
      {
        next += 1
        position += 1
        continue
      }
      if byte == Markers.firstByte, let role = markers.role(at: next, in: tree.strings, limit: end)
      {
        next += 3
        if role == .asterisk || role == .underscore, position < limit { position += 1 }
        continue
      }
      guard position < limit else { break }
      let written = bytes[position]
      if written == Byte.backslash, position + 1 < limit, bytes[position + 1].isASCIIPunctuation {
        appendRun(start..<position)
        appendLeaf(
          .text, span: position..<position + 2, literal: position + 1..<position + 2,
          flags: .escaped)
        position += 2
        next += 1
        start = position
      } else if written == Byte.ampersand, let entity = entity(at: position, read: next..<end) {
        if entity.isVerbatim {
          position = entity.end
        } else {
          appendRun(start..<position)
          appendLeaf(
            .text, span: position..<entity.end,
            literal: copyString(next..<entity.readEnd), flags: .escaped)
          position = entity.end
          start = position
        }
        next = entity.readEnd
      } else if written == byte {
        next += 1
        position += 1
      } else if written == Byte.tab, byte == Byte.space {
        // libcmark writes the rest of a tab as spaces.
        let spaces = tree.strings[next..<end].prefix { $0 == Byte.space }.count
        appendRun(start..<position)
        appendLeaf(
          .text, span: position..<position + 1, literal: copyString(next..<next + spaces))
        position += 1
        next += spaces
        start = position
      } else if written == 0, tree.strings[next..<end].starts(with: [0xEF, 0xBF, 0xBD]) {
        appendRun(start..<position)
        appendLeaf(.text, span: position..<position + 1, literal: copyString(next..<next + 3))
        position += 1
        next += 3
        start = position
      } else {
        break
      }
    }
    appendRun(start..<position)
    cursor.position = position
    if next < end {
      misreadTexts += 1
      appendLeaf(.text, span: position..<position, literal: copyString(next..<end))
    }
  }

  private mutating func appendRun(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    appendLeaf(.text, span: range, literal: range)
  }

  /// Finds out what became of `&…;`.
  ///
  /// The source pass has put a marker behind its semicolon.
  ///
  /// - Parameters:
  ///   - position: The place of the `&` in the source.
  ///   - read: What is left of the text that libcmark read.
  /// - Returns: Its end in the source and in the text, and whether it is no entity at all.
  private func entity(
    at position: Int, read: Range<Int>
  ) -> (end: Int, readEnd: Int, isVerbatim: Bool)? {
    var end = position + 1
    while end < cursor.limit, end - position < 40,
      bytes[end].isASCIIAlphanumeric || bytes[end] == Byte.number
    {
      end += 1
    }
    guard end < cursor.limit, bytes[end] == Byte.semicolon, end > position + 1 else { return nil }
    end += 1
    var readEnd = read.lowerBound
    while readEnd < read.upperBound, readEnd - read.lowerBound <= 40 {
      if markers.role(at: readEnd, in: tree.strings, limit: read.upperBound) == .punctuation {
        let isVerbatim = bytes[position..<end] == tree.strings[read.lowerBound..<readEnd]
        return (end, readEnd, isVerbatim)
      }
      readEnd += 1
    }
    return nil
  }
}

extension SourceCursor {
  /// Steps back over what was taken for the space before a line but is text: on a line that goes on lazily.
  mutating func stepBack(to text: ArraySlice<UInt8>, in bytes: [UInt8]) {
    func isMargin(_ byte: UInt8) -> Bool { byte.isBlank || byte == Byte.greater }
    guard position == lineText, let first = text.first, isMargin(first) else { return }
    var end = lineStart
    while end < limit, isMargin(bytes[end]) { end += 1 }
    if end + 1 < limit,
      bytes[end] == Byte.ampersand
        || bytes[end] == Byte.backslash && bytes[end + 1] == Byte.greater
    {
      let blanks = text.prefix { $0.isBlank }.count
      if bytes[lineStart..<end].allSatisfy(\.isBlank) { position = max(lineStart, end - blanks) }
      return
    }
    if end >= limit || bytes[end].isLineEnd {
      while end > lineStart, bytes[end - 1].isBlank { end -= 1 }
    }
    position = max(lineStart, min(position, end - text.prefix(while: isMargin).count))
  }
}
