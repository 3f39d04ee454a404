// SPDX-License-Identifier: MIT

import JapaneseText
import Testing

@Test(arguments: [
  ("", ""), ("支援", "支援"), ("か\u{3099}", "が"), ("ハ\u{309A}", "パ"), ("がパⅡか\u{3099}", "がパⅡが"),
  ("ｶﾞ", "ｶﾞ"), ("Ⅱ①", "Ⅱ①"),
  ("e\u{301}", "é"), ("\u{FA19}", "\u{795E}"), ("\u{212B}", "Å"), ("\u{2001}", "\u{2003}"),
  ("\u{1100}\u{1161}\u{11A8}", "각"), ("a\u{323}\u{307}", "ạ̇"), ("\u{958}", "\u{915}\u{93C}"),
])
func canonicalComposition(text: String, expected: String) {
  #expect(
    Array(canonicallyComposed(text).unicodeScalars) == Array(expected.unicodeScalars), "\(text)")
}

/// The digest was made with Python's `unicodedata`, Unicode 14.0.0, over the same texts.
@Test func canonicalCompositionIsTheStandardsForEveryCharacter() {
  var digest: UInt64 = 0xCBF2_9CE4_8422_2325
  for value in UInt32(0)..<0x30000 {
    guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 14,
      scalar.properties.generalCategory != .unassigned
    else { continue }
    let text = "がe\u{323}\(scalar)\u{301}か\(scalar)ﾞ"
    for byte in canonicallyComposed(text).utf8 {
      digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
    }
  }
  #expect(digest == 0xC899_4D08_0321_52C4)
}
