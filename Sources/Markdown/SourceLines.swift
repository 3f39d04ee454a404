// SPDX-License-Identifier: MIT

/// Where the lines of a text begin, as libcmark counts them.
struct SourceLines: Sendable {
  /// The offsets of the lines' first bytes, and the end of the text.
  private(set) var starts: [UInt32]

  /// Starts with the first line.
  init(startingAt offset: Int) {
    starts = [UInt32(truncatingIfNeeded: offset)]
  }

  /// Adds a line.
  mutating func append(_ offset: Int) {
    starts.append(UInt32(truncatingIfNeeded: offset))
  }

  /// Makes room for lines.
  mutating func reserve(_ count: Int) {
    starts.reserveCapacity(count)
  }

  /// Returns where a line begins, counted from 1; a line past the last one is taken for the last.
  func start(of line: Int) -> Int { Int(starts[min(max(line, 1), starts.count - 1) - 1]) }

  /// Returns the bytes of a line, counted from 1, without its line end.
  func range(of line: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = start(of: line)
    var end = Int(starts[min(max(line, 1), starts.count - 1)])
    while end > start, bytes[end - 1].isLineEnd { end -= 1 }
    return start..<end
  }
}
