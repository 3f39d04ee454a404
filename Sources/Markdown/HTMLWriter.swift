// SPDX-License-Identifier: MIT

/// Writes nodes as HTML, in the form that libcmark gives it, with the additions.
struct HTMLWriter: ~Copyable {
  let nodes: [MarkdownNode]
  let literals: [UInt8]
  let plainLiterals: Int
  let details: [MarkdownDetail]
  let footnotes: [MarkdownFootnote]
  let options: MarkdownOptions
  var rendering: MarkdownRendering
  var output: [UInt8] = []

  /// Whether the first mention of a term becomes a link.
  let linksMentions: Bool

  /// How many links and headings are open: no term is linked in them.
  var closedToTerms = 0

  /// How many links are open that are not shown as links, by their nodes.
  var hiddenLinks: [Int] = []

  /// The node of the paragraph whose end leads back from a footnote, and which footnote that is.
  var backlinks: (node: Int, number: Int)?

  init(document: MarkdownDocument, rendering: MarkdownRendering) {
    nodes = document.nodes
    literals = document.literals
    plainLiterals = document.plainLiterals
    details = document.details
    footnotes = document.footnotes
    options = document.options
    linksMentions = rendering.mentions != nil
    self.rendering = rendering
  }

  /// Writes nodes with all that they hold.
  mutating func append(_ range: Range<Int>) {
    var open: [Int] = []
    var index = range.lowerBound
    while true {
      while let last = open.last, nodes[last].subtreeEnd <= index {
        leave(last)
        open.removeLast()
      }
      guard index < range.upperBound else { break }
      let node = nodes[index]
      if node.kind == .text {
        writeText(node)
        index += 1
      } else if enter(node, at: index) {
        if node.subtreeEnd == index + 1 { leave(index) } else { open.append(index) }
        index += 1
      } else {
        index = node.subtreeEnd
      }
    }
  }

  /// Writes the beginning of a node.
  ///
  /// - Returns: Whether its children and its end are to be written, too.
  private mutating func enter(_ node: MarkdownNode, at index: Int) -> Bool {
    node.kind.isInline ? enterInline(node, at: index) : enterBlock(node, at: index)
  }

  private mutating func leave(_ index: Int) {
    let node = nodes[index]
    if node.kind.isInline { leaveInline(node, at: index) } else { leaveBlock(node, at: index) }
  }

  /// Begins a new line where none has begun.
  mutating func beginLine() {
    if let last = output.last, last != Byte.lineFeed { output.append(Byte.lineFeed) }
  }

  /// Writes a tag that is written often.
  mutating func write(_ tag: Tag) { output += tag.bytes }

  /// Writes a piece of markup.
  mutating func write(_ text: String) { output.append(text) }

  /// Writes a text that may hold anything.
  mutating func writeEscaped(_ text: String) {
    let bytes = Array(text.utf8)
    appendEscaped(0..<bytes.count, of: bytes, to: &output)
  }

  /// Writes a literal that may hold anything.
  mutating func writeEscaped(_ literal: Range<Int>) {
    if literal.upperBound <= plainLiterals {
      output.append(contentsOf: literals[literal])
    } else {
      appendEscaped(literal, of: literals, to: &output)
    }
  }

  /// Writes a number.
  mutating func write(_ number: Int) { output.append(contentsOf: String(number).utf8) }

  /// Whether there is text below a node.
  func hasText(below index: Int) -> Bool {
    let first = nodes[index].subtreeEnd > index + 1 ? nodes[index + 1] : nodes[index]
    return first.kind == .text && !first.literal.isEmpty || !plainText(below: index).isEmpty
  }

  /// Returns the text below a node.
  func plainText(below index: Int) -> String {
    PlainTextWriter(nodes: nodes, literals: literals, details: details).text(below: index)
  }
}

/// The tags that most nodes need, as bytes.
struct Tag {
  fileprivate let bytes: [UInt8]

  private init(_ text: String) { bytes = Array(text.utf8) }

  static let paragraph = Tag("<p>")
  static let paragraphEnd = Tag("</p>\n")
  static let item = Tag("<li>")
  static let itemEnd = Tag("</li>\n")
  static let list = Tag("<ul>\n")
  static let listEnd = Tag("</ul>\n")
  static let heading = (1...6).map { Tag("<h\($0)") }
  static let headingWithId = (1...6).map { Tag("<h\($0) id=\"") }
  static let headingEnd = (1...6).map { Tag("</h\($0)>\n") }
  static let strong = Tag("<strong>")
  static let strongEnd = Tag("</strong>")
  static let cell = Tag("<td")
  static let cellEnd = Tag("</td>\n")
}
