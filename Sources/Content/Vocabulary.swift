// SPDX-License-Identifier: MIT

/// The lists of controlled words; the raw value is the key in `vocabulary.yml` and in the front matter.
package enum VocabularyKey: String, CaseIterable, Hashable, Sendable {
  case issue = "課題"
  case topic = "主題"
  case stage = "学校段階"
  case family = "家庭"
  case noticedBy = "気づき"
  case outcome = "結果"
  case duration = "期間"
  case connection = "つながり"

  // What Swift makes of a raw value goes through the Japanese text.
  package func hash(into hasher: inout Hasher) { hasher.combine(slug) }

  /// The ASCII name, for addresses and JSON.
  package var slug: String {
    switch self {
    case .issue: "issue"
    case .topic: "topic"
    case .stage: "stage"
    case .family: "family"
    case .noticedBy: "noticed-by"
    case .outcome: "outcome"
    case .duration: "duration"
    case .connection: "connection"
    }
  }
}

/// A controlled word.
package struct VocabularyWord: Hashable, Sendable {
  /// The word as it is shown.
  package let label: String

  /// ASCII, for addresses; unique within its list.
  package let slug: String

  /// A number such as ①, shown before the word.
  package let number: String?

  /// A sentence that says when the word is used.
  package let explanation: String?

  /// Other spellings, which the front matter may use as well.
  package let aliases: [String]

  /// The place in its list, from 0.
  package let rank: Int
}

/// The controlled words and the sets of words that mean the same.
package struct Vocabulary: Hashable, Sendable {
  private let lists: [VocabularyKey: [VocabularyWord]]
  private let byName: [VocabularyKey: [String: VocabularyWord]]

  /// Sets of words that the search takes for each other.
  package let synonyms: [[String]]

  package init(_ lists: [VocabularyKey: [VocabularyWord]], synonyms: [[String]]) {
    self.lists = lists
    self.synonyms = synonyms
    byName = lists.mapValues { words in
      var names: [String: VocabularyWord] = [:]
      for word in words {
        for alias in word.aliases { names[alias] = word }
      }
      for word in words { names[word.label] = word }
      return names
    }
  }

  /// The words of a list in the file's order.
  package func words(_ key: VocabularyKey) -> [VocabularyWord] {
    lists[key] ?? []
  }

  /// The word with this label or alias.
  package func word(_ name: String, in key: VocabularyKey) -> VocabularyWord? {
    byName[key]?[name]
  }
}

/// The words of each list at hand, where many texts name them by their places.
package struct VocabularyLists: Sendable {
  let issue, topic, stage, family, noticedBy, outcome, duration, connection: [VocabularyWord]

  package init(_ vocabulary: Vocabulary) {
    issue = vocabulary.words(.issue)
    topic = vocabulary.words(.topic)
    stage = vocabulary.words(.stage)
    family = vocabulary.words(.family)
    noticedBy = vocabulary.words(.noticedBy)
    outcome = vocabulary.words(.outcome)
    duration = vocabulary.words(.duration)
    connection = vocabulary.words(.connection)
  }
}
