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
    var alike: [(index: Int, score: Int)] = []
    for other in lists.neighbours(of: index, &steps) {
      let score = lists.score(index, other, &steps)
      if score >= leastScore { alike.append((other, score)) }
    }
    var related: [RelatedCase] = []
    // A few of many are wanted: the best of those that are left is found sooner than all are put in order.
    while related.count < limit,
      let best = alike.indices.min(by: {
        (alike[$1].score, alike[$0].index) < (alike[$0].score, alike[$1].index)
      })
    {
      let (other, score) = alike[best]
      alike.swapAt(best, alike.count - 1)
      alike.removeLast()
      let reasons = reasons(for: lists.shared(index, other), in: search)
      if reasons.isEmpty { continue }
      related.append(RelatedCase(index: other, score: score, reasons: reasons))
    }
    return (related: related, steps: steps)
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
    let caseCount = search.starts.count - 1
    let order = (0..<caseCount).sorted { left, right in
      comparisons += 1
      let first = search.traits[search.range(ofCase: left)]
      let second = search.traits[search.range(ofCase: right)]
      if first == second { return left < right }
      return first.lexicographicallyPrecedes(second)
    }
    var places = [Int](repeating: 0, count: order.count)
    var lists = [[Int32]](repeating: [], count: search.weights.count)
    for (place, index) in order.enumerated() {
      places[index] = place
      let own = search.range(ofCase: index)
      for trait in search.traits[own] { lists[Int(trait)].append(Int32(index)) }
      comparisons += own.count
    }
    self.places = places
    self.lists = lists
    steps = comparisons
  }

  /// Returns the cases that stand near a case in the lists of its traits, each once, ascending.
  func neighbours(of index: Int, _ steps: inout Int) -> [Int] {
    var found: [Int32] = []
    var left = Self.budgets
    for trait in search.traits[search.range(ofCase: index)] {
      let isText = search.isText[Int(trait)]
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
  func score(_ index: Int, _ other: Int, _ steps: inout Int) -> Int {
    let (isText, weights) = (search.isText.span, search.weights.span)
    var score = 0
    var wordCount = 0
    steps += forEachShared(index, other) { trait in
      if isText[trait] { wordCount += 1 }
      if !isText[trait] || wordCount <= Self.textWords { score += weights[trait] }
    }
    return score
  }

  /// What two cases share, as far as it counts.
  func shared(_ index: Int, _ other: Int) -> [Int] {
    var shared: [Int] = []
    var wordCount = 0
    forEachShared(index, other) { trait in
      if search.isText[trait] { wordCount += 1 }
      if !search.isText[trait] || wordCount <= Self.textWords { shared.append(trait) }
    }
    return shared
  }

  /// Visits what two cases share, ascending, and tells how many traits were compared.
  @discardableResult @inline(__always)
  private func forEachShared(_ index: Int, _ other: Int, _ visit: (Int) -> Void) -> Int {
    let traits = search.traits.span
    var left = search.starts[index]
    var right = search.starts[other]
    let (leftEnd, rightEnd) = (search.starts[index + 1], search.starts[other + 1])
    var steps = 0
    while left < leftEnd, right < rightEnd {
      steps += 1
      let (own, theirs) = (traits[left], traits[right])
      if own == theirs {
        visit(Int(own))
        left += 1
        right += 1
      } else if own < theirs {
        left += 1
      } else {
        right += 1
      }
    }
    return steps
  }
}

/// The sentences that say what is shared: words of three keys at most, then words of the texts.
private func reasons(for shared: [Int], in search: CaseTraits) -> [String] {
  let telling = shared.filter { search.weights[$0] >= leastReason }
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
