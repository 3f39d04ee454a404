// SPDX-License-Identifier: MIT

/// How a text is read.
package struct MarkdownOptions: Hashable, Sendable {
  /// Whether raw HTML goes into the page as it is (`生HTML: 可` of site.yml); otherwise it is shown as text.
  package var allowsRawHTML: Bool

  /// Whether it is read as CommonMark and nothing else: no additions, raw HTML and every address passed.
  package var isPlainCommonMark: Bool

  /// Whether `[x]` at the start of a list item is a box to tick; in a quiz it marks a right answer.
  package var readsCheckboxes: Bool

  package init(
    allowsRawHTML: Bool = false, isPlainCommonMark: Bool = false, readsCheckboxes: Bool = true
  ) {
    self.allowsRawHTML = allowsRawHTML
    self.readsCheckboxes = readsCheckboxes
    self.isPlainCommonMark = isPlainCommonMark
  }
}

/// A text as it was understood: flat nodes, and lists of what others look for in it.
///
/// Nothing of it ever changes; it is a class only so that everyone who looks at it shares it.
package final class MarkdownDocument: Sendable {
  /// The path of the file from the root, with `/`.
  package let path: String

  /// How it was read.
  package let options: MarkdownOptions

  /// All nodes in pre-order; the first is the document.
  package let nodes: [MarkdownNode]

  /// What the nodes' literals point into.
  package let literals: [UInt8]

  /// How many texts were not found in the source as they should stand there.
  ///
  /// It is 0, or this program has a slip; such texts are shown, but their places are not exact.
  package let misreadTexts: Int

  /// The first so many literals hold nothing that is escaped in HTML.
  let plainLiterals: Int

  /// Where the nodes are that others look for.
  let records: DocumentRecords

  /// What nodes have besides themselves; see ``MarkdownNode/detail``.
  let details: [MarkdownDetail]

  /// The nodes of the footnotes that are shown, in the order of their numbers.
  let footnotes: [MarkdownFootnote]

  init(
    path: String, options: MarkdownOptions, nodes: [MarkdownNode], literals: [UInt8],
    misreadTexts: Int, plainLiterals: Int, records: DocumentRecords, details: [MarkdownDetail],
    footnotes: [MarkdownFootnote]
  ) {
    self.path = path
    self.options = options
    self.nodes = nodes
    self.literals = literals
    self.misreadTexts = misreadTexts
    self.plainLiterals = plainLiterals
    self.records = records
    self.details = details
    self.footnotes = footnotes
  }
}

/// A footnote that is shown.
struct MarkdownFootnote: Hashable, Sendable {
  /// The index of its definition's node.
  let node: Int

  /// How often it is referred to.
  let references: Int

  /// Returns the id of a place that refers to a footnote.
  static func referenceId(_ number: Int, occurrence: Int) -> String {
    occurrence == 1 ? "fnref-\(number)" : "fnref-\(number)-\(occurrence)"
  }
}

extension MarkdownDocument {
  /// Finds the definitions of the footnotes that are shown, but to which nothing outside of some nodes leads.
  ///
  /// - Parameter hidden: The nodes.
  /// - Returns: The nodes of the definitions, in the order of the numbers.
  /// - Complexity: O(*n*) in the number of nodes.
  func footnotes(ledToOnlyFrom hidden: [Int]) -> [Int] {
    guard !hidden.isEmpty, !footnotes.isEmpty else { return [] }
    var isLedTo = [Bool](repeating: false, count: footnotes.count)
    var waiting = [0..<nodes.count]
    let left = Set(hidden + footnotes.map(\.node))
    while let range = waiting.popLast() {
      var index = range.lowerBound
      while index < range.upperBound {
        if left.contains(index) {
          index = nodes[index].subtreeEnd
          continue
        }
        let number = detail(of: nodes[index]).number
        if nodes[index].kind == .footnoteReference, number > 0, !isLedTo[number - 1] {
          isLedTo[number - 1] = true
          let definition = footnotes[number - 1].node
          waiting.append((definition + 1)..<nodes[definition].subtreeEnd)
        }
        index += 1
      }
    }
    return footnotes.indices.filter { !isLedTo[$0] }.map { footnotes[$0].node }
  }
}

extension MarkdownDocument {
  /// Returns the text of a node's literal.
  package func text(of node: MarkdownNode) -> String {
    String(decoding: literals[node.literal], as: UTF8.self)
  }

  /// Returns what a node has besides itself.
  func detail(of node: MarkdownNode) -> MarkdownDetail {
    node.kind != .list && node.detail > 0 ? details[Int(node.detail) - 1] : MarkdownDetail()
  }

  /// Returns the indices of the children of the node at an index.
  package func children(of index: Int) -> [Int] {
    var found: [Int] = []
    var next = index + 1
    while next < nodes[index].subtreeEnd {
      found.append(next)
      next = nodes[next].subtreeEnd
    }
    return found
  }

  /// Returns the sections under the headings of a level.
  ///
  /// Only headings that stand in no quote and no list begin a section; what stands before the first
  /// is in none.
  package func sections(level: Int) -> [MarkdownSection] {
    var found: [MarkdownSection] = []
    var open: HeadingRecord?
    var next = 0
    var index = 1
    while index < nodes.count {
      if nodes[index].kind == .heading {
        while records.headings[next].node < index { next += 1 }
        if nodes[index].level <= level {
          if let heading = open { found.append(section(under: heading, endingAt: index)) }
          open = nodes[index].level == level ? records.headings[next] : nil
        }
      }
      index = nodes[index].subtreeEnd
    }
    if let heading = open { found.append(section(under: heading, endingAt: index)) }
    return found
  }

  private func section(under record: HeadingRecord, endingAt end: Int) -> MarkdownSection {
    MarkdownSection(heading: heading(record), nodes: nodes[record.node].subtreeEnd..<end)
  }
}
