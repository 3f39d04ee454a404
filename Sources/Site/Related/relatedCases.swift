// SPDX-License-Identifier: MIT

package import Content
import Cores

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
  let lists = TraitLists(search)
  let found = Array(cases.indices).mappedOnCores { index in
    var steps = 0
    let alike = lists.neighbours(of: index, &steps).map { lists.compare(index, $0, &steps) }
      .filter { $0.score >= leastScore }
      .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
    let related = alike.lazy.map {
      RelatedCase(index: $0.index, score: $0.score, reasons: reasons(for: $0.shared, in: search))
    }
    .filter { !$0.reasons.isEmpty }.prefix(limit)
    return (related: Array(related), steps: steps)
  }
  return (found.map(\.related), found.reduce(lists.steps) { $0 + $1.steps })
}

/// What is less alike than this is not shown: about one common word of little weight.
private let leastScore = 256

/// What says less than this is no reason to show: nearly every case has it.
private let leastReason = 64

/// For each trait the cases that have it.
private struct TraitLists: Sendable {
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

  /// How many traits were compared to bring the cases into their order.
  let steps: Int

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
  func neighbours(of index: Int, _ steps: inout Int) -> [Int] {
    var found: [Int32] = []
    var left = Self.budgets
    for trait in search.traits[index] {
      let isText = search.meanings[Int(trait)].isText
      guard isText ? left.text > 0 : left.facets > 0 else { continue }
      let list = lists[Int(trait)]
      let own = place(of: index, in: list, &steps)
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

  private func place(of index: Int, in list: [Int32], _ steps: inout Int) -> Int {
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
  func compare(
    _ index: Int, _ other: Int, _ steps: inout Int
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
