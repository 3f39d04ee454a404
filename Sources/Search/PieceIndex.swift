// SPDX-License-Identifier: MIT

/// Where each piece stands in the folded texts of all entries.
///
/// Any part of a text is the end of a piece, whole pieces and the beginning of a piece that follow each other, or lies within
/// one piece.
struct PieceIndex: Sendable {
  let texts: CutTexts

  /// Four times the places of all pieces in the pieces' order, with the edges of words there, and where each piece's begin.
  let sortedPlaces: [UInt32]
  let firstPlaces: [Int]

  /// How long each entry is, in sixteenths of the usual length: what ranking and the lists of places know of it.
  let levels: [UInt8]

  /// The field in which each 64th place lies.
  private let fieldsOfBlocks: [Int32]

  var pieces: [[UInt32]] { texts.pieces }
  var entryCount: Int { texts.entryCount }

  /// How many places there are.
  var placeCount: Int { texts.marks.count }

  /// How many places an entry has on the average.
  var usualLength: Int { texts.usualLength }

  init(_ texts: CutTexts) {
    self.texts = texts
    var firsts = [Int](repeating: 0, count: texts.pieces.count + 1)
    for mark in texts.marks where mark >= 0 { firsts[Int(mark >> 2) + 1] += 1 }
    for rank in texts.pieces.indices { firsts[rank + 1] += firsts[rank] }
    var sorted = [UInt32](repeating: 0, count: firsts.last ?? 0)
    var next = firsts
    for (place, mark) in texts.marks.enumerated() where mark >= 0 {
      let rank = Int(mark >> 2)
      sorted[next[rank]] = UInt32(place) << 2 | UInt32(mark & 3)
      next[rank] += 1
    }
    (sortedPlaces, firstPlaces) = (sorted, firsts)
    let starts = texts.fieldStarts
    levels = (0..<texts.entryCount).map { texts.level(ofEntry: $0) }
    var fields: [Int32] = []
    fields.reserveCapacity(texts.marks.count / 64 + 1)
    var field = 0
    for place in stride(from: 0, to: texts.marks.count, by: 64) {
      while starts[field + 1] <= place { field += 1 }
      fields.append(Int32(field))
    }
    fieldsOfBlocks = fields
  }

  /// The field that a place lies in, counted through all entries.
  func field(of place: Int) -> Int {
    var field = Int(fieldsOfBlocks[place >> 6])
    while texts.fieldStarts[field + 1] <= place { field += 1 }
    return field
  }

  /// Where a piece stands.
  func places(ofPiece piece: Int) -> ArraySlice<UInt32> {
    sortedPlaces[firstPlaces[piece]..<firstPlaces[piece + 1]]
  }

  /// Those of some places that lie in entries from one on up to another, or to the end.
  func places(
    _ places: ArraySlice<UInt32>, inEntriesFrom first: Int, to end: Int?
  ) -> ArraySlice<UInt32> {
    func start(ofEntry entry: Int) -> Int {
      guard entry < entryCount else { return places.endIndex }
      let limit = texts.fieldStarts[entry * 4]
      var (low, high) = (places.startIndex, places.endIndex)
      while low < high {
        let middle = (low + high) / 2
        if places[middle] >> 2 < limit { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return places[start(ofEntry: first)..<(end.map(start) ?? places.endIndex)]
  }
}
