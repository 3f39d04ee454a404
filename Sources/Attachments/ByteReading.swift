// SPDX-License-Identifier: MIT

/// Numbers in the bytes of a file that may be cut off or lie: what is outside is `nil`, never a crash.
extension [UInt8] {
  /// The number of two bytes from an offset, the more significant first.
  func bigEndian16(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 2 else { return nil }
    return Int(self[offset]) << 8 | Int(self[offset + 1])
  }

  /// The number of four bytes from an offset, the most significant first.
  func bigEndian32(at offset: Int) -> Int? {
    guard let high = bigEndian16(at: offset), let low = bigEndian16(at: offset + 2) else {
      return nil
    }
    return high << 16 | low
  }

  /// The number of two bytes from an offset, the less significant first.
  func littleEndian16(at offset: Int) -> Int? {
    bigEndian16(at: offset).map { $0 >> 8 | ($0 & 0xFF) << 8 }
  }

  /// The number of four bytes from an offset, the least significant first.
  func littleEndian32(at offset: Int) -> Int? {
    guard let low = littleEndian16(at: offset), let high = littleEndian16(at: offset + 2) else {
      return nil
    }
    return high << 16 | low
  }

  /// As many bytes as are asked for; `nil` where the file does not have them.
  func slice(at offset: Int, count length: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    return self[offset..<(offset + length)]
  }

  /// Whether a text of ASCII stands at an offset.
  func holds(_ text: StaticString, at offset: Int) -> Bool {
    let wanted = Array(text.description.utf8)
    return slice(at: offset, count: wanted.count)?.elementsEqual(wanted) ?? false
  }

  /// Where a text stands first in a range; `nil` where it does not.
  ///
  /// - Complexity: O(*n* · *m*) at worst; the texts that are looked for are short.
  func firstIndex(of text: String, in range: Range<Int>) -> Int? {
    let wanted = Array(text.utf8)
    let range = range.clamped(to: 0..<count)
    guard let first = wanted.first, range.count >= wanted.count else { return nil }
    var index = range.lowerBound
    let last = range.upperBound - wanted.count
    while index <= last {
      if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) {
        return index
      }
      index += 1
    }
    return nil
  }
}
