// SPDX-License-Identifier: MIT

/// Writes numbers of few bits each, the lowest bit first.
package struct BitWriter {
  /// What was written, but for the last bits before the ``end()``.
  package private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  package init() {}

  /// What was written, in memory of its own and no larger.
  var ownBytes: [UInt8] { Array(bytes[...]) }

  /// How many bytes are full.
  var count: Int { bytes.count + pendingCount >> 3 }

  /// Starts again in the same memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    (pending, pendingCount) = (0, 0)
  }

  /// Writes the lowest bits of a number, at most 32.
  package mutating func append(_ number: Int, bits: Int) {
    let kept = UInt64(truncatingIfNeeded: number) & ((1 << UInt64(bits)) - 1)
    pending |= kept << UInt64(pendingCount)
    pendingCount += bits
    if pendingCount >= 32 { flush(4) }
  }

  private mutating func flush(_ count: Int) {
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
    }
    pendingCount -= count * 8
  }

  /// Writes a number from 0 on by Golomb and Rice: its upper part as so many ones and a zero, then its lowest bits.
  package mutating func append(_ number: Int, rice bits: Int) {
    var rest = number >> bits
    if rest + bits < 32 {
      append((number & ((1 << bits) - 1)) << (rest + 1) | ((1 << rest) - 1), bits: rest + 1 + bits)
      return
    }
    while rest >= 16 {
      append(0xFFFF, bits: 16)
      rest -= 16
    }
    append((1 << rest) - 1, bits: rest + 1)
    append(number, bits: bits)
  }

  /// Writes a number from 1 on by Elias: as many ones as it has bits after the first, a zero, and those bits.
  package mutating func append(elias number: Int) {
    let bits = Int.bitWidth - 1 - number.leadingZeroBitCount
    if bits < 16 {
      append((number & ((1 << bits) - 1)) << (bits + 1) | ((1 << bits) - 1), bits: bits * 2 + 1)
      return
    }
    append((1 << bits) - 1, bits: bits + 1)
    append(number, bits: bits)
  }

  /// Writes whole bytes where the last byte is full.
  package mutating func append(_ whole: [UInt8]) {
    end()
    bytes += whole
  }

  /// Fills the last byte with zeros.
  package mutating func end() {
    pendingCount = (pendingCount + 7) & ~7
    flush(pendingCount / 8)
  }
}

/// Reads what ``BitWriter`` has written.
package struct BitReader {
  private let bytes: [UInt8]
  private var place = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether more was read than there is: the bytes are damaged.
  package var isBeyondEnd: Bool { place > bytes.count * 8 }

  package mutating func next(bits: Int) -> Int {
    var number = 0
    var done = 0
    while done < bits {
      let index = place >> 3
      let byte = index < bytes.count ? Int(bytes[index]) : 0
      let taken = min(8 - place & 7, bits - done)
      number |= (byte >> (place & 7) & ((1 << taken) - 1)) << done
      done += taken
      place += taken
    }
    return number
  }

  /// Goes on at the beginning of a byte.
  package mutating func alignToByte() { place = (place + 7) & ~7 }

  private mutating func ones() -> Int {
    var count = 0
    while next(bits: 1) == 1 { count += 1 }
    return count
  }

  package mutating func next(rice bits: Int) -> Int {
    let upper = ones()
    return upper << bits | next(bits: bits)
  }

  package mutating func nextElias() -> Int {
    let bits = min(ones(), 48)
    return 1 << bits | next(bits: bits)
  }
}
