// SPDX-License-Identifier: MIT

/// What a page has linked of the terms that are mentioned in it.
package struct TermMentions: Sendable {
  private let index: TermIndex

  /// What leads from the page to the root that the terms' addresses count from: empty or `../`.
  private let root: [UInt8]

  /// Whether an entry is linked, by its index.
  private var linked: [Bool]

  /// Begins a page; `root` leads from it to where the terms' addresses count from.
  package init(_ index: TermIndex, root: String = "") {
    self.index = index
    self.root = Array(root.utf8)
    linked = [Bool](repeating: false, count: index.entries.count)
  }

  /// Takes a term as linked: its own entry's page does not link to itself.
  package mutating func remember(_ term: String) {
    for number in index.numbers(of: term) { linked[number] = true }
  }

  /// Appends a text; the first mention of each term becomes a link.
  mutating func appendHTML(of range: Range<Int>, in bytes: [UInt8], to output: inout ByteBuffer) {
    var start = range.lowerBound
    var next = start
    var steps = 0
    while let match = index.first(
      from: next, limit: range.upperBound, in: bytes, steps: &steps)
    {
      next = match.range.upperBound
      guard !linked[match.entry] else { continue }
      linked[match.entry] = true
      output.appendEscaped(start..<match.range.lowerBound, of: bytes)
      let address = index.entries[match.entry].address
      output.append("<a class=\"term\" href=\"")
      output.append(root)
      output.appendAddress(0..<address.count, of: address)
      output.append("\">")
      output.appendEscaped(match.range, of: bytes)
      output.append("</a>")
      start = next
    }
    output.appendEscaped(start..<range.upperBound, of: bytes)
  }
}
