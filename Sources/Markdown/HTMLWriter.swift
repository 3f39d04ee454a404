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
  var output: ByteBuffer

  /// The byte that stands before what is written.
  private let before: UInt8?

  /// Whether the first mention of a term becomes a link.
  let linksMentions: Bool

  /// How many links and headings are open: no term is linked in them.
  var closedToTerms = 0

  /// How many links are open that are not shown as links, by their nodes.
  var hiddenLinks: [Int] = []

  /// The marks of each footnote that were written, by their occurrences, and whether the footnote was.
  var marks: [[Int]]
  var isFootnoteWritten: [Bool]

  /// The node of the paragraph whose end leads back from a footnote, which footnote that is, and to which marks.
  var backlinks: (node: Int, number: Int, marks: [Int])?

  init(
    document: MarkdownDocument, rendering: consuming MarkdownRendering,
    after before: UInt8? = nil, capacity: Int = 0
  ) {
    output = ByteBuffer(capacity: capacity)
    self.before = before
    nodes = document.nodes
    literals = document.literals
    plainLiterals = document.plainLiterals
    details = document.details
    footnotes = document.footnotes
    marks = Array(repeating: [], count: footnotes.count)
    isFootnoteWritten = Array(repeating: false, count: footnotes.count)
    options = document.options
    linksMentions = rendering.mentions != nil
    self.rendering = rendering
  }

  /// Writes nodes with all that they hold.
  mutating func append(_ range: Range<Int>) {
    var open: [Int] = []
    open.reserveCapacity(16)
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

  /// Hands over what was written, and what the page is to remember.
  consuming func finish(_ output: inout [UInt8]) -> MarkdownRendering {
    self.output.move(to: &output)
    return rendering
  }

  /// Hands over what the page is to remember; what was written was taken.
  consuming func finish() -> MarkdownRendering { rendering }

  /// Begins a new line where none has begun.
  mutating func beginLine() {
    if let last = output.last ?? before, last != Byte.lineFeed { output.append(Byte.lineFeed) }
  }

  /// Writes a piece of markup.
  mutating func write(_ text: StaticString) { output.append(text) }

  /// Writes a text that may hold anything.
  mutating func writeEscaped(_ text: String) {
    let bytes = Array(text.utf8)
    output.appendEscaped(0..<bytes.count, of: bytes)
  }

  /// Writes a literal that may hold anything.
  mutating func writeEscaped(_ literal: Range<Int>) {
    if literal.upperBound <= plainLiterals {
      output.append(literal, of: literals)
    } else {
      output.appendEscaped(literal, of: literals)
    }
  }

  /// Writes a number.
  mutating func write(_ number: Int) { output.append(Array(String(number).utf8)) }

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
