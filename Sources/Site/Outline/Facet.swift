// SPDX-License-Identifier: MIT

import Content

/// What a case can be chosen by; the raw value is its name for readers.
package enum FacetKey: String, CaseIterable, Hashable, Sendable {
  case issue = "課題"
  case topic = "主題"
  case stage = "学校段階"
  case support = "つなぎ先"
  case outcome = "結果"
  case form = "種別"
  case family = "家庭"
  case noticedBy = "気づき"
  case duration = "期間"

  /// The place among all keys.
  ///
  /// Written out, and hashed by: what Swift makes of a raw value goes through the Japanese text.
  var place: Int {
    switch self {
    case .issue: 0
    case .topic: 1
    case .stage: 2
    case .support: 3
    case .outcome: 4
    case .form: 5
    case .family: 6
    case .noticedBy: 7
    case .duration: 8
    }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(place) }

  /// The ASCII name, for addresses.
  package var slug: String {
    switch self {
    case .support: "support"
    case .form: "form"
    default: vocabularyKey?.slug ?? ""
    }
  }

  /// The list of controlled words that it has its words from.
  var vocabularyKey: VocabularyKey? {
    switch self {
    case .issue: .issue
    case .topic: .topic
    case .stage: .stage
    case .outcome: .outcome
    case .family: .family
    case .noticedBy: .noticedBy
    case .duration: .duration
    case .support, .form: nil
    }
  }
}

/// A word by which cases can be chosen, and the cases that have it.
package struct FacetWord: Sendable {
  package let key: FacetKey

  /// ASCII, unique among the words of its key.
  package let slug: String

  package let label: String

  /// A number such as ①, shown before the word.
  package let number: String?

  /// A sentence that says when the word is used.
  package let explanation: String?

  /// Indices into the cases of the outline, ascending.
  package let cases: [Int]

  /// The address of its list without `.html`: no key begins with another and a hyphen, so that no two words
  /// share one.
  var base: String { "lists/\(key.slug)-\(slug)" }

  package var address: String { base + ".html" }

  /// The word as lists show it: a 課題 with its number, ①連携; the numbers of other words are those of a table.
  var shownLabel: String { key == .issue ? (number ?? "") + label : label }
}

/// All words of a key in the order of the vocabulary, those of つなぎ先 and 種別 in their own.
package struct Facet: Sendable {
  package let key: FacetKey
  package let words: [FacetWord]
}
