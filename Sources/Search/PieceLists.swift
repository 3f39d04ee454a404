// SPDX-License-Identifier: MIT

/// Where the pieces and known words stand: in which entries how often, and at which places of them.
///
/// A word within one piece needs the first alone. A file begins with the number of its
/// lists and their lengths in bytes, seven bits a byte.
struct PieceLists {
  /// The entries of each piece.
  ///
  /// A file begins with the number of its first piece.
  private(set) var entries: [IndexPack] = []

  /// The places of each piece.
  ///
  /// A file begins with a piece, and the first of the entries that it has of that piece.
  private(set) var places: [IndexPack] = []

  /// In how many entries each piece stands.
  private(set) var counts: [Int] = []

  private let entrySize: Int
  private let placeSize: Int
  private var entryFile = ListFile()
  private var placeFile = ListFile()

  /// How long a list of places is that stands behind the list of its entries.
  private static let longestInline = 128

  init(_ index: PieceIndex, _ words: KnownWords) {
    entrySize = max(3_072, index.placeCount / 800)
    placeSize = max(6_144, index.placeCount / 350)
    for piece in index.pieces.indices { append(index.placeList(ofPiece: piece), index) }
    for segments in words.segments { append(index.placeList(of: segments), index) }
    closeEntries()
    closePlaces()
  }

  private mutating func append(_ list: PlaceList, _ index: PieceIndex) {
    let number = counts.count
    let occurrences = list.occurrences(in: index)
    counts.append(occurrences.count)
    var inline: [UInt8]?
    if list.places.count <= Self.longestInline {
      var writer = BitWriter()
      for occurrence in occurrences { list.append(occurrence, of: index, to: &writer) }
      writer.end()
      if writer.bytes.count <= Self.longestInline { inline = writer.bytes }
    }
    let entryList = entryList(occurrences, of: index.entryCount, inline)
    if entryFile.weight + entryList.count > entrySize { closeEntries() }
    if entryFile.isEmpty { entryFile.start = [number] }
    entryFile.append(entryList)
    appendPlaces(inline == nil ? occurrences : [], of: list, number, index)
  }

  private mutating func appendPlaces(
    _ occurrences: [PlaceList.Occurrence], of list: PlaceList, _ number: Int, _ index: PieceIndex
  ) {
    if placeFile.isEmpty { placeFile.start = [number, 0] }
    var writer = BitWriter()
    for occurrence in occurrences {
      if placeFile.weight + writer.bytes.count > placeSize {
        writer.end()
        placeFile.append(writer.bytes)
        closePlaces()
        placeFile.start = [number, occurrence.entry]
        writer = BitWriter()
      }
      list.append(occurrence, of: index, to: &writer)
    }
    writer.end()
    placeFile.append(writer.bytes)
  }

  private mutating func closeEntries() {
    if !entryFile.isEmpty { entries.append(entryFile.pack) }
    entryFile = ListFile()
  }

  private mutating func closePlaces() {
    if !placeFile.isEmpty { places.append(placeFile.pack) }
    placeFile = ListFile()
  }
}

/// In how many entries a piece stands, and whether its places stand behind them; for each entry the distance, and the rank
/// of its shape, which is written where it comes for the first time.
private func entryList(
  _ occurrences: [PlaceList.Occurrence], of entries: Int, _ inline: [UInt8]?
) -> [UInt8] {
  var writer = BitWriter()
  var ranks = ShapeRanks()
  var known: [EntryShape: Int] = [:]
  let bits = riceBits(places: entries, count: occurrences.count)
  var last = -1
  writer.append(elias: occurrences.count + 1)
  writer.append(inline == nil ? 0 : 1, bits: 1)
  for occurrence in occurrences {
    writer.append(occurrence.entry - last - 1, rice: bits)
    last = occurrence.entry
    let shape: Int
    if let number = known[occurrence.shape] {
      shape = number
      writer.append(elias: ranks.rank(of: shape) + 1)
    } else {
      writer.append(elias: ranks.count + 1)
      writer.append(occurrence.shape)
      shape = ranks.append(occurrence.shape)
      known[occurrence.shape] = shape
    }
    ranks.use(shape)
  }
  writer.end()
  return writer.bytes + (inline ?? [])
}

/// How many bits of a distance are written as they are, where there are `count` at all places.
func riceBits(places: Int, count: Int) -> Int {
  let distance = places * 69 / (100 * max(1, count))
  return distance == 0 ? 0 : Int.bitWidth - 1 - distance.leadingZeroBitCount
}

/// A file of lists that is being filled.
private struct ListFile {
  var start: [Int] = []
  private var count = 0
  private var lengths: [UInt8] = []
  private var lists: [UInt8] = []

  var isEmpty: Bool { lengths.isEmpty }
  var weight: Int { lengths.count + lists.count }
  var pack: IndexPack {
    var bytes: [UInt8] = []
    appendSevens(count, to: &bytes)
    return IndexPack(start: start, value: IndexScript.Value(bits: bytes + lengths + lists))
  }

  mutating func append(_ list: [UInt8]) {
    count += 1
    appendSevens(list.count, to: &lengths)
    lists += list
  }
}

/// Writes a number with seven bits a byte, the lowest first.
func appendSevens(_ number: Int, to bytes: inout [UInt8]) {
  var rest = number
  while rest >= 0x80 {
    bytes.append(UInt8(rest & 0x7F) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(rest))
}
