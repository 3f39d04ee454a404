// SPDX-License-Identifier: MIT

/// A number of 128 bits that stands for the values that it was made of: other values, another number.
///
/// It tells accidents apart, not attacks: two lists of values with one digest are not met by chance, but could be made.
package struct Digest: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Gathers values and makes their digest.
  package init(_ gather: (inout DigestBuilder) -> Void) {
    var builder = DigestBuilder()
    gather(&builder)
    self = builder.digest
  }
}

/// Gathers values one after the other; the same values in another order, or divided otherwise, give another digest.
///
/// The mixing is that of MurmurHash3 with 128 bits for 64-bit machines (Austin Appleby, public domain), in which the length of
/// each value is mixed in before its bytes.
package struct DigestBuilder: Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var length: UInt64 = 0

  package init() {}

  package mutating func add(_ bytes: [UInt8]) { mix(bytes.span) }

  package mutating func add(_ text: String) { mix(text.utf8Span.span) }

  /// Adds a text that may be missing; a missing one is not as an empty one.
  package mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { mix(text.utf8Span.span) }
  }

  package mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { mix(text.utf8Span.span) }
  }

  package mutating func add(_ number: Int) {
    mix(UInt64(bitPattern: Int64(number)), 0x9E37_79B9_7F4A_7C15)
  }

  package mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }

  package mutating func add(_ digest: Digest) { mix(digest.high, digest.low) }

  /// The digest of what was added so far.
  package var digest: Digest {
    var (one, other) = (first ^ length, second ^ length)
    one &+= other
    other &+= one
    one = Self.finished(one)
    other = Self.finished(other)
    one &+= other
    other &+= one
    return Digest(high: one, low: other)
  }

  private mutating func mix(_ bytes: Span<UInt8>) {
    add(bytes.count)
    var index = 0
    while bytes.count - index >= 16 {
      // Of a block of known length the sixteen bytes are read as two words.
      let block = bytes.extracting(index..<(index + 16))
      mix(Self.word(block, at: 0), Self.word(block, at: 8))
      index += 16
    }
    guard index < bytes.count else { return }
    var (one, other): (UInt64, UInt64) = (0, 0)
    for place in index..<bytes.count {
      let shift = UInt64((place - index) & 7) * 8
      if place - index < 8 {
        one |= UInt64(bytes[place]) << shift
      } else {
        other |= UInt64(bytes[place]) << shift
      }
    }
    mix(one, other)
  }

  private mutating func mix(_ one: UInt64, _ other: UInt64) {
    let (firstFactor, secondFactor): (UInt64, UInt64) = (
      0x87C3_7B91_1142_53D5, 0x4CF5_AD43_2745_937F
    )
    first ^= Self.turned(one &* firstFactor, by: 31) &* secondFactor
    first = (Self.turned(first, by: 27) &+ second) &* 5 &+ 0x52DC_E729
    second ^= Self.turned(other &* secondFactor, by: 33) &* firstFactor
    second = (Self.turned(second, by: 31) &+ first) &* 5 &+ 0x3849_5AB5
    length &+= 16
  }

  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at index: Int) -> UInt64 {
    UInt64(bytes[index]) | UInt64(bytes[index + 1]) << 8 | UInt64(bytes[index + 2]) << 16
      | UInt64(bytes[index + 3]) << 24 | UInt64(bytes[index + 4]) << 32
      | UInt64(bytes[index + 5]) << 40 | UInt64(bytes[index + 6]) << 48
      | UInt64(bytes[index + 7]) << 56
  }

  private static func turned(_ word: UInt64, by count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }

  private static func finished(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 33) &* 0xFF51_AFD7_ED55_8CCD
    word = (word ^ word >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return word ^ word >> 33
  }
}
