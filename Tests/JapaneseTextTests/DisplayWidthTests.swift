// SPDX-License-Identifier: MIT

import JapaneseText
import Testing

@Test(arguments: [
  ("", 0), ("abc", 3), ("漢字", 4), ("ｶﾅ", 2), ("ＡＢ", 4), ("か\u{3099}", 2), ("e\u{301}", 1),
  ("①", 1), ("「」", 4), ("\u{3000}", 2), ("👪", 2), ("☺\u{FE0F}", 2), ("\u{20000}", 2), ("한글", 4),
  ("\u{200B}", 0), ("\t", 0),
])
func textTakesTheCellsOfATerminal(text: String, cells: Int) {
  #expect(displayWidth(of: text) == cells)
}
