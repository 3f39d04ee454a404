// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Testing

/// A library of pages, a term with it, and the spellings of こども.
func library(of entries: [Entry]) throws -> Library {
  let terms = readGlossary(
    SourceText(
      path: "content/terms.md",
      "---\n題名: 用語集\n更新: 2026-06-01\n---\n\n## 見本\n読み: みほん\n\n子どもの例。\n"),
    options: MarkdownOptions())
  return try library(of: entries, glossary: terms.value, [["こども", "子ども", "子供"]])
}

/// A library of pages and nothing else.
func plainLibrary(of entries: [Entry]) throws -> Library {
  try library(of: entries, glossary: nil, [])
}

private func library(
  of entries: [Entry], glossary: Glossary?, _ synonyms: [[String]]
) throws -> Library {
  try #require(
    gatherLibrary(
      LibraryParts(
        settings: SiteSettings(title: "題", organisation: "組織", contact: "係"),
        vocabulary: Vocabulary([:], synonyms: synonyms), glossary: glossary,
        entries: entries, unreadPaths: [], attachments: [])
    ).value)
}

/// A page of its own.
func page(_ id: String, _ title: String, _ body: String) throws -> Entry {
  try #require(
    readEntry(
      SourceText(
        path: "content/pages/\(id).md", "---\n題名: \(title)\n更新: 2026-06-01\n---\n\(body)\n"),
      kind: .page, vocabulary: Vocabulary([:], synonyms: []), options: MarkdownOptions()
    ).value)
}
