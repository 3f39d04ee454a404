// SPDX-License-Identifier: MIT

import Markdown

/// The sentences of a case among which those are found that a question is about.
struct Clues {
  /// A sentence, and the section that it stands in.
  struct Clue {
    let sentence: String
    let heading: MarkdownHeading
  }

  /// The text of the sections, and where its sentences are.
  private var text: [UInt8] = []
  private var sentences: [Range<Int>] = []

  /// The section of each sentence.
  private var headings: [MarkdownHeading] = []

  private var words = WordNumbers()

  /// In how many sentences a kanji or a word stands, by its number.
  private var counts: [Int] = []

  /// The numbers of the kanji and words of each sentence, each once, and where those of each end.
  private var numbers: [Int] = []
  private var ends: [Int] = []

  init(in sections: [CaseBody.Section], of document: MarkdownDocument) {
    text.reserveCapacity(document.literals.count)
    // The last sentence that each word was found in.
    var lastSentences: [Int] = []
    for section in sections {
      // The overview says it all once more, the questions are what is asked.
      if section.known == .overview || section.known == .questions { continue }
      let start = text.count
      document.appendPlainText(ofNodes: section.nodes, to: &text)
      for sentence in Site.sentences(in: text, start..<text.count) {
        forEachTextWord(in: text, sentence, splitsKanji: true) { word in
          let number = words.number(adding: word.code)
          if number == counts.count {
            counts.append(0)
            lastSentences.append(-1)
          }
          guard lastSentences[number] != sentences.count else { return }
          lastSentences[number] = sentences.count
          counts[number] += 1
          numbers.append(number)
        }
        sentences.append(sentence)
        headings.append(section.heading)
        ends.append(numbers.count)
      }
    }
  }

  /// Returns the sentences that have most that is rare in common with a question, in the order of the text.
  func nearest(to question: DiscussionQuestion, in document: MarkdownDocument) -> [Clue] {
    var asked: [UInt8] = []
    for nodes in question.text { document.appendPlainText(ofNodes: nodes, to: &asked) }
    var weights = [Int](repeating: 0, count: counts.count)
    forEachTextWord(in: asked, 0..<asked.count, splitsKanji: true) { word in
      guard let number = words.number(of: word.code) else { return }
      weights[number] = binaryLogarithm(of: sentences.count + 1, over: counts[number])
    }
    var start = 0
    let scored = ends.enumerated().map { place, end in
      var shared = 0
      for number in numbers[start..<end] { shared += weights[number] }
      // By the length as well: a long sentence has something in common with every question.
      let score = shared * shared / (end - start + 8)
      start = end
      return (place: place, score: score)
    }
    let best = scored.filter { $0.score >= leastScore }
      .sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(3)
    return best.map(\.place).sorted().map { place in
      Clue(
        sentence: String(decoding: text[sentences[place]], as: UTF8.self),
        heading: headings[place])
    }
  }
}

/// What has less in common than this is not shown: about three rare kanji in a sentence of common length.
private let leastScore = 200_000

/// Numbers for the words of a text, from 0 as they come; words are known by their codes.
private struct WordNumbers {
  private var codes: [UInt64] = []

  /// The number of a word plus 1, where its code leads to or behind; 0 is free.
  ///
  /// Its size is a power of two.
  private var table = [Int32](repeating: 0, count: 1024)

  /// The number of a word; `nil` where it has none.
  func number(of code: UInt64) -> Int? {
    let found = table[place(of: code)]
    return found == 0 ? nil : Int(found) - 1
  }

  /// The number of a word, which is given one where it has none.
  mutating func number(adding code: UInt64) -> Int {
    let place = place(of: code)
    if table[place] > 0 { return Int(table[place]) - 1 }
    codes.append(code)
    table[place] = Int32(codes.count)
    if codes.count * 2 > table.count { grow() }
    return codes.count - 1
  }

  /// Where a word is in the table, or would be.
  private func place(of code: UInt64) -> Int {
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: code ^ code >> 32) & mask
    while table[place] > 0, codes[Int(table[place]) - 1] != code { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    table = [Int32](repeating: 0, count: table.count * 2)
    for (number, code) in codes.enumerated() { table[place(of: code)] = Int32(number + 1) }
  }
}

/// The sentences of a part of a text: what ends with 。 outside of brackets, or with a line.
private func sentences(in text: [UInt8], _ part: Range<Int>) -> [Range<Int>] {
  var sentences: [Range<Int>] = []
  var start = part.lowerBound
  var depth = 0
  var index = start
  func end(at place: Int, isWhole: Bool) {
    // What is no whole sentence is shown only where it says something.
    if isWhole ? place > start : place - start > 24 { sentences.append(start..<place) }
    start = place
  }
  while index < part.upperBound {
    let byte = text[index]
    if byte == 0x0A {
      end(at: index, isWhole: false)
      start = index + 1
      depth = 0
    } else if byte == 0xE3, index + 2 < part.upperBound, text[index + 1] == 0x80 {
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
  end(at: part.upperBound, isWhole: false)
  return sentences
}
