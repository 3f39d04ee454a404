// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown
import Testing

/// Applies all safe fixes of a text.
private func fixed(_ text: String) -> String {
  var bytes = Array(text.utf8)
  let checked = MarkedText(text).parsed()
  let edits = checked.diagnostics.compactMap(\.fix).filter(\.isSafe).flatMap(\.edits)
  for edit in edits.sorted(by: { $0.bytes.lowerBound > $1.bytes.lowerBound }) {
    bytes.replaceSubrange(edit.bytes, with: edit.replacement.utf8)
  }
  return String(decoding: bytes, as: UTF8.self)
}

@Test(arguments: [
  ("＃ 見出し", "# 見出し", "full-width-heading"),
  ("＃＃見出し", "## 見出し", "full-width-heading"),
  ("##　見出し", "## 見出し", "full-width-heading"),
  ("＞ 引用", "> 引用", "full-width-quote"),
  ("＞引用", "> 引用", "full-width-quote"),
  ("・項目", "- 項目", "full-width-bullet"),
  ("・　項目", "- 項目", "full-width-bullet"),
  ("－ 項目", "- 項目", "full-width-bullet"),
  ("-　項目", "- 項目", "full-width-bullet"),
  ("１．項目", "1. 項目", "full-width-number"),
  ("１２． 項目", "12. 項目", "full-width-number"),
  ("1．項目", "1. 項目", "full-width-number"),
  ("１）項目", "1) 項目", "full-width-number"),
  ("- ［○］ 答え", "- [x] 答え", "full-width-checkbox"),
  ("- ［　］答え", "- [ ] 答え", "full-width-checkbox"),
  ("- [　] 答え", "- [ ] 答え", "full-width-checkbox"),
  ("　本文", "本文", "ideographic-indent"),
  ("前の段落。\n　次の段落。", "前の段落。\n\n次の段落。", "ideographic-indent"),
  ("前の段落。\r\n　次の段落。\r\n", "前の段落。\r\n\r\n次の段落。\r\n", "ideographic-indent"),
  ("- 親\n　- 子", "- 親\n    - 子", "ideographic-indent"),
  ("- 親\n　・子", "- 親\n    - 子", "full-width-bullet"),
  ("　# 見出し", "# 見出し", "ideographic-indent"),
  ("> ・項目", "> - 項目", "full-width-bullet"),
])
func fullWidthMarksAreFoundAndMended(text: String, expected: String, id: String) {
  #expect(diagnosticIds(text).contains(id))
  #expect(fixed(text) == expected)
  #expect(fixed(fixed(text)) == fixed(text))
}

@Test(arguments: [
  "＃７１１９に電話", "＃8008", "・・・", "－５度", "－ 以上 －", "１．５倍", "１２３", "本文の・中", "`・項目`", "    ・項目",
  "```\n・項目\n```",
  "｜表｜", "（注）", "令和７年", "［注］", "「引用」",
])
func whatOnlyLooksLikeAMarkIsLeftAlone(text: String) {
  #expect(diagnosticIds(text).filter { $0.hasPrefix("full-width") } == [])
  #expect(fixed(text) == text)
}

@Test func aListOfFullWidthMarksBecomesAList() {
  let text = "次の三つです。\n・一\n・二\n\n１．甲\n２．乙\n"
  let mended = fixed(text)
  #expect(mended == "次の三つです。\n- 一\n- 二\n\n1. 甲\n2. 乙\n")
  #expect(html(mended).contains("<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n<ol>\n<li>甲</li>"))
}

@Test func slipsKnowTheirPlace() {
  let marked = MarkedText("本文\n\n«＃ »見出し\n\n- a\n- «［○］ »b\n\n> «・»項目\n> «・»項目\n")
  let slips = marked.parsed().diagnostics.filter { $0.fix != nil }
  #expect(slips.map(\.span) == marked.spans)
  #expect(slips.allSatisfy { $0.severity == .warning && $0.hint != nil })
}

@Test func aFixThatIsAGuessIsNotSafe() {
  let fixes = MarkedText("- ［×］ 答え").parsed().diagnostics.compactMap(\.fix)
  #expect(fixes.map(\.isSafe) == [false])
  #expect(fixes.first?.edits.first?.replacement == "[ ] ")
}
