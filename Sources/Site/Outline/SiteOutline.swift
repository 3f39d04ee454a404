// SPDX-License-Identifier: MIT

package import Content
import Cores
import Diagnostics
package import Digests
import JapaneseText
import Markdown

/// Everything about a library that more than one page asks for, worked out once.
///
/// - Complexity: Work of O(*n* log *n*) in the number of entries and what they hold.
package struct SiteOutline: Sendable {
  package let library: Library

  /// The cases by their ids: where an index of a case is spoken of, it counts here.
  package let cases: [Entry]

  /// A facet for each key, in the keys' order.
  package let facets: [Facet]

  /// The words of each case, by the case's index.
  let caseWords: [[CaseWord]]

  /// How often each result came of the connections to each つなぎ先, by their ids.
  let connectionCounts: [String: [String: Int]]

  /// The cases most like each case, by the case's index.
  package let related: [[RelatedCase]]

  /// The entries that name each term, by the term's place in the glossary.
  package let mentions: [[Entry]]

  /// The entries with a day of their last change, newest first.
  package let newest: [Entry]

  /// All entries by the readings of their titles.
  let titles: [ReadTitle]

  /// The rows of the あいうえお table that any title is in, and the place of the first title of each.
  let titleRows: [(row: String, place: Int)]

  /// How much working this out took.
  package let work: SiteWork

  /// What is worth keeping for the next time; `nil` where the digests of the texts are not known.
  package let kept: KeptCases?

  /// Whether ``kept`` is any other than what was kept before.
  package let isKeptNew: Bool

  /// What the cases have in common.
  let traits: CaseTraits

  private let caseIndices: [String: Int]
  private let facetPlaces: [FacetKey: [String: Int]]

  /// Works everything out.
  ///
  /// - Parameters:
  ///   - library: What the site is made of.
  ///   - sources: Of each text with its path, by its path, where something is to be kept.
  ///   - before: What was kept the last time; it is used as far as it is of the very same texts.
  package init(of library: Library, sources: [String: Digest]? = nil, before: KeptCases? = nil) {
    self.library = library
    let cases = library.entries(of: .caseExample)
    self.cases = cases
    var indices: [String: Int] = [:]
    for (index, entry) in cases.enumerated() { indices[entry.id] = index }
    caseIndices = indices
    caseWords = cases.mappedOnCores { facetWords(of: $0, in: library) }
    facets = Site.facets(of: caseWords, in: library)
    var places: [FacetKey: [String: Int]] = [:]
    for facet in facets {
      for (place, word) in facet.words.enumerated() {
        places[facet.key, default: [:]][word.slug] = place
      }
    }
    facetPlaces = places
    connectionCounts = Site.connectionCounts(of: cases, in: library)
    let reader = textReader(of: library)
    let texts = before.flatMap { $0.texts.reader == reader ? $0.texts : nil }
    let matches = KeptTexts.Matches(cases, sources ?? [:], texts)
    let words = CaseWords(cases, kept: matches)
    traits = CaseTraits(words, facets: facets)
    let search = relatedCases(traits, kept: before?.alike ?? [])
    related = search.alike.map(\.related)
    let named = Site.mentions(in: library, of: cases, kept: matches)
    mentions = named.mentions
    newest = newestFirst(library.entries)
    titles = titlesInOrder(library.entries, library.glossary)
    titleRows = rows(of: titles)
    work = SiteWork(relatedSteps: search.steps, termSteps: named.steps)
    kept = sources.map { digests in
      KeptCases(
        texts: KeptTexts(
          reader: reader, digests: cases.map { digests[$0.source.path] ?? Digest { _ in } },
          words: words, terms: named.terms),
        alike: search.alike)
    }
    isKeptNew =
      !matches.missing.isEmpty || texts?.digests.count != cases.count
      || before?.alike.map(\.inputs) != search.alike.map(\.inputs)
  }

  /// The entries of a kind, by id; modules by their order.
  func entries(of kind: EntryKind) -> [Entry] { library.entries(of: kind) }

  /// The place of a case among the cases.
  func index(ofCase id: String) -> Int? { caseIndices[id] }

  /// What the case of an index and one that is like it share, as whole sentences; see ``CaseTraits/reasons(for:_:)``.
  package func reasons(for index: Int, _ related: RelatedCase) -> [String] {
    traits.reasons(for: index, related.index)
  }

  /// The facet of a key.
  func facet(_ key: FacetKey) -> Facet { facets[key.place] }

  /// The word of a key with this slug.
  func word(_ key: FacetKey, _ slug: String) -> FacetWord? {
    facetPlaces[key]?[slug].map { facet(key).words[$0] }
  }
}

/// The entries that were changed last; those of one day in the order of the site.
private func newestFirst(_ entries: [Entry]) -> [Entry] {
  let dated = entries.enumerated().compactMap { offset, entry in
    entry.updated.map { (day: $0.value, offset: offset) }
  }
  return dated.sorted { $0.day != $1.day ? $0.day > $1.day : $0.offset < $1.offset }
    .map { entries[$0.offset] }
}

/// Where each row of the あいうえお table begins among the titles.
private func rows(of titles: [ReadTitle]) -> [(row: String, place: Int)] {
  var rows: [(row: String, place: Int)] = []
  for (place, title) in titles.enumerated() where rows.last?.row != title.row {
    rows.append((title.row, place))
  }
  return rows
}

/// The spellings of all terms, each leading to its place in the glossary from the site's root.
func termIndex(of glossary: Glossary?) -> TermIndex {
  TermIndex(
    (glossary?.terms ?? []).flatMap { term in
      ([term.name] + term.aliases).map {
        (spelling: $0.value, term: term.name.value, address: "terms.html#\(term.anchor)")
      }
    })
}
