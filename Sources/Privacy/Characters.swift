// SPDX-License-Identifier: MIT

/// Kinds of characters, by the numbers of Unicode scalars that are already folded.
extension UInt32 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpperLetter: Bool { self >= 0x41 && self <= 0x5A }
  var isLetter: Bool { isUpperLetter || (self >= 0x61 && self <= 0x7A) }
  var isHiragana: Bool { self >= 0x3041 && self <= 0x3096 }

  /// Katakana and what stands inside words of katakana: the long sign, not the middle dot.
  var isKatakana: Bool { (self >= 0x30A1 && self <= 0x30FA) || self == 0x30FC }

  /// Ideographs, the repetition sign 々 and the ヶ of place names.
  var isKanji: Bool {
    (self >= 0x4E00 && self <= 0x9FFF) || self == 0x3005 || (self >= 0x3400 && self <= 0x4DBF)
      || (self >= 0x20000 && self <= 0x323AF) || (self >= 0xF900 && self <= 0xFAFF)
  }

  /// The digits that Japanese numbers of places are written in.
  var isKanjiDigit: Bool {
    switch self {
    case 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341:
      true
    default: false
    }
  }

  /// ○ △ □ ● ◯ and others that stand for what was left out.
  var isPlaceholder: Bool {
    switch self {
    case 0x25CB, 0x25CF, 0x25EF, 0x3007, 0x25B3, 0x25B2, 0x25A1, 0x25A0, 0x2606, 0x2605, 0x00D7,
      0x2715, 0x25C7, 0x25C6, 0x25BD, 0x3013, 0x2026, 0x58:
      true
    default: false
    }
  }

  var isWord: Bool { isKanji || isHiragana || isKatakana }
}

/// The characters of a text as numbers.
func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
