// SPDX-License-Identifier: MIT

extension SearchIndex {
  /// Where the dictionary and the places of pieces lie.
  struct Layout {
    /// How many places there are.
    let places: Int

    /// Two characters that stand in one piece wherever they follow each other.
    let pairs: Set<UInt64>

    /// Where each file of the dictionary begins: how many pieces stand before, and its first ending.
    let dictionary: [(pieces: Int, ending: [UInt32])]

    /// The first piece of each file of places.
    let lists: [Int]

    init(_ overview: SearchData) {
      places = overview["places"]?.number ?? 0
      lists = overview["lists"]?.numbers ?? []
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

    /// A word as texts are cut that hold it.
    func segments(of word: [UInt32]) -> [[UInt32]] {
      var segments: [[UInt32]] = []
      for scalar in word {
        if let last = segments.last?.last, pairs.contains(UInt64(last) << 21 | UInt64(scalar)) {
          segments[segments.count - 1].append(scalar)
        } else {
          segments.append([scalar])
        }
      }
      return segments
    }
  }

  /// A piece that holds what was looked for.
  private struct FoundPiece {
    let piece: Int
    var begins = false
    var ends = false
    var isWhole = false

    /// Which of a place's edges are edges of what was looked for: 1 at its beginning, 2 at its end.
    var edges: Int { (begins ? 1 : 0) | (ends ? 2 : 0) }
  }

  /// Where a form stands, in order.
  func places(of word: [UInt32]) throws -> [Place] {
    let segments = layout.segments(of: word)
    guard !segments.isEmpty, !layout.lists.isEmpty else { return [] }
    var found: [Place] = []
    for (offset, segment) in segments.enumerated() where offset == 0 || !found.isEmpty {
      var pieces = try pieces(holding: segment)
      // A word goes on into the pieces before and behind, so the pieces between are whole.
      if offset > 0 { pieces = pieces.filter(\.begins) }
      if offset < segments.count - 1 {
        pieces = pieces.filter { offset > 0 ? $0.isWhole : $0.ends }
      }
      if segments.count > 1 {
        for place in pieces.indices where !pieces[place].isWhole {
          (pieces[place].begins, pieces[place].ends) = (false, false)
        }
      }
      let next = try places(of: pieces)
      found = offset == 0 ? next : joined(found, next, offset)
    }
    return found
  }

  /// The places behind which others follow at a distance.
  private func joined(_ places: [Place], _ others: [Place], _ distance: Int) -> [Place] {
    var known = 0
    return places.compactMap { place in
      while known < others.count, others[known].place < place.place + distance { known += 1 }
      guard known < others.count, others[known].place == place.place + distance else { return nil }
      return Place(place: place.place, edges: place.edges & 1 | others[known].edges & 2)
    }
  }

  /// The pieces that hold a segment, in order.
  private func pieces(holding segment: [UInt32]) throws -> [FoundPiece] {
    var pieces: [Int: FoundPiece] = [:]
    func note(_ piece: Int, begins: Bool, ends: Bool) {
      var found = pieces[piece] ?? FoundPiece(piece: piece)
      found.begins = found.begins || begins
      found.ends = found.ends || ends
      found.isWhole = found.isWhole || begins && ends
      pieces[piece] = found
    }
    var file = max(0, layout.dictionary.count { !segment.lexicographicallyPrecedes($0.ending) } - 1)
    while file < layout.dictionary.count {
      let start = layout.dictionary[file].ending
      if segment.lexicographicallyPrecedes(start), !start.starts(with: segment) { break }
      for ending in try endings(inFile: file) where ending.characters.starts(with: segment) {
        let isWhole = ending.characters.count == segment.count
        if let piece = ending.piece { note(piece, begins: true, ends: isWhole) }
        for piece in ending.longer { note(piece, begins: false, ends: isWhole) }
      }
      file += 1
    }
    return pieces.values.sorted { $0.piece < $1.piece }
  }

  /// What ``packedDictionary(_:)`` has written to a file.
  private func endings(
    inFile file: Int
  ) throws -> [(characters: [UInt32], piece: Int?, longer: [Int])] {
    let name = "d\(padded(file))"
    guard let bytes = try part(name).unpacked else { throw Damage(path: "search/\(name).js") }
    var place = 0
    func next() -> Int {
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
    var endings: [(characters: [UInt32], piece: Int?, longer: [Int])] = []
    var characters: [UInt32] = []
    var pieces = layout.dictionary[file].pieces
    while place < bytes.count {
      characters.removeLast(characters.count - min(characters.count, next()))
      for _ in 0..<min(next(), bytes.count) {
        characters.append(UInt32(truncatingIfNeeded: next()))
      }
      let sort = next()
      var piece = 0
      let longer = (0..<min(sort >> 1, bytes.count)).map { _ in
        piece += next()
        return piece
      }
      endings.append((characters, sort & 1 == 1 ? pieces : nil, longer))
      pieces += sort & 1
    }
    return endings
  }

  /// The places of some pieces, in order.
  private func places(of pieces: [FoundPiece]) throws -> [Place] {
    var places: [Place] = []
    var next = 0
    while next < pieces.count {
      let file = layout.lists.count { $0 <= pieces[next].piece } - 1
      let end = file + 1 < layout.lists.count ? layout.lists[file + 1] : Int.max
      let wanted = pieces[next...].prefix { $0.piece < end }
      try appendPlaces(of: wanted, inFile: file, to: &places)
      next = wanted.endIndex
    }
    if pieces.count > 1 { places.sort { $0.place < $1.place } }
    return places
  }

  /// Reads what ``packedPlaces(_:)`` has written to a file.
  private func appendPlaces(
    of pieces: ArraySlice<FoundPiece>, inFile file: Int, to places: inout [Place]
  ) throws {
    let name = "k\(padded(file))"
    guard let bytes = try part(name).unpackedBits() else { throw Damage(path: "search/\(name).js") }
    var reader = BitReader(bytes)
    var piece = layout.lists[file]
    for wanted in pieces {
      while piece <= wanted.piece {
        let count = reader.nextElias()
        let bits = riceBits(places: layout.places, count: count)
        var last = -1
        for _ in 0..<count {
          last += reader.next(rice: bits) + 1
          let edges = reader.next(bits: 2)
          if piece == wanted.piece {
            places.append(Place(place: last, edges: edges & wanted.edges))
          }
          if reader.isBeyondEnd { throw Damage(path: "search/\(name).js") }
        }
        piece += 1
      }
    }
  }
}
