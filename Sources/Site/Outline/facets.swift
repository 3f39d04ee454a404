// SPDX-License-Identifier: MIT

import Content

/// Finds out which cases have each word.
///
/// - Parameters:
///   - cases: The cases in the order in which their indices count.
///   - library: What knows the words and the つなぎ先.
/// - Returns: A facet for each key; words that no case has are there as well.
func facets(of cases: [Entry], in library: Library) -> [Facet] {
  var holders: [FacetKey: [String: [Int]]] = [:]
  for (index, entry) in cases.enumerated() {
    guard case .caseExample(let example) = entry.detail else { continue }
    for (key, slug) in facetWords(of: example, in: library) {
      if holders[key]?[slug]?.last == index { continue }
      holders[key, default: [:]][slug, default: []].append(index)
    }
  }
  return FacetKey.allCases.map { key in
    let found = holders[key] ?? [:]
    return Facet(
      key: key,
      words: words(of: key, in: library).map {
        FacetWord(
          key: key, slug: $0.slug, label: $0.label, number: $0.number, explanation: $0.explanation,
          cases: found[$0.slug] ?? [])
      })
  }
}

/// The words of a case, key by key.
func facetWords(
  of example: CaseExample, in library: Library
) -> [(key: FacetKey, slug: String)] {
  var words: [(key: FacetKey, slug: String)] = []
  for key in FacetKey.allCases {
    switch key {
    case .form: words.append((key, example.form.slug))
    case .support:
      words += example.connections.compactMap { connection in
        library.resource(named: connection.resource.value).map { (key, $0.id) }
      }
    default: words += example.words(key).map { (key, $0.value.slug) }
    }
  }
  return words
}

/// How often each result came of the connections to each つなぎ先, by the ids of the つなぎ先 and of the results.
func connectionCounts(of cases: [Entry], in library: Library) -> [String: [String: Int]] {
  var counts: [String: [String: Int]] = [:]
  for entry in cases {
    guard case .caseExample(let example) = entry.detail else { continue }
    for id in Set(example.connections.compactMap { library.resource(named: $0.resource.value)?.id })
    {
      guard let result = example.result(ofConnectionTo: id, in: library) else { continue }
      counts[id, default: [:]][result.slug, default: 0] += 1
    }
  }
  return counts
}

extension CaseExample {
  /// What came of it that the family was to be connected to a つなぎ先.
  func result(ofConnectionTo id: String, in library: Library) -> VocabularyWord? {
    connections.first { library.resource(named: $0.resource.value)?.id == id }?.result.value
  }

  /// The controlled words of a key, as the case has them.
  func words(_ key: FacetKey) -> [Located<VocabularyWord>] {
    switch key {
    case .issue: issues
    case .topic: topics
    case .stage: [stage].compactMap(\.self)
    case .outcome: [outcome].compactMap(\.self)
    case .family: family
    case .noticedBy: noticedBy
    case .duration: [duration].compactMap(\.self)
    case .support, .form: []
    }
  }
}

/// A word before it is known which cases have it.
private struct WordDraft {
  let slug: String
  let label: String
  var number: String?
  var explanation: String?
}

private func words(of key: FacetKey, in library: Library) -> [WordDraft] {
  switch key {
  case .form:
    return CaseExample.Form.allCases.map { WordDraft(slug: $0.slug, label: $0.rawValue) }
  case .support:
    return titlesInOrder(library.entries(of: .resource), library.glossary)
      .map { WordDraft(slug: $0.entry.id, label: $0.entry.title.value) }
  default:
    guard let list = key.vocabularyKey else { return [] }
    return library.vocabulary.words(list).map {
      WordDraft(slug: $0.slug, label: $0.label, number: $0.number, explanation: $0.explanation)
    }
  }
}
