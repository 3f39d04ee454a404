// SPDX-License-Identifier: MIT

extension PieceIndex {
  /// Where a word stands that is several segments: the end of a piece, whole pieces, and the beginning of a piece.
  ///
  /// - Returns: Four times the places, with the edges of words, in order; and how many places were looked at.
  /// - Complexity: Of the places of the rarest of its segments but the first.
  func places(ofWord segments: [[UInt32]]) -> (places: [UInt32], looks: Int) {
    // The numbers of the pieces that each segment but the first may be of.
    let ranges = segments.indices.map { offset in
      offset == 0
        ? 0..<0 : piecesBeginning(with: segments[offset], whole: offset < segments.count - 1)
    }
    func size(_ range: Range<Int>) -> Int {
      firstPlaces[range.upperBound] - firstPlaces[range.lowerBound]
    }
    guard
      let anchor = ranges.indices.dropFirst().min(by: { size(ranges[$0]) < size(ranges[$1]) })
    else { return ([], 0) }
    let range = firstPlaces[ranges[anchor].lowerBound]..<firstPlaces[ranges[anchor].upperBound]
    let marks = texts.marks
    // Four times the first and the last number that may stand at each place but the first, as distances from the anchor.
    let others = ranges.indices.dropFirst().filter { $0 != anchor }.map { offset in
      let low = Int32(ranges[offset].lowerBound) << 2
      return (offset - anchor, low, Int32(ranges[offset].upperBound) << 2)
    }
    var hits: [UInt32] = []
    search: for place in sortedPlaces[range] {
      let found = Int(place >> 2)
      guard found >= anchor, found - anchor + ranges.count <= marks.count else { continue }
      for (distance, low, end) in others {
        let mark = marks[found + distance]
        if mark < low || mark >= end { continue search }
      }
      let (first, last) = (marks[found - anchor], marks[found - anchor + ranges.count - 1])
      if first >= 0, let edges = edges(of: segments, first, last) {
        hits.append(UInt32(found - anchor) << 2 | edges)
      }
    }
    return (hits.sorted(), range.count)
  }

  /// The edges of a word with these marks at its first and its last segment; `nil` where the first is not the end of that piece.
  private func edges(of segments: [[UInt32]], _ first: Int32, _ last: Int32) -> UInt32? {
    let piece = pieces[Int(first >> 2)]
    let head = segments[0]
    let start = piece.count - head.count
    guard start >= 0, head.indices.allSatisfy({ piece[start + $0] == head[$0] }) else {
      return nil
    }
    let begins = start == 0 ? first & 1 : 0
    let isWhole = pieces[Int(last >> 2)].count == segments[segments.count - 1].count
    return UInt32(begins | (isWhole ? last & 2 : 0))
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
}
