// SPDX-License-Identifier: MIT

import Cores

/// Where each piece stands in the folded texts of all entries, laid end to end.
///
/// Places are counted in pieces, with one more behind each field, so that nothing goes across. Any part of a text is the
/// end of a piece, whole pieces and the beginning of a piece that follow each other, or lies within one piece.
struct PieceIndex {
  let pairs: [(first: Int, second: Int)]

  /// The pieces, in the order of their characters.
  private(set) var pieces: [[UInt32]] = []

  var entryCount: Int { fieldStarts.count / 4 }

  /// How many places there are.
  var placeCount: Int { numbers.count }

  /// The piece at each place by its number; -1 behind a field.
  private(set) var numbers: [Int32] = []

  /// Whether a word begins (1) and ends (2) with the piece at each place.
  private(set) var edges: [UInt8] = []

  /// Where each field begins, four for each entry, and the end.
  private(set) var fieldStarts = [0]

  /// The places of all pieces in the pieces' order, and where each one's begin.
  private(set) var sortedPlaces: [UInt32] = []
  private(set) var firstPlaces: [Int] = []

  init(_ entries: [SearchEntry]) {
    // Nearly all characters have three bytes.
    var text = JoinedText(capacity: entries.reduce(0) { $0 + $1.body.utf8.count + 400 } / 3)
    // In parts, so that only a little lies folded twice.
    for start in stride(from: 0, to: entries.count, by: 1_024) {
      let part = Array(entries[start..<min(start + 1_024, entries.count)])
      for folded in part.mappedOnCores({ FoldedEntry($0) }) { text.append(folded) }
    }
    let table = PairTable(text.scalars)
    pairs = table.held
    cut(text, table)
  }

  private mutating func cut(_ text: JoinedText, _ table: PairTable) {
    var names = PieceNames()
    for ends in text.fieldEnds {
      for (start, end) in zip(ends, ends.dropFirst()) {
        cut(text, start..<end, table, &names)
        fieldStarts.append(numbers.count)
      }
    }
    sort(names, text.scalars)
  }

  private mutating func cut(
    _ text: JoinedText, _ range: Range<Int>, _ table: PairTable, _ names: inout PieceNames
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      if text.scalars[start] == 0x0A {
        numbers.append(-1)
        edges.append(0)
      } else {
        while table.holds(at: end - 1) { end += 1 }
        numbers.append(Int32(names.number(of: start..<end, in: text.scalars)))
        edges.append(text.edges(of: start..<end))
      }
      start = end
    }
  }

  /// Puts the pieces in order, and their places.
  private mutating func sort(_ names: PieceNames, _ scalars: [UInt32]) {
    let order = names.ranges.indices.sorted {
      scalars[names.ranges[$0]].lexicographicallyPrecedes(scalars[names.ranges[$1]])
    }
    pieces = order.map { Array(scalars[names.ranges[$0]]) }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[number] = Int32(rank) }
    firstPlaces = [Int](repeating: 0, count: order.count + 1)
    for place in numbers.indices where numbers[place] >= 0 {
      numbers[place] = ranks[Int(numbers[place])]
      firstPlaces[Int(numbers[place]) + 1] += 1
    }
    for rank in order.indices { firstPlaces[rank + 1] += firstPlaces[rank] }
    sortedPlaces = [UInt32](repeating: 0, count: firstPlaces.last ?? 0)
    var next = firstPlaces
    for place in numbers.indices where numbers[place] >= 0 {
      let rank = Int(numbers[place])
      sortedPlaces[next[rank]] = UInt32(place)
      next[rank] += 1
    }
  }
}

/// The folded texts of one entry, a line feed behind each.
private struct FoldedEntry: Sendable {
  private(set) var scalars: [UInt32] = []
  private(set) var classes: [UInt8] = []

  /// Where the title begins and where each field ends.
  private(set) var ends = [0]

  init(_ entry: SearchEntry) {
    for texts in [[entry.title], entry.tags, entry.headings, [entry.body]] {
      for text in texts {
        let folded = FoldedText(text, keepsOrigins: false)
        scalars += folded.scalars
        classes += folded.classes
        scalars.append(0x0A)
        classes.append(CharacterClass.other)
      }
      ends.append(scalars.count)
    }
  }
}

/// The folded texts of all entries, a line feed behind each.
private struct JoinedText {
  private(set) var scalars: [UInt32] = []
  private var classes: [UInt8] = []

  /// For each entry where its title begins and where each of its fields ends.
  private(set) var fieldEnds: [[Int]] = []

  init(capacity: Int) {
    scalars.reserveCapacity(capacity)
    classes.reserveCapacity(capacity)
  }

  mutating func append(_ entry: FoldedEntry) {
    fieldEnds.append(entry.ends.map { scalars.count + $0 })
    scalars += entry.scalars
    classes += entry.classes
  }

  /// 1 where a word begins with the characters, 2 where one ends with them.
  func edges(of range: Range<Int>) -> UInt8 {
    let begins = range.lowerBound == 0 || isEdge(before: range.lowerBound)
    let ends = range.upperBound >= classes.count || isEdge(before: range.upperBound)
    return (begins ? 1 : 0) | (ends ? 2 : 0)
  }

  private func isEdge(before place: Int) -> Bool {
    classes[place - 1] != classes[place] || classes[place] == CharacterClass.other
  }
}

/// Numbers for pieces in the order in which they come, in a table of open addresses.
private struct PieceNames {
  /// Where each piece stands first.
  private(set) var ranges: [Range<Int>] = []
  private var table = [Int32](repeating: -1, count: 1 << 12)

  mutating func number(of range: Range<Int>, in scalars: [UInt32]) -> Int {
    var slot = slot(of: range, in: scalars)
    while table[slot] >= 0 {
      let known = ranges[Int(table[slot])]
      if known.count == range.count, scalars[known] == scalars[range] { return Int(table[slot]) }
      slot = (slot + 1) & (table.count - 1)
    }
    let number = ranges.count
    table[slot] = Int32(number)
    ranges.append(range)
    if ranges.count * 2 > table.count { grow(scalars) }
    return number
  }

  private func slot(of range: Range<Int>, in scalars: [UInt32]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in range { hash = (hash ^ UInt64(scalars[place])) &* 0x9E37_79B9_7F4A_7C15 }
    return Int(hash >> 36) & (table.count - 1)
  }

  private mutating func grow(_ scalars: [UInt32]) {
    table = [Int32](repeating: -1, count: table.count * 4)
    for (number, range) in ranges.enumerated() {
      var slot = slot(of: range, in: scalars)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(number)
    }
  }
}
