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

  /// In how many sentences a word stands.
  private let counts: [UInt64: Int]

  init(in sections: [MarkdownSection], of document: MarkdownDocument) {
    var clues: [Clue] = []
    for section in sections where section.heading.text != CaseSection.questions.rawValue {
      for sentence in sentences(in: document.plainText(ofNodes: section.nodes)) {
        clues.append(Clue(sentence: sentence, heading: section.heading))
      }
    }
    self.clues = clues
    codes = clues.map { Set(textWords(in: Array($0.sentence.utf8)).map(\.code)) }
    var counts: [UInt64: Int] = [:]
    for code in codes.joined() { counts[code, default: 0] += 1 }
    self.counts = counts
  }

  /// Returns the sentences that have most rare words in common with a question, in the order of the text.
  func nearest(to question: DiscussionQuestion, in document: MarkdownDocument) -> [Clue] {
    let text = question.text.map { document.plainText(ofNodes: $0) }.joined(separator: "\n")
    let asked = Set(textWords(in: Array(text.utf8)).map(\.code))
    let scored = codes.enumerated().map { place, words in
      (place: place, score: words.intersection(asked).map(weight).reduce(0, +))
    }
    let best = scored.filter { $0.score >= 512 }
      .sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(3)
    return best.map(\.place).sorted().map { clues[$0] }
  }

  private func weight(of code: UInt64) -> Int {
    binaryLogarithm(of: clues.count + 1, over: counts[code] ?? 1)
  }
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
