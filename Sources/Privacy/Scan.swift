// SPDX-License-Identifier: MIT

/// A word of a sentence, by the characters that it takes.
struct Word: Sendable {
  let range: Range<Int>
  let partOfSpeech: UInt16
  let isInDictionary: Bool

  var isSurname: Bool { partOfSpeech == 43 }
  var isGivenName: Bool { partOfSpeech == 44 }
  var isPersonName: Bool { partOfSpeech >= 42 && partOfSpeech <= 44 }
  var isPlaceName: Bool { partOfSpeech == 46 || partOfSpeech == 47 }
  var isProperName: Bool { partOfSpeech >= 41 && partOfSpeech <= 47 }
  var isHonorific: Bool { partOfSpeech == 55 }
  var isParticle: Bool { partOfSpeech >= 13 && partOfSpeech <= 25 }

  /// A noun that the dictionary knows as an ordinary word.
  var isCommonNoun: Bool {
    isInDictionary && partOfSpeech >= 36 && !isProperName && partOfSpeech != 55
  }
}

/// What was found, before it is told.
struct Finding: Hashable, Sendable {
  let rule: PrivacyRuleID

  /// The characters, in the reading text.
  let range: Range<Int>

  /// Whether it is less sure than the rule usually is.
  var isDoubtful = false
}

/// One text under search: its characters, and everything the rules ask about them.
struct Scan: Sendable {
  let text: ReadingText
  let scope: PrivacyScope
  let hits: [KeywordHit]
  let numbers: [DigitRun]

  /// The words of the sentences that may hold names, by place.
  let words: [Word]

  /// The surnames of two characters or more that the dictionary has in these sentences, likely or not.
  let possibleSurnames: Set<Range<Int>>
  var findings: [Finding] = []

  init(_ text: ReadingText, scope: PrivacyScope, with tagger: borrowing MeCabTagger) {
    self.text = text
    self.scope = scope
    hits = Lexicon.matcher.hits(in: text.scalars)
    numbers = digitRuns(in: text.scalars)
    (words, possibleSurnames) = dividedWords(of: text.scalars, hits, scope, tagger)
  }

  /// The character at an index; a line feed outside the text.
  func at(_ index: Int) -> UInt32 {
    index >= 0 && index < text.scalars.count ? text.scalars[index] : 0x0A
  }

  func hits(_ tag: KeywordTag) -> some Sequence<KeywordHit> { hits.lazy.filter { $0.tag == tag } }

  /// The keywords that begin in a range.
  ///
  /// - Complexity: O(log *n*) in the number of keywords, plus those found.
  func hits(beginningIn range: Range<Int>) -> ArraySlice<KeywordHit> {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < hits.count, hits[end].range.lowerBound < range.upperBound { end += 1 }
    return hits[low..<end]
  }

  func characters(_ range: Range<Int>) -> [UInt32] {
    Array(text.scalars[max(0, range.lowerBound)..<max(0, range.upperBound)])
  }

  /// Whether the characters from an index on are these.
  func has(_ word: String, at index: Int) -> Bool {
    guard index >= 0 else { return false }
    var place = index
    for scalar in word.unicodeScalars {
      guard at(place) == scalar.value, place < text.scalars.count else { return false }
      place += 1
    }
    return true
  }

  func hasAny(_ words: [String], at index: Int) -> Bool { words.contains { has($0, at: index) } }

  /// Whether one of the words stands in a range.
  func contains(_ words: [String], in range: Range<Int>) -> Bool {
    for index in range where hasAny(words, at: index) { return true }
    return false
  }

  mutating func report(_ rule: PrivacyRuleID, _ range: Range<Int>, isDoubtful: Bool = false) {
    findings.append(Finding(rule: rule, range: range, isDoubtful: isDoubtful))
  }

  /// The characters of one kind that end before an index, at most so many.
  func run(endingAt end: Int, most: Int = 12, where isKind: (UInt32) -> Bool) -> Range<Int> {
    var start = end
    while start > 0, end - start < most, isKind(at(start - 1)) { start -= 1 }
    return start..<end
  }

  /// The characters of one kind that begin at an index, at most so many.
  func run(from start: Int, most: Int = 12, where isKind: (UInt32) -> Bool) -> Range<Int> {
    var end = start
    while end - start < most, end < text.scalars.count, isKind(at(end)) { end += 1 }
    return start..<end
  }

  /// The sentence, or what stands between two ends of one, around a place.
  func sentence(around place: Int) -> Range<Int> {
    var start = place
    while start > 0, !isSentenceEnd(at(start - 1)) { start -= 1 }
    var end = place
    while end < text.scalars.count, !isSentenceEnd(at(end)) { end += 1 }
    return start..<end
  }

  /// The lines until the next empty place: a paragraph, an item, a cell.
  func line(around place: Int) -> Range<Int> {
    var start = place
    while start > 0, at(start - 1) != 0x0A { start -= 1 }
    var end = place
    while end < text.scalars.count, at(end) != 0x0A { end += 1 }
    return start..<end
  }

  // MARK: Words

  /// The place of the first word that begins at or after a character.
  func wordIndex(from start: Int) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].range.lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func word(startingAt start: Int) -> Word? {
    let index = wordIndex(from: start)
    return index < words.count && words[index].range.lowerBound == start ? words[index] : nil
  }

  func word(endingAt end: Int) -> Word? {
    let index = wordIndex(from: end) - 1
    return index >= 0 && words[index].range.upperBound == end ? words[index] : nil
  }

  /// The words that fill a range exactly; `nil` where one goes across its ends, or none is known.
  func words(filling range: Range<Int>) -> [Word]? {
    var index = wordIndex(from: range.lowerBound)
    var found: [Word] = []
    var place = range.lowerBound
    while place < range.upperBound, index < words.count, words[index].range.lowerBound == place {
      found.append(words[index])
      place = words[index].range.upperBound
      index += 1
    }
    return place == range.upperBound && !found.isEmpty ? found : nil
  }
}

/// Whether it stands between whom a name belongs to and the name: の, a bracket, ・, a colon or a comma.
func isNameConnector(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x306E, 0x28, 0x300C, 0x30FB, 0x3A, 0x3001, 0x20: true
  default: false
  }
}

func isSentenceEnd(_ scalar: UInt32) -> Bool {
  scalar == 0x0A || scalar == 0x3002 || scalar == 0x21 || scalar == 0x3F
}
