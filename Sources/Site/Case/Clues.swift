// SPDX-License-Identifier: MIT

import Markdown

/// The sentences of a case among which those are found that a question is about.
struct Clues {
  /// A sentence, and the section that it stands in.
  struct Clue {
    let sentence: String
    let heading: MarkdownHeading
  }

  private let clues: [Clue]
  private let codes: [Set<UInt64>]

  /// In how many sentences a kanji or a word stands.
  private let counts: [UInt64: Int]

  init(in sections: [MarkdownSection], of document: MarkdownDocument) {
    var clues: [Clue] = []
    for section in sections {
      let known = CaseSection(rawValue: section.heading.text)
      // The overview says it all once more, the questions are what is asked.
      if known == .overview || known == .questions { continue }
      for sentence in sentences(in: document.plainText(ofNodes: section.nodes)) {
        clues.append(Clue(sentence: sentence, heading: section.heading))
      }
    }
    self.clues = clues
    codes = clues.map { Set(words(in: $0.sentence)) }
    var counts: [UInt64: Int] = [:]
    for code in codes.joined() { counts[code, default: 0] += 1 }
    self.counts = counts
  }

  /// Returns the sentences that have most that is rare in common with a question, in the order of the text.
  func nearest(to question: DiscussionQuestion, in document: MarkdownDocument) -> [Clue] {
    let text = question.text.map { document.plainText(ofNodes: $0) }.joined(separator: "\n")
    let asked = Set(words(in: text))
    let scored = codes.enumerated().map { place, own in
      let shared = own.intersection(asked).map(weight).reduce(0, +)
      // By the length as well: a long sentence has something in common with every question.
      return (place: place, score: shared * shared / (own.count + 8))
    }
    let best = scored.filter { $0.score >= leastScore }
      .sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(3)
    return best.map(\.place).sorted().map { clues[$0] }
  }

  private func weight(of code: UInt64) -> Int {
    binaryLogarithm(of: clues.count + 1, over: counts[code] ?? 1)
  }
}

/// What has less in common than this is not shown: about three rare kanji in a sentence of common length.
private let leastScore = 200_000

private func words(in sentence: String) -> [UInt64] {
  textWords(in: Array(sentence.utf8), splitsKanji: true).map(\.code)
}

/// The sentences of a text: what ends with 。 or with a line.
private func sentences(in text: String) -> [String] {
  var sentences: [String] = []
  for line in text.split(separator: "\n") {
    var depth = 0
    var sentence = ""
    for character in line {
      sentence.append(character)
      if character == "「" || character == "（" { depth += 1 }
      if character == "」" || character == "）" { depth -= 1 }
      guard character == "。", depth <= 0 else { continue }
      sentences.append(sentence)
      sentence = ""
    }
    if !sentence.isEmpty, sentence.count > 8 { sentences.append(sentence) }
  }
  return sentences
}
