// SPDX-License-Identifier: MIT

/// The spellings of all terms of a site, made ready for finding them in texts.
///
/// A trie over bytes in one open-addressing table; it is made once and shared by all threads.
package struct TermIndex: Sendable {
  /// A term as it is known, and where its entry is.
  struct Entry: Sendable {
    let term: String
    let address: [UInt8]
  }

  let entries: [Entry]

  /// The places of a term in ``entries``, by its bytes: comparing Japanese strings as texts takes long.
  private let numbersByTerm: [[UInt8]: [Int]]

  /// The characters and pairs of characters that spellings begin with.
  private let beginnings: Beginnings

  /// Keys are a state and a byte plus 1, 0 is a free place; values are states.
  private let keys: [UInt32]
  private let targets: [UInt32]

  /// The entry that a state's spelling belongs to, plus 1.
  private let accepts: [UInt32]

  /// Makes an index.
  ///
  /// - Parameter terms: Of equal spellings the first one counts; empty ones are left out.
  package init(_ terms: [(spelling: String, term: String, address: String)]) {
    var entries: [Entry] = []
    var numbers: [String: UInt32] = [:]
    var beginnings = Beginnings()
    var trie = TrieDraft()
    for (spelling, term, address) in terms {
      let bytes = Array(spelling.utf8)
      guard !bytes.isEmpty else { continue }
      let number = numbers[term + "\0" + address] ?? UInt32(entries.count + 1)
      if number > entries.count {
        entries.append(Entry(term: term, address: Array(address.utf8)))
        numbers[term + "\0" + address] = number
      }
      beginnings.insert(bytes)
      trie.insert(bytes, accepting: number)
    }
    self.entries = entries
    numbersByTerm = Dictionary(grouping: entries.indices) { Array(entries[$0].term.utf8) }
    self.beginnings = beginnings
    (keys, targets) = trie.table()
    accepts = trie.accepts
  }

  /// The places in ``entries`` of a term.
  func numbers(of term: String) -> [Int] { numbersByTerm[Array(term.utf8)] ?? [] }

  /// A place where a spelling stands.
  struct Match {
    let range: Range<Int>

    /// The index of its entry.
    let entry: Int
  }

  /// Finds the first spelling at or behind an offset, the longest of those that begin at one place.
  ///
  /// - Parameters:
  ///   - offset: Where a character begins.
  ///   - limit: Where the text ends.
  ///   - bytes: What the text is in.
  ///   - steps: Grows by one for each character that is looked at, and by one for each byte that is followed.
  /// - Returns: `nil` where none stands before the limit.
  func first(from offset: Int, limit: Int, in bytes: [UInt8], steps: inout Int) -> Match? {
    var start = offset
    while true {
      start = beginnings.first(from: start, limit: limit, in: bytes.span, steps: &steps)
      guard start < limit else { return nil }
      if let match = longest(at: start, limit: limit, in: bytes, steps: &steps) { return match }
      start += utf8Length(of: bytes[start])
    }
  }

  /// Returns the longest spelling that begins at an offset.
  private func longest(
    at offset: Int, limit: Int, in bytes: [UInt8], steps: inout Int
  ) -> Match? {
    var state: UInt32 = 0
    var next = offset
    var best: Match?
    while next < limit, let target = target(from: state, by: bytes[next]) {
      next += 1
      steps += 1
      state = target
      let accepted = accepts[Int(state)]
      if accepted > 0, isBounded(offset..<next, limit: limit, in: bytes) {
        best = Match(range: offset..<next, entry: Int(accepted) - 1)
      }
    }
    return best
  }

  /// Whether a spelling stands by itself: it is no part of a longer word of Latin letters or of katakana.
  private func isBounded(_ range: Range<Int>, limit: Int, in bytes: [UInt8]) -> Bool {
    let first = WordClass(at: range.lowerBound, in: bytes)
    if first != .other, range.lowerBound > 0,
      WordClass(endingAt: range.lowerBound, in: bytes) == first
    {
      return false
    }
    let last = WordClass(endingAt: range.upperBound, in: bytes)
    return last == .other || range.upperBound >= bytes.count
      || WordClass(at: range.upperBound, in: bytes) != last
  }

  private func target(from state: UInt32, by byte: UInt8) -> UInt32? {
    let key = state << 8 | UInt32(byte)
    var place = TrieDraft.hash(key) & (keys.count - 1)
    while keys[place] != 0 {
      if keys[place] == key + 1 { return targets[place] }
      place = (place + 1) & (keys.count - 1)
    }
    return nil
  }
}

/// The beginnings of all spellings, so that nearly every place of a text is passed over without following the trie.
private struct Beginnings {
  /// Whether a spelling begins with a character, by the character folded to 16 bits.
  private var characters = [UInt64](repeating: 0, count: 1024)

  /// Whether such a spelling goes on with anything else than a character of three bytes, or ends.
  private var alone = [UInt64](repeating: 0, count: 1024)

