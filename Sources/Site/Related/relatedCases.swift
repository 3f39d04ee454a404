// SPDX-License-Identifier: MIT

import Cores
package import Digests

/// A case that is like another.
package struct RelatedCase: Hashable, Sendable {
  /// The index among the cases of the outline.
  package let index: Int

  /// In units of 1/256.
  package let score: Int

  /// Of all that the two share and how much each counts: where it is the same, the same reasons are shown.
  package let shared: Digest
}

/// The cases that are most like one case.
struct AlikeCases: Sendable {
  /// Of everything that ``related`` was worked out of.
  let inputs: Digest

  /// The most alike first.
  let related: [RelatedCase]
}

/// Finds the cases that are most like each case.
///
/// Two cases are the more alike the rarer what they share. Each case is compared with the neighbours that it has
/// in the lists of its rarest traits. These lists are in an order in which cases of much the same traits
/// stand together, so that a bounded number of neighbours is enough.
///
/// What is alike follows from a case's traits, which cases are its neighbours, and their traits. Where the digest of
/// all that is that of the last build, so is what comes out of it.
///
/// - Parameters:
///   - traits: What the cases have.
///   - kept: What an earlier build found for each case, by its index.
///   - limit: How many are named for a case at most.
/// - Returns: The related cases of each; and how many steps that took.
/// - Complexity: O(*n* log *n*) in the number of cases.
func relatedCases(
  _ traits: CaseTraits, kept: [AlikeCases], limit: Int = 5
) -> (alike: [AlikeCases], steps: Int) {
  let lists = TraitLists(traits)
  let caseCount = traits.starts.count - 1
  let digests = traits.digests
  let inputs = Array(0..<caseCount).mappedOnCores { index in
    Digest { digest in
      digest.add(index)
      for slot in traits.range(ofCase: index) { digest.add(digests[Int(traits.traits[slot])]) }
    }
  }
  let found = Array(0..<caseCount).mappedOnCores(
    with: { Comparison(traits, lists, digests) },
    { index, comparison in
      let key = Digest { digest in
        digest.add(limit)
        digest.add(inputs[index])
        lists.forEachNeighbour(of: index) { digest.add(inputs[Int($0)]) }
      }
      if index < kept.count, kept[index].inputs == key { return (alike: kept[index], steps: 0) }
      let related = comparison.related(to: index, limit: limit)
      return (AlikeCases(inputs: key, related: related.cases), related.steps)
    })
  return (found.map(\.alike), found.reduce(lists.steps) { $0 + $1.steps })
}

/// What is less alike than this is not shown: about one common word of little weight.
private let leastScore = 256

/// How many shared words of the text count: a long text is not more like all others.
private let sharedTextWords = 8

/// Compares one case after the other with its neighbours; one for each core.
private struct Comparison {
  private let traits: CaseTraits
  private let lists: TraitLists
  private let digests: [Digest]

  /// Whether the case that is compared has a trait, by its number.
  private var isOwn: [Bool]

  /// The last case for which a case was looked at, by its index.
  private var lastSeen: [Int32]

  init(_ traits: CaseTraits, _ lists: TraitLists, _ digests: [Digest]) {
    (self.traits, self.lists, self.digests) = (traits, lists, digests)
    isOwn = [Bool](repeating: false, count: traits.weights.count)
    lastSeen = [Int32](repeating: -1, count: traits.starts.count - 1)
  }

  mutating func related(to index: Int, limit: Int) -> (cases: [RelatedCase], steps: Int) {
    let own = traits.range(ofCase: index)
    for slot in own { isOwn[Int(traits.traits[slot])] = true }
    defer { for slot in own { isOwn[Int(traits.traits[slot])] = false } }
    var steps = own.count
    var alike: [(index: Int, score: Int)] = []
    var neighbours: [Int] = []
    lists.forEachNeighbour(of: index) { other in
      steps += 1
      if lastSeen[Int(other)] != Int32(index), Int(other) != index {
        lastSeen[Int(other)] = Int32(index)
        neighbours.append(Int(other))
      }
    }
    for other in neighbours {
      let score = score(of: other, &steps)
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
      let shared = traits.shared(index, other)
      guard shared.contains(where: { traits.isTelling($0) }) else { continue }
      let digest = Digest { digest in
        for trait in shared { digest.add(digests[trait]) }
      }
      related.append(RelatedCase(index: other, score: score, shared: digest))
    }
    return (related, steps)
  }

  /// Adds up what a case shares with the one that is compared.
  private func score(of other: Int, _ steps: inout Int) -> Int {
    let (all, isOwn, weights) = (traits.traits.span, isOwn.span, traits.weights.span)
    let isText = traits.isText.span
    let range = traits.range(ofCase: other)
    steps += range.count
    var score = 0
    var wordCount = 0
    for slot in range {
      let trait = Int(all[slot])
      guard isOwn[trait] else { continue }
      if isText[trait] { wordCount += 1 }
      if !isText[trait] || wordCount <= sharedTextWords { score += weights[trait] }
    }
    return score
  }
}

extension CaseTraits {
  /// What two cases share, as far as it counts; ascending.
  func shared(_ index: Int, _ other: Int) -> [Int] {
    var shared: [Int] = []
    var wordCount = 0
    var left = starts[index]
    var right = starts[other]
    while left < starts[index + 1], right < starts[other + 1] {
      let (own, theirs) = (traits[left], traits[right])
      if own == theirs {
        let trait = Int(own)
        if isText[trait] { wordCount += 1 }
        if !isText[trait] || wordCount <= sharedTextWords { shared.append(trait) }
        left += 1
        right += 1
      } else if own < theirs {
        left += 1
      } else {
        right += 1
      }
    }
    return shared
  }
}
