// SPDX-License-Identifier: MIT

/// A search for many texts at once, in one pass over the bytes.
///
/// The algorithm is that of Wu and Manber ("A fast algorithm for multi-pattern searching", 1994): the last three bytes of
/// a window as long as the shortest text tell how far it can be moved, so most bytes are never looked at.
package struct ManyTextSearch: Sendable {
  /// The shortest text that is searched for, in bytes: two kanji.
  package static let shortest = 6

  private let texts: [[UInt8]]

  /// The length of the window: that of the shortest text.
  private let window: Int

  /// How far the window can be moved, by the hash of its last three bytes; 0 where a text may end here.
  private let shifts: [UInt8]

  /// The first text of each hash, and the next one of the same hash, each plus 1.
  private let first: [Int32]
  private let next: [Int32]

  private static let tableSize = 1 << 15

  /// - Parameter texts: What is searched for, each of ``shortest`` bytes at least.
  package init(_ texts: [[UInt8]]) {
    precondition(texts.allSatisfy { $0.count >= Self.shortest }, "texts are long enough")
    self.texts = texts
    // A shift is one byte, and long windows gain nothing.
    let window = min(texts.map(\.count).min() ?? Self.shortest, 64)
    self.window = window
    var shifts = [UInt8](repeating: UInt8(window - 2), count: Self.tableSize)
    var first = [Int32](repeating: 0, count: Self.tableSize)
    var next = [Int32](repeating: 0, count: texts.count)
    for (number, text) in texts.enumerated() {
      for end in 2..<window {
        let hash = Self.hash(text[end - 2], text[end - 1], text[end])
        shifts[hash] = min(shifts[hash], UInt8(window - 1 - end))
      }
      let hash = Self.hash(text[window - 3], text[window - 2], text[window - 1])
      next[number] = first[hash]
      first[hash] = Int32(number + 1)
    }
    (self.shifts, self.first, self.next) = (shifts, first, next)
  }

  private static func hash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let word = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
    return Int((word &* 0x9E37_79B1) >> 17)
  }

  /// Finds every place of every text, also where they overlap.
  ///
  /// - Parameters:
  ///   - bytes: Where to search.
  ///   - range: Which part of them.
  ///   - visit: Called with the number of the text and where it begins, by ascending places.
  package func forEachMatch(
    in bytes: [UInt8], range: Range<Int>, _ visit: (_ text: Int, _ offset: Int) -> Void
  ) {
    guard !texts.isEmpty else { return }
    let (bytes, shifts) = (bytes.span, shifts.span)
    var end = range.lowerBound + window - 1
    while end < range.upperBound {
      let hash = Self.hash(bytes[end - 2], bytes[end - 1], bytes[end])
      let shift = shifts[hash]
      if shift > 0 {
        end += Int(shift)
        continue
      }
      let start = end - window + 1
      var number = Int(first[hash]) - 1
      while number >= 0 {
        if matches(number, bytes, start, range.upperBound) { visit(number, start) }
        number = Int(next[number]) - 1
      }
      end += 1
    }
  }

  private func matches(_ number: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let text = texts[number]
    guard text.count <= end - start else { return false }
    var index = 0
    while index < text.count {
      if bytes[start + index] != text[index] { return false }
      index += 1
    }
    return true
  }
}
