// SPDX-License-Identifier: MIT

package import Content

/// Plans the pages of a site, one address each, in the order of their addresses.
///
/// Pages that are not an entry's own lie where no id leads to: in folders without entries, or with an
/// underscore in their name.
///
/// - Parameters:
///   - outline: What is shown.
///   - withdrawn: The addresses of cases that were withdrawn; the outline does not have them.
/// - Returns: The pages in the order of their addresses.
package func sitePages(of outline: SiteOutline, withdrawn: [String] = []) -> [Page] {
  var pages = [
    Page(address: "index.html", subject: .home), Page(address: "search.html", subject: .search),
  ]
  pages += listPages(of: outline) + facetPages(of: outline)
  for entry in outline.library.entries {
    pages += entryPages(of: entry) + figurePages(of: entry, outline.library)
  }
  if outline.library.glossary != nil {
    pages.append(Page(address: "terms.html", subject: .glossary))
  }
  if !outline.cases.isEmpty {
    pages += parts(of: outline.cases.count, at: "booklet", each: 1_000) { .booklet($0) }
  }
  pages += parts(of: outline.newest.count, at: "updates") { .updates($0) }
  pages += parts(of: outline.titles.count, at: "titles") { .titles($0) }
  let taken = Set(pages.map(\.address))
  pages += withdrawn.filter { !taken.contains($0) }.map { Page(address: $0, subject: .withdrawn) }
  return pages.sorted { $0.address.utf8.lexicographicallyPrecedes($1.address.utf8) }
}

private func parts(
  of count: Int, at base: String, each size: Int = ListPart.size,
  _ subject: (ListPart) -> Page.Subject
) -> [Page] {
  ListPart.parts(of: count, each: size).map {
    Page(address: $0.address(ofPart: $0.number, of: base), subject: subject($0))
  }
}

private func listPages(of outline: SiteOutline) -> [Page] {
  EntryKind.allCases.flatMap { kind -> [Page] in
    let count = outline.entries(of: kind).count
    guard count > 0 else { return [] }
    // Only cases grow without end; of the other kinds all stand on one page, in their groups.
    guard kind == .caseExample else {
      return [
        Page(
          address: "\(kind.folder)/index.html",
          subject: .list(kind, ListPart(number: 1, count: 1, range: 0..<count)))
      ]
    }
    return parts(of: count, at: "\(kind.folder)/index") { .list(kind, $0) }
  }
}

private func facetPages(of outline: SiteOutline) -> [Page] {
  guard !outline.cases.isEmpty else { return [] }
  return [Page(address: "lists/index.html", subject: .facets)]
    + outline.facets.flatMap { facet in
      facet.words.flatMap { word in
        parts(of: word.cases.count, at: word.base) { .facet(word, $0) }
      }
    }
}

/// The pages that one entry has: its own, those for group work, and those at its former addresses.
package func entryPages(of entry: Entry) -> [Page] {
  var pages = [Page(address: entry.address, subject: .entry(entry))]
  if entry.kind == .caseExample {
    pages += [
      Page(address: Page.worksheetAddress(of: entry), subject: .worksheet(entry)),
      Page(address: Page.facilitationAddress(of: entry), subject: .facilitation(entry)),
    ]
  }
  if case .quiz(let quiz) = entry.detail, quiz.form == .check {
    pages.append(Page(address: Page.answersAddress(of: entry), subject: .answers(entry)))
  }
  return pages
    + entry.formerIDs.map {
      Page(address: "\(entry.kind.folder)/\($0.value).html", subject: .moved(to: entry))
    }
}
