// SPDX-License-Identifier: MIT

/// Which lists are not as they were in an index whose entries had the same numbers.
///
/// A list tells of an entry where the piece stands in it, counted from its beginning, in numbers that depend on how long
/// the entry is; and of all entries how many there are and their usual length.
struct ListChanges: Sendable {
  /// What has changed of a list.
  struct Change: Sendable {
    /// The entries in which the piece stands at other places.
    fileprivate(set) var entries: [Int] = []

    /// Whether it stands in other entries, or more or less often in a field of one.
    fileprivate(set) var isElsewhere = false
  }

  /// For each list what is known of it, if it was there before, and what has changed.
  private var lists: [(known: ListRecord?, change: Change?)]

  /// Compares the entries that were cut anew; it fails where more has changed than these.
  ///
  /// - Complexity: Of the characters of those entries, and the number of pieces and words.
  init?(_ index: PieceIndex, _ words: KnownWords, before: KeptIndex?) {
    guard let before, let edited = index.texts.editedEntries,
      before.cut.entryCount == index.entryCount, before.cut.usualLength == index.usualLength,
      FileSizes(placeCount: before.cut.marks.count) == FileSizes(placeCount: index.placeCount)
    else { return nil }
    let (old, new, records) = (before.cut, index.texts, before.lists.records)
    let oldNumbers = numbers(of: new.pieces, in: old.pieces)
    lists = oldNumbers.map { number in (number.map { records[$0] }, nil) }
    var newNumbers = [Int?](repeating: nil, count: old.pieces.count)
    for (number, oldNumber) in oldNumbers.enumerated() {
      if let oldNumber { newNumbers[oldNumber] = number }
    }
    for entry in edited {
      let (was, now) = (EntryPlaces(of: entry, in: old), EntryPlaces(of: entry, in: new))
      let pieces = Set(now.places.keys).union(was.places.keys.compactMap { newNumbers[$0] })
      for piece in pieces {
        guard let oldPiece = oldNumbers[piece] else { continue }
        let hasSameShape = was.shape(of: oldPiece) == now.shape(of: piece)
        if hasSameShape, was.level == now.level, was.places[oldPiece] == now.places[piece] {
          continue
        }
        var change = lists[piece].change ?? Change()
        change.entries.append(entry)
        change.isElsewhere = change.isElsewhere || !hasSameShape
        lists[piece].change = change
      }
    }
    let pairs = Set(edited.flatMap { pairKeys(of: old.scalars(ofEntry: $0)) })
      .union(edited.flatMap { pairKeys(of: new.scalars(ofEntry: $0)) })
    let oldWords = numbers(of: words.words, in: before.lists.words)
    for (word, oldWord) in zip(words.words, oldWords) {
      let mayStand = pairKeys(of: word).allSatisfy(pairs.contains)
      lists.append(
        (
          oldWord.map { records[old.pieces.count + $0] },
          mayStand ? Change(entries: edited, isElsewhere: true) : nil
        ))
    }
  }

  /// What is known of a list, and what has changed of it.
  func list(_ number: Int) -> (known: ListRecord?, change: Change?) { lists[number] }
}

/// Where pieces stand in one entry.
private struct EntryPlaces {
  /// For each piece four times its places from the beginning of the entry, with the edges of words.
  private(set) var places: [Int: [UInt32]] = [:]

  let level: UInt8

  /// Where the fields end.
  private let ends: [Int]

  init(of entry: Int, in texts: CutTexts) {
    let starts = texts.fieldStarts[(entry * 4)...(entry * 4 + 4)].map { $0 }
    ends = starts.dropFirst().map { $0 - starts[0] }
    level = texts.level(ofEntry: entry)
    for (place, mark) in texts.marks[starts[0]..<starts[4]].enumerated() where mark >= 0 {
      places[Int(mark >> 2), default: []].append(UInt32(place) << 2 | UInt32(mark & 3))
    }
  }

  func shape(of piece: Int) -> EntryShape {
    var shape = EntryShape()
    for place in places[piece] ?? [] {
      let field = ends.count { $0 <= Int(place >> 2) }
      shape[field * 4 + Int(place & 3)] += 1
    }
    return shape
  }
}

/// The characters that follow each other in a text.
private func pairKeys(of scalars: [UInt32]) -> [UInt64] {
  zip(scalars, scalars.dropFirst()).map { CharacterPair($0, $1).key }
}

/// For each of some words in order its place among others in order.
private func numbers(of new: [[UInt32]], in old: [[UInt32]]) -> [Int?] {
  var next = 0
  return new.map { word in
    while next < old.count, old[next].lexicographicallyPrecedes(word) { next += 1 }
    return next < old.count && old[next] == word ? next : nil
  }
}
