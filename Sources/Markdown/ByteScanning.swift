// SPDX-License-Identifier: MIT

private import Glibc

/// Looks for bytes in a text, eight at a time where it can.
package enum ByteScanning {
  /// A set of ASCII characters, a bit for each.
  struct ASCIISet {
    let low: UInt64
    let high: UInt64

    init(_ characters: String) {
      var (low, high): (UInt64, UInt64) = (0, 0)
      for byte in characters.utf8 {
        if byte < 0x40 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 0x40) }
      }
      (self.low, self.high) = (low, high)
    }

    func contains(_ byte: UInt8) -> Bool {
      (byte < 0x40 ? low : high) & 1 << UInt64(byte & 0x3F) != 0
    }
  }

  /// Returns the place of the next byte that is of a set or begins a character of the block of the markers; the end
  /// where there is none.
  static func next(
    of set: ASCIISet, from start: Int, to end: Int, in bytes: [UInt8]
  ) -> Int {
    guard start < end, end <= bytes.count else { return end }
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let pattern = UInt64(Markers.firstByte) &* ones
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return end }
      var index = start
      while index < end {
        if index &+ 8 <= end {
          let word = unsafe UInt64(littleEndian: (base + index).loadUnaligned(as: UInt64.self))
          // The lowest bit that is set is in the first byte of ASCII, or the first that may begin a marker.
          let other = word ^ pattern
          let found = (~word | ((other &- ones) & ~other)) & tops
          if found == 0 {
            index &+= 8
            continue
          }
          index &+= found.trailingZeroBitCount >> 3
        }
        var byte: UInt8
        repeat {
          byte = unsafe (base + index).load(as: UInt8.self)
          if byte < 0x80 ? set.contains(byte) : byte == Markers.firstByte { return index }
          index &+= 1
        } while byte < 0x80 && index < end
      }
      return end
    }
  }

  /// Returns the parts of some bytes between those that have a value.
  package static func split(_ bytes: [UInt8], at separator: UInt8) -> [Range<Int>] {
    unsafe bytes.withUnsafeBytes { buffer in
      var parts: [Range<Int>] = []
      var start = 0
      while start < buffer.count, let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, Int32(separator), buffer.count - start)
      {
        let end = unsafe found - UnsafeMutableRawPointer(mutating: base)
        parts.append(start..<end)
        start = end + 1
      }
      parts.append(start..<buffer.count)
      return parts
    }
  }

  /// Returns a number that equal bytes have in common, and other bytes hardly ever.
  static func hash(of range: Range<Int>, in bytes: [UInt8], seed: UInt64) -> UInt64 {
    precondition(range.upperBound <= bytes.count)
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return seed }
      var hash = seed
      var index = range.lowerBound
      while index < range.upperBound {
        var word: UInt64 = 0
        if index &+ 8 <= range.upperBound {
          word = unsafe (base + index).loadUnaligned(as: UInt64.self)
        } else {
          for place in index..<range.upperBound { word = unsafe word << 8 | UInt64(buffer[place]) }
        }
        let (high, low) = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = high ^ low ^ UInt64(range.count)
        index &+= 8
      }
      return hash
    }
  }
}
