// SPDX-License-Identifier: MIT

/// What one pass over a file's bytes finds that a text should not have, and how its lines end.
package struct TextInspection: Hashable, Sendable {
  /// The first byte that cannot stand there in UTF-8.
  package private(set) var firstInvalid: Int?

  /// How many places are not UTF-8.
  package private(set) var invalidCount = 0

  /// How many characters of two bytes and more are right: in a UTF-8 text with damage, nearly all.
  package private(set) var longCharacterCount = 0

  package private(set) var firstNUL: Int?

  /// The control characters apart from NUL, tab and line ends: bytes, escape, C1 and delete.
  package private(set) var controls: [Range<Int>] = []

  /// U+FEFF after the start of the file.
  package private(set) var strayMarks: [Range<Int>] = []

  /// U+202A–202E and U+2066–2069, which turn the direction of writing unseen.
  package private(set) var directionMarks: [Range<Int>] = []

  package private(set) var hasByteOrderMark = false
  package private(set) var lineFeedCount = 0
  package private(set) var carriageReturnLineFeedCount = 0
  package private(set) var carriageReturnCount = 0

  /// Looks at every byte once.
  package init(of source: [UInt8]) {
    let bytes = source.span
    hasByteOrderMark = source.starts(with: [0xEF, 0xBB, 0xBF])
    var index = hasByteOrderMark ? 3 : 0
    while true {
      index = passOrdinary(bytes, from: index)
      guard index < bytes.count else { return }
      let byte = bytes[index]
      index =
        byte < 0x80
        ? passControl(byte, of: bytes, at: index) : passLong(byte, of: bytes, at: index)
    }
  }

  /// Passes over letters of ASCII, kana and kanji, which most of a text is, and returns where they end.
  private mutating func passOrdinary(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    var count = 0
    while index + 2 < bytes.count {
      let byte = bytes[index]
      if byte >= 0xE3, byte <= 0xE9 {
        guard bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { break }
        index += 3
        count += 1
      } else if byte >= 0x20, byte < 0x7F {
        index += 1
      } else {
        break
      }
    }
    longCharacterCount += count
    return index
  }

  /// Notes a byte below 0x20, or 0x7F, and returns where to go on.
  private mutating func passControl(_ byte: UInt8, of bytes: Span<UInt8>, at index: Int) -> Int {
    switch byte {
    case 0x0A: lineFeedCount += 1
    case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A:
      carriageReturnLineFeedCount += 1
      return index + 2
    case 0x0D: carriageReturnCount += 1
    case 0x09: break
    case 0: if firstNUL == nil { firstNUL = index }
    case 0x20...0x7E: break
    default: controls.append(index..<(index + 1))
    }
    return index + 1
  }

  /// Notes a character of two bytes and more, or what is none, and returns where to go on.
  private mutating func passLong(_ lead: UInt8, of bytes: Span<UInt8>, at index: Int) -> Int {
    let length = characterLength(lead, of: bytes, at: index)
    guard length > 0 else {
      invalidCount += 1
      if firstInvalid == nil { firstInvalid = index }
      return index + 1
    }
    longCharacterCount += 1
    let end = index + length
    switch (lead, bytes[index + 1]) {
    case (0xC2, 0x80...0x9F): controls.append(index..<end)
    case (0xE2, 0x80) where (0xAA...0xAE).contains(bytes[index + 2]),
      (0xE2, 0x81) where (0xA6...0xA9).contains(bytes[index + 2]):
      directionMarks.append(index..<end)
    case (0xEF, 0xBB) where bytes[index + 2] == 0xBF: strayMarks.append(index..<end)
    default: break
    }
    return end
  }
}

/// Returns how many bytes the character at the index has, or 0 where it is not UTF-8.
///
/// Overlong forms, surrogates and what lies above U+10FFFF are not UTF-8.
private func characterLength(_ lead: UInt8, of bytes: Span<UInt8>, at index: Int) -> Int {
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch lead {
  case 0xE1...0xEC, 0xEE, 0xEF: length = 3
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: length = 4
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return 0
  }
  guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
  for next in (index + 2)..<max(index + length, index + 2) where bytes[next] & 0xC0 != 0x80 {
    return 0
  }
  return length
}
