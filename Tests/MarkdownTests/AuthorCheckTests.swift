// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown
import Testing

@Test(arguments: [
  ("# «題»", "heading-level-1"),
  ("## a\n\n#### «b»", "heading-jump"),
  ("### «a»", "heading-jump"),
  ("«##»", "empty-heading"),
  ("«![](a.png)»", "image-without-alternative"),
  ("[![](a.png)](b)", ""),
  ("![飾り](a.png)", ""),
  ("![図](a.png)", ""),
  ("«[](a)»", "empty-link"),
  ("«[こちら](a)»", "vague-link-text"),
  ("詳しくは«[詳細](a)»", "vague-link-text"),
  ("[会議の詳細](a)", ""),
  ("[a](«javascript:x»)", "dangerous-address"),
  ("![a](«data:text/html,x»)", "dangerous-address"),
  ("«```»\na", "unclosed-code-fence"),
  ("> «~~~»\n> a\n\nb", "unclosed-code-fence"),
  ("```\na\n```", ""),
  ("«<!--» a\n\nb", "unclosed-comment"),
  ("## a\n\n## «a»", "doubled-heading"),
  ("## a {#x}\n\n## b «{#x}»", "doubled-heading-id"),
  ("## a\n\n### b\n\n## c", ""),
])
func whatIsNotGoodForReadersIsTold(marked: String, id: String) {
  let text = MarkedText(marked)
  let found = text.parsed().diagnostics
  guard !id.isEmpty else {
    #expect(found.filter { $0.id != "image-without-alternative" } == [])
    return
  }
  #expect(found.map(\.id) == [id])
  #expect(found.map(\.span) == text.spans)
  #expect(found.allSatisfy { $0.path == "content/pages/test.md" && $0.hint != nil })
}

@Test func decorativeImagesHaveNoAlternative() throws {
  let document = try #require(read("![飾り](a.png)"))
  #expect(document.images.map(\.isDecorative) == [true])
  #expect(document.images.map(\.alternative) == [""])
  #expect(
    String(decoding: document.html(), as: UTF8.self) == "<p><img src=\"a.png\" alt=\"\" /></p>\n")
}

@Test func emptyHeadingsAreNotWritten() {
  #expect(html("##\n\na") == "<p>a</p>\n")
}

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

@Test func aHundredThousandVisibleCommentsAreToldAHundredTimes() {
  let text = String(repeating: "a <!-- b--c\n", count: 100_000)
  #expect(diagnosticIds(text).count { $0 == "visible-comment" } == 100)
}

@Test func idsOfHeadingsAreNoneOfTheFrameOrOfFootnotes() {
  #expect(html("## fn 1\n").contains("id=\"midashi-fn-1\""))
  #expect(html("## chart 1 title\n").contains("id=\"midashi-chart-1-title\""))
  #expect(html("## page main\n").contains("id=\"midashi-page-main\""))
  for id in ["page-main", "fn-9", "fnref-1-2", "chart-1-title"] {
    #expect(diagnosticIds("## 見出し {#\(id)}\n") == ["reserved-heading-id"])
  }
  #expect(diagnosticIds("## 見出し {#pages}\n\n## 見出し2 {#fn}\n\n## fn\n").isEmpty)
  let notes = "一[^a]二[^b]\n\n[^a]: 注\n[^b]: 注\n\n"
  for heading in ["## fn\n\n", "## fnref\n\n## FNREF\n\n", "## fn-2\n\n## fn 2\n\n"] {
    let page = html(notes + heading + heading)
    let ids = page.matches(of: /id="([^"]*)"/).map { String($0.1) }
    #expect(ids.count >= 6 && Set(ids).count == ids.count, "\(ids)")
  }
  let twice = html("## fnref-1\n\n一[^a]二[^a]\n\n[^a]: 注\n")
  #expect(twice.contains("<h2 id=\"midashi-fnref-1\">"))
  #expect(twice.ranges(of: "id=\"fnref-1-2\"").count == 1)
}
