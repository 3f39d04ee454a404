// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Site
import Testing

@Test func titlesStandByTheirReadingsAndThoseWithoutOneLast() throws {
  let glossary = readGlossary(
    SourceText(
      path: "content/terms.md",
      "---\n題名: 用語集\n更新: 2026-06-01\n---\n\n## 要対協\n読み: ようたいきょう\n\n説明。\n"),
    options: MarkdownOptions())
  let titles = [
    ("a", "要対協の会議", nil), ("b", "朝起きられない", "あさおきられない"), ("c", "カレーの日", nil),
    ("d", "家計の話", nil), ("e", "「いじめ」の後", nil), ("f", "DV相談", nil),
  ]
  let entries = try titles.map { id, title, reading in try page(id, title, reading) }

  let inOrder = titlesInOrder(entries, glossary.value)

  #expect(inOrder.map(\.entry.id) == ["b", "e", "c", "a", "f", "d"])
  #expect(inOrder.map(\.row) == ["あ", "あ", "か", "や", "他", "他"])
  #expect(inOrder[3].reading == "ようたいきょうの")
}

@Test func readingOfATitleIsInHiragana() throws {
  let checked = readPage("a", "朝の会", "アサのかい")
  #expect(checked.diagnostics.map(\.id) == ["reading-not-kana"])
  #expect(checked.value?.reading == nil)
  #expect(try page("a", "朝の会", "あさのかい").reading?.value == "あさのかい")
}

private func page(_ id: String, _ title: String, _ reading: String?) throws -> Entry {
  try #require(readPage(id, title, reading).value)
}

private func readPage(_ id: String, _ title: String, _ reading: String?) -> Checked<Entry> {
  let line = reading.map { "読み: \($0)\n" } ?? ""
  return readEntry(
    SourceText(
      path: "content/pages/\(id).md", "---\n題名: \(title)\n\(line)更新: 2026-06-01\n---\n本文\n"),
    kind: .page, vocabulary: Vocabulary([:], synonyms: []), options: MarkdownOptions())
}
