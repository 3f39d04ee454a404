// SPDX-License-Identifier: MIT

/// Goes over the runs of `*` and `_` in a text and says where libcmark needs a marker.
struct EmphasisScanner {
  private let bytes: [UInt8]

  /// Where the last run ended, and the marker behind it.
  private var lastEnd = -1
  private var lastMark: EmphasisNeighbour.Kind?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Looks at the run that begins at an offset.
  ///
  /// - Parameters:
  ///   - offset: The place of a `*` or `_` before which there is none of its kind.
  ///   - start: Where the text of the line begins.
  ///   - limit: Where the text ends.
  ///   - insertions: What is put in, in ascending order.
  /// - Returns: The end of the run.
  mutating func scanRun(
    at offset: Int, start: Int, limit: Int, into insertions: inout [SourcePass.Insertion]
  ) -> Int {
    let delimiter = bytes[offset]
    var end = offset + 1
    while end < limit, bytes[end] == delimiter { end += 1 }
    let first = isEscaped(offset, start: start) ? offset + 1 : offset
    guard first < end else { return end }
    let isUnderscore = delimiter == Byte.underscore
    let before = EmphasisNeighbour(before: first, in: bytes, start: start)
    let after = EmphasisNeighbour(at: end, in: bytes, limit: limit)
    let isAdjacent = lastEnd == first
    let wanted = EmphasisRun(before: before, after: after, isUnderscore: isUnderscore)
    let seen = isAdjacent ? lastMark.map(EmphasisNeighbour.init(marker:)) ?? before : before
    let marks = EmphasisMarks(
      before: seen, after: after, isUnderscore: isUnderscore, wanted: wanted)
    if let mark = marks.before {
      if isAdjacent, lastMark == nil { insertions.append(.mark(.punctuation, at: first)) }
      insertions.append(.mark(mark, at: first))
    }
    if let mark = marks.after { insertions.append(.mark(mark, at: end)) }
    lastEnd = end
    lastMark = marks.after
    return end
  }

  private func isEscaped(_ offset: Int, start: Int) -> Bool {
    var first = offset
    while first > start, bytes[first - 1] == Byte.backslash { first -= 1 }
    return (offset - first) % 2 == 1
  }
}

extension SourcePass {
  /// A marker and its place.
  struct Insertion {
    let offset: Int
    let role: Markers.Role

    /// Whether it stands for the byte at its place.
    var isReplacement = false

    /// Whether it stands beside a run of delimiters.
    var isBesideRun = false

    static func mark(_ kind: EmphasisNeighbour.Kind, at offset: Int) -> Insertion {
      Insertion(
        offset: offset, role: kind == .punctuation ? .punctuation : .letter, isBesideRun: true)
    }
  }
}

extension EmphasisNeighbour {
  /// Tells what libcmark sees in a marker.
  init(marker kind: Kind) {
    self = kind == .punctuation ? .punctuationMarker : .letterMarker
  }
}
