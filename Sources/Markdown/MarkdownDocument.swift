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

  package let headings: [MarkdownHeading]

  /// Links and addresses that became links, but not images.
  package let links: [MarkdownLink]

  package let images: [MarkdownImage]

  /// `[[用語]]` and `[[用語|表示]]`.
  package let termReferences: [MarkdownTermReference]

  /// Every id that can be linked to, in order: headings, footnotes and their references.
  package let anchors: [String]

  /// How many texts were not found in the source as they should stand there.
  ///
  /// It is 0, or this program has a slip; such texts are shown, but their places are not exact.
  package let misreadTexts: Int

  /// The first so many literals hold nothing that is escaped in HTML.
  let plainLiterals: Int

  /// What nodes have besides themselves; see ``MarkdownNode/detail``.
  let details: [MarkdownDetail]

  /// The nodes of the footnotes that are shown, in the order of their numbers.
  let footnotes: [MarkdownFootnote]

  init(
    path: String, options: MarkdownOptions, nodes: [MarkdownNode], literals: [UInt8],
    headings: [MarkdownHeading], links: [MarkdownLink], images: [MarkdownImage],
    termReferences: [MarkdownTermReference], anchors: [String], misreadTexts: Int,
    plainLiterals: Int, details: [MarkdownDetail], footnotes: [MarkdownFootnote]
  ) {
    self.path = path
    self.options = options
    self.nodes = nodes
    self.literals = literals
    self.headings = headings
    self.links = links
    self.images = images
    self.termReferences = termReferences
    self.anchors = anchors
    self.misreadTexts = misreadTexts
    self.plainLiterals = plainLiterals
    self.details = details
    self.footnotes = footnotes
  }
}

/// A heading of a document.
package struct MarkdownHeading: Hashable, Sendable {
  /// From 1 to 6, as it was written.
  package let level: Int

  /// Unique in the document.
  package let id: String

  /// The text that a reader sees.
  package let text: String

  /// The bytes of the heading's text.
  package let span: Range<Int>

  /// The index of its node.
  package let node: Int
}

/// What stands under a heading.
package struct MarkdownSection: Hashable, Sendable {
  package let heading: MarkdownHeading

  /// The nodes below the heading, up to the next heading of its level or a higher one.
  package let nodes: Range<Int>
}

/// A link, or an address that became one.
package struct MarkdownLink: Hashable, Sendable {
  /// As the author wrote it, escapes and entities resolved.
  package let destination: String

  /// The text that a reader sees.
  package let text: String

  /// The bytes of the address; of a link that only names its definition, of the address there.
  package let destinationSpan: Range<Int>

  package let span: Range<Int>

  /// The index of its node.
  package let node: Int
}

/// An image.
package struct MarkdownImage: Hashable, Sendable {
  /// As the author wrote it, escapes and entities resolved.
  package let source: String

  /// The text for those who do not see it; empty where it is decorative or forgotten.
  package let alternative: String

  /// Whether the author said that it shows nothing: `![飾り](…)`.
  package let isDecorative: Bool

  package let sourceSpan: Range<Int>
  package let span: Range<Int>

  /// The index of its node.
  package let node: Int
}

/// `[[用語]]` or `[[用語|表示]]`.
package struct MarkdownTermReference: Hashable, Sendable {
  package let term: String

  /// What is shown in its place, where that is something else.
  package let display: String?

  /// The bytes of the term.
  package let span: Range<Int>

  /// The index of its node.
  package let node: Int
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
    var open: MarkdownHeading?
    var next = 0
    var index = 1
    while index < nodes.count {
      if nodes[index].kind == .heading {
        while headings[next].node < index { next += 1 }
        if headings[next].level <= level {
          if let heading = open {
            found.append(
              MarkdownSection(heading: heading, nodes: contentStart(of: heading)..<index))
          }
          open = headings[next].level == level ? headings[next] : nil
        }
      }
      index = nodes[index].subtreeEnd
    }
    if let heading = open {
      found.append(MarkdownSection(heading: heading, nodes: contentStart(of: heading)..<index))
    }
    return found
  }

  private func contentStart(of heading: MarkdownHeading) -> Int { nodes[heading.node].subtreeEnd }
}
