// SPDX-License-Identifier: MIT

import JapaneseText
import Testing

@Test(arguments: [
  ["あい", "アウ", "いえ"],
  ["かき", "がき", "かく"],
  ["はは", "ばば", "ぱぱ", "ひ"],
  ["すうる", "すーぷ"].reversed(),
  ["こうか", "こーら", "こおる"].sorted { KanaOrder($0) < KanaOrder($1) },
  ["きやく", "きゃく"].reversed(),
  ["つ", "っ"].reversed(),
  ["", "あ"],
])
func readingsComeInKanaOrder(readings: [String]) {
  #expect(readings.shuffled().sorted { KanaOrder($0) < KanaOrder($1) } == readings)
}

@Test(arguments: [
  ("あ", "あ"), ("ぉ", "あ"), ("ゔ", "あ"), ("が", "か"), ("ざ", "さ"), ("っ", "た"), ("の", "な"), ("ぽ", "は"),
  ("も", "ま"), ("ょ", "や"), ("ろ", "ら"), ("ん", "わ"), ("カ", "か"), ("漢", "他"), ("a", "他"), ("", "他"),
])
func readingBelongsToARow(reading: String, row: String) {
  #expect(kanaRow(of: reading) == row)
}
