// SPDX-License-Identifier: MIT

/// What libcmark need not see: the insides of long runs of text that mean nothing to it.
///
/// libcmark looks at every byte several times, and most of a Japanese text is runs of characters that can be nothing but
/// text. Of a long run it gets the first and the last character; the text that comes back is completed from the source.
///
/// That changes nothing, because
/// - what is left out lies within one line, between two characters outside ASCII, with none of libcmark's special
///   characters: it is part of one text, and the run begins and ends as before for the emphasis beside it;
/// - nothing is left out where libcmark's string is used for itself: within brackets and behind them in links and
///   definitions, in indented lines, and nowhere in a text that has a backtick, a `<`, a `&`, a `\\`, a fence of `~` or
///   a NUL anywhere.
struct ShortenedRuns {
  /// What is left out of the source, in ascending order.
  private(set) var gaps: [Gap] = []

  struct Gap {
    let start: UInt32
    let end: UInt32
  }

  /// The least number of bytes that it is worth to leave out.
  private static let least = 24

  private var isOff = false
  private var isOffInLine = false
  private var isOffInParagraph = false

  /// How many brackets are open in the paragraph.
  private var brackets = 0

  /// Shortens nothing in this text.
  mutating func turnOff() {
    isOff = true
    gaps = []
  }

  mutating func openBracket() { brackets += 1 }

  mutating func closeBracket(before next: UInt8) {
    brackets = max(brackets - 1, 0)
    if next == Byte.openParenthesis || next == Byte.colon { isOffInParagraph = true }
  }

  /// Ends a paragraph: no link goes on behind a line without text.
  mutating func endParagraph() {
    isOffInParagraph = false
    brackets = 0
  }

  /// Begins a line that has text.
  ///
  /// - Parameters:
  ///   - bytes: The source.
  ///   - line: From the line's start to the end of the text.
  mutating func beginLine(_ bytes: [UInt8], _ line: Range<Int>) {
    isOffInLine = false
    var spaces = 0
    for index in line {
      let byte = bytes[index]
      if byte == Byte.space {
        spaces += 1
        if spaces < 4 { continue }
      }
      if byte == Byte.tab || spaces >= 4 {
        isOffInLine = true
        return
      }
      spaces = 0
      switch byte {
      case Byte.space, Byte.greater, Byte.hyphen, Byte.plus, Byte.asterisk, Byte.period,
        Byte.closeParenthesis:
        continue
      case _ where byte.isASCIIDigit:
        continue
      case 0xE8:
        // 表: its first characters are taken for the mark of a caption.
        isOffInLine = true
        return
      default:
        return
      }
    }
  }

  /// Leaves out what it can of a part of a line without special characters.
  mutating func shorten(_ part: Range<Int>, of bytes: [UInt8]) {
    guard part.count > ShortenedRuns.least, !isOff, !isOffInLine, !isOffInParagraph, brackets == 0
    else { return }
    var start = part.lowerBound
    var end = part.upperBound
    while start < end, bytes[start] < 0x80 { start += 1 }
    while end > start, bytes[end - 1] < 0x80 { end -= 1 }
    guard end - start > ShortenedRuns.least else { return }
    // Behind the first character, and before the last one.
    var first = start + 1
    while first < start + 4, bytes[first] & 0xC0 == 0x80 { first += 1 }
    var last = end - 1
    while last > end - 4, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    guard bytes[first] & 0xC0 != 0x80, bytes[last] & 0xC0 == 0xC0,
      last - first >= ShortenedRuns.least
    else { return }
    if gaps.isEmpty { gaps.reserveCapacity(16) }
    gaps.append(
      Gap(start: UInt32(truncatingIfNeeded: first), end: UInt32(truncatingIfNeeded: last)))
  }
}

/// Follows the reading of a text over what was left out of it.
struct GapCursor {
  private let gaps: [ShortenedRuns.Gap]
  private var next = 0

  /// Where the next gap begins; past every text where there is none.
  private(set) var nextStart = Int.max

  init(_ gaps: [ShortenedRuns.Gap]) {
    self.gaps = gaps
    nextStart = start(of: 0)
  }

  private func start(of index: Int) -> Int { index < gaps.count ? Int(gaps[index].start) : .max }

  /// Goes to the first gap at or behind an offset.
  mutating func move(to offset: Int) {
    if nextStart >= offset, next == 0 || start(of: next - 1) < offset { return }
    if next + 1 < gaps.count, nextStart < offset, start(of: next + 1) >= offset {
      next += 1
    } else {
      var low = 0
      var high = gaps.count
      while low < high {
        let middle = (low + high) / 2
        if start(of: middle) < offset { low = middle + 1 } else { high = middle }
      }
      next = low
    }
    nextStart = start(of: next)
  }

  /// Goes over the next gap and returns its end.
  mutating func skip() -> Int {
    let end = Int(gaps[next].end)
    next += 1
    nextStart = start(of: next)
    return end
  }
}
