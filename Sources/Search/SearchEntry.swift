// SPDX-License-Identifier: MIT

package import Content
import Cores
import Markdown

/// What the search knows of one page, or of one place on a page.
package struct SearchEntry: Sendable {
  package let id: String

  /// case, module, quiz, resource, term, statistics, initiative or page.
  package let kind: String
  package let title: String

  /// The reading of the title, in hiragana; empty where it is not known.
  package let reading: String

  /// From the site's root.
  package let url: String

  /// The words that the page shows of its entry: those of the vocabulary, つなぎ先, other names.
  package let tags: [String]
  package let headings: [String]
  package let body: String

  /// The words of the facets that it has.
  package let facets: [SearchFacetWord]
}

extension SearchEntry {
  /// The entry with the mark that lists have before the title of a draft.
  func marked(asDraft isDraft: Bool) -> SearchEntry {
    guard isDraft else { return self }
    return SearchEntry(
      id: id, kind: kind, title: "【下書き】\(title)", reading: reading, url: url, tags: tags,
      headings: headings, body: body, facets: facets)
  }
}

/// A word that a search can be narrowed by.
package struct SearchFacetWord: Hashable, Sendable {
  /// The facet.
  package let name: String

  /// As addresses have it.
  package let slug: String

  /// As readers see it.
  package let label: String
}

/// The facets that a search can be narrowed by, in the order in which they are shown.
package let searchFacetNames = ["issue", "topic", "stage", "support", "outcome", "form"]

/// Everything of a library that can be found, in a fixed order.
///
/// What is private of a case is in no entry; of quizzes only what is asked is, never an answer.
package func searchEntries(of library: Library) -> [SearchEntry] {
  let entries = library.entries.mappedOnCores { searchEntry(of: $0, library, readsText: true) }
  return entries + otherEntries(of: library)
}

/// What the search knows of an entry; of a case without its headings and its body unless they are to be read.
func searchEntry(of entry: Entry, _ library: Library, readsText: Bool) -> SearchEntry {
  switch entry.detail {
  case .caseExample(let example): caseEntry(entry, example, library, readsText: readsText)
  case .quiz: quizEntry(entry)
  case .resource(let resource):
    pageEntry(
      entry,
      tags: [resource.sort.rawValue]
        + [resource.audience, resource.legalBasis, resource.desk]
        .compactMap { $0?.value } + resource.topics.map(\.value.label)
        + resource.aliases.map(\.value))
  case .module(let module): pageEntry(entry, tags: module.goals.map(\.value))
  case .initiative(let sheet):
    pageEntry(
      entry,
      tags: [sheet.organisation.value, sheet.fiscalYear.value] + sheet.fields.map(\.value))
  case .statistics: pageEntry(entry, tags: [], more: figureLines(of: entry, library))
  case .page: pageEntry(entry, tags: [])
  }
}

/// What can be found and is no entry of the library: pages of figures, terms.
func otherEntries(of library: Library) -> [SearchEntry] {
  library.entries.flatMap { figureEntries(of: $0, library) } + termEntries(of: library.glossary)
}

/// What a quiz asks; its choices and explanations tell the answers.
private func quizEntry(_ entry: Entry) -> SearchEntry {
  SearchEntry(
    id: entry.id, kind: entry.kind.rawValue, title: entry.title.value,
    reading: entry.reading?.value ?? "", url: entry.address, tags: [], headings: [],
    body: entry.body.headings.map(\.text).joined(separator: "\n"), facets: [])
}

private func pageEntry(_ entry: Entry, tags: [String], more: [String] = []) -> SearchEntry {
  SearchEntry(
    id: entry.id, kind: entry.kind.rawValue, title: entry.title.value,
    reading: entry.reading?.value ?? "", url: entry.address, tags: tags,
    headings: entry.body.headings.map(\.text),
    body: ([readableText(of: entry)] + entry.citations.map(\.value) + more).joined(separator: "\n"),
    facets: [])
}

private func caseEntry(
  _ entry: Entry, _ example: CaseExample, _ library: Library, readsText: Bool
) -> SearchEntry {
  let lists: [(name: String, words: [Located<VocabularyWord>])] = [
    ("issue", example.issues), ("topic", example.topics),
    ("stage", [example.stage].compactMap(\.self)), ("family", example.family),
    ("noticed-by", example.noticedBy), ("outcome", [example.outcome].compactMap(\.self)),
    ("duration", [example.duration].compactMap(\.self)),
  ]
  var tags = [example.form.rawValue]
  var facets = [
    SearchFacetWord(name: "form", slug: example.form.slug, label: example.form.rawValue)
  ]
  for list in lists {
    tags += list.words.map(\.value.label)
    if searchFacetNames.contains(list.name) {
      facets += list.words.map {
        SearchFacetWord(name: list.name, slug: $0.value.slug, label: $0.value.label)
      }
    }
  }
  for connection in example.connections {
    let resource = library.resource(named: connection.resource.value)
    tags.append(
      "\(resource?.title.value ?? connection.resource.value) \(connection.result.value.label)")
    if let resource {
      facets.append(
        SearchFacetWord(name: "support", slug: resource.id, label: resource.title.value))
    }
  }
  return SearchEntry(
    id: entry.id, kind: entry.kind.rawValue, title: entry.title.value,
    reading: entry.reading?.value ?? "", url: entry.address, tags: tags,
    headings: readsText ? entry.body.headings.map(\.text) : [],
    body: readsText ? readableText(of: entry) : "", facets: facets)
}

/// The text that the page of an entry shows, with what stands beside its pictures of flows.
private func readableText(of entry: Entry) -> String {
  let body = entry.body
  let text = body.plainText(without: entry.facilitatorPoints)
  guard entry.references.hasCodeBlocks else { return text }
  let diagrams = body.codeBlocks(in: Diagram.language).compactMap { Diagram($0.text) }
  return ([text] + diagrams.flatMap { [$0.title] + $0.alternative }).joined(separator: "\n")
}

private func termEntries(of glossary: Glossary?) -> [SearchEntry] {
  guard let glossary else { return [] }
  return glossary.terms.map { term in
    SearchEntry(
      id: term.anchor, kind: "term", title: term.name.value, reading: term.reading,
      url: "terms.html#\(term.anchor)", tags: [term.reading] + term.aliases.map(\.value),
      headings: [], body: glossary.body.plainText(ofNodes: term.nodes), facets: [])
  }
}
