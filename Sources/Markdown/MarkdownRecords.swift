// SPDX-License-Identifier: MIT

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

/// What a link, an image or a reference to a term names, and the bytes of the source in which it does.
package struct MarkdownTarget: Hashable, Sendable {
  package let name: String
  package let span: Range<Int>

  package init(name: String, span: Range<Int>) {
    self.name = name
    self.span = span
  }
}

extension MarkdownDocument {
  /// The addresses of ``links``, without reading their texts.
  package var linkTargets: [MarkdownTarget] { targets(of: records.links) }

  /// The addresses of ``images``, without reading their texts.
  package var imageTargets: [MarkdownTarget] { targets(of: records.images) }

  /// The terms of ``termReferences``.
  package var termTargets: [MarkdownTarget] { targets(of: records.terms) }

  private func targets(of indices: [UInt32]) -> [MarkdownTarget] {
    indices.map { index in
      let node = nodes[Int(index)]
      return MarkdownTarget(name: text(of: node), span: detail(of: node).place)
    }
  }
}

extension MarkdownDocument {
  /// The headings, in order; made anew each time it is asked for.
  package var headings: [MarkdownHeading] { records.headings.map(heading) }

  /// Links and addresses that became links, but not images; made anew each time it is asked for.
  package var links: [MarkdownLink] {
    records.links.map { index in
      let node = nodes[Int(index)]
      return MarkdownLink(
        destination: text(of: node), text: shownText(below: Int(index)),
        destinationSpan: detail(of: node).place, span: node.span, node: Int(index))
    }
  }

  /// The images; made anew each time it is asked for.
  package var images: [MarkdownImage] {
    records.images.map { index in
      let node = nodes[Int(index)]
      let alternative = shownText(below: Int(index))
      let isDecorative = alternative == "飾り" || alternative == "装飾"
      return MarkdownImage(
        source: text(of: node), alternative: isDecorative ? "" : alternative,
        isDecorative: isDecorative, sourceSpan: detail(of: node).place, span: node.span,
        node: Int(index))
    }
  }

  /// `[[用語]]` and `[[用語|表示]]`; made anew each time it is asked for.
  package var termReferences: [MarkdownTermReference] {
    records.terms.map { index in
      let node = nodes[Int(index)]
      let detail = detail(of: node)
      return MarkdownTermReference(
        term: text(of: node), display: detail.text.isEmpty ? nil : text(in: detail.text),
        span: detail.place, node: Int(index))
    }
  }

  /// Every id that can be linked to, in order: headings, footnotes and their references; made anew each time.
  package var anchors: [String] {
    var anchors = records.headings.map { text(in: $0.id) }
    for (index, footnote) in footnotes.enumerated() {
      anchors.append("fn-\(index + 1)")
      anchors += (1...footnote.references).map {
        MarkdownFootnote.referenceId(index + 1, occurrence: $0)
      }
    }
    return anchors
  }

  func heading(_ record: HeadingRecord) -> MarkdownHeading {
    let text = text(in: record.text)
    return MarkdownHeading(
      level: nodes[record.node].level,
      id: record.id == record.text ? text : self.text(in: record.id),
      text: text, span: record.span, node: record.node)
  }

  private func text(in range: Range<Int>) -> String {
    String(decoding: literals[range], as: UTF8.self)
  }

  private func shownText(below index: Int) -> String {
    PlainTextWriter(nodes: nodes, literals: literals, details: details).text(below: index)
  }
}

/// Where the nodes are that others look for; their strings are made when someone asks for them.
struct DocumentRecords: Sendable {
  var headings: [HeadingRecord] = []

  /// Indices of nodes.
  var links: [UInt32] = []
  var images: [UInt32] = []
  var terms: [UInt32] = []
}

/// A heading with its id.
struct HeadingRecord: Sendable {
  /// The index of its node.
  let node: Int

  /// Its text and its id, in the literals.
  let text: Range<Int>
  let id: Range<Int>

  /// Its text, in the source.
  let span: Range<Int>
}
