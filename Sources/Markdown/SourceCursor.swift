// SPDX-License-Identifier: MIT

/// A place in the lines of one block, which knows how to get from one of its lines to the next.
struct SourceCursor {
  /// How many quotes the block stands in: so many `>` may stand before a line.
  let quotes: Int

  /// The end of the block's last line.
  let limit: Int

  var position: Int

  /// Where the line begins, and where the block's text on it does; before the first line end both are behind the text.
  private(set) var lineStart = Int.max
  private(set) var lineText = Int.max

  init(at position: Int, quotes: Int, limit: Int) {
    self.position = position
    self.quotes = quotes
    self.limit = limit
  }

  /// Moves over bytes of one line, but not out of the block: it may stand elsewhere where the text is no UTF-8.
  mutating func step(_ count: Int) {
    position = max(position, min(position + count, limit))
  }

  /// Moves over blanks.
  mutating func skipBlanks(in bytes: [UInt8]) {
    while position < limit, bytes[position].isBlank { position += 1 }
  }

  /// Moves from the end of a line to the first character of the block's text on the next one.
  mutating func skipLineEnd(in bytes: [UInt8]) {
    if position < limit, bytes[position] == Byte.carriageReturn { position += 1 }
    if position < limit, bytes[position] == Byte.lineFeed { position += 1 }
    lineStart = position
    skipBlanks(in: bytes)
    var passed = 0
    while passed < quotes, position < limit, bytes[position] == Byte.greater {
      passed += 1
      position += 1
      skipBlanks(in: bytes)
    }
    lineText = position
  }

  /// Moves one byte on, and over a line end with what stands before the text of the next line.
  mutating func advance(in bytes: [UInt8]) {
    if bytes[position].isLineEnd { skipLineEnd(in: bytes) } else { position += 1 }
  }

  /// Moves over white space and line ends.
  mutating func skipSpaces(in bytes: [UInt8]) {
    while position < limit, bytes[position].isASCIISpace { advance(in: bytes) }
  }
}
