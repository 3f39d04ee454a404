// SPDX-License-Identifier: MIT

import Content
import Digests

/// What cases can have in common: the words of the facets, and rare words of their texts.
///
/// Traits are numbered from the rarest to the most common, so that a smaller number says more.
struct CaseTraits: Sendable {
  /// What a trait is.
  enum Meaning: Sendable {
    case facet(FacetKey, label: String)

    /// A word of the texts, by its number in ``CaseTraits/table``.
    case text(Int)
  }

  /// By the trait's number.
  let meanings: [Meaning]

  /// The words of the texts.
  let table: WordTable

  /// Whether a trait is a word of the texts, by its number.
  let isText: [Bool]

  /// How much it says that two cases share a trait, by its number; in units of 1/256.
  let weights: [Int]

  /// The traits of all cases, one case after the other, ascending; no trait is that of one case alone.
  let traits: [Int32]

  /// Where the traits of each case begin, and where those of the last one end.
  let starts: [Int]

  /// Gathers the traits.
  ///
  /// - Parameters:
  ///   - words: The words of the cases' texts.
  ///   - facets: The words of the facets, with the indices of these cases.
  ///   - textWordLimit: How many words of a text count; the rarest do.
  /// - Complexity: Linear in the words of the texts; O(*n* log *n*) in the words that there are.
  init(_ words: CaseWords, facets: [Facet], textWordLimit: Int = 32) {
    let caseCount = words.starts.count - 1
    var drafts: [Draft] = []
    for (place, facet) in facets.enumerated() {
      for (rank, word) in facet.words.enumerated() where word.cases.count > 1 {
        drafts.append(
          Draft(
            count: word.cases.count, order: (UInt64(place), UInt64(rank)),
            meaning: .facet(facet.key, label: word.shownLabel), factor: facet.key.factor,
            cases: word.cases.map { Int32($0) }))
      }
    }
    drafts += textDrafts(words, limit: textWordLimit)
    drafts.sort { ($0.count, $0.order.0, $0.order.1) < ($1.count, $1.order.0, $1.order.1) }
    var starts = [Int](repeating: 0, count: caseCount + 1)
    for draft in drafts {
      for index in draft.cases { starts[Int(index) + 1] += 1 }
    }
    for index in 0..<caseCount { starts[index + 1] += starts[index] }
    var traits = [Int32](repeating: 0, count: starts[caseCount])
    var ends = starts
    for (number, draft) in drafts.enumerated() {
      for index in draft.cases {
        traits[ends[Int(index)]] = Int32(number)
        ends[Int(index)] += 1
      }
    }
    self.traits = traits
    self.starts = starts
    table = words.table
    meanings = drafts.map(\.meaning)
    isText = meanings.map { if case .text = $0 { true } else { false } }
    weights = drafts.map {
      binaryLogarithm(of: caseCount + 1, over: $0.count) * $0.factor / 4
    }
  }
}

/// A trait before it has its number.
private struct Draft {
  let count: Int

  /// What comes first among traits of equal count.
  let order: (UInt64, UInt64)
  let meaning: CaseTraits.Meaning
  let factor: Int

  /// Ascending.
  let cases: [Int32]
}

extension CaseTraits {
  /// The places of a case's traits.
  func range(ofCase index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

  /// Of what each trait is and how much it counts, by its number: nothing else of it is seen in what is alike.
  var digests: [Digest] {
    meanings.indices.map { number in
      Digest { digest in
        switch meanings[number] {
        case .facet(let key, let label): digest.add([key.rawValue, label])
        case .text(let word): digest.add(Int(bitPattern: UInt(table.codes[word])))
        }
        digest.add(weights[number])
      }
    }
  }
}

extension FacetKey {
  /// How much a shared word of this key counts, in quarters; what a case is about counts most.
  fileprivate var factor: Int {
    switch self {
    case .topic: 12
    case .support, .family: 8
    case .stage, .issue, .outcome: 4
    case .noticedBy: 3
    case .duration, .form: 1
    }
  }
}

/// The words of the texts that two cases or more have, but at most one in eight of them.
private func textDrafts(_ words: CaseWords, limit: Int) -> [Draft] {
  let caseCount = words.starts.count - 1
  let holders = WordHolders(words, upTo: caseCount / 8)
  let codes = words.table.codes
  let rarestFirst = holders.words.sorted {
    let (left, right) = (holders.count(of: $0), holders.count(of: $1))
    return left == right ? codes[$0] < codes[$1] : left < right
  }
  // Every case takes the rarest of its words, as they come by.
  var taken = [Int](repeating: 0, count: caseCount)
  return rarestFirst.compactMap { word in
    var cases: [Int32] = []
    for index in holders.cases(of: word) where taken[Int(index)] < limit {
      taken[Int(index)] += 1
      cases.append(index)
    }
    guard cases.count > 1 else { return nil }
    return Draft(
      count: cases.count, order: (UInt64.max, codes[word]), meaning: .text(word), factor: 2,
      cases: cases)
  }
}

/// For each word of the texts that is neither one case's alone nor too common, the cases that have it.
private struct WordHolders {
  /// The numbers of these words.
  let words: [Int]

  private let all: [Int32]

  /// Where the cases of each word begin, by its number, and where those of the last one end.
  private let starts: [Int]

  init(_ words: CaseWords, upTo most: Int) {
    let counts = words.counts
    self.words = counts.indices.filter { counts[$0] > 1 && counts[$0] <= most }
    var isWanted = [Bool](repeating: false, count: counts.count)
    for word in self.words { isWanted[word] = true }
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for word in counts.indices {
      starts.append(starts[word] + (isWanted[word] ? Int(counts[word]) : 0))
    }
    var all = [Int32](repeating: 0, count: starts[counts.count])
    var ends = starts
    for index in 0..<(words.starts.count - 1) {
      for place in words.range(ofCase: index) {
        let word = Int(words.words[place])
        guard isWanted[word] else { continue }
        all[ends[word]] = Int32(index)
        ends[word] += 1
      }
    }
    (self.all, self.starts) = (all, starts)
  }

  func count(of word: Int) -> Int { starts[word + 1] - starts[word] }

  /// The cases that have a word, ascending.
  func cases(of word: Int) -> ArraySlice<Int32> { all[starts[word]..<starts[word + 1]] }
}
