// SPDX-License-Identifier: MIT

/// The folded texts of all entries, laid end to end and cut into pieces.
///
/// Places are counted in pieces, with one more behind each text, so that nothing goes across.
struct CutTexts: Sendable {
  /// How often which pairs of characters stand in the texts.
  private(set) var counts = PairCounts()

  /// What was too long a piece.
  private(set) var longRuns: [LongRun] = []

  /// The pairs that are held together, in order.
  private(set) var held: [CharacterPair] = []

  /// The pieces, in the order of their characters.
  private(set) var pieces: [[UInt32]] = []

  /// At each place four times the number of its piece, and 1 where a word begins with it, 2 where one ends with it, 3 for both;
  /// -1 behind a text.
  private(set) var marks: [Int32] = []

  /// Where each field begins, four for each entry, and the end.
  private(set) var fieldStarts: [Int] = [0]

  /// The entries that were cut anew, in order, where all others have the numbers that they had before.
  private(set) var editedEntries: [Int]?

  var entryCount: Int { fieldStarts.count / 4 }

  /// How many places an entry has on the average.
  var usualLength: Int { max(1, marks.count / max(1, entryCount)) }

  /// How long an entry is, in sixteenths of the usual length.
  func level(ofEntry entry: Int) -> UInt8 {
    let length = fieldStarts[entry * 4 + 4] - fieldStarts[entry * 4]
    return UInt8(max(1, min(255, length * 16 / usualLength)))
  }

  /// Takes up what was cut before.
  init(
    counts: PairCounts, longRuns: [LongRun], pieces: [[UInt32]], marks: [Int32], fieldStarts: [Int]
  ) {
    (self.counts, self.longRuns) = (counts, longRuns)
    (self.pieces, self.marks, self.fieldStarts) = (pieces, marks, fieldStarts)
  }

  /// Begins to cut texts of which is known what is held together.
  init(
    counts: PairCounts, longRuns: [LongRun], held: [CharacterPair], editedEntries: [Int]?
  ) {
    (self.counts, self.longRuns, self.held) = (counts, longRuns, held)
    self.editedEntries = editedEntries
  }

  mutating func reserve(places: Int) { marks.reserveCapacity(places) }

  /// Cuts the texts of entries.
  init(_ text: consuming JoinedText) {
    var names = PieceNames()
    do {
      let text = text
      var numbers = counts.numbers(counting: text.scalars)
      let often = counts.areOftenTogether()
      longRuns = text.longRuns(numbers, often)
      let pairs = HeldPairs(counts, often, parting: longRuns.map(\.scalars))
      held = counts.held(pairs)
      let areHeld = pairs.areHeld(numbers)
      // They take as much memory as the text; the marks come in their place.
      numbers = []
      for entry in text.fieldEnds.indices { appendEntry(entry, of: text, areHeld, &names) }
    }
    putInOrder(names)
  }

  /// Cuts one entry of a text.
  ///
  /// - Parameters:
  ///   - entry: Its number there.
  ///   - text: The text.
  ///   - areHeld: Whether each character of the text is held together with the next one.
  ///   - names: Of the pieces.
  mutating func appendEntry(
    _ entry: Int, of text: JoinedText, _ areHeld: [Bool], _ names: inout PieceNames
  ) {
    let ends = text.fieldEnds[entry]
    for (first, behind) in zip(ends, ends.dropFirst()) {
      var start = first
      while start < behind {
        var end = start + 1
        if text.scalars[start] == 0x0A {
          marks.append(-1)
        } else {
          while areHeld[end - 1] { end += 1 }
          let number = names.number(of: start..<end, in: text.scalars)
          marks.append(Int32(number) << 2 | text.edges(of: start..<end))
        }
        start = end
      }
      fieldStarts.append(marks.count)
    }
  }

  /// Puts an entry of other texts behind the others, its pieces by the numbers that they have there.
  mutating func appendEntry(_ entry: Int, of other: CutTexts) {
    let first = other.fieldStarts[entry * 4]
    let distance = marks.count - first
    for field in 1...4 { fieldStarts.append(other.fieldStarts[entry * 4 + field] + distance) }
    marks += other.marks[first..<other.fieldStarts[entry * 4 + 4]]
  }

  /// Numbers the pieces that still stand somewhere in the order of their characters.
  mutating func putInOrder(_ names: PieceNames) {
    var stands = [Bool](repeating: false, count: names.count)
    for mark in marks where mark >= 0 { stands[Int(mark >> 2)] = true }
    let order = stands.indices.filter { stands[$0] }.sorted {
      names[$0].lexicographicallyPrecedes(names[$1])
    }
    pieces = order.map { Array(names[$0]) }
    guard order != Array(0..<names.count) else { return }
    var ranks = [Int32](repeating: 0, count: names.count)
    for (rank, number) in order.enumerated() { ranks[number] = Int32(rank) }
    for place in marks.indices where marks[place] >= 0 {
      marks[place] = ranks[Int(marks[place] >> 2)] << 2 | marks[place] & 3
    }
  }
}

extension PairCounts {
  /// The pairs that are held together, in order.
  func held(_ chosen: HeldPairs) -> [CharacterPair] {
    pairs.indices.filter { chosen.isHeld[$0] }.map { pairs[$0] }.sorted()
  }
}
