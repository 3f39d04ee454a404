// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Testing

private func read(_ body: String) -> Checked<Glossary> {
  readGlossary(
    SourceText(path: "content/terms.md", "---\n題名: 用語集\n更新: 2026-11-21\n---\n\(body)"),
    options: MarkdownOptions())
}

@Test func termsAreInKanaOrderWithTheirFields() throws {
  let checked = read(
    "## 要対協\n読み: ようたいきょう\n別名: 要保護児童対策地域協議会, 協議会\n出典: 児童福祉法\n\n説明です。\n\n## アウトリーチ\n読み: あうとりーち\n\n訪ねることです。\n"
  )
  #expect(checked.diagnostics.isEmpty)
  let glossary = try #require(checked.value)
  #expect(glossary.terms.map(\.name.value) == ["アウトリーチ", "要対協"])
  #expect(glossary.terms[1].aliases.map(\.value) == ["要保護児童対策地域協議会", "協議会"])
  #expect(glossary.terms[1].citation == "児童福祉法")
  #expect(glossary.body.plainText(ofNodes: glossary.terms[1].nodes) == "説明です。")
  #expect(glossary.term(named: "協議会")?.name.value == "要対協")
}

@Test(arguments: [
  ("## 語\n\n説明。\n", ["missing-reading"]),
  ("## 語\n読み: 漢字\n\n説明。\n", ["reading-not-kana"]),
  ("## 語\n読み：ご\n\n説明。\n", ["fullwidth-colon"]),
  ("## 語\n読み: ご\n説明。\n", ["term-text-glued"]),
  ("## 語\n読み: ご\n", ["empty-section"]),
  ("## 語\n読み: ご\n\n説明。\n\n## 別\n読み: べつ\n別名: 語\n\n説明。\n", ["duplicate-term"]),
  ("## 語\n読み:\n\n説明。\n", ["empty-value", "missing-reading"]),
])
func slipInATermIsTold(body: String, expected: [String]) {
  #expect(read(body).diagnostics.map(\.id) == expected)
}
