// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText

/// The line of a file that a diagnostic is about, and the marks under it.
struct SourceExcerpt {
  private let number: Int
  private let line: String
  private let indent: Int
  private let markWidth: Int

  /// The cells of a line that are shown at most; a longer line is cut around the place.
  private static let widest = 88

  init(_ span: Range<Int>, in source: SourceText, _ table: LineTable) {
    number = table.place(at: span.lowerBound).line
    var range = table.range(ofLine: number)
    if range.lowerBound == 0 {
      range = min(source.contentStart, range.upperBound)..<range.upperBound
    }
    let start = min(max(span.lowerBound, range.lowerBound), range.upperBound)
    let end = min(max(span.upperBound, start), range.upperBound)
    // Far more bytes than can be shown need not be looked at in a line of 20 MB.
    let reach = 4 * SourceExcerpt.widest
    let from = max(range.lowerBound, start - reach)
    let before = shown(source.text(in: from..<start))
    let marked = shown(source.text(in: start..<min(end, start + reach)))
    let after = shown(source.text(in: end..<min(range.upperBound, end + reach)))
    let isCutBefore = from > range.lowerBound || displayWidth(of: before) > SourceExcerpt.widest / 2
    let head = isCutBefore ? "…" + lastCells(SourceExcerpt.widest / 2, of: before) : before
    let room = SourceExcerpt.widest - displayWidth(of: head)
    let tail = marked + after
    line = head + (displayWidth(of: tail) > room ? firstCells(room, of: tail) + "…" : tail)
    indent = displayWidth(of: head)
    markWidth = max(1, min(displayWidth(of: marked), room))
  }

  /// The two lines, the hint behind the marks.
  func text(hint: String?, _ paint: Paint) -> String {
    let gutter = padded("", to: max(3, "\(number)".utf8.count))
    let lineNumber = String(gutter.dropLast("\(number)".utf8.count)) + "\(number)"
    let marks = paint.green("^" + String(repeating: "~", count: markWidth - 1))
    let ending = hint.map { " 直し方: \($0)" } ?? ""
    return """
      \(lineNumber) | \(line)
      \(gutter) | \(String(repeating: " ", count: indent))\(marks)\(ending)

      """
  }
}

/// The text with what cannot be printed made visible.
private func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09: result += " "
    case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0x200B:
      result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func firstCells(_ cells: Int, of text: String) -> String {
  var result = String.UnicodeScalarView()
  var used = 0
  for scalar in text.unicodeScalars {
    used += displayWidth(of: scalar)
    if used > cells { break }
    result.append(scalar)
  }
  return String(result)
}

private func lastCells(_ cells: Int, of text: String) -> String {
  let reversed = String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
  let chosen = firstCells(cells, of: reversed)
  return String(String.UnicodeScalarView(chosen.unicodeScalars.reversed()))
}
