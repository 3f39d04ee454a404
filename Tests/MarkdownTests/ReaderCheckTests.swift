// SPDX-License-Identifier: MIT

import Markdown
import Testing

@Test(arguments: [
  ("本文 <!-- 要確認--担当 --> 後", ["visible-comment"]),
  ("本文 <!---- 秘 ----> 後", ["visible-comment"]),
  ("本文 <!-- 閉じない", ["visible-comment"]),
  ("本文 <!-- 担当 --> 後", []),
  ("本文 \\<!-- 文字 --> 後", []),
  ("`<!-- a--b -->`", []),
  ("&lt;!-- a--b --&gt;", []),
  ("```\n<!-- a--b -->\n```", []),
])
func commentsThatReadersWouldSeeAreTold(text: String, expected: [String]) {
  #expect(diagnosticIds(text) == expected)
}

@Test(arguments: [
  ("| a |\n|---|\n| b |\n---", ["table-as-heading"]),
  ("| a |\n|---|\n===", ["table-as-heading", "heading-level-1"]),
  ("| a |\n|---|\n| b |\n\n---", []),
  ("見出し\n---", []),
])
func tablesThatALineBelowMakesAHeadingAreTold(text: String, expected: [String]) {
  #expect(diagnosticIds(text).first == expected.first)
}

@Test func idsOfHeadingsAreNoneOfTheFrameOrOfFootnotes() {
  #expect(html("## fn 1\n").contains("id=\"fn-1-2\""))
  #expect(html("## page main\n").contains("id=\"page-main-2\""))
  #expect(diagnosticIds("## 見出し {#page-main}\n") == ["doubled-heading-id"])
}
