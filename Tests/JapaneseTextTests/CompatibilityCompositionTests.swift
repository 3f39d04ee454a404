// SPDX-License-Identifier: MIT

import JapaneseText
import Testing

@Test(arguments: [
  ("", ""), ("支援", "支援"), ("ＡＢＣ　１２３", "ABC 123"), ("ｽｸﾘｰﾆﾝｸﾞ", "スクリーニング"), ("か\u{3099}", "が"),
  ("ｶﾞ", "ガ"), ("Ⅱ", "II"), ("㍻", "平成"), ("㈱", "(株)"), ("①", "1"), ("e\u{301}", "é"),
  ("\u{FA19}", "神"), ("\u{2F08}", "人"), ("각", "각"), ("\u{1100}\u{1161}\u{11A8}", "각"),
  ("a\u{323}\u{307}", "ạ̇"), ("a\u{307}\u{323}", "ạ̇"), ("𝟘", "0"), ("ﷺ", "صلى الله عليه وسلم"),
])
func compatibilityComposition(text: String, expected: String) {
  #expect(
    Array(compatibilityComposed(text).unicodeScalars) == Array(expected.unicodeScalars), "\(text)")
}

/// The digest was made with Python's `unicodedata`, Unicode 14.0.0, over the same texts.
@Test func compatibilityCompositionIsTheStandardsForEveryCharacter() {
  var digest: UInt64 = 0xCBF2_9CE4_8422_2325
  for value in UInt32(0)..<0x30000 {
    guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 14
    else { continue }
    // In company, so that marks meet letters of several kinds.
    let text = "がe\u{323}\(scalar)\u{301}か\(scalar)ﾞ"
    for byte in compatibilityComposed(text).utf8 {
      digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
    }
  }
  #expect(digest == 0x61D8_C99B_6D6D_EF99)
}

@Test func stableTextIsPassedThrough() {
  let text = "スクリーニング会議で支援方針を決める。「はい」と答えました。"
  #expect(compatibilityComposed(text) == text)
}
