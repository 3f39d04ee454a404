// SPDX-License-Identifier: MIT

/// In which entries a piece stands, and how often.
struct EntryList {
  /// The entries, in order.
  let entries: [Int]

  /// For each entry the number of its shape.
  let shapeNumbers: [Int]
  let shapes: [EntryShape]

  /// The places, where they stand behind the entries.
  fileprivate let inline: BitReader?
}

/// Where something stands in one entry.
struct Spot {
  /// Counted in pieces from the entry's beginning.
  let place: Int
  let field: Int

  /// 1 where a word begins there, 2 where one ends.
  let edges: Int
}

extension SearchIndex {
  /// What ``ListWriter`` has written of a piece's entries.
  func entryList(ofPiece piece: Int) throws -> EntryList {
    let file = layout.lists.count { $0 <= piece } - 1
    guard file >= 0 else { throw Damage(path: "search/index.js") }
    let name = "k\(padded(file))"
    var reader = try list(piece - layout.lists[file], of: name)
    let size = reader.nextElias() - 1
    let isInline = reader.next(bits: 1) == 1
    guard size <= count else { throw Damage(path: "search/\(name).js") }
    let bits = riceBits(places: count, count: size)
    var entries: [Int] = []
    var numbers: [Int] = []
    var ranks = ShapeRanks()
    entries.reserveCapacity(size)
    numbers.reserveCapacity(size)
    var last = -1
    for _ in 0..<size {
      last += reader.next(rice: bits) + 1
      let rank = reader.nextElias() - 1
      guard rank <= ranks.count, last < count else { throw Damage(path: "search/\(name).js") }
      let shape = rank < ranks.count ? ranks.shape(at: rank) : ranks.append(reader.nextShape())
      ranks.use(shape)
      entries.append(last)
      numbers.append(shape)
    }
    if reader.isBeyondEnd { throw Damage(path: "search/\(name).js") }
    reader.alignToByte()
    return EntryList(
      entries: entries, shapeNumbers: numbers, shapes: ranks.shapes,
      inline: isInline ? reader : nil)
  }

  /// Where a piece stands in some of its entries: only the files that have them are read.
  ///
  /// - Parameters:
  ///   - piece: The number of the list.
  ///   - list: Its entries.
  ///   - isWanted: Tells of an entry whether it is wanted.
  ///   - found: Called with each wanted entry and its places, in order.
  /// - Throws: ``Damage``, and what reading a file throws.
  func spots(
    ofPiece piece: Int, _ list: EntryList, where isWanted: (Int) -> Bool,
    _ found: (Int, [Spot]) -> Void
  ) throws {
    if var reader = list.inline {
      try spots(list, list.entries.indices, &reader, "search/index.js", where: isWanted, found)
      return
    }
    var place = 0
    while place < list.entries.count {
      guard isWanted(list.entries[place]) else {
        place += 1
        continue
      }
      let wanted = list.entries[place]
      let file = layout.places.count { ($0.piece, $0.entry) <= (piece, wanted) } - 1
      guard file >= 0 else { throw Damage(path: "search/index.js") }
      let name = "p\(padded(file))"
      let start = layout.places[file]
      var end = Int.max
      if file + 1 < layout.places.count, layout.places[file + 1].piece == piece {
        end = layout.places[file + 1].entry
      }
      let first = start.piece == piece ? start.entry : 0
      let range =
        list.entries.partitioningIndex {
          $0 >= first
        }..<list.entries.partitioningIndex { $0 >= end }
      var reader = try self.list(piece - start.piece, of: name)
      try spots(list, range, &reader, "search/\(name).js", where: isWanted, found)
      place = range.upperBound
    }
  }

  private func spots(
    _ list: EntryList, _ range: Range<Int>, _ reader: inout BitReader, _ path: String,
    where isWanted: (Int) -> Bool, _ found: (Int, [Spot]) -> Void
  ) throws {
    for place in range {
      let entry = list.entries[place]
      let spots = spots(of: entry, list.shapes[list.shapeNumbers[place]], &reader)
      if reader.isBeyondEnd { throw Damage(path: path) }
      if isWanted(entry) { found(entry, spots) }
    }
  }

  private func spots(of entry: Int, _ shape: EntryShape, _ reader: inout BitReader) -> [Spot] {
    let bits = riceBits(places: levels[entry] * usualLength / 16, count: shape.occurrences)
    var spots: [Spot] = []
    var last = -1
    for field in 0..<4 {
      let isMixed = shape.isMixed(inField: field)
      let edges = shape.edges(inField: field)
      for _ in 0..<shape.occurrences(inField: field) where !reader.isBeyondEnd {
        last += reader.next(rice: bits) + 1
        spots.append(
          Spot(place: last, field: field, edges: isMixed ? reader.next(bits: 2) : edges))
      }
    }
    return spots
  }

  /// A list of a file by its number.
  private func list(_ number: Int, of name: String) throws -> BitReader {
    let bytes = try part(name)
    var sevens = SevensReader(bytes: bytes)
    let count = sevens.next()
    guard number < count, count <= bytes.count else { throw Damage(path: "search/\(name).js") }
    var start = 0
    var length = 0
    for list in 0..<count {
      let next = sevens.next()
      if list < number { start += next }
      if list == number { length = next }
    }
    guard length <= bytes.count - sevens.place, start <= bytes.count - sevens.place - length else {
      throw Damage(path: "search/\(name).js")
    }
    start += sevens.place
    return BitReader(Array(bytes[start..<(start + length)]))
  }
}

extension Array {
  /// The first place from which on all elements belong to the second part.
  fileprivate func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
