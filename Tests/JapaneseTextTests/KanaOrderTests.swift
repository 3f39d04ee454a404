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

@Test
func whatBeginsWithASmallerNumberComesFirst() {
  let parts = ["", "か", "が", "カー", "っ", "漢", "A", "a", "\u{FFFD}", "\u{FFFE}", "𠮟", "🏫"]
  let texts = parts.flatMap { one in parts.flatMap { [one + $0, "あいう" + one + $0] } }
  let orders = texts.map { KanaOrder($0) }
  var told = 0
  for one in orders {
    for other in orders where one.beginning < other.beginning {
      #expect(one < other)
      told += 1
    }
  }
  #expect(told > orders.count * orders.count / 3)
}
