// SPDX-License-Identifier: MIT

/// Reads what ``ByteWriter`` has written; whatever would lie beyond the end is `nil`.
package struct ByteReader: Sendable {
  private let all: [UInt8]

  /// Where the next value begins.
  package private(set) var place: Int

  /// Reads bytes from a place in them on.
  package init(_ bytes: [UInt8], from place: Int = 0) {
    all = bytes
    self.place = place
  }

  package var isAtEnd: Bool { place == all.count }

  package mutating func number() -> Int? {
    word().map { Int(Int64(bitPattern: $0)) }
  }

  package mutating func word() -> UInt64? {
    guard all.count - place >= 8 else { return nil }
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(all[place + index]) << UInt64(index * 8) }
    place += 8
    return word
  }

  /// How many items follow; no more than there is room for, if each takes at least so many bytes.
  package mutating func count(ofEach size: Int) -> Int? {
    guard let count = number(), count >= 0, count <= (all.count - place) / size else {
      return nil
    }
    return count
  }

  package mutating func text() -> String? {
    guard let length = count(ofEach: 1) else { return nil }
    defer { place += length }
    return String(decoding: all[place..<(place + length)], as: UTF8.self)
  }

  package mutating func bytes() -> [UInt8]? {
    guard let length = count(ofEach: 1) else { return nil }
    defer { place += length }
    return Array(all[place..<(place + length)])
  }

  /// Passes bytes over and tells where they lie.
  package mutating func extent() -> Range<Int>? {
    guard let length = count(ofEach: 1) else { return nil }
    defer { place += length }
    return place..<(place + length)
  }

  /// A number of at most 35 bits.
  package mutating func smallNumber() -> Int? {
    var number = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      guard place < all.count else { return nil }
      let byte = all[place]
      place += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }

  /// How many items follow that take a byte each at least.
  package mutating func smallCount() -> Int? {
    guard let count = smallNumber(), count <= all.count - place else { return nil }
    return count
  }

  package mutating func shortText() -> String? {
    guard let length = smallCount() else { return nil }
    defer { place += length }
    return String(decoding: all[place..<(place + length)], as: UTF8.self)
  }

  package mutating func uint32s() -> [UInt32]? {
    guard let count = count(ofEach: 4) else { return nil }
    defer { place += count * 4 }
    let span = all.span
    return (0..<count).map { span.word(at: place + $0 * 4) }
  }

  package mutating func uint16s() -> [UInt16]? {
    guard let count = count(ofEach: 2) else { return nil }
    defer { place += count * 2 }
    let span = all.span
    return (0..<count).map { number in
      UInt16(span[place + number * 2]) | UInt16(span[place + number * 2 + 1]) << 8
    }
  }

  package mutating func int32s() -> [Int32]? {
    guard let count = count(ofEach: 4) else { return nil }
    defer { place += count * 4 }
    let span = all.span
    return (0..<count).map { Int32(bitPattern: span.word(at: place + $0 * 4)) }
  }
}

extension Span<UInt8> {
  fileprivate func word(at place: Int) -> UInt32 {
    UInt32(self[place]) | UInt32(self[place + 1]) << 8 | UInt32(self[place + 2]) << 16
      | UInt32(self[place + 3]) << 24
  }
}
