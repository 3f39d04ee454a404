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
      default:
        index += 1
      }
    }
    if !trimmed(bytes, start..<row.upperBound).isEmpty {
      cells.append(trimmed(bytes, start..<row.upperBound))
    }
    return cells
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
