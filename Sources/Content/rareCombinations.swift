// SPDX-License-Identifier: MIT

package import Diagnostics

/// Tells of combinations of published words by which a case stands alone.
///
/// Who knows that a ward has one child in a children's home and in the lower grades with a certain illness, knows who the
/// case is about. So each combination of 学校段階, 家庭 and 主題 is counted. Cases that are 架空 are left out: no child stands
/// behind them, and readers see that, so that they hide nobody either. A 取組 is about no child.
///
/// - Parameter library: What is published.
/// - Returns: A warning for each case that has such a combination, with the word to widen.
package func rareCombinations(in library: Library) -> [Diagnostic] {
  let cases = library.entries(of: .caseExample).compactMap(TracedCase.init)
  var counts: [Combination: Int] = [:]
  for each in cases {
    let combinations = each.combinations
    // What is counted is how many cases have it, and a case has it once.
    for part in Set(combinations + combinations.flatMap(\.widened)) {
      counts[part, default: 0] += 1
    }
  }
  return cases.compactMap { each in
    let rare = each.combinations.filter { counts[$0] == 1 }
    guard let first = rare.first else { return nil }
    return .rareCombination(each, rare, widening: widest(first, counts), others: counts)
  }
}

/// A case with a child behind it, and what is published of the child.
private struct TracedCase {
  let entry: Entry
  let stage: Located<VocabularyWord>?
  let family: [Located<VocabularyWord>]
  let topics: [Located<VocabularyWord>]

  init?(_ entry: Entry) {
    guard case .caseExample(let example) = entry.detail, example.form == .individual,
      example.anonymity != .fictional
    else { return nil }
    self.entry = entry
    stage = example.stage
    family = example.family
    topics = example.topics
  }

  /// Every combination of one word of each list; a list without a word counts as one.
  var combinations: [Combination] {
    let families = family.isEmpty ? [nil] : family.map { $0.value.label as String? }
    let subjects = topics.isEmpty ? [nil] : topics.map { $0.value.label as String? }
    return families.flatMap { family in
      subjects.map { Combination(stage: stage?.value.label, family: family, topic: $0) }
    }
  }

  /// Where the list stands in the file.
  func span(of key: VocabularyKey, _ label: String?) -> SourceSpan {
    let words = key == .stage ? [stage].compactMap(\.self) : key == .family ? family : topics
    let word = words.first { $0.value.label == label }
    return word.map { SourceSpan(path: entry.source.path, bytes: $0.span) }
      ?? .wholeFile(entry.source.path)
  }
}

/// One word of each list; `nil` for any, or where there is none.
private struct Combination: Hashable {
  var stage: String?
  var family: String?
  var topic: String?

  /// Whether a list was widened to any word, and which.
  var widenedKey: VocabularyKey?

  /// The same with one word widened to any.
  var widened: [Combination] {
    [.stage, .family, .topic].filter { self[$0] != nil }.map { key in
      var wide = self
      wide[key] = nil
      wide.widenedKey = key
      return wide
    }
  }

  var text: String { [stage, family, topic].compactMap(\.self).joined(separator: "・") }

  subscript(_ key: VocabularyKey) -> String? {
    get { key == .stage ? stage : key == .family ? family : topic }
    set {
      switch key {
      case .stage: stage = newValue
      case .family: family = newValue
      default: topic = newValue
      }
    }
  }
}

/// The word that hides the case among the most others when it is widened.
private func widest(_ rare: Combination, _ counts: [Combination: Int]) -> Combination? {
  rare.widened.max {
    (counts[$0] ?? 0, $1.widenedKey?.slug ?? "") < (counts[$1] ?? 0, $0.widenedKey?.slug ?? "")
  }
}

extension Diagnostic {
  fileprivate static func rareCombination(
    _ each: TracedCase, _ rare: [Combination], widening: Combination?, others: [Combination: Int]
  ) -> Diagnostic {
    let first = rare[0]
    let more = rare.count > 1 ? "（ほかに\(rare.count - 1)とおり）" : ""
    let message =
      "事例「\(each.entry.title.value)」だけが、「\(first.text)」の組合せを持っています\(more)。事情を知る人には、だれのことか分かるかもしれません。"
    guard let widening, let key = widening.widenedKey, let word = first[key] else {
      return Diagnostic(
        .warning, id: "rare-combination", message, hint: "本文から分かることを読み直します。",
        at: .wholeFile(each.entry.source.path))
    }
    let count = (others[widening] ?? 1) - 1
    let hint =
      count > 0
      ? "「\(key.rawValue)」の「\(word)」を広い言葉に変えるか消すと、同じ組合せの事例がほかに\(count)件あります。"
      : "「\(key.rawValue)」の「\(word)」を広い言葉に変えるか消します。ほかの項目も広げないと、同じ組合せの事例はありません。"
    return Diagnostic(
      .warning, id: "rare-combination", message, hint: hint, at: each.span(of: key, word))
  }
}