  /// Whether a spelling begins with two characters of three bytes each, by both folded to 16 bits.
  private var pairs = [UInt64](repeating: 0, count: 1024)

  mutating func insert(_ spelling: [UInt8]) {
    let text = spelling.span
    let code = Beginnings.code(at: 0, limit: text.count, in: text)
    characters[code >> 6] |= 1 << UInt64(code & 63)
    if let pair = Beginnings.pair(code, at: 0, limit: text.count, in: text) {
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    } else {
      alone[code >> 6] |= 1 << UInt64(code & 63)
    }
  }

  /// The first place at or behind an offset where a spelling may begin; the limit where there is none.
  func first(from offset: Int, limit: Int, in text: Span<UInt8>, steps: inout Int) -> Int {
    let (characters, alone, pairs) = (characters.span, alone.span, pairs.span)
    var next = offset
    while next < limit {
      steps += 1
      let code = Beginnings.code(at: next, limit: limit, in: text)
      if characters[code >> 6] & (1 << UInt64(code & 63)) != 0 {
        if alone[code >> 6] & (1 << UInt64(code & 63)) != 0 { return next }
        if let pair = Beginnings.pair(code, at: next, limit: limit, in: text),
          pairs[pair >> 6] & (1 << UInt64(pair & 63)) != 0
        {
          return next
        }
      }
      next += utf8Length(of: text[next])
    }
    return limit
  }

  /// Folds the character at an offset to 16 bits.
  private static func code(at offset: Int, limit: Int, in text: Span<UInt8>) -> Int {
    let first = Int(text[offset])
    if first < 0x80 || offset + 1 >= limit { return first }
    let second = Int(text[offset + 1])
    if first < 0xE0 || offset + 2 >= limit { return (first & 0x1F) << 6 | second & 0x3F }
    return (first & 15) << 12 | (second & 0x3F) << 6 | Int(text[offset + 2]) & 0x3F
  }

  /// Folds the character at an offset and the next to 16 bits; `nil` where one of them is not of three bytes.
  private static func pair(
    _ code: Int, at offset: Int, limit: Int, in text: Span<UInt8>
  ) -> Int? {
    guard offset + 5 < limit, text[offset] & 0xF0 == 0xE0, text[offset + 3] & 0xF0 == 0xE0 else {
      return nil
    }
    let next = self.code(at: offset + 3, limit: limit, in: text)
    return (code &* 0x9E37 ^ next) & 0xFFFF
  }
}

/// How many bytes the character has that a byte begins.
private func utf8Length(of byte: UInt8) -> Int {
  byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
}

/// The words in which a spelling must not be found.
private enum WordClass {
  case latin, katakana, other

  /// Tells the class of the character that begins at an offset.
  init(at offset: Int, in bytes: [UInt8]) {
    let byte = bytes[offset]
    if byte.isASCIIAlphanumeric {
      self = .latin
    } else if byte == 0xE3, offset + 2 < bytes.count {
      self = WordClass.isKatakana(bytes[offset + 1], bytes[offset + 2]) ? .katakana : .other
    } else {
      self = .other
    }
  }

  /// Tells the class of the character that ends before an offset.
  init(endingAt offset: Int, in bytes: [UInt8]) {
    let isThreeBytes = offset >= 3 && bytes[offset - 3] == 0xE3
    self = WordClass(at: isThreeBytes ? offset - 3 : offset - 1, in: bytes)
  }

  /// Whether a character is U+30A1 to U+30FA or U+30FC to U+30FE: no middle dot.
  private static func isKatakana(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x82: third >= 0xA1
    case 0x83: third <= 0xBE && third != 0xBB
    default: false
    }
  }
}

/// A trie that is being made.
private struct TrieDraft {
  private var edges: [UInt32: UInt32] = [:]
  private(set) var accepts: [UInt32] = [0]

  mutating func insert(_ bytes: [UInt8], accepting entry: UInt32) {
    var state: UInt32 = 0
    for byte in bytes {
      let key = state << 8 | UInt32(byte)
      if let target = edges[key] {
        state = target
      } else {
        let target = UInt32(accepts.count)
        accepts.append(0)
        edges[key] = target
        state = target
      }
    }
    if accepts[Int(state)] == 0 { accepts[Int(state)] = entry }
  }

  /// Returns the edges as a table whose size is a power of two, at most half full.
  func table() -> (keys: [UInt32], targets: [UInt32]) {
    var size = 16
    while size < edges.count * 2 { size *= 2 }
    var keys = [UInt32](repeating: 0, count: size)
    var targets = keys
    for (key, target) in edges.sorted(by: { $0.key < $1.key }) {
      var place = TrieDraft.hash(key) & (size - 1)
      while keys[place] != 0 { place = (place + 1) & (size - 1) }
      keys[place] = key + 1
      targets[place] = target
    }
    return (keys, targets)
  }

  static func hash(_ key: UInt32) -> Int {
    Int((key &* 0x9E37_79B1) >> 8 ^ key)
  }
}
