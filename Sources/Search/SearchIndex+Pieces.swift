// SPDX-License-Identifier: MIT

extension SearchIndex {
  /// Where the dictionary and the places of pieces lie.
  struct Layout {
    /// Two characters that stand in one piece wherever they follow each other.
    let pairs: Set<UInt64>

    /// Where each file of the dictionary begins: how many pieces stand before, and its first ending.
    let dictionary: [(pieces: Int, ending: [UInt32])]

    /// The numbers of the lists of words that have their own; they follow those of the pieces.
    let words: [[UInt32]: Int]

    /// The first piece of each file of entries.
    let lists: [Int]

    /// The first piece of each file of places, and the first of the entries that it has of it.
    let places: [(piece: Int, entry: Int)]

    init(_ overview: SearchData) {
      let firstWord = overview["pieces"]?.number ?? 0
      words = Dictionary(
        (overview["words"]?.items ?? []).enumerated().map { number, word in
          ((word.text ?? "").unicodeScalars.map(\.value), firstWord + number)
        }, uniquingKeysWith: { first, _ in first })
      lists = Self.sums(overview["lists"]?.numbers ?? [])
      let places = overview["places"]?.numbers ?? []
      self.places = zip(Self.sums(places.prefix(places.count / 2)), places[(places.count / 2)...])
        .map { (piece: $0, entry: $1) }
      let apart = overview["pairs"]?.numbers ?? []
      var pairs: Set<UInt64> = []
      var (first, second) = (0, 0)
      for place in stride(from: 0, to: apart.count - 1, by: 2) {
        first += apart[place]
        second = apart[place] == 0 ? second + apart[place + 1] : apart[place + 1]
        pairs.insert(UInt64(first) << 21 | UInt64(second))
      }
      self.pairs = pairs
      let starts = overview["dictionary"]?.numbers ?? []
      var dictionary: [(pieces: Int, ending: [UInt32])] = []
      var place = 0
      while place + 1 < starts.count {
        let end = min(starts.count, place + 2 + starts[place + 1])
        dictionary.append((starts[place], starts[(place + 2)..<end].map { UInt32($0) }))
        place = end
      }
      self.dictionary = dictionary
    }

    private static func sums(_ distances: some Sequence<Int>) -> [Int] {
      var sum = 0
      return distances.map { distance in
        sum += distance
        return sum
      }
    }

    /// A word as texts are cut that hold it.
    func segments(of word: [UInt32]) -> [[UInt32]] { Search.segments(of: word, held: pairs) }
  }

  /// A piece that holds what was looked for.
  struct FoundPiece {
    let piece: Int

    /// In how many entries it stands at least; it is less than twice as many.
    let entries: Int
    var begins = false
    var ends = false
    var isWhole = false

    /// Which of a place's edges are edges of what was looked for: 1 at its beginning, 2 at its end.
    var edges: Int { (begins ? 1 : 0) | (ends ? 2 : 0) }
  }

  /// The pieces that hold a segment, in order.
  func pieces(holding segment: [UInt32]) throws -> [FoundPiece] {
    var pieces: [Int: FoundPiece] = [:]
    func note(_ known: (piece: Int, entries: Int), begins: Bool, ends: Bool) {
      var found = pieces[known.piece] ?? FoundPiece(piece: known.piece, entries: known.entries)
      found.begins = found.begins || begins
      found.ends = found.ends || ends
      found.isWhole = found.isWhole || begins && ends
      pieces[known.piece] = found
    }
    var file = max(0, layout.dictionary.count { !segment.lexicographicallyPrecedes($0.ending) } - 1)
    while file < layout.dictionary.count {
      let start = layout.dictionary[file].ending
      if segment.lexicographicallyPrecedes(start), !start.starts(with: segment) { break }
      var reader = EndingReader(
        bytes: try part("d\(padded(file))"), pieces: layout.dictionary[file].pieces)
      while reader.next() {
        guard reader.characters.starts(with: segment) else { continue }
        let isWhole = reader.characters.count == segment.count
        if let piece = reader.own { note(piece, begins: true, ends: isWhole) }
        for piece in reader.longer { note(piece, begins: false, ends: isWhole) }
      }
      file += 1
    }
    return pieces.values.sorted { $0.piece < $1.piece }
  }
}

/// Reads what ``packedDictionary(_:_:)`` has written to a file.
private struct EndingReader {
  private(set) var characters: [UInt32] = []
  private(set) var own: (piece: Int, entries: Int)?
  private(set) var longer: [(piece: Int, entries: Int)] = []
  private var sevens: SevensReader
  private var pieces: Int

  init(bytes: [UInt8], pieces: Int) {
    sevens = SevensReader(bytes: bytes)
    self.pieces = pieces
  }

  /// Goes to the next ending; false at the end.
  mutating func next() -> Bool {
    guard !sevens.isAtEnd else { return false }
    characters.removeLast(characters.count - min(characters.count, sevens.next()))
    for _ in 0..<min(sevens.next(), HeldPairs.longestPiece) {
      characters.append(UInt32(truncatingIfNeeded: sevens.next()))
    }
    let sort = sevens.next()
    own = nil
    if sort & 1 == 1 {
      own = (pieces, 1 << min(sevens.next(), 60))
      pieces += 1
    }
    longer.removeAll(keepingCapacity: true)
    var piece = 0
    for _ in 0..<(sort >> 1) where !sevens.isAtEnd {
      piece += sevens.next()
      longer.append((piece, 1 << min(sevens.next(), 60)))
    }
    return true
  }
}

/// Reads numbers of seven bits a byte.
struct SevensReader {
  let bytes: [UInt8]
  private(set) var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place >= bytes.count }

  /// The next number; 0 at the end.
  mutating func next() -> Int {
    var (number, shift) = (0, 0)
    while place < bytes.count, shift < 56 {
      let byte = Int(bytes[place])
      place += 1
      number |= (byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return number
  }
}
