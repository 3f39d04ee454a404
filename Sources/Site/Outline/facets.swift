// SPDX-License-Identifier: MIT

import Content

/// Finds out which cases have each word.
///
/// - Parameters:
///   - words: The words of each case, in the order in which the indices of cases count.
///   - library: What knows the words and the つなぎ先.
/// - Returns: A facet for each key; words that no case has are there as well.
func facets(of words: [[CaseWord]], in library: Library) -> [Facet] {
  var holders = [[String: [Int]]](repeating: [:], count: FacetKey.allCases.count)
  for (index, ofCase) in words.enumerated() {
    for word in ofCase {
      let place = word.key.place
      if holders[place][word.slug, default: []].last == index { continue }
      holders[place][word.slug, default: []].append(index)
    }
  }
  return FacetKey.allCases.map { key in
    Facet(
      key: key,
      words: Site.words(of: key, in: library).map {
        FacetWord(
          key: key, slug: $0.slug, label: $0.label, number: $0.number, explanation: $0.explanation,
          cases: holders[key.place][$0.slug] ?? [])
      })
  }
}

/// A word by which a case is found.
struct CaseWord: Sendable {
  let key: FacetKey
  let slug: String
}

/// The words of a case, key by key; of what is no case there are none.
func facetWords(of entry: Entry, in library: Library) -> [CaseWord] {
  guard case .caseExample(let example) = entry.detail else { return [] }
  var words: [CaseWord] = []
  for key in FacetKey.allCases {
    switch key {
    case .form: words.append(CaseWord(key: key, slug: example.form.slug))
    case .support:
      for connection in example.connections {
        guard let resource = library.resource(named: connection.resource.value) else { continue }
        words.append(CaseWord(key: key, slug: resource.id))
      }
    default:
      for word in example.words(key) { words.append(CaseWord(key: key, slug: word.value.slug)) }
    }
  }
  return words
}

/// How often each result came of the connections to each つなぎ先, by the ids of the つなぎ先 and of the results.
///
/// Of several connections of a case to one つなぎ先 the first counts.
func connectionCounts(of cases: [Entry], in library: Library) -> [String: [String: Int]] {
  var counts: [String: [String: Int]] = [:]
  for entry in cases {
    guard case .caseExample(let example) = entry.detail else { continue }
    var known: [String] = []
    for connection in example.connections {
      guard let id = library.resource(named: connection.resource.value)?.id, !known.contains(id)
      else { continue }
      known.append(id)
      counts[id, default: [:]][connection.result.value.slug, default: 0] += 1
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
