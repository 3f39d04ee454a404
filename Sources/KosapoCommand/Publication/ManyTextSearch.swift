// SPDX-License-Identifier: MIT

/// A search for many texts at once, in one pass over the bytes.
///
/// The algorithm is that of Wu and Manber ("A fast algorithm for multi-pattern searching", 1994): the last three bytes of
/// a window as long as the shortest text tell how far it can be moved, so most bytes are never looked at. The texts that may
/// stand at a place are in the order of their bytes, so that many with one beginning are not compared one by one.
package struct ManyTextSearch: Sendable {
  /// The shortest text that is searched for, in bytes: two kanji.
  package static let shortest = 6

  /// The bytes of all texts, those of one hash together, and in the order of their bytes.
  private let texts: [UInt8]

  /// Where each text begins in ``texts``, and where the last one ends.
  private let offsets: [Int]

  /// The number that each text was given with.
  private let numbers: [Int32]

  /// The length of the window: that of the shortest text.
  private let window: Int

  /// How far the window can be moved, by the hash of its last three bytes; 0 where a text may end here.
  private let shifts: [UInt8]

  /// Where the texts of each hash begin, and where those of the last one end.
  private let starts: [Int32]

  private static let tableSize = 1 << 15

  /// - Parameter texts: What is searched for, each of ``shortest`` bytes at least.
  package init(_ texts: [[UInt8]]) {
    precondition(texts.allSatisfy { $0.count >= Self.shortest }, "texts are long enough")
    // A shift is one byte, and long windows gain nothing.
    let window = min(texts.map(\.count).min() ?? Self.shortest, 64)
    self.window = window
    var shifts = [UInt8](repeating: UInt8(window - 2), count: Self.tableSize)
    for text in texts {
      for end in 2..<window {
        let hash = Self.hash(text[end - 2], text[end - 1], text[end])
        shifts[hash] = min(shifts[hash], UInt8(window - 1 - end))
      }
    }
    let hashes = texts.map { Self.hash($0[window - 3], $0[window - 2], $0[window - 1]) }
    let order = texts.indices.sorted { left, right in
      if hashes[left] != hashes[right] { return hashes[left] < hashes[right] }
      return texts[left] == texts[right]
        ? left < right : texts[left].lexicographicallyPrecedes(texts[right])
    }
    var starts = [Int32](repeating: 0, count: Self.tableSize + 1)
    for hash in hashes { starts[hash + 1] += 1 }
    for hash in 0..<Self.tableSize { starts[hash + 1] += starts[hash] }
    (self.shifts, self.starts) = (shifts, starts)
    self.texts = order.flatMap { texts[$0] }
    offsets = order.reduce(into: [0]) { $0.append(($0.last ?? 0) + texts[$1].count) }
    numbers = order.map { Int32($0) }
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
  /// - Returns: How many windows and bytes of texts were looked at.
  /// - Complexity: Linear in the bytes, but for the logarithm of the number of texts that begin alike.
  @discardableResult
  package func forEachMatch(
    in bytes: [UInt8], range: Range<Int>, _ visit: (_ text: Int, _ offset: Int) -> Void
  ) -> Int {
    guard !numbers.isEmpty else { return 0 }
    let (bytes, shifts) = (bytes.span, shifts.span)
    var steps = 0
    var end = range.lowerBound + window - 1
    while end < range.upperBound {
      steps += 1
      let hash = Self.hash(bytes[end - 2], bytes[end - 1], bytes[end])
      let shift = shifts[hash]
      if shift > 0 {
        end += Int(shift)
        continue
      }
      let start = end - window + 1
      let places = Int(starts[hash])..<Int(starts[hash + 1])
      forEachText(of: places, at: start, in: bytes.extracting(0..<range.upperBound), &steps) {
        visit($0, start)
      }
      end += 1
    }
    return steps
  }

  /// Visits those of some texts in order that stand at a place.
  private func forEachText(
    of places: Range<Int>, at start: Int, in bytes: Span<UInt8>, _ steps: inout Int,
    _ visit: (Int) -> Void
  ) {
    let (texts, offsets) = (texts.span, offsets.span)
    var (low, high) = (places.lowerBound, places.upperBound)
    var length = 0
    while low < high {
      // The shortest of those that begin alike stands first.
      while low < high, offsets[low + 1] - offsets[low] == length {
        visit(Int(numbers[low]))
        low += 1
      }
      guard low < high, start + length < bytes.count else { return }
      let byte = bytes[start + length]
      steps += 1
      if texts[offsets[low] + length] != byte {
        low = place(in: low..<high, &steps) { texts[offsets[$0] + length] >= byte }
      }
      if low < high, texts[offsets[high - 1] + length] != byte {
        high = place(in: low..<high, &steps) { texts[offsets[$0] + length] > byte }
      }
      length += 1
    }
  }

  /// The first place of a range where something holds that holds from there on.
  private func place(
    in range: Range<Int>, _ steps: inout Int, where holds: (Int) -> Bool
  ) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      steps += 1
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
