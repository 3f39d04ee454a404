// SPDX-License-Identifier: MIT

import Content

/// How many cases there may be for their titles to be suggested by their readings as well.
private let mostSuggestedCases = 500

/// What is suggested while one types: `[kind, text, reading, address, other names]` for each.
///
/// Terms come first, then つなぎ先, then the others. Titles of many cases are left out: they are found by the search.
func suggestedWords(_ entries: [SearchEntry], _ library: Library) -> [UInt8] {
  let order = ["term", "resource", "module", "case", "quiz", "initiative", "statistics", "page"]
  let showsCases = entries.count { $0.kind == "case" } <= mostSuggestedCases
  let shown = order.flatMap { kind in entries.filter { $0.kind == kind } }
    .filter { $0.kind != "case" || showsCases }
  return SearchData.list(
    shown.map { entry in
      .list([
        .text(entry.kind), .text(entry.title), .text(entry.reading), .text(entry.url),
        .list(otherNames(of: entry, library).map(SearchData.text)),
      ])
    }
  ).bytes
}

private func otherNames(of entry: SearchEntry, _ library: Library) -> [String] {
  if entry.kind == "term" {
    return library.glossary?.term(named: entry.title)?.aliases.map(\.value) ?? []
  }
  guard case .resource(let resource)? = library.entry(withID: entry.id)?.detail else { return [] }
  return resource.aliases.map(\.value)
}
