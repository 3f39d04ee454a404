// SPDX-License-Identifier: MIT

import Content
import Cores
import Digests
import Markdown

/// Which words stand in the texts of the cases; each word has a number, in no order that means anything.
struct CaseWords: Sendable {
  /// All words that there are, by their numbers.
  private(set) var table = WordTable()

  /// The words of all cases, one case after the other; each is there once for a case.
  private(set) var words: [Int32] = []

  /// Where the words of each case begin, and where those of the last one end.
  private(set) var starts = [0]

  /// No words of no cases.
  init() {}

  /// Finds the words.
  ///
  /// - Parameters:
  ///   - cases: The cases.
  ///   - kept: The words of texts that were read before; those of other texts are found anew.
  /// - Complexity: Linear in the texts that are not kept, and in the words of all.
  init(_ cases: [Entry], kept: KeptTexts.Matches) {
    let new = kept.missing.mappedOnCores { index in
      let body = cases[index].body
      var bytes: [UInt8] = []
      body.appendPlainText(ofNodes: 0..<body.nodes.count, to: &bytes)
      return (bytes: bytes, words: onceEach(textWords(in: bytes)))
    }
    if let texts = kept.texts {
      table = texts.words.table
      words.reserveCapacity(texts.words.words.count)
    }
    starts.reserveCapacity(cases.count + 1)
    var next = 0
    var numbers = new.isEmpty ? WordNumbers() : WordNumbers(of: table)
    for index in cases.indices {
      if let record = kept.records[index], let texts = kept.texts {
        words += texts.words.words[texts.words.range(ofCase: record)]
      } else {
        let text = new[next]
        for word in text.words {
          words.append(numbers.number(of: word, in: text.bytes, &table))
        }
        next += 1
      }
      starts.append(words.count)
    }
  }

  /// Puts together what was kept; `nil` where the parts do not fit.
  init?(table: WordTable, words: [Int32], starts: [Int]) {
    guard starts.first == 0, starts.last == words.count,
      words.allSatisfy({ $0 >= 0 && $0 < table.codes.count }),
      zip(starts, starts.dropFirst()).allSatisfy(<=)
    else { return nil }
    (self.table, self.words, self.starts) = (table, words, starts)
  }

  /// The places of a case's words.
  func range(ofCase index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

  /// Whether at least half of the words in the table stand in a text.
  var isMostlyUsed: Bool {
    let counts = counts
    return counts.count { $0 > 0 } * 2 >= counts.count
  }

  /// In how many cases each word stands, by its number.
  var counts: [Int32] {
    var counts = [Int32](repeating: 0, count: table.codes.count)
    for word in words { counts[Int(word)] += 1 }
    return counts
  }
}

/// Words with the bytes that they are written with.
struct WordTable: Sendable {
  /// See ``TextWord/code``.
  private(set) var codes: [UInt64] = []

  private(set) var bytes: [UInt8] = []

  /// Where the bytes of each word end.
  private(set) var ends: [Int32] = []

  init() {}

  /// Puts together what was kept; `nil` where the parts do not fit.
  init?(codes: [UInt64], bytes: [UInt8], ends: [Int32]) {
    guard codes.count == ends.count, ends.allSatisfy({ $0 >= 0 }),
      Int(ends.last ?? 0) == bytes.count,
      zip(ends, ends.dropFirst()).allSatisfy(<=)
    else { return nil }
    (self.codes, self.bytes, self.ends) = (codes, bytes, ends)
  }

  func text(of number: Int) -> String {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return String(decoding: bytes[start..<Int(ends[number])], as: UTF8.self)
  }

  mutating func append(_ word: TextWord, in text: [UInt8]) {
    codes.append(word.code)
    bytes += text[word.range]
    ends.append(Int32(bytes.count))
  }
}

/// Finds the number of a word by its code.
private struct WordNumbers {
  /// Numbers, each at the first free place from that of its code on; -1 where none is.
  private var slots: [Int32] = []
  private var count = 0

  init() {}

  init(of table: WordTable) {
    makeRoom(for: table.codes)
  }

  mutating func number(of word: TextWord, in text: [UInt8], _ table: inout WordTable) -> Int32 {
    if (count + 1) * 2 > slots.count { makeRoom(for: table.codes) }
    var slot = place(of: word.code)
    while slots[slot] >= 0 {
      if table.codes[Int(slots[slot])] == word.code { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(table.codes.count)
    count += 1
    table.append(word, in: text)
    return slots[slot]
  }

  private mutating func makeRoom(for codes: [UInt64]) {
    var size = 1_024
    while size < codes.count * 4 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    count = codes.count
    for (number, code) in codes.enumerated() {
      var slot = place(of: code)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
  }

  private func place(of code: UInt64) -> Int {
    Int(truncatingIfNeeded: code ^ code >> 29) & (slots.count - 1)
  }
}

/// The words, each where it stands first, in the order of the text.
private func onceEach(_ words: [TextWord]) -> [TextWord] {
  var size = 16
  while size < words.count * 2 { size *= 2 }
  var slots = [Int32](repeating: -1, count: size)
  var first: [TextWord] = []
  for word in words {
    var slot = Int(truncatingIfNeeded: word.code ^ word.code >> 29) & (size - 1)
    while slots[slot] >= 0, first[Int(slots[slot])].code != word.code {
      slot = (slot + 1) & (size - 1)
    }
    if slots[slot] < 0 {
      slots[slot] = Int32(first.count)
      first.append(word)
    }
  }
  return first
}
