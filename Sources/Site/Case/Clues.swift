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

  /// The kanji and words of each sentence, each once.
  private let codes: [Set<UInt64>]

  /// In how many sentences a kanji or a word stands.
  private let counts: [UInt64: Int]

  init(in sections: [MarkdownSection], of document: MarkdownDocument) {
    var clues: [Clue] = []
    var codes: [Set<UInt64>] = []
    var counts: [UInt64: Int] = [:]
    var text: [UInt8] = []
    for section in sections {
      let known = CaseSection(heading: section.heading.text)
      // The overview says it all once more, the questions are what is asked.
      if known == .overview || known == .questions { continue }
      text.removeAll(keepingCapacity: true)
      document.appendPlainText(ofNodes: section.nodes, to: &text)
      for sentence in sentences(in: text) {
        let bytes = Array(text[sentence])
        let own = words(in: bytes)
        for code in own { counts[code, default: 0] += 1 }
        clues.append(
          Clue(sentence: String(decoding: bytes, as: UTF8.self), heading: section.heading))
        codes.append(own)
      }
    }
    self.clues = clues
    self.codes = codes
    self.counts = counts
  }

  /// Returns the sentences that have most that is rare in common with a question, in the order of the text.
  func nearest(to question: DiscussionQuestion, in document: MarkdownDocument) -> [Clue] {
    var text: [UInt8] = []
    for nodes in question.text { document.appendPlainText(ofNodes: nodes, to: &text) }
    let asked = words(in: text).compactMap { code in
      counts[code].map { (code: code, weight: binaryLogarithm(of: clues.count + 1, over: $0)) }
    }
    let scored = codes.enumerated().map { place, own in
      var shared = 0
      for (code, weight) in asked where own.contains(code) { shared += weight }
      // By the length as well: a long sentence has something in common with every question.
      return (place: place, score: shared * shared / (own.count + 8))
    }
    let best = scored.filter { $0.score >= leastScore }
      .sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(3)
    return best.map(\.place).sorted().map { clues[$0] }
  }
}

/// What has less in common than this is not shown: about three rare kanji in a sentence of common length.
private let leastScore = 200_000

private func words(in sentence: [UInt8]) -> Set<UInt64> {
  Set(textWords(in: sentence, splitsKanji: true).map(\.code))
}

/// The sentences of a text: what ends with 。 outside of brackets, or with a line.
private func sentences(in text: [UInt8]) -> [Range<Int>] {
  var sentences: [Range<Int>] = []
  var start = 0
  var depth = 0
  var index = 0
  func end(at place: Int, isWhole: Bool) {
    // What is no whole sentence is shown only where it says something.
    if isWhole ? place > start : place - start > 24 { sentences.append(start..<place) }
    start = place
  }
  while index < text.count {
    let byte = text[index]
    if byte == 0x0A {
      end(at: index, isWhole: false)
      start = index + 1
      depth = 0
    } else if byte == 0xE3, index + 2 < text.count, text[index + 1] == 0x80 {
      // The block of 。「」, U+3000 to U+303F.
      switch text[index + 2] {
      case 0x8C: depth += 1
      case 0x8D: depth -= 1
      case 0x82 where depth <= 0:
        end(at: index + 3, isWhole: true)
        depth = 0
      default: break
      }
      index += 2
    }
    index += 1
  }
  end(at: text.count, isWhole: false)
  return sentences
}
