// SPDX-License-Identifier: MIT

/// Writes numbers as characters that stand in a script's string as they are.
///
/// A number is written from its lowest digit on, to the base 45; the characters of all digits but the last are
/// taken from a second set of 45, so that each number tells where it ends.
struct DigitWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    precondition(number >= 0, "only numbers from zero on are written")
    var rest = number
    while rest >= 45 {
      bytes.append(Self.character(45 + rest % 45))
      rest /= 45
    }
    bytes.append(Self.character(rest))
  }

  mutating func append(contentsOf other: [UInt8]) { bytes += other }

  /// From # on, without the backslash.
  private static func character(_ digit: Int) -> UInt8 {
    UInt8(digit < 57 ? 0x23 + digit : 0x24 + digit)
  }
}

/// Reads what ``DigitWriter`` has written.
struct DigitReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  var isAtEnd: Bool { place >= bytes.endIndex }

  /// The next number; `nil` at the end, and where the text is damaged.
  mutating func next() -> Int? {
    var number = 0
    var unit = 1
    while place < bytes.endIndex {
      let byte = Int(bytes[place])
      place += 1
      let digit = byte > 0x5C ? byte - 0x24 : byte - 0x23
      guard (0..<90).contains(digit), unit < 1 << 50 else { return nil }
      if digit < 45 { return number + digit * unit }
      number += (digit - 45) * unit
      unit *= 45
    }
    return nil
  }

  /// The next bytes as they are.
  mutating func next(bytes count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.endIndex - place else { return nil }
    defer { place += count }
    return bytes[place..<(place + count)]
  }
}
