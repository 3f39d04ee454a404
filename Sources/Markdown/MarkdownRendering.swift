// SPDX-License-Identifier: MIT

/// How a page wants its HTML, and what it remembers while its parts are written.
///
/// One value belongs to one page: hand the same one to every part in turn.
package struct MarkdownRendering {
  /// Returns the address in the page for a destination as the author wrote it; `nil` leaves that as it is.
  ///
  /// It is called for links and images alike.
  package var address: (_ destination: String) -> String?

  /// Returns the address of a term's entry for `[[用語]]`; `nil` shows the text alone.
  package var termAddress: (_ term: String) -> String?

  /// The terms whose first mention becomes a link; `nil` for none.
  package var mentions: TermMentions?

  /// Returns the HTML that stands for a block of code; `nil` shows the code.
  package var codeBlock: (_ language: String, _ text: String) -> [UInt8]?

  /// What stands before the ids of headings and footnotes, where several documents share a page.
  package var idPrefix: String

  /// What is added to the levels of headings; none goes over 6.
  package var headingShift: Int

  /// The names that tables already have in this page.
  var tableLabels: Set<String> = []

  /// How many names were made for tables of the same caption, or of none.
  var tableNumbers: [String: Int] = [:]

  package init(
    address: @escaping (_ destination: String) -> String? = { _ in nil },
    termAddress: @escaping (_ term: String) -> String? = { _ in nil },
    mentions: TermMentions? = nil,
    codeBlock: @escaping (_ language: String, _ text: String) -> [UInt8]? = { _, _ in nil },
    idPrefix: String = "", headingShift: Int = 0
  ) {
    self.address = address
    self.termAddress = termAddress
    self.mentions = mentions
    self.codeBlock = codeBlock
    self.idPrefix = idPrefix
    self.headingShift = headingShift
  }

  /// Takes it from its place: two copies would have to be kept apart with everything that they remember.
  package mutating func taken() -> MarkdownRendering {
    var taken = MarkdownRendering()
    swap(&taken, &self)
    return taken
  }
}

extension MarkdownDocument {
  /// Appends the HTML of some nodes, for example of a section; where it has footnotes, ``PartWriter`` writes them.
  ///
  /// - Parameters:
  ///   - range: Indices of nodes: siblings with all that they hold.
  ///   - rendering: How the page wants it.
  ///   - output: What it is appended to.
  package func appendHTML(
    ofNodes range: Range<Int>, with rendering: inout MarkdownRendering, to output: inout [UInt8]
  ) {
    var writer = HTMLWriter(document: self, rendering: rendering.taken(), after: output.last)
    writer.append(range)
    rendering = writer.finish(&output)
  }

  /// Returns the HTML of the whole document with its footnotes.
  package func html(with rendering: inout MarkdownRendering) -> [UInt8] {
    let capacity = literals.count + literals.count / 8 + nodes.count * 4
    var writer = HTMLWriter(document: self, rendering: rendering.taken(), capacity: capacity)
    writer.append(0..<nodes.count)
    writer.writeFootnotes()
    var output: [UInt8] = []
    rendering = writer.finish(&output)
    return output
  }

  /// Returns the HTML of the whole document for a page of its own.
  package func html() -> [UInt8] {
    var rendering = MarkdownRendering()
    return html(with: &rendering)
  }
}
