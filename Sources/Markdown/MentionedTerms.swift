// SPDX-License-Identifier: MIT

extension MarkdownDocument {
  /// Returns the terms that the document names anywhere in its text, each once, by their first mention.
  ///
  /// Headings and links count as well; the page itself links no term there.
  ///
  /// - Parameter index: The spellings of all terms.
  /// - Returns: The terms; and how many characters were begun and bytes followed.
  package func terms(mentionedIn index: TermIndex) -> (names: [String], steps: Int) {
    var steps = 0
    var isSeen = [Bool](repeating: false, count: index.entries.count)
    var names: [String] = []
    for node in nodes where node.kind == .text || node.kind == .termReference {
      append(mentionsIn: node.literal, of: index, &isSeen, to: &names, &steps)
    }
    return (names, steps)
  }

  private func append(
    mentionsIn range: Range<Int>, of index: TermIndex, _ isSeen: inout [Bool],
    to names: inout [String], _ steps: inout Int
  ) {
    var next = range.lowerBound
    while let match = index.first(
      from: next, limit: range.upperBound, in: literals, steps: &steps)
    {
      next = match.range.upperBound
      guard !isSeen[match.entry] else { continue }
      isSeen[match.entry] = true
      names.append(index.entries[match.entry].term)
    }
  }
}
