// SPDX-License-Identifier: MIT

/// `[^名]` in a text and `[^名]: …` at the start of a line.
enum FootnoteSyntax {
  /// Reads `[^label]`.
  ///
  /// - Returns: The bytes of the label and where the mark ends.
  static func mark(_ bytes: [UInt8], at offset: Int, limit: Int) -> (label: Range<Int>, end: Int)? {
    guard offset + 3 < limit, bytes[offset] == Byte.openBracket, bytes[offset + 1] == Byte.caret
    else { return nil }
    var end = offset + 2
    while end < limit, bytes[end] != Byte.closeBracket {
      if bytes[end].isASCIISpace || bytes[end] == Byte.openBracket || end - offset > 300 {
        return nil
      }
      end += 1
    }
    guard end < limit, end > offset + 2 else { return nil }
    return (offset + 2..<end, end + 1)
  }

  /// Returns what two labels have in common that mean the same footnote.
  static func name(_ bytes: [UInt8], _ label: Range<Int>) -> String {
    String(decoding: bytes[label], as: UTF8.self).lowercased()
  }

  /// Reads `[^label]:` with the blanks behind it.
  static func definitionMark(
    _ bytes: [UInt8], at offset: Int, limit: Int
  ) -> (label: Range<Int>, end: Int)? {
    guard let mark = mark(bytes, at: offset, limit: limit), mark.end < limit,
      bytes[mark.end] == Byte.colon
    else { return nil }
    var end = mark.end + 1
    while end < limit, bytes[end].isBlank { end += 1 }
    return (mark.label, end)
  }
}
