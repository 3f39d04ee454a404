// SPDX-License-Identifier: MIT

/// Writes where a piece or a known word stands, one list after the other in the same memory.
struct ListWriter {
  private let index: PieceIndex
  private let riceBits: RiceBits

  /// How many bytes of places fill a file.
  private let placeSize: Int

  private var occurrences = Occurrences()
  private var shapeNumbers = ShapeNumbers()
  private var entryWriter = BitWriter()
  private var placeWriter = BitWriter()

  /// How often shapes were moved before others in the last list.
  private(set) var shapeMoves = 0

  /// How many places, and how long a list of them, stand behind the list of its entries.
  static let longestInline = 128

  init(_ index: PieceIndex, _ riceBits: RiceBits, placeSize: Int) {
    (self.index, self.riceBits, self.placeSize) = (index, riceBits, placeSize)
  }

  /// A whole list.
  mutating func list(of places: ArraySlice<UInt32>) -> IndexList {
    let isInline = writeEntries(places)
    var parts: [ListRecord.Part] = []
    var bytes: [[UInt8]?] = []
    var next = isInline ? occurrences.count : 0
    while next < occurrences.count {
      let first = next == 0 ? 0 : occurrences.entries[next]
      next = writePart(from: next)
      let own = placeWriter.ownBytes
      parts.append(ListRecord.Part(firstEntry: first, own))
      bytes.append(own)
    }
    let own = entryWriter.ownBytes
    let record = ListRecord(
      count: occurrences.count, entries: ListRecord.Part(firstEntry: 0, own), places: parts)
    return IndexList(record, entries: own, places: bytes)
  }

  /// What stands in the files of entries.
  mutating func entries(of places: ArraySlice<UInt32>) -> [UInt8] {
    _ = writeEntries(places)
    return entryWriter.ownBytes
  }

  /// What stands in a file of places: from an entry on as far as the part goes that follows, or to the end.
  mutating func part(of places: ArraySlice<UInt32>, from first: Int, to end: Int?) -> [UInt8] {
    occurrences.gather(index.places(places, inEntriesFrom: first, to: end), in: index)
    placeWriter.removeAll()
    for number in 0..<occurrences.count {
      occurrences.append(number, of: index, riceBits, to: &placeWriter)
    }
    placeWriter.end()
    return placeWriter.ownBytes
  }

  /// A list that stands in the same entries as often as before, but at other places of some of them.
  ///
  /// - Parameters:
  ///   - record: Of the list before; its places stand apart.
  ///   - places: Where the piece stands.
  ///   - changed: The entries in which it stands at other places.
  /// - Returns: The list, of which only the parts that have those entries are written.
  mutating func list(
    _ record: ListRecord, movedTo places: ArraySlice<UInt32>, in changed: [Int]
  ) -> IndexList {
    var parts: [ListRecord.Part] = []
    var bytes: [[UInt8]?] = []
    var next: Int? = 0
    // Both are in order, as the parts are.
    var (before, later) = (record.places[...], changed[...])
    while let first = next {
      before = before.drop { $0.firstEntry < first }
      later = later.drop { $0 < first }
      let known = before.first.flatMap { $0.firstEntry == first ? $0 : nil }
      let following = (known == nil ? before : before.dropFirst()).first?.firstEntry
      let isChanged = later.first.map { $0 < following ?? .max } ?? false
      if let known, !isChanged {
        parts.append(known)
        bytes.append(nil)
        next = following
      } else {
        next = writePart(of: places, from: first, nearly: following)
        let own = placeWriter.ownBytes
        parts.append(ListRecord.Part(firstEntry: first, own))
        bytes.append(own)
      }
    }
    return IndexList(
      ListRecord(count: record.count, entries: record.entries, places: parts), entries: nil,
      places: bytes)
  }

  /// Writes a part of a list that is expected to end near an entry, or with the list.
  ///
  /// - Returns: The entry that the next part begins with.
  private mutating func writePart(
    of places: ArraySlice<UInt32>, from first: Int, nearly following: Int?
  ) -> Int? {
    for end in [following.map { $0 + (1 << Self.blockBits) }, nil] {
      let window = index.places(places, inEntriesFrom: first, to: end)
      occurrences.gather(window, in: index)
      let next = writePart(from: 0)
      if next < occurrences.count { return occurrences.entries[next] }
      if window.endIndex == places.endIndex { break }
    }
    return nil
  }

  /// Writes the places of the gathered entries from one on, until they fill a file; tells which is the first of the next one.
  private mutating func writePart(from first: Int) -> Int {
    placeWriter.removeAll()
    var number = first
    while number < occurrences.count {
      if placeWriter.count > placeSize, mayBegin(at: number) { break }
      occurrences.append(number, of: index, riceBits, to: &placeWriter)
      number += 1
    }
    placeWriter.end()
    return number
  }

  /// Files begin only with the first entry of so many, and so nearly always where they did before an edit.
  private static let blockBits = 8

  private func mayBegin(at number: Int) -> Bool {
    occurrences.entries[number - 1] >> Self.blockBits != occurrences.entries[number]
      >> Self.blockBits
  }

  /// Writes in how many entries a piece stands, and whether its places stand behind them; for each entry the distance, and
  /// the rank of its shape, which is written where it comes for the first time.
  ///
  /// - Returns: Whether the places stand behind.
  private mutating func writeEntries(_ places: ArraySlice<UInt32>) -> Bool {
    occurrences.gather(places, in: index)
    var isInline = places.count <= Self.longestInline
    if isInline {
      placeWriter.removeAll()
      for number in 0..<occurrences.count {
        occurrences.append(number, of: index, riceBits, to: &placeWriter)
      }
      placeWriter.end()
      isInline = placeWriter.count <= Self.longestInline
    }
    entryWriter.removeAll()
    shapeNumbers.removeAll()
    var ranks = ShapeRanks()
    let bits = Search.riceBits(places: index.entryCount, count: occurrences.count)
    var last = -1
    entryWriter.append(elias: occurrences.count + 1)
    entryWriter.append(isInline ? 1 : 0, bits: 1)
    for number in 0..<occurrences.count {
      let entry = occurrences.entries[number]
      entryWriter.append(entry - last - 1, rice: bits)
      last = entry
      let key = occurrences.shapes[number]
      let known =
        key == 0
        ? shapeNumbers.number(of: occurrences.shape(number), orAdd: ranks.count)
        : shapeNumbers.number(of: key, orAdd: ranks.count)
      if let known {
        entryWriter.append(elias: ranks.rank(of: known) + 1)
        ranks.use(known)
      } else {
        entryWriter.append(elias: ranks.count + 1)
        entryWriter.append(occurrences.shape(number))
        ranks.use(ranks.append(occurrences.shape(number)))
      }
    }
    entryWriter.append(isInline ? placeWriter.bytes : [])
    shapeMoves = ranks.moves
    return isInline
  }
}
