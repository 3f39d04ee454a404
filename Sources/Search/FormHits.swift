// SPDX-License-Identifier: MIT

/// What a hit in title, tags, headings and body is worth.
let fieldWeights = [100, 24, 40, 4]

/// What a hit is worth by the edges of words around it: none, one, the other, both.
let edgeWeights = [2, 3, 3, 4]

/// Where a form of a word stands.
struct FormHits {
  /// What all its hits in an entry are worth.
  private(set) var worth: [Int: Int] = [:]

  /// The places of its hits, where they had to be read to find it; in order.
  private var places: [Int: [Int]]?

  /// The pieces that hold it, where one piece holds all of it.
  private var pieces: [(piece: Int, list: EntryList)] = []

  /// Finds a form: the rarest of its segments first, so that of the frequent ones only what stands beside it is read.
  init(_ word: [UInt32], in index: SearchIndex) throws {
    if let known = index.layout.words[word] {
      add(try index.entryList(ofPiece: known), ofPiece: known, edges: 3)
      return
    }
    let segments = index.layout.segments(of: word)
    guard !segments.isEmpty, !index.layout.lists.isEmpty else { return }
    var sets: [[SearchIndex.FoundPiece]] = []
    for (offset, segment) in segments.enumerated() {
      var pieces = try index.pieces(holding: segment)
      // A word goes on into the pieces before and behind, so the pieces between are whole.
      if offset > 0 { pieces = pieces.filter(\.begins) }
      if offset < segments.count - 1 {
        pieces = pieces.filter { offset > 0 ? $0.isWhole : $0.ends }
      }
      if pieces.isEmpty { return }
      sets.append(pieces)
    }
    if sets.count == 1 {
      for piece in sets[0] {
        add(
          try index.entryList(ofPiece: piece.piece), ofPiece: piece.piece, edges: piece.edges)
      }
    } else {
      try find(sets, in: index)
    }
  }

  private mutating func add(_ list: EntryList, ofPiece piece: Int, edges: Int) {
    pieces.append((piece, list))
    let worths = list.shapes.map { worthOf($0, edges: edges) }
    for (entry, shape) in zip(list.entries, list.shapeNumbers) {
      worth[entry, default: 0] += worths[shape]
    }
  }

  private mutating func find(_ sets: [[SearchIndex.FoundPiece]], in index: SearchIndex) throws {
    let sizes = sets.map { $0.reduce(0) { $0 + min($1.entries, index.count) } }
    let order = sets.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    var lists: [Int: [(piece: SearchIndex.FoundPiece, list: EntryList)]] = [:]
    var candidates: Set<Int>?
    for offset in order {
      lists[offset] = try sets[offset].map { ($0, try index.entryList(ofPiece: $0.piece)) }
      let entries = Set((lists[offset] ?? []).flatMap(\.list.entries))
      candidates = candidates?.intersection(entries) ?? entries
      if candidates?.isEmpty ?? true { return }
    }
    var hits: [Int: [Int: Hit]] = [:]
    for (number, offset) in order.enumerated() {
      var next: [Int: [Int: Hit]] = [:]
      for (piece, list) in lists[offset] ?? [] {
        let isWanted = { number == 0 ? candidates?.contains($0) ?? false : hits[$0] != nil }
        try index.spots(ofPiece: piece.piece, list, where: isWanted) { entry, spots in
          for spot in spots {
            let start = spot.place - offset
            guard var hit = number == 0 ? Hit() : hits[entry]?[start] else { continue }
            if offset == 0 {
              hit.field = spot.field
              if piece.isWhole { hit.edges |= spot.edges & 1 }
            }
            if offset == sets.count - 1, piece.isWhole { hit.edges |= spot.edges & 2 }
            next[entry, default: [:]][start] = hit
          }
        }
      }
      hits = next
      if hits.isEmpty { return }
    }
    worth = hits.mapValues {
      $0.values.reduce(0) { $0 + fieldWeights[$1.field] * edgeWeights[$1.edges] }
    }
    places = hits.mapValues { $0.keys.sorted() }
  }

  /// A hit of a form of several segments.
  private struct Hit {
    var field = 3
    var edges = 0
  }

  /// The places of the hits in some entries, counted from each entry's beginning.
  func appendPlaces(
    in entries: Set<Int>, of index: SearchIndex, to all: inout [Int: [Int]]
  ) throws {
    if let places {
      for (entry, own) in places where entries.contains(entry) { all[entry, default: []] += own }
      return
    }
    for (piece, list) in pieces {
      try index.spots(ofPiece: piece, list, where: entries.contains) { entry, spots in
        all[entry, default: []] += spots.map(\.place)
      }
    }
  }
}

/// What the hits of one piece in an entry are worth; of its edges, those in `edges` are edges of what was looked for.
private func worthOf(_ shape: EntryShape, edges: Int) -> Int {
  var worth = 0
  for field in 0..<4 {
    for own in 0..<4 {
      worth += Int(shape[field * 4 + own]) * fieldWeights[field] * edgeWeights[own & edges]
    }
  }
  return worth
}
