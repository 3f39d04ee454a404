// SPDX-License-Identifier: MIT

/// A search: the words and what narrows it.
package struct SearchRequest: Hashable, Sendable {
  package var query: String

  /// The chosen slugs by the facet's name; `kind` is one as well.
  package var facets: [String: [String]]

  /// How many results are wanted.
  package var limit: Int

  package init(query: String, facets: [String: [String]] = [:], limit: Int = 20) {
    self.query = query
    self.facets = facets
    self.limit = limit
  }
}

/// What was found.
package struct SearchAnswer: Sendable {
  package struct Result: Sendable {
    package let id: String
    package let kind: String
    package let title: String

    /// From the site's root.
    package let url: String
    package let score: Int
    package let excerpt: String

    /// Where the hits stand in the excerpt, in scalars.
    package let marks: [Range<Int>]

    /// What means the same as what was asked for, where only that was found.
    package let synonyms: [String]
  }

  package let query: String
  package let total: Int
  package let results: [Result]

  /// How many pages each word of each facet would leave.
  package let facets: [(name: String, counts: [(word: String, count: Int)])]

  /// A sentence where nothing could be looked for.
  package let problem: String?

  /// A sentence about how the query was understood.
  package let notice: String?
}

extension SearchIndex {
  /// Finds, ranks and counts: the same as `answer` of `site/assets/search-answers.js`.
  ///
  /// - Throws: ``Damage``, and what reading a file throws.
  /// - Complexity: Of the lists that the query's characters have.
  package func answer(_ request: SearchRequest) throws -> SearchAnswer {
    let query = SearchQuery(request.query)
    let hasFacets = request.facets.values.contains { !$0.isEmpty }
    let wanted = query.parts.filter { !$0.isLeftOut }
    if wanted.isEmpty, !hasFacets {
      let problem =
        query.parts.isEmpty
        ? "探す言葉がありません。言葉を入れてください。" : "除く言葉だけでは探せません。探す言葉も入れてください。"
      return SearchAnswer(
        query: request.query, total: 0, results: [], facets: [], problem: problem, notice: nil)
    }
    let groups = wanted.map(synonyms.forms)
    let leftOut = query.parts.filter(\.isLeftOut).map(synonyms.forms)
    let hits = try groups.map { try GroupHits($0, in: self) }
    let found = try ranked(hits, leftOut.map { try GroupHits($0, in: self) })
    let chosen = entries(chosenBy: request.facets)
    let shown = found.filter { chosen?.contains($0.entry) ?? true }
    return SearchAnswer(
      query: request.query, total: shown.count,
      results: try shown.prefix(request.limit).map { try result($0, groups, hits) },
      facets: counts(of: found.map(\.entry), request.facets), problem: nil,
      notice: query.isOpen
        ? "「\"」が閉じていないので、最後までを一続きの言葉として探しました。"
        : query.isLong ? "言葉が多いので、初めの16個で探しました。" : nil)
  }

  private func result(
    _ found: FoundEntry, _ groups: [[SearchForm]], _ hits: [GroupHits]
  ) throws -> SearchAnswer.Result {
    let texts = try texts(ofEntry: found.entry)
    let excerpt = SearchExcerpt(tags: texts[4], body: texts[5], groups)
    let synonyms = hits.flatMap { $0.synonyms(in: found.entry).prefix(2) }
    return SearchAnswer.Result(
      id: texts[0], kind: texts[1], title: texts[2], url: texts[3], score: found.score,
      excerpt: excerpt.text, marks: excerpt.marks, synonyms: synonyms)
  }

  /// The entries that have any chosen word of each facet but one; `nil` where nothing is chosen.
  private func entries(
    chosenBy facets: [String: [String]], except: String? = nil
  ) -> Set<Int>? {
    var chosen: Set<Int>?
    for (name, words) in facets where name != except && !words.isEmpty {
      let known = self.facets.first { $0.name == name }?.words ?? []
      let entries = Set(known.filter { words.contains($0.word) }.flatMap(\.entries))
      chosen = chosen?.intersection(entries) ?? entries
    }
    return chosen
  }

  private func counts(
    of found: [Int], _ facets: [String: [String]]
  ) -> [(name: String, counts: [(word: String, count: Int)])] {
    self.facets.map { facet in
      let chosen = entries(chosenBy: facets, except: facet.name)
      let entries = Set(found.filter { chosen?.contains($0) ?? true })
      return (
        facet.name,
        facet.words.compactMap { word in
          let count = word.entries.count { entries.contains($0) }
          return count > 0 ? (word.word, count) : nil
        }
      )
    }
  }
}
