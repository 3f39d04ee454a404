// SPDX-License-Identifier: MIT

package import Content

/// A case that is like another, and what they share.
package struct RelatedCase: Hashable, Sendable {
  /// The index among the cases of the outline.
  package let index: Int

  /// In units of 1/256.
  package let score: Int

  /// What is shared, the most telling first: `同じ主題: ヤングケアラー`.
  package let reasons: [String]
}

/// Finds the cases that are most like each case.
///
/// Two cases are the more alike the rarer what they share. Each case is compared with the neighbours that it has
/// in the lists of its rarest traits. These lists are in an order in which cases of much the same traits
/// stand together, so that a bounded number of neighbours is enough.
///
/// - Parameters:
///   - cases: The cases.
///   - facets: The facets with the indices of these cases.
///   - limit: How many are named for a case at most.
/// - Returns: The related cases of each, the most alike first; and how many steps that took.
/// - Complexity: O(*n* log *n*) in the number of cases.
package func relatedCases(
  _ cases: [Entry], facets: [Facet], limit: Int = 5
) -> (related: [[RelatedCase]], steps: Int) {
  let search = CaseTraits(cases, facets: facets)
  var lists = TraitLists(search)
  let related = cases.indices.map { index in
    let alike = lists.neighbours(of: index).map { lists.compare(index, $0) }
      .filter { $0.score >= leastScore }
      .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
    return Array(
      alike.lazy.map {
        RelatedCase(
          index: $0.index, score: $0.score, reasons: reasons(for: $0.shared, in: search))
      }
      .filter { !$0.reasons.isEmpty }.prefix(limit))
  }
  return (related, lists.steps)
}

/// What is less alike than this is not shown: about one common word of little weight.
private let leastScore = 256

/// What says less than this is no reason to show: nearly every case has it.
private let leastReason = 64

/// For each trait the cases that have it.
private struct TraitLists {
  /// How many neighbours are looked at on each side in one list.
  private static let window = 16

  /// After how many neighbours no further list is looked at: of words of the facets, of words of the text.
  private static let budgets = (facets: 96, text: 48)

  /// How many shared words of the text count: a long text is not more like all others.
  private static let textWords = 8

  private let search: CaseTraits
  private let lists: [[Int32]]

  /// The place of each case in the order that all lists are in.
  private let places: [Int]

  /// How many entries of lists were looked at, and traits and cases compared.
  private(set) var steps = 0

  init(_ search: CaseTraits) {
    self.search = search
    var comparisons = 0
    let order = search.traits.indices.sorted { left, right in
      comparisons += 1
      let (first, second) = (search.traits[left], search.traits[right])
      if first == second { return left < right }
      return first.lexicographicallyPrecedes(second)
    }
    var places = [Int](repeating: 0, count: order.count)
    var lists = [[Int32]](repeating: [], count: search.weights.count)
    for (place, index) in order.enumerated() {
      places[index] = place
      for trait in search.traits[index] { lists[Int(trait)].append(Int32(index)) }
      comparisons += search.traits[index].count
    }
    self.places = places
    self.lists = lists
    steps = comparisons
  }

  /// Returns the cases that stand near a case in the lists of its traits, each once, ascending.
  mutating func neighbours(of index: Int) -> [Int] {
    var found: [Int32] = []
    var left = Self.budgets
    for trait in search.traits[index] {
      let isText = search.meanings[Int(trait)].isText
      guard isText ? left.text > 0 : left.facets > 0 else { continue }
      let list = lists[Int(trait)]
      let own = place(of: index, in: list)
      let near = max(0, own - Self.window)..<min(list.count, own + Self.window + 1)
      found += list[near]
      if isText { left.text -= near.count } else { left.facets -= near.count }
    }
    steps += found.count
    found.sort()
    var neighbours: [Int] = []
    for other in found where Int(other) != index && neighbours.last != Int(other) {
      neighbours.append(Int(other))
    }
    return neighbours
  }

  private mutating func place(of index: Int, in list: [Int32]) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      steps += 1
      let middle = (low + high) / 2
      if places[Int(list[middle])] < places[index] { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Adds up what two cases share.
  mutating func compare(
    _ index: Int, _ other: Int
  ) -> (index: Int, score: Int, shared: [Int32]) {
    let (own, theirs) = (search.traits[index], search.traits[other])
    var shared: [Int32] = []
    var score = 0
    var wordCount = 0
    var left = 0
    var right = 0
    while left < own.count, right < theirs.count {
      steps += 1
      if own[left] == theirs[right] {
        let trait = Int(own[left])
        if search.meanings[trait].isText { wordCount += 1 }
        if !search.meanings[trait].isText || wordCount <= Self.textWords {
          shared.append(own[left])
          score += search.weights[trait]
        }
        left += 1
        right += 1
      } else if own[left] < theirs[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return (other, score, shared)
  }
}

/// The sentences that say what is shared: words of three keys at most, then words of the texts.
private func reasons(for shared: [Int32], in search: CaseTraits) -> [String] {
  let telling = shared.map(Int.init).filter { search.weights[$0] >= leastReason }
    .sorted { (search.weights[$1], $0) < (search.weights[$0], $1) }
  var facets: [(key: FacetKey, labels: [String])] = []
  var words: [String] = []
  for trait in telling {
    switch search.meanings[trait] {
    case .facet(let key, let label):
      if let place = facets.firstIndex(where: { $0.key == key }) {
        facets[place].labels.append(label)
      } else if facets.count < 3 {
        facets.append((key, [label]))
      }
    case .text(let word):
      if words.count < 3 { words.append(word) }
    }
  }
  let reasons = facets.map { "同じ\($0.key.rawValue): " + $0.labels.joined(separator: "、") }
  return words.isEmpty ? reasons : reasons + ["どちらにもある言葉: " + words.joined(separator: "、")]
}
