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

  private(set) var work = IndexWork()

  private let index: PieceIndex
  private let entrySize: Int
  private let placeSize: Int
  private let riceBits: RiceBits
  private var entryFile = ListFile()
  private var placeFile = ListFile()

  // Used for one list after the other.
  private var occurrences = Occurrences()
  private var shapeNumbers = ShapeNumbers()
  private var entryWriter = BitWriter()
  private var placeWriter = BitWriter()

  /// How long a list of places is that stands behind the list of its entries.
  private static let longestInline = 128

  init(_ index: PieceIndex, _ words: KnownWords) {
    self.index = index
    entrySize = max(3_072, index.placeCount / 800)
    placeSize = max(6_144, index.placeCount / 350)
    riceBits = RiceBits(usualLength: index.usualLength)
    for piece in index.pieces.indices { append(index.places(ofPiece: piece)) }
    for segments in words.segments {
      let found = index.places(ofWord: segments)
      work.looks += found.looks
      append(found.places[...])
    }
    closeEntries()
    closePlaces()
  }

  private mutating func append(_ places: ArraySlice<UInt32>) {
    let number = counts.count
    occurrences.gather(places, in: index)
    counts.append(occurrences.count)
    work.places += places.count
    placeWriter.removeAll()
    var isInline = places.count <= Self.longestInline
    if isInline {
      for place in 0..<occurrences.count {
        occurrences.append(place, of: index, riceBits, to: &placeWriter)
      }
      placeWriter.end()
      isInline = placeWriter.count <= Self.longestInline
    }
    writeEntries(isInline)
    let size = entryWriter.count + (isInline ? placeWriter.count : 0)
    if entryFile.weight + size > entrySize { closeEntries() }
    if entryFile.isEmpty { entryFile.start = [number] }
    entryFile.append(entryWriter.bytes, isInline ? placeWriter.bytes : [])
    appendPlaces(isInline ? 0 : occurrences.count, number)
  }

  /// Writes in how many entries a piece stands, and whether its places stand behind them; for each entry the distance, and
  /// the rank of its shape, which is written where it comes for the first time.
  private mutating func writeEntries(_ isInline: Bool) {
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
    entryWriter.end()
    work.shapeMoves += ranks.moves
  }

  private mutating func appendPlaces(_ count: Int, _ number: Int) {
    if placeFile.isEmpty { placeFile.start = [number, 0] }
    placeWriter.removeAll()
    for place in 0..<count {
      if placeFile.weight + placeWriter.count > placeSize, mayBegin(at: place) {
        placeWriter.end()
        placeFile.append(placeWriter.bytes)
        closePlaces()
        placeFile.start = [number, occurrences.entries[place]]
        placeWriter.removeAll()
      }
      occurrences.append(place, of: index, riceBits, to: &placeWriter)
    }
    placeWriter.end()
    placeFile.append(placeWriter.bytes)
  }

  /// Whether a file may begin with an entry of the list: only with one of each 256, so that the files behind an edited entry
  /// nearly always begin where they did.
  private func mayBegin(at place: Int) -> Bool {
    place == 0 || occurrences.entries[place - 1] >> 8 != occurrences.entries[place] >> 8
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

  /// Adds a list of one or two parts.
  mutating func append(_ list: [UInt8], _ rest: [UInt8] = []) {
    count += 1
    appendSevens(list.count + rest.count, to: &lengths)
    lists += list
    lists += rest
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
