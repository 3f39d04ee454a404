// SPDX-License-Identifier: MIT

/// Writes parts of a document for one page, one after another.
///
/// It remembers what the page has linked and named already, and writes every part into the same memory.
package struct PartWriter: ~Copyable {
  private var writer: HTMLWriter

  package init(of document: MarkdownDocument, with rendering: consuming MarkdownRendering) {
    writer = HTMLWriter(document: document, rendering: rendering)
  }

  /// The HTML of some nodes; see ``MarkdownDocument/appendHTML(ofNodes:with:to:)``.
  package mutating func html(ofNodes range: Range<Int>) -> [UInt8] {
    writer.append(range)
    return writer.output.takeBytes()
  }

  /// The HTML of what a node holds.
  package mutating func html(ofInside index: Int) -> [UInt8] {
    html(ofNodes: (index + 1)..<writer.nodes[index].subtreeEnd)
  }

  /// The HTML of the footnotes that the parts written so far lead to, as far as they were not written before.
  package mutating func footnotes() -> [UInt8] {
    writer.writeFootnotes()
    return writer.output.takeBytes()
  }

  /// Hands back how the page wants its HTML, and what it is to remember.
  package consuming func finish() -> MarkdownRendering { writer.finish() }
}
