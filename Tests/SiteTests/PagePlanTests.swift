// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Site
import Testing

@Test func siteOfNothingHasItsEntranceOnly() {
  let library = gatherLibrary(
    LibraryParts(
      settings: SiteSettings(title: "題", organisation: "組織", contact: "窓口"),
      vocabulary: Vocabulary([:], synonyms: []), glossary: nil, entries: [], unreadPaths: [],
      attachments: []
    )
  ).value
  #expect(library.map { sitePages(of: $0).map(\.address) } == ["index.html"])
}
