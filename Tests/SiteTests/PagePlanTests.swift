// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Site
import Testing

@Test func everyEntryListAndFormerAddressHasOnePage() throws {
  let vocabulary = Vocabulary([:], synonyms: [])
  let page = "---\n題名: 題\n更新: 2026-06-01\n旧: [mukashi]\n---\n本文\n"
  let entry = try #require(
    readEntry(
      SourceText(path: "content/pages/a.md", page), kind: .page, vocabulary: vocabulary,
      options: MarkdownOptions()
    ).value)
  let library = try #require(
    gatherLibrary(
      LibraryParts(
        settings: SiteSettings(title: "題", organisation: "組織", contact: "係"),
        vocabulary: vocabulary, glossary: nil, entries: [entry], unreadPaths: [], attachments: [])
    ).value)
  #expect(
    sitePages(of: SiteOutline(of: library)).map(\.address) == [
      "index.html", "pages/a.html", "pages/index.html", "pages/mukashi.html", "search.html",
      "titles.html", "updates.html",
    ])
}
