// SPDX-License-Identifier: MIT

extension MarkdownDocument {
  /// Returns the terms that the document names anywhere in its text, each once, by their first mention.
  ///
  /// Headings and links count as well; the page itself links no term there.
  package func terms(mentionedIn index: TermIndex) -> [String] {
    var isSeen = [Bool](repeating: false, count: index.entries.count)
    var names: [String] = []
    for node in nodes where node.kind == .text || node.kind == .termReference {
      append(mentionsIn: node.literal, of: index, &isSeen, to: &names)
    }
    return names
  }

  private func append(
    mentionsIn range: Range<Int>, of index: TermIndex, _ isSeen: inout [Bool],
    to names: inout [String]
  ) {
    var next = range.lowerBound
    while next < range.upperBound {
      if let match = index.longest(at: next, limit: range.upperBound, in: literals) {
        next += match.length
        guard !isSeen[match.entry] else { continue }
        isSeen[match.entry] = true
        names.append(index.entries[match.entry].term)
      } else {
        next += 1
        while next < range.upperBound, literals[next] & 0xC0 == 0x80 { next += 1 }
      }
    }
  }
}
