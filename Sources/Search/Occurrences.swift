// SPDX-License-Identifier: MIT

/// In which entries a piece or a known word stands, and how often in each field of them.
///
/// It is filled again and again, because there are many pieces.
struct Occurrences {
  private(set) var entries: [Int] = []

  /// Behind which place of the list those of each entry end.
  private var ends: [Int] = []

  /// The shapes with four bits for each number; 0 where one of the numbers is larger.
  private(set) var shapes: [UInt64] = []
  private var largeShapes: [Int: EntryShape] = [:]
  private var places: ArraySlice<UInt32> = []

  var count: Int { entries.count }

  /// Gathers where a list of places stands.
  mutating func gather(_ places: ArraySlice<UInt32>, in index: PieceIndex) {
    self.places = places
    entries.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    if !largeShapes.isEmpty { largeShapes = [:] }
    var (entry, fieldEnd, shift) = (-1, 0, 0)
    var shape: UInt64 = 0
    var isLarge = false
    for number in places.indices {
      let place = Int(places[number] >> 2)
      if place >= fieldEnd {
        let field = index.field(of: place)
        fieldEnd = index.texts.fieldStarts[field + 1]
        shift = (field & 3) * 16
        if entry != field >> 2 {
          if entry >= 0 { close(entry, before: number, isLarge ? 0 : shape, index) }
          (entry, shape, isLarge) = (field >> 2, 0, false)
        }
      }
      let bits = UInt64(shift + Int(places[number] & 3) * 4)
      if shape >> bits & 15 == 15 { isLarge = true } else { shape += 1 << bits }
    }
    if entry >= 0 { close(entry, before: places.endIndex, isLarge ? 0 : shape, index) }
  }

  private mutating func close(_ entry: Int, before end: Int, _ shape: UInt64, _ index: PieceIndex) {
    let start = ends.last ?? places.startIndex
    if shape == 0 {
      largeShapes[entries.count] = places[start..<end].reduce(into: EntryShape()) { shape, place in
        shape[(index.field(of: Int(place >> 2)) & 3) * 4 + Int(place & 3)] += 1
      }
    }
    entries.append(entry)
    ends.append(end)
    shapes.append(shape)
  }

  func shape(_ number: Int) -> EntryShape {
    shapes[number] == 0
      ? largeShapes[number] ?? EntryShape() : EntryShape(fourBitsEach: shapes[number])
  }

  /// Writes the distances of the places in an entry, with edges of words where a field has different ones.
  func append(_ number: Int, of index: PieceIndex, _ bits: RiceBits, to writer: inout BitWriter) {
    var next = number == 0 ? places.startIndex : ends[number - 1]
    let entry = entries[number]
    let rice = bits.bits(level: index.levels[entry], count: ends[number] - next)
    var last = index.texts.fieldStarts[entry * 4] - 1
    while next < ends[number] {
      let field = index.field(of: Int(places[next] >> 2))
      let fieldEnd = index.texts.fieldStarts[field + 1]
      let isMixed = isMixed(number, inField: field & 3)
      while next < ends[number] {
        let place = Int(places[next] >> 2)
        if place >= fieldEnd { break }
        writer.append(place - last - 1, rice: rice)
        if isMixed { writer.append(Int(places[next] & 3), bits: 2) }
        last = place
        next += 1
      }
    }
  }

  private func isMixed(_ number: Int, inField field: Int) -> Bool {
    if shapes[number] == 0 { return shape(number).isMixed(inField: field) }
    // A bit for each number that is not 0; more than one of them is mixed.
    var some = shapes[number] >> UInt64(field * 16) & 0xFFFF
    some |= some >> 1
    some = (some | some >> 2) & 0x1111
    return some & (some - 1) != 0
  }
}

/// How many bits of the distances in an entry are written as they are, ready for the entries that come most.
struct RiceBits {
  private let usualLength: Int
  private var known = [UInt8](repeating: 0, count: 256 * 16)

  init(usualLength: Int) {
    self.usualLength = usualLength
    for level in 0..<256 {
      for count in 0..<16 {
        known[level * 16 + count] = UInt8(riceBits(places: level * usualLength / 16, count: count))
      }
    }
  }

  func bits(level: UInt8, count: Int) -> Int {
    count < 16
      ? Int(known[Int(level) * 16 + count])
      : riceBits(places: Int(level) * usualLength / 16, count: count)
  }
}

/// How many bits of a distance are written as they are, where there are `count` at all places.
func riceBits(places: Int, count: Int) -> Int {
  let distance = places * 69 / (100 * max(1, count))
  return distance == 0 ? 0 : Int.bitWidth - 1 - distance.leadingZeroBitCount
}
