// SPDX-License-Identifier: MIT

/// Where a piece or a known word stands.
struct PlaceList {
  let places: ArraySlice<UInt32>

  /// For each place whether a word begins (1) and ends (2) there.
  let edges: [UInt8]

  /// Where it stands in one entry.
  struct Occurrence {
    let entry: Int
    var shape = EntryShape()

    /// Which of the places are those in the entry.
    var range: Range<Int>
  }

  /// The entries in which it stands, in order.
  ///
  /// - Complexity: Of its places, and for each entry the logarithm of the number of all entries.
  func occurrences(in index: PieceIndex) -> [Occurrence] {
    var occurrences: [Occurrence] = []
    var field = -1
    for (number, place) in zip(places.indices, places) {
      if field < 0 || Int(place) >= index.fieldStarts[field + 1] {
        field = index.field(of: Int(place), from: field)
      }
      if occurrences.last?.entry != field / 4 {
        occurrences.append(Occurrence(entry: field / 4, range: number..<number))
      }
      let last = occurrences.count - 1
      occurrences[last].shape[field % 4 * 4 + Int(edges[number - places.startIndex])] += 1
      occurrences[last].range = occurrences[last].range.lowerBound..<(number + 1)
    }
    return occurrences
  }

  /// Writes the distances of the places in an entry, with edges of words where a field has different ones.
  func append(_ occurrence: Occurrence, of index: PieceIndex, to writer: inout BitWriter) {
    let bits = riceBits(
      places: index.level(ofEntry: occurrence.entry) * index.usualLength / 16,
      count: occurrence.range.count)
    var last = index.fieldStarts[occurrence.entry * 4] - 1
    var number = occurrence.range.lowerBound
    for field in 0..<4 {
      let isMixed = occurrence.shape.isMixed(inField: field)
      for _ in 0..<occurrence.shape.occurrences(inField: field) {
        let place = Int(places[number])
        writer.append(place - last - 1, rice: bits)
        if isMixed { writer.append(Int(edges[number - places.startIndex]), bits: 2) }
        last = place
        number += 1
      }
    }
  }
}

extension PieceIndex {
  /// Where a piece stands.
  func placeList(ofPiece piece: Int) -> PlaceList {
    let places = sortedPlaces[firstPlaces[piece]..<firstPlaces[piece + 1]]
    return PlaceList(places: places, edges: places.map { edges[Int($0)] })
  }

  /// Where a word stands that is several segments: the end of a piece, whole pieces, and the beginning of a piece.
  ///
  /// - Complexity: Of the places of the rarest of its segments but the first.
  func placeList(of segments: [[UInt32]]) -> PlaceList {
    var anchor: (offset: Int, pieces: Range<Int>, size: Int)?
    for offset in segments.indices.dropFirst() {
      let range = piecesBeginning(with: segments[offset], whole: offset < segments.count - 1)
      let size = firstPlaces[range.upperBound] - firstPlaces[range.lowerBound]
      if size < anchor?.size ?? .max { anchor = (offset, range, size) }
    }
    guard let anchor else { return PlaceList(places: [], edges: []) }
    var hits: [(place: UInt32, edges: UInt8)] = []
    for place in sortedPlaces[
      firstPlaces[anchor.pieces.lowerBound]..<firstPlaces[anchor.pieces.upperBound]]
    {
      let start = Int(place) - anchor.offset
      if let edges = edges(of: segments, at: start) { hits.append((UInt32(start), edges)) }
    }
    hits.sort { $0.place < $1.place }
    return PlaceList(places: hits.map(\.place)[...], edges: hits.map(\.edges))
  }

  /// The edges of a word that stands at a place; `nil` where it does not.
  private func edges(of segments: [[UInt32]], at start: Int) -> UInt8? {
    guard start >= 0, start + segments.count <= placeCount else { return nil }
    var edges: UInt8 = 0
    for (offset, segment) in segments.enumerated() {
      let number = numbers[start + offset]
      guard number >= 0 else { return nil }
      let piece = pieces[Int(number)]
      let isWhole = piece.count == segment.count
      let fits =
        offset == 0
        ? piece.suffix(segment.count).elementsEqual(segment) : piece.starts(with: segment)
      guard fits, isWhole || offset == 0 || offset == segments.count - 1 else { return nil }
      if isWhole, offset == 0 { edges |= self.edges[start] & 1 }
      if isWhole, offset == segments.count - 1 { edges |= self.edges[start + offset] & 2 }
    }
    return edges
  }

  /// The pieces that begin with a segment, or that are one.
  private func piecesBeginning(with segment: [UInt32], whole: Bool) -> Range<Int> {
    func first(_ isBehind: ([UInt32]) -> Bool) -> Int {
      var (low, high) = (0, pieces.count)
      while low < high {
        let middle = (low + high) / 2
        if isBehind(pieces[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first { !$0.lexicographicallyPrecedes(segment) }
    let end = first {
      segment.lexicographicallyPrecedes($0) && (whole || !$0.starts(with: segment))
    }
    return start..<max(start, end)
  }

  /// The field that a place lies in, counted through all entries.
  fileprivate func field(of place: Int, from known: Int) -> Int {
    var low = max(0, known)
    var step = 1
    while low + step < fieldStarts.count, fieldStarts[low + step] <= place {
      low += step
      step *= 2
    }
    var high = min(fieldStarts.count - 1, low + step)
    while high - low > 1 {
      let middle = (low + high) / 2
      if fieldStarts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// How long an entry is, in sixteenths of the usual length: what ranking and the lists of places know of it.
  func level(ofEntry entry: Int) -> Int {
    let length = fieldStarts[entry * 4 + 4] - fieldStarts[entry * 4]
    return max(1, min(255, length * 16 / usualLength))
  }

  /// How many places an entry has on the average.
  var usualLength: Int { max(1, placeCount / max(1, entryCount)) }
}
