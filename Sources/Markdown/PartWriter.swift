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

  /// The HTML of some of the document's footnotes.
  ///
  /// - Parameter numbers: Their numbers from 1, ascending.
  /// - Returns: Nothing where there are none.
  package mutating func html(ofFootnotes numbers: [Int]) -> [UInt8] {
    if !numbers.isEmpty { writer.writeFootnotes(numbers) }
    return writer.output.takeBytes()
  }

  /// Hands back how the page wants its HTML, and what it is to remember.
  package consuming func finish() -> MarkdownRendering { writer.finish() }
}
