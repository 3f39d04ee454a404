// SPDX-License-Identifier: MIT

import Digests
import KeptBytes

// The file: keys, sizes of texts, sizes of bodies, where fields begin, marks, pieces, counts of pairs, frequencies of characters,
// what was too long, the files of texts, and the lists. Marks take two bytes each where there are few pieces, as there nearly always are.

extension KeptIndex {
  /// For a file that ``init(bytes:)`` reads.
  package var bytes: [UInt8] {
    let isInHalves = cut.pieces.count < mostPiecesInHalves
    var writer = ByteWriter(
      capacity: cut.marks.count * (isInHalves ? 2 : 4) + keys.count * 64 + lists.records.count * 128
    )
    writer.add(keys)
    writer.add(sizes.map(\.text))
    writer.add(sizes.map(\.body))
    writer.add(cut.fieldStarts.map { Int32($0) })
    writer.add(isInHalves ? cut.marks.map { UInt16(truncatingIfNeeded: $0) } : [])
    writer.add(isInHalves ? [] : cut.marks)
    writer.add(cut.pieces.flatMap(\.self))
    writer.add(cut.pieces.map { Int32($0.count) })
    let counts = cut.counts
    let standing = counts.pairs.indices.filter { counts.counts[$0] > 0 }
    writer.add(standing.map { counts.pairs[$0].first })
    writer.add(standing.map { counts.pairs[$0].second })
    writer.add(standing.map { counts.counts[$0] })
    let scalars = counts.frequencies.indices.filter { counts.frequencies[$0] > 0 }
    writer.add(scalars.map { UInt32($0) })
    writer.add(scalars.map { counts.frequencies[$0] })
    writer.add(cut.longRuns.map { Int32($0.entry) })
    for run in cut.longRuns { writer.add(run.scalars) }
    writer.add(packs.map(\.key))
    writer.add(packs.map(\.digest))
    writer.add(lists.words.flatMap(\.self))
    writer.add(lists.words.map { Int32($0.count) })
    writer.add(lists.records.map { Int32($0.count) })
    writer.add(lists.records.map(\.entries))
    writer.add(lists.records.map { Int32($0.places.count) })
    writer.add(lists.records.flatMap(\.places))
    return writer.bytes
  }

  /// Reads what ``bytes`` gave; `nil` where it is something else.
  init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let keys = reader.digests(), let texts = reader.int32s(), let bodies = reader.int32s(),
      let starts = reader.int32s(), let marks = reader.marks(),
      let pieces = reader.pieces(), let counts = reader.pairCounts(),
      let runs = reader.longRuns(), let packKeys = reader.digests(),
      let packDigests = reader.digests(), let words = reader.pieces(),
      let records = reader.records(), reader.isAtEnd,
      packKeys.count == packDigests.count, records.count == pieces.count + words.count,
      texts.count == keys.count, bodies.count == keys.count, starts.count == keys.count * 4 + 1,
      starts.first == 0, starts.last.map({ Int($0) }) == marks.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      marks.allSatisfy({ $0 >> 2 < pieces.count }), marks.last ?? -1 == -1
    else { return nil }
    self.init(
      keys: keys, sizes: zip(texts, bodies).map { TextSize(text: $0, body: $1) },
      cut: CutTexts(
        counts: counts, longRuns: runs, pieces: pieces, marks: marks,
        fieldStarts: starts.map { Int($0) }),
      packs: zip(packKeys, packDigests).map { TextPack(key: $0, digest: $1) },
      lists: KeptLists(words: words, records: records))
  }
}

/// How many pieces there may be for a mark to take two bytes.
private let mostPiecesInHalves = 1 << 14 - 1

extension ByteWriter {
  fileprivate mutating func add(_ digests: [Digest]) {
    add(digests.count)
    for digest in digests {
      add(digest.high)
      add(digest.low)
    }
  }
}

extension ByteWriter {
  fileprivate mutating func add(_ parts: [ListRecord.Part]) {
    add(parts.map { Int32($0.firstEntry) })
    add(parts.map { Int32($0.size) })
    add(parts.map(\.digest))
  }
}

extension ByteReader {
  fileprivate mutating func digests() -> [Digest]? {
    guard let count = count(ofEach: 16) else { return nil }
    var digests: [Digest] = []
    digests.reserveCapacity(count)
    for _ in 0..<count {
      guard let high = word(), let low = word() else { return nil }
      digests.append(Digest(high: high, low: low))
    }
    return digests
  }

  fileprivate mutating func marks() -> [Int32]? {
    guard let halves = uint16s(), let marks = int32s(), halves.isEmpty || marks.isEmpty else {
      return nil
    }
    return halves.isEmpty ? marks : halves.map { $0 == 0xFFFF ? -1 : Int32($0) }
  }

  fileprivate mutating func pieces() -> [[UInt32]]? {
    guard let scalars = uint32s(), let lengths = int32s(),
      lengths.allSatisfy({ $0 > 0 }), lengths.reduce(0, { $0 + Int($1) }) == scalars.count
    else { return nil }
    var start = 0
    return lengths.map { length in
      defer { start += Int(length) }
      return Array(scalars[start..<(start + Int(length))])
    }
  }

  fileprivate mutating func pairCounts() -> PairCounts? {
    guard let firsts = uint32s(), let seconds = uint32s(), let counts = int32s(),
      let scalars = uint32s(), let frequencies = int32s(),
      firsts.count == seconds.count, firsts.count == counts.count,
      scalars.count == frequencies.count,
      (scalars + firsts + seconds).allSatisfy({ $0 < 0x11_0000 })
    else { return nil }
    return PairCounts(
      pairs: zip(firsts, seconds).map { CharacterPair($0, $1) }, counts: counts,
      frequencies: Array(zip(scalars, frequencies)))
  }

  fileprivate mutating func longRuns() -> [LongRun]? {
    guard let entries = int32s() else { return nil }
    var runs: [LongRun] = []
    for entry in entries {
      guard let scalars = uint32s() else { return nil }
      runs.append(LongRun(entry: Int(entry), scalars: scalars))
    }
    return runs
  }

  fileprivate mutating func records() -> [ListRecord]? {
    guard let counts = int32s(), let entries = parts(), let placeCounts = int32s(),
      let places = parts(), entries.count == counts.count, placeCounts.count == counts.count,
      placeCounts.allSatisfy({ $0 >= 0 }),
      placeCounts.reduce(0, { $0 + Int($1) }) == places.count
    else { return nil }
    var start = 0
    return counts.indices.map { list in
      defer { start += Int(placeCounts[list]) }
      return ListRecord(
        count: Int(counts[list]), entries: entries[list],
        places: Array(places[start..<(start + Int(placeCounts[list]))]))
    }
  }

  private mutating func parts() -> [ListRecord.Part]? {
    guard let firsts = int32s(), let sizes = int32s(), let digests = digests(),
      sizes.count == firsts.count, digests.count == firsts.count
    else { return nil }
    return firsts.indices.map { part in
      ListRecord.Part(
        firstEntry: Int(firsts[part]), size: Int(sizes[part]), digest: digests[part])
    }
  }
}
