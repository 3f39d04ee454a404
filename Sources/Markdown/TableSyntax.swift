// SPDX-License-Identifier: MIT

/// How the rows of a table are written, as in GitHub's dialect.
enum TableSyntax {
  /// Returns whether a line consists of what a delimiter row is made of.
  static func isDelimiterRow(_ bytes: [UInt8], at start: Int, limit: Int) -> Bool {
    var index = start
    var hasHyphen = false
    var hasSign = false
    while index < limit, !bytes[index].isLineEnd {
      switch bytes[index] {
      case Byte.hyphen: hasHyphen = true
      case Byte.pipe, Byte.colon: hasSign = true
      case Byte.space, Byte.tab: break
      default: return false
      }
      index += 1
    }
    return hasHyphen && hasSign
  }

  /// Reads a delimiter row.
  ///
  /// - Parameters:
  ///   - bytes: The source.
  ///   - row: The bytes of the row, without what stands before it.
  /// - Returns: The alignments of its columns, or `nil` where it is none.
  static func alignments(_ bytes: [UInt8], in row: Range<Int>) -> [MarkdownAlignment]? {
    var alignments: [MarkdownAlignment] = []
    for cell in cells(bytes, in: row) {
      guard let first = cell.first, let last = cell.last else { return nil }
      let left = bytes[first] == Byte.colon
      let right = bytes[last] == Byte.colon && cell.count > 1
      let hyphens = (first + (left ? 1 : 0))..<max(first + (left ? 1 : 0), last + (right ? 0 : 1))
      guard !hyphens.isEmpty, bytes[hyphens].allSatisfy({ $0 == Byte.hyphen }) else { return nil }
      alignments.append(left && right ? .center : left ? .left : right ? .right : .none)
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// Splits a row at its pipes.
  ///
  /// A pipe with a backslash does not split, nor does one in a ruby or in a reference to a term.
  ///
  /// - Returns: The bytes of the cells, without the blanks around them.
  static func cells(_ bytes: [UInt8], in row: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var row = trimmed(bytes, row)
    if let first = row.first, bytes[first] == Byte.pipe { row = (first + 1)..<row.upperBound }
    var start = row.lowerBound
    var index = start
    while index < row.upperBound {
      switch bytes[index] {
      case Byte.pipe:
        cells.append(trimmed(bytes, start..<index))
        index += 1
        start = index
      case Byte.backslash:
        let escapes = index + 1 < row.upperBound && bytes[index + 1].isASCIIPunctuation
        index += escapes ? 2 : 1
      case Byte.openBrace, Byte.openBracket:
        index = endOfUnit(bytes, at: index, limit: row.upperBound) ?? index + 1
      default:
        index += 1
      }
    }
    if !trimmed(bytes, start..<row.upperBound).isEmpty {
      cells.append(trimmed(bytes, start..<row.upperBound))
    }
    return cells
  }

  /// Returns the end of a ruby or of a reference to a term, where one begins.
  private static func endOfUnit(_ bytes: [UInt8], at start: Int, limit: Int) -> Int? {
    if bytes[start] == Byte.openBrace {
      guard let ruby = RubySyntax(bytes, at: start, limit: limit),
        !bytes[ruby.base.upperBound - 1].isBlank, !bytes[ruby.readings.lowerBound].isBlank
      else { return nil }
      return ruby.end
    }
    guard start + 1 < limit, bytes[start + 1] == Byte.openBracket else { return nil }
    var end = start + 2
    while end < limit, bytes[end] != Byte.closeBracket {
      if bytes[end] == Byte.openBracket { return nil }
      end += 1
    }
    return end + 1 < limit && bytes[end + 1] == Byte.closeBracket ? end + 2 : nil
  }

  /// Returns how many bytes `表:` and the blanks behind it take, where that stands.
  static func captionMark(_ bytes: [UInt8], at start: Int) -> Int? {
    for mark in ["表:", "表："] where bytes[start...].starts(with: mark.utf8) {
      var end = start + mark.utf8.count
      while end < bytes.count, bytes[end].isBlank { end += 1 }
      return end - start
    }
    return nil
  }

  /// Returns a range without the blanks at its ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start].isASCIISpace { start += 1 }
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    return start..<end
  }
}
