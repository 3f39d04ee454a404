// SPDX-License-Identifier: MIT

/// A text as it is compared when things are put in あいうえお order.
///
/// Follows the first levels of JIS X 4061 for readings: katakana and hiragana are the same, a mark of length
/// counts as the vowel before it, then unvoiced before voiced before semi-voiced, then small before large.
/// What is not kana comes by its code point, ASCII letters without case.
package struct KanaOrder: Comparable, Hashable, Sendable {
  private let base: [UInt32]
  private let marks: [UInt8]
  private let text: String

  package init(_ text: String) {
    var base: [UInt32] = []
    var marks: [UInt8] = []
    for scalar in text.unicodeScalars {
      var value = scalar.value
      if (0x30A1...0x30F6).contains(value) { value -= 0x60 }
      if value == 0x30FC, let last = base.last {
        base.append(vowel(of: last))
        marks.append(0)
      } else if (0x3041...0x3096).contains(value) {
        let (plain, mark) = unmarked(value)
        base.append(plain)
        marks.append(mark)
      } else if (0x41...0x5A).contains(value) {
        base.append(value + 0x20)
        marks.append(1)
      } else {
        base.append(value)
        marks.append(0)
      }
    }
    self.base = base
    self.marks = marks
    self.text = text
  }

  /// The first characters as one number: what has a smaller one comes first, and of equal ones the whole decides.
  package var beginning: UInt64 {
    var number: UInt64 = 0
    for place in 0..<4 {
      // What lies beyond 16 bits has one number, so that it decides nothing.
      let value = place < base.count ? min(base[place], 0xFFFE) + 1 : 0
      number = number << 16 | UInt64(value)
      if value == 0xFFFF { return number << (16 * UInt64(3 - place)) }
    }
    return number
  }

  package static func < (left: KanaOrder, right: KanaOrder) -> Bool {
    if left.base != right.base { return left.base.lexicographicallyPrecedes(right.base) }
    if left.marks != right.marks { return left.marks.lexicographicallyPrecedes(right.marks) }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// Returns the row of the あいうえお table that a reading belongs to: あ か さ た な は ま や ら わ, or 他.
package func kanaRow(of reading: String) -> String {
  guard let first = reading.unicodeScalars.first else { return "他" }
  let value = (0x30A1...0x30F6).contains(first.value) ? first.value - 0x60 : first.value
  guard (0x3041...0x3096).contains(value) else { return "他" }
  let rows: [(UInt32, String)] = [
    (0x308E, "わ"), (0x3089, "ら"), (0x3083, "や"), (0x307E, "ま"), (0x306F, "は"), (0x306A, "な"),
    (0x305F, "た"), (0x3055, "さ"), (0x304B, "か"),
  ]
  if value == 0x3094 { return "あ" }  // ゔ
  if value == 0x3095 || value == 0x3096 { return "か" }  // ゕ ゖ
  return rows.first { value >= $0.0 }?.1 ?? "あ"
}

/// The large, unvoiced kana of a hiragana, and what was taken off: 0 small, 1 plain, 2 voiced, 3 semi-voiced.
private func unmarked(_ value: UInt32) -> (UInt32, UInt8) {
  switch value {
  case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E:
    (value + 1, 0)
  case 0x3095: (0x304B, 0)
  case 0x3096: (0x3051, 0)
  case 0x3094: (0x3046, 2)
  case 0x304B...0x3062: value % 2 == 0 ? (value - 1, 2) : (value, 1)
  case 0x3064...0x3069: value % 2 == 1 ? (value - 1, 2) : (value, 1)
  case 0x306F...0x307D:
    switch (value - 0x306F) % 3 {
    case 1: (value - 1, 2)
    case 2: (value - 2, 3)
    default: (value, 1)
    }
  default: (value, 1)
  }
}

/// The vowel that a mark of length after this kana stands for.
private func vowel(of base: UInt32) -> UInt32 {
  let rows = [
    "あかさたなはまやらわ", "いきしちにひみりゐ", "うくすつぬふむゆる", "えけせてねへめれゑ", "おこそとのほもよろを",
  ]
  for (row, vowel) in zip(rows, ["あ", "い", "う", "え", "お"] as [Unicode.Scalar])
  where row.unicodeScalars.contains(where: { $0.value == base }) {
    return vowel.value
  }
  return base
}
