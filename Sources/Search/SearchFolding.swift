// SPDX-License-Identifier: MIT

import JapaneseText

/// A text as the search compares it, with the place in the text that each folded character comes from.
///
/// `fold` of `site/assets/search-fold.js` does the same, with the vectors of `Tests/Vectors/search-folding.json`:
/// Normalization Form KC, lower case, hiragana for katakana, one dash, one wave, `,` and `.` for 、 and 。; runs of
/// spaces become one, characters without a width are dropped.
package struct FoldedText: Sendable {
  /// The folded characters; a line feed stands where a text ends that no word goes across.
  package private(set) var scalars: [UInt32] = []

  /// For each folded character where what it comes from begins and ends, in scalars of the text; none where they were not kept.
  package private(set) var origins: [Range<Int32>] = []

  /// For each folded character the class of what it comes from; see ``CharacterClass``.
  package private(set) var classes: [UInt8] = []

  private let keepsOrigins: Bool

  /// Where the text begins that was folded last.
  private var start = 0

  /// Folds a text.
  package init(_ text: String) {
    keepsOrigins = true
    let length = text.utf8.count / 3
    reserve(length)
    origins.reserveCapacity(length)
    append(text)
  }

  /// Begins with nothing, for texts that are only compared: they need no origins.
  init() { keepsOrigins = false }

  mutating func reserve(_ count: Int) {
    scalars.reserveCapacity(count)
    classes.reserveCapacity(count)
  }

  /// Ends a text.
  mutating func appendLineFeed() {
    scalars.append(0x0A)
    classes.append(CharacterClass.other)
  }

  /// Folds a text behind the others, the last of which was ended.
  mutating func append(_ text: String) {
    start = scalars.count
    let bytes = text.utf8Span.span
    var (offset, place) = (0, 0)
    var next = scalar(at: 0, in: bytes)
    while let first = next {
      offset += UTF8.width(first)
      next = scalar(at: offset, in: bytes)
      let sort = characterClass(first.value, after: classes.last ?? CharacterClass.other)
      if let after = next, joinsWhatStandsBefore(after.value) {
        var joined = [first]
        while let other = next, joinsWhatStandsBefore(other.value) {
          joined.append(other)
          offset += UTF8.width(other)
          next = scalar(at: offset, in: bytes)
        }
        append(joined, place..<(place + joined.count), sort)
        place += joined.count
      } else if let folded = simplyFolded(first.value) {
        append(folded, place..<(place + 1), sort)
        place += 1
      } else {
        append([first], place..<(place + 1), sort)
        place += 1
      }
    }
  }

  private mutating func append(
    _ source: [Unicode.Scalar], _ range: Range<Int>, _ sort: UInt8
  ) {
    let shown = source.filter { !isInvisible($0.value) }
    guard !shown.isEmpty else { return }
    for scalar in compatibilityComposed(String(String.UnicodeScalarView(shown))).unicodeScalars {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        append(compared(lower.value), range, sort)
      }
    }
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32, _ range: Range<Int>, _ sort: UInt8) {
    if scalar == 0x20, scalars.count > start, let last = scalars.last, last == 0x20 || last == 0x0A
    {
      return
    }
    scalars.append(scalar)
    if keepsOrigins { origins.append(Int32(range.lowerBound)..<Int32(range.upperBound)) }
    classes.append(sort)
  }
}

/// Sorts of characters: where one ends and another begins, a word may end.
package enum CharacterClass {
  static let other: UInt8 = 0
  static let kanji: UInt8 = 1
  static let hiragana: UInt8 = 2
  static let katakana: UInt8 = 3
  static let letter: UInt8 = 4
}

private func characterClass(_ value: UInt32, after last: UInt8) -> UInt8 {
  switch value {
  case 0x30FC: last
  case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
    CharacterClass.kanji
  case 0x3041...0x309F: CharacterClass.hiragana
  case 0x30A1...0x30FF, 0xFF66...0xFF9F: CharacterClass.katakana
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
    CharacterClass.letter
  default: CharacterClass.other
  }
}

/// The character that begins at an offset of a text; `nil` at its end.
@inline(__always)
private func scalar(at offset: Int, in bytes: borrowing Span<UInt8>) -> Unicode.Scalar? {
  guard offset < bytes.count else { return nil }
  let first = UInt32(bytes[offset])
  func rest(_ place: Int) -> UInt32 { UInt32(bytes[offset + place] & 0x3F) }
  return switch first {
  case ..<0x80: Unicode.Scalar(first)
  case 0xF0...:
    Unicode.Scalar((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3))
  case 0xE0...: Unicode.Scalar((first & 0x0F) << 12 | rest(1) << 6 | rest(2))
  default: Unicode.Scalar((first & 0x1F) << 6 | rest(1))
  }
}

/// The folded form of a character that needs no tables; `nil` for all others.
@inline(__always)
private func simplyFolded(_ value: UInt32) -> UInt32? {
  switch value {
  case 0x41...0x5A: value + 0x20
  case 0x30A1...0x30F6: value - 0x60
  case 0x0A: value
  case 0x21...0x2C, 0x2E...0x7D, 0x3003...0x301B, 0x3041...0x3096, 0x30FB, 0x4E00...0x9FFF: value
  case 0x20, 0x2D, 0x3000...0x3002, 0x30FC: compared(value)
  // The wide forms of what is not ideographic.
  case 0xFF21...0xFF3A: value - 0xFEC0
  case 0xFF01...0xFF5E: compared(value - 0xFEE0)
  default: nil
  }
}

/// A character of the normal form as it is compared.
private func compared(_ value: UInt32) -> UInt32 {
  switch value {
  case 0x0A: value
  case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000:
    0x20
  case 0x30A1...0x30F6, 0x30FD, 0x30FE: value - 0x60
  case 0x2D, 0x2010...0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0x2E3A, 0x2E3B, 0x30FC: 0x2D
  case 0x7E, 0x223C, 0x3030, 0x301C: 0x7E
  case 0x201C...0x201F, 0x301D...0x301F: 0x22
  case 0x3001: 0x2C
  case 0x3002: 0x2E
  default: value
  }
}

/// Whether a character is folded together with the one before it.
private func joinsWhatStandsBefore(_ value: UInt32) -> Bool {
  // Most characters of a text are kana and kanji.
  if value >= 0x309B, value < 0xFE00 { return false }
  switch value {
  case 0x300...0x36F, 0x20D0...0x20FF, 0x3099, 0x309A, 0xFF9E, 0xFF9F: return true
  default: return isInvisible(value)
  }
}

/// Whether a character only changes how its neighbour looks, or nothing.
private func isInvisible(_ value: UInt32) -> Bool {
  switch value {
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F,
    0xFEFF, 0xE0100...0xE01EF:
    true
  default: false
  }
}
