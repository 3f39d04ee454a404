// SPDX-License-Identifier: MIT

import Cores

/// The folded texts of one entry, a line feed behind each.
struct FoldedEntry: Sendable {
  private var text = FoldedText()

  /// Where the title begins and where each field ends.
  private(set) var ends = [0]

  var scalars: [UInt32] { text.scalars }
  var classes: [UInt8] { text.classes }

  init(_ entry: SearchEntry) {
    text.reserve(entry.body.utf8.count / 3 + 256)
    for texts in [[entry.title], entry.tags, entry.headings, [entry.body]] {
      for field in texts {
        text.append(field)
        text.appendLineFeed()
      }
      ends.append(text.scalars.count)
    }
  }
}

/// The folded texts of entries, laid end to end, a line feed behind each.
///
/// Nothing that is asked of one entry depends on the others.
struct JoinedText: Sendable {
  private(set) var scalars: [UInt32] = []
  private var classes: [UInt8] = []

  /// For each entry where its title begins and where each of its fields ends.
  private(set) var fieldEnds: [[Int]] = []

  init(capacity: Int = 0) {
    scalars.reserveCapacity(capacity)
    classes.reserveCapacity(capacity)
  }

  /// Reads entries, and notes how long their texts are.
  init(_ entries: EntrySource, noting sizes: inout [TextSize]) {
    // Nearly all characters have three bytes.
    self.init(capacity: entries.mostBytes / 3)
    // In parts, so that only a little lies folded twice.
    for start in stride(from: 0, to: entries.count, by: 1_024) {
      let part = Array(start..<min(start + 1_024, entries.count))
      let read = part.mappedOnCores { number in
        let entry = entries.read(number)
        return (FoldedEntry(entry), TextSize(entry))
      }
      for (folded, size) in read {
        append(folded)
        sizes.append(size)
      }
    }
  }

  mutating func append(_ entry: FoldedEntry) {
    fieldEnds.append(entry.ends.map { scalars.count + $0 })
    scalars += entry.scalars
    classes += entry.classes
  }

  /// 1 where a word begins with the characters, 2 where one ends with them.
  func edges(of range: Range<Int>) -> Int32 {
    let begins = range.lowerBound == 0 || isEdge(before: range.lowerBound)
    let ends = range.upperBound >= classes.count || isEdge(before: range.upperBound)
    return (begins ? 1 : 0) | (ends ? 2 : 0)
  }

  private func isEdge(before place: Int) -> Bool {
    classes[place - 1] != classes[place] || classes[place] == CharacterClass.other
  }
}
