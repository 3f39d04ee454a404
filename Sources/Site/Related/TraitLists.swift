// SPDX-License-Identifier: MIT

import Digests

/// For each trait the cases that have it, all lists in one order, in which cases of much the same traits stand together.
struct TraitLists: Sendable {
  /// How many neighbours are looked at on each side in one list.
  private static let window = 16

  /// After how many neighbours no further list is looked at: of words of the facets, of words of the text.
  private static let budgets = (facets: 96, text: 48)

  private let traits: CaseTraits

  /// The cases of all lists, one list after the other.
  private let cases: [Int32]

  /// Where the list of each trait begins, and where that of the last one ends.
  private let starts: [Int]

  /// At which place of its list a case stands, for each trait of each case; as ``CaseTraits/traits``.
  private let places: [Int32]

  /// How many traits were compared to bring the cases into their order.
  let steps: Int

  init(_ traits: CaseTraits) {
    self.traits = traits
    let order = casesInOrder(traits)
    var starts = [Int](repeating: 0, count: traits.weights.count + 1)
    for trait in traits.traits { starts[Int(trait) + 1] += 1 }
    for trait in traits.weights.indices { starts[trait + 1] += starts[trait] }
    var cases = [Int32](repeating: 0, count: traits.traits.count)
    var places = [Int32](repeating: 0, count: traits.traits.count)
    var counts = [Int32](repeating: 0, count: traits.weights.count)
    for index in order.cases {
      for slot in traits.range(ofCase: Int(index)) {
        let trait = Int(traits.traits[slot])
        places[slot] = counts[trait]
        cases[starts[trait] + Int(counts[trait])] = index
        counts[trait] += 1
      }
    }
    (self.cases, self.starts, self.places) = (cases, starts, places)
    steps = order.comparisons + traits.traits.count
  }

  /// Visits the cases that stand near a case in the lists of its traits; those near in several lists come several times.
  @inline(__always)
  func forEachNeighbour(of index: Int, _ visit: (Int32) -> Void) {
    var left = Self.budgets
    for slot in traits.range(ofCase: index) {
      let trait = Int(traits.traits[slot])
      let isText = traits.isText[trait]
      guard isText ? left.text > 0 : left.facets > 0 else { continue }
      let own = starts[trait] + Int(places[slot])
      let near =
        max(starts[trait], own - Self.window)..<min(starts[trait + 1], own + Self.window + 1)
      for place in near { visit(cases[place]) }
      if isText { left.text -= near.count } else { left.facets -= near.count }
    }
  }
}

/// The cases in the order of their traits, the rarest first; cases of the same traits as they came.
private func casesInOrder(_ traits: CaseTraits) -> (cases: [Int32], comparisons: Int) {
  var comparisons = 0
  // Most are told apart by their first two traits; a case that has no further trait stands first.
  let keys = (0..<(traits.starts.count - 1)).map { index in
    let own = traits.traits[traits.range(ofCase: index)]
    let (first, second) = (own.first ?? -1, own.dropFirst().first ?? -1)
    return (
      traits: UInt64(UInt32(bitPattern: first &+ 1)) << 32
        | UInt64(UInt32(bitPattern: second &+ 1)),
      index: Int32(index)
    )
  }
  let sorted = keys.sorted { left, right in
    comparisons += 1
    if left.traits != right.traits { return left.traits < right.traits }
    let first = traits.traits[traits.range(ofCase: Int(left.index))]
    let second = traits.traits[traits.range(ofCase: Int(right.index))]
    if first == second { return left.index < right.index }
    return first.lexicographicallyPrecedes(second)
  }
  return (sorted.map(\.index), comparisons)
}
