// SPDX-License-Identifier: MIT

import Content
import Cores
import Markdown

/// What cases can have in common: the words of the facets, and rare words of their texts.
///
/// Traits are numbered from the rarest to the most common, so that a smaller number says more.
struct CaseTraits: Sendable {
  /// What a trait is.
  enum Meaning: Sendable {
    case facet(FacetKey, label: String)
    case text(String)

    fileprivate var isText: Bool {
      if case .text = self { true } else { false }
    }
  }

  /// By the trait's number.
  let meanings: [Meaning]

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
  ///   - cases: The cases in the order in which their indices count.
  ///   - facets: The words of the cases.
  ///   - textWordLimit: How many words of a text count; the rarest do.
  init(_ cases: [Entry], facets: [Facet], textWordLimit: Int = 32) {
    var drafts: [Draft] = []
    for (place, facet) in facets.enumerated() {
      for (rank, word) in facet.words.enumerated() where word.cases.count > 1 {
        drafts.append(
          Draft(
            count: word.cases.count, order: (UInt64(place), UInt64(rank)),
            meaning: .facet(facet.key, label: word.shownLabel), factor: facet.key.factor,
            cases: word.cases))
      }
    }
    drafts += textDrafts(cases, limit: textWordLimit)
    drafts.sort { ($0.count, $0.order.0, $0.order.1) < ($1.count, $1.order.0, $1.order.1) }
    var traits = [[Int32]](repeating: [], count: cases.count)
    for (number, draft) in drafts.enumerated() {
      for index in draft.cases { traits[index].append(Int32(number)) }
    }
    self.traits = traits.flatMap(\.self)
    starts = traits.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    meanings = drafts.map(\.meaning)
    isText = meanings.map(\.isText)
    weights = drafts.map {
      binaryLogarithm(of: cases.count + 1, over: $0.count) * $0.factor / 4
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
  let cases: [Int]
}

extension CaseTraits {
  /// The places of a case's traits.
  func range(ofCase index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }
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
private func textDrafts(_ cases: [Entry], limit: Int) -> [Draft] {
  var counts: [UInt64: Int32] = [:]
  let texts = cases.mappedOnCores { entry in
    var bytes: [UInt8] = []
    entry.body.appendPlainText(ofNodes: 0..<entry.body.nodes.count, to: &bytes)
    return (bytes: bytes, words: onceEach(textWords(in: bytes)))
  }
  for text in texts {
    for word in text.words { counts[word.code, default: 0] += 1 }
  }
  let most = cases.count / 8
  var drafts: [UInt64: (text: String, cases: [Int])] = [:]
  for (index, text) in texts.enumerated() {
    let shared = text.words.map { (count: Int(counts[$0.code] ?? 0), word: $0) }
      .filter { $0.count > 1 && $0.count <= most }
      .sorted { ($0.count, $0.word.code) < ($1.count, $1.word.code) }
    for (_, word) in shared.prefix(limit) {
      if drafts[word.code] == nil {
        drafts[word.code] = (String(decoding: text.bytes[word.range], as: UTF8.self), [])
      }
      drafts[word.code]?.cases.append(index)
    }
  }
  return drafts.filter { $0.value.cases.count > 1 }.map { code, draft in
    Draft(
      count: draft.cases.count, order: (UInt64.max, code), meaning: .text(draft.text), factor: 2,
      cases: draft.cases)
  }
}

/// The words, each where it stands first, in the order of the text.
private func onceEach(_ words: [TextWord]) -> [TextWord] {
  let order = words.indices.sorted { (words[$0].code, $0) < (words[$1].code, $1) }
  var first = [Bool](repeating: false, count: words.count)
  var last: UInt64?
  for index in order where words[index].code != last {
    last = words[index].code
    first[index] = true
  }
  return words.indices.filter { first[$0] }.map { words[$0] }
}
