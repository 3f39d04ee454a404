// SPDX-License-Identifier: MIT

/// How often a piece stands in each field of an entry with each edges of words: the number for a field and
/// edges is at `field * 4 + edges`.
typealias EntryShape = SIMD16<UInt32>

extension EntryShape {
  /// Takes its numbers from four bits each, the first from the lowest.
  init(fourBitsEach bits: UInt64) {
    self.init()
    for number in 0..<16 { self[number] = UInt32(bits >> UInt64(number * 4) & 15) }
  }

  /// How often the piece stands in the entry.
  var occurrences: Int { Int(wrappedSum()) }

  /// How often the piece stands in a field.
  func occurrences(inField field: Int) -> Int {
    (0..<4).reduce(0) { $0 + Int(self[field * 4 + $1]) }
  }

  /// Whether the piece stands in a field with different edges.
  func isMixed(inField field: Int) -> Bool {
    (0..<4).count { self[field * 4 + $0] > 0 } > 1
  }

  /// The only edges with which the piece stands in a field that is not mixed.
  func edges(inField field: Int) -> Int {
    (0..<4).first { self[field * 4 + $0] > 0 } ?? 0
  }
}

/// The shapes of a list as they come, those that came often at the lowest ranks: so a rank is a small number.
///
/// The writer and the reader move each shape alike.
struct ShapeRanks {
  private(set) var shapes: [EntryShape] = []
  private var uses: [Int] = []
  private var order: [Int] = []
  private var ranks: [Int] = []

  /// How often a shape went before another.
  private(set) var moves = 0

  var count: Int { shapes.count }

  func rank(of shape: Int) -> Int { ranks[shape] }
  func shape(at rank: Int) -> Int { order[rank] }

  /// A shape that comes for the first time.
  mutating func append(_ shape: EntryShape) -> Int {
    shapes.append(shape)
    uses.append(0)
    order.append(shapes.count - 1)
    ranks.append(shapes.count - 1)
    return shapes.count - 1
  }

  /// Counts a shape that has come.
  mutating func use(_ shape: Int) {
    uses[shape] += 1
    var rank = ranks[shape]
    while rank > 0, uses[order[rank - 1]] < uses[shape] {
      order[rank] = order[rank - 1]
      ranks[order[rank]] = rank
      rank -= 1
      moves += 1
    }
    order[rank] = shape
    ranks[shape] = rank
  }
}

extension BitWriter {
  mutating func append(_ shape: EntryShape) {
    for field in 0..<4 {
      let stands = shape.occurrences(inField: field) > 0
      append(stands ? 1 : 0, bits: 1)
      guard stands else { continue }
      for edges in 0..<4 { append(elias: Int(shape[field * 4 + edges]) + 1) }
    }
  }
}

extension BitReader {
  mutating func nextShape() -> EntryShape {
    var shape = EntryShape()
    for field in 0..<4 where next(bits: 1) == 1 {
      for edges in 0..<4 { shape[field * 4 + edges] = UInt32(truncatingIfNeeded: nextElias() - 1) }
    }
    return shape
  }
}
