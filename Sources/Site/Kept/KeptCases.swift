// SPDX-License-Identifier: MIT

import Digests
import KeptBytes

/// What was worked out of the cases of a library, for the next time.
///
/// Nothing in it is an answer by itself: what was found in a text is used where the very same text is there again, and the
/// related cases of a case where all that they were worked out of is the same.
package struct KeptCases: Sendable {
  let texts: KeptTexts

  /// By the cases' indices.
  let alike: [AlikeCases]

  init(texts: KeptTexts, alike: [AlikeCases]) {
    (self.texts, self.alike) = (texts, alike)
  }

  /// Reads what ``bytes`` gave; `nil` where it is anything else.
  package init?(bytes: [UInt8]) {
    var rest = ByteReader(bytes)
    guard let texts = KeptTexts(&rest), let alike = rest.alikeCases(), rest.isAtEnd else {
      return nil
    }
    self.init(texts: texts, alike: alike)
  }

  /// All of it as bytes.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    // What is given here is given the next time as well, so that words which no text has any more would stay.
    let texts = texts.words.isMostlyUsed ? texts : KeptTexts.none
    texts.add(to: &writer)
    writer.add(alike)
    return writer.bytes
  }
}

extension KeptTexts {
  fileprivate init?(_ rest: inout ByteReader) {
    guard let reader = rest.digest(), let digests = rest.digests(), let codes = rest.words(),
      let bytes = rest.bytes(),
      let ends = rest.int32s(), let table = WordTable(codes: codes, bytes: bytes, ends: ends),
      let numbers = rest.int32s(), let starts = rest.int32s(),
      let words = CaseWords(table: table, words: numbers, starts: starts.map { Int($0) }),
      words.starts.count == digests.count + 1,
      let terms = rest.lists(), terms.count == digests.count
    else { return nil }
    self.init(reader: reader, digests: digests, words: words, terms: terms)
  }

  fileprivate func add(to writer: inout ByteWriter) {
    writer.add(reader)
    writer.add(digests)
    writer.add(words: words.table.codes)
    writer.add(words.table.bytes)
    writer.add(words.table.ends)
    writer.add(words.words)
    writer.add(words.starts.map { Int32($0) })
    writer.add(lists: terms)
  }
}

extension ByteWriter {
  fileprivate mutating func add(_ digest: Digest) {
    add(digest.high)
    add(digest.low)
  }

  fileprivate mutating func add(_ digests: [Digest]) {
    add(words: digests.flatMap { [$0.high, $0.low] })
  }

  /// Each as two halves.
  fileprivate mutating func add(words: [UInt64]) {
    var halves: [UInt32] = []
    halves.reserveCapacity(words.count * 2)
    for word in words {
      halves.append(UInt32(truncatingIfNeeded: word))
      halves.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    add(halves)
  }

  fileprivate mutating func add(lists: [[Int32]]) {
    add(lists.map { Int32($0.count) })
    add(lists.flatMap(\.self))
  }

  fileprivate mutating func add(_ alike: [AlikeCases]) {
    let related = alike.flatMap(\.related)
    add(alike.map(\.inputs))
    add(alike.map { Int32($0.related.count) })
    add(related.map { Int32($0.index) })
    add(related.map { Int32($0.score) })
    add(related.map(\.shared))
  }
}

extension ByteReader {
  fileprivate mutating func digest() -> Digest? {
    guard let high = word(), let low = word() else { return nil }
    return Digest(high: high, low: low)
  }

  fileprivate mutating func words() -> [UInt64]? {
    guard let halves = uint32s(), halves.count.isMultiple(of: 2) else { return nil }
    return (0..<halves.count / 2).map {
      UInt64(halves[$0 * 2]) | UInt64(halves[$0 * 2 + 1]) << 32
    }
  }

  fileprivate mutating func digests() -> [Digest]? {
    guard let words = words(), words.count.isMultiple(of: 2) else { return nil }
    return (0..<words.count / 2).map { Digest(high: words[$0 * 2], low: words[$0 * 2 + 1]) }
  }

  fileprivate mutating func lists() -> [[Int32]]? {
    guard let counts = int32s(), let all = int32s() else { return nil }
    var lists: [[Int32]] = []
    lists.reserveCapacity(counts.count)
    var start = 0
    for count in counts {
      guard count >= 0, Int(count) <= all.count - start else { return nil }
      lists.append(Array(all[start..<(start + Int(count))]))
      start += Int(count)
    }
    return start == all.count ? lists : nil
  }

  fileprivate mutating func alikeCases() -> [AlikeCases]? {
    guard let inputs = digests(), let counts = int32s(), counts.count == inputs.count,
      let indices = int32s(), let scores = int32s(), let shared = digests(),
      indices.count == scores.count, indices.count == shared.count,
      indices.allSatisfy({ $0 >= 0 && $0 < inputs.count })
    else { return nil }
    var alike: [AlikeCases] = []
    alike.reserveCapacity(inputs.count)
    var start = 0
    for (digest, count) in zip(inputs, counts) {
      guard count >= 0, Int(count) <= indices.count - start else { return nil }
      let related = (start..<(start + Int(count))).map {
        RelatedCase(index: Int(indices[$0]), score: Int(scores[$0]), shared: shared[$0])
      }
      alike.append(AlikeCases(inputs: digest, related: related))
      start += Int(count)
    }
    return start == indices.count ? alike : nil
  }
}
