// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics
package import Digests

/// Everything that the bytes of each page depend on, as one digest a page: a page whose digest is the same is the same.
///
/// What nearly all pages read — templates, settings, vocabulary, glossary, every text that is no case — goes into all of them,
/// so that a change of these makes every page anew. Only of cases, of which there are many, is it told which
/// page says what: see ``CaseDigests``. Whoever lets a page say more of a case adds it here; the test that edits
/// at random (`CacheEditTests`) finds what was forgotten.
package struct PageDigests: Sendable {
  private let outline: SiteOutline
  private let shared: Digest

  /// By the cases' indices.
  private let cases: [CaseDigests]

  /// What pages say of the words of a key: which there are, and how many cases have each.
  private let words: [FacetKey: Digest]

  /// What all pages but those of cases may say of all cases.
  private let library: Digest

  private let mentions: Digest
  private let titleRows: Digest

  /// Works out what the pages have in common.
  ///
  /// - Parameters:
  ///   - renderer: What makes the pages.
  ///   - shared: Of all that is no case and that pages are made of, the program included.
  ///   - sources: Of each case's file, by its path.
  package init(of renderer: SiteRenderer, shared: Digest, sources: [String: Digest]) {
    let outline = renderer.outline
    self.outline = outline
    self.shared = Digest { digest in
      digest.add(shared)
      for (text, picture) in renderer.pictures.sorted(by: { $0.key < $1.key }) {
        digest.add([text, picture.elements])
        digest.add(picture.width)
        digest.add(picture.height)
      }
      for item in renderer.navigation { digest.add([item.title, item.address]) }
      digest.add(outline.cases.isEmpty)
      digest.add(outline.library.entry(withID: "tsukaikata")?.address)
    }
    let cases = Array(outline.cases.indices).mappedOnCores { index in
      let entry = outline.cases[index]
      let source = sources[entry.source.path] ?? Digest { $0.add(entry.source.bytes) }
      return CaseDigests(of: entry, outline.caseWords[index], source: source, in: renderer)
    }
    self.cases = cases
    words = Dictionary(
      uniqueKeysWithValues: outline.facets.map { facet in
        let digest = Digest { digest in
          for word in facet.words {
            digest.add([word.slug, word.shownLabel])
            digest.add(word.cases.count)
          }
        }
        return (facet.key, digest)
      })
    library = Digest { digest in
      digest.add(cases.count)
      for one in cases { digest.add(one.row) }
    }
    mentions = Digest { digest in
      for entries in outline.mentions { digest.add(entries.map(\.id)) }
    }
    titleRows = Digest { digest in
      digest.add(outline.titles.count)
      for row in outline.titleRows {
        digest.add(row.row)
        digest.add(row.place)
      }
    }
  }

  /// The digest of what a page is made of.
  package func digest(of page: Page) -> Digest {
    Digest { digest in
      digest.add(shared)
      digest.add(page.address)
      add(page.subject, to: &digest)
    }
  }

  private func add(_ subject: Page.Subject, to digest: inout DigestBuilder) {
    switch subject {
    case .entry(let entry):
      digest.add("entry")
      guard let index = outline.index(ofCase: entry.id) else {
        digest.add(library)
        return
      }
      addOwnPage(ofCase: index, to: &digest)
    case .worksheet(let entry): addText(of: entry, named: "worksheet", to: &digest)
    case .facilitation(let entry): addText(of: entry, named: "facilitation", to: &digest)
    case .list(.caseExample, let part):
      digest.add("case-list")
      add(part, of: outline.cases.count, to: &digest)
      for key in [FacetKey.issue, .topic, .stage] { addWords(of: key, to: &digest) }
      for index in part.range { digest.add(cases[index].row) }
    case .facet(let word, let part): add(word, part, to: &digest)
    case .booklet(let part):
      digest.add("booklet")
      add(part, of: outline.cases.count, to: &digest)
      for index in part.range { digest.add(cases[index].text) }
    case .titles(let part):
      digest.add("titles")
      add(part, of: outline.titles.count, to: &digest)
      digest.add(titleRows)
      for title in outline.titles[part.range] { addRow(of: title.entry, to: &digest) }
    case .updates(let part):
      digest.add("updates")
      add(part, of: outline.newest.count, to: &digest)
      for entry in outline.newest[part.range] { addRow(of: entry, to: &digest) }
    case .glossary:
      digest.add("glossary")
      digest.add(library)
      digest.add(mentions)
    case .home, .list, .facets, .answers, .figureRow, .ranking, .search, .moved, .withdrawn:
      // Few, or short: anything that any other page says of a case makes them anew.
      digest.add(name(of: subject))
      digest.add(library)
    }
  }

  private func addOwnPage(ofCase index: Int, to digest: inout DigestBuilder) {
    digest.add(cases[index].text)
    digest.add(outline.related[index].count)
    for related in outline.related[index] {
      digest.add(cases[related.index].card)
      digest.add(related.shared)
    }
    for place in [index - 1, index + 1] {
      digest.add(cases.indices.contains(place))
      if cases.indices.contains(place) { digest.add(cases[place].card) }
    }
  }

  private func addText(of entry: Entry, named name: String, to digest: inout DigestBuilder) {
    digest.add(name)
    if let index = outline.index(ofCase: entry.id) { digest.add(cases[index].text) }
  }

  private func add(_ word: FacetWord, _ part: ListPart, to digest: inout DigestBuilder) {
    digest.add("facet")
    digest.add([word.key.rawValue, word.slug])
    add(part, of: word.cases.count, to: &digest)
    addWords(of: word.key, to: &digest)
    // A 主題 names the つなぎ先 for it, each with how many cases have it.
    if word.key == .topic { addWords(of: .support, to: &digest) }
    if word.key == .support {
      let results = outline.connectionCounts[word.slug] ?? [:]
      for (slug, count) in results.sorted(by: { $0.key < $1.key }) {
        digest.add(slug)
        digest.add(count)
      }
    }
    for place in part.range { digest.add(cases[word.cases[place]].row) }
  }

  private func addWords(of key: FacetKey, to digest: inout DigestBuilder) {
    if let words = words[key] { digest.add(words) }
  }

  private func add(_ part: ListPart, of count: Int, to digest: inout DigestBuilder) {
    for number in [count, part.number, part.count, part.range.lowerBound, part.range.upperBound] {
      digest.add(number)
    }
  }

  /// What a list of several kinds says of an entry; what is no case is in ``shared``.
  private func addRow(of entry: Entry, to digest: inout DigestBuilder) {
    digest.add([entry.kind.rawValue, entry.id])
    if let index = outline.index(ofCase: entry.id) { digest.add(cases[index].row) }
  }
}

private func name(of subject: Page.Subject) -> String {
  switch subject {
  case .home: "home"
  case .list: "list"
  case .facets: "facets"
  case .facet: "facet"
  case .entry: "entry"
  case .worksheet: "worksheet"
  case .facilitation: "facilitation"
  case .answers: "answers"
  case .figureRow: "figure-row"
  case .ranking: "ranking"
  case .glossary: "glossary"
  case .search: "search"
  case .titles: "titles"
  case .booklet: "booklet"
  case .updates: "updates"
  case .moved: "moved"
  case .withdrawn: "withdrawn"
  }
}
