// SPDX-License-Identifier: MIT

/// What stands before the text of a line: blanks, `>`, marks of lists.
struct LineMargin {
  /// Where the text begins, behind blanks and `>`.
  let text: Int

  /// Where it begins behind the marks of list items that open there.
  let itemText: Int

  /// How many columns the text is indented, from the start of the line or the last `>`.
  let indent: Int

  /// How deep the blocks that the line opens can be nested at most.
  let depth: Int

  /// Reads the start of a line.
  init(of bytes: [UInt8], at start: Int, limit: Int) {
    var index = start
    var indent = 0
    var columns = 0
    var quotes = 0
    while index < limit {
      let byte = bytes[index]
      if byte == Byte.greater {
        quotes += 1
        indent = -1
      } else if byte == Byte.space {
        indent += 1
        columns += 1
      } else if byte == Byte.tab {
        indent += 4
        columns += 4
      } else {
        break
      }
      index += 1
    }
    text = index
    self.indent = max(indent, 0)
    guard index < limit, LineMargin.mayBeginItem(bytes[index]) else {
      depth = quotes
      itemText = index
      return
    }
    let marks = LineMargin.marks(of: bytes, at: index, limit: limit)
    depth = marks.count == 0 ? 0 : quotes + columns / 2 + marks.count
    itemText = marks.end
  }

  private static func mayBeginItem(_ byte: UInt8) -> Bool {
    byte == Byte.hyphen || byte == Byte.plus || byte == Byte.asterisk || byte.isASCIIDigit
  }

  /// Counts the marks of lists and quotes that stand one behind the other.
  ///
  /// - Returns: How many there are, and where they end; none in a line of nothing but `* * *`, which is a thematic
  ///   break.
  private static func marks(
    of bytes: [UInt8], at start: Int, limit: Int
  ) -> (count: Int, end: Int) {
    var count = 0
    var index = start
    var isBreak = bytes[start] == Byte.hyphen || bytes[start] == Byte.asterisk
    while index < limit, !bytes[index].isLineEnd {
      var end = index
      while end < limit, bytes[end].isASCIIDigit { end += 1 }
      guard end < limit else { break }
      let byte = bytes[end]
      let isNumber = end > index && (byte == Byte.period || byte == Byte.closeParenthesis)
      let isBullet = end == index && mayBeginItem(byte)
      let isQuote = end == index && byte == Byte.greater
      guard isNumber || isBullet || isQuote else { break }
      end += 1
      guard isQuote || end >= limit || bytes[end].isASCIISpace else { break }
      count += 1
      isBreak = isBreak && byte == bytes[start]
      while end < limit, bytes[end].isBlank { end += 1 }
      index = end
    }
    let isAtEnd = index >= limit || bytes[index].isLineEnd
    return isBreak && isAtEnd ? (0, start) : (count, index)
  }
}
