// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Gathers what others look for in a document.
  mutating func finish() -> Checked<MarkdownDocument> {
    let footnotes = numberFootnotes()
    var lists = options.isPlainCommonMark ? RecordLists() : gatherRecords()
    if !options.isPlainCommonMark {
      checkForReaders(lists)
      checkFullWidthSlips()
    }
    for (index, footnote) in footnotes.enumerated() {
      lists.anchors.append("fn-\(index + 1)")
      lists.anchors += (1...footnote.references).map {
        MarkdownFootnote.referenceId(index + 1, occurrence: $0)
      }
    }
    let document = MarkdownDocument(
      path: source.path, options: options, nodes: nodes, literals: literals,
      headings: lists.headings, links: lists.links, images: lists.images,
      termReferences: lists.terms, anchors: lists.anchors, misreadTexts: misreadTexts,
      details: details, footnotes: footnotes)
    return Checked(document, diagnostics.sorted { $0.span.lowerBound < $1.span.lowerBound })
  }

  private mutating func gatherRecords() -> RecordLists {
    let writer = PlainTextWriter(nodes: nodes, literals: literals, details: details)
    var lists = RecordLists()
    var ids = HeadingIds()
    var headings: [HeadingDraft] = []
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .heading:
        headings.append(draft(of: index, writer: writer))
      case .link:
        lists.links.append(
          MarkdownLink(
            destination: text(node.literal), text: writer.text(below: index),
            destinationSpan: details[Int(node.detail) - 1].place, span: node.span, node: index))
      case .image:
        let alternative = writer.text(below: index)
        let isDecorative = alternative == "飾り" || alternative == "装飾"
        lists.images.append(
          MarkdownImage(
            source: text(node.literal), alternative: isDecorative ? "" : alternative,
            isDecorative: isDecorative, sourceSpan: details[Int(node.detail) - 1].place,
            span: node.span, node: index))
      case .termReference:
        let detail = details[Int(node.detail) - 1]
        lists.terms.append(
          MarkdownTermReference(
            term: text(node.literal), display: detail.text.isEmpty ? nil : text(detail.text),
            span: detail.place, node: index))
      default: break
      }
    }
    lists.headings = name(headings, ids: &ids)
    lists.anchors = lists.headings.map(\.id)
    return lists
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: literals[range], as: UTF8.self)
  }

  /// Reads a heading, and takes a `{#id}` at its end out of its text.
  private mutating func draft(of index: Int, writer: PlainTextWriter) -> HeadingDraft {
    let node = nodes[index]
    var text = writer.text(below: index)
    let last = nodes[node.subtreeEnd - 1]
    let end = max(node.span.lowerBound, last.kind == .heading ? 0 : last.span.upperBound)
    let start = index + 1 < node.subtreeEnd ? nodes[index + 1].span.lowerBound : end
    var draft = HeadingDraft(node: index, text: text, span: min(start, end)..<end, id: nil)
    guard let mark = explicitId(in: last) else { return draft }
    draft.id = mark.id
    draft.idSpan = mark.span
    let trimmed = TableSyntax.trimmed(bytes, last.literal.lowerBound..<mark.span.lowerBound)
    nodes[node.subtreeEnd - 1] = MarkdownNode(
      .text, span: last.span.lowerBound..<trimmed.upperBound, subtreeEnd: last.subtreeEnd,
      literal: last.literal.lowerBound..<trimmed.upperBound)
    text = PlainTextWriter(nodes: nodes, literals: literals, details: details).text(below: index)
    draft.text = text
    draft.span = min(start, trimmed.upperBound)..<trimmed.upperBound
    return draft
  }

  private func explicitId(in node: MarkdownNode) -> (id: String, span: Range<Int>)? {
    guard node.kind == .text, node.literal == node.span, node.span.count > 3,
      bytes[node.span.upperBound - 1] == Byte.closeBrace
    else { return nil }
    var start = node.span.upperBound - 2
    while start > node.span.lowerBound, bytes[start] != Byte.openBrace {
      guard bytes[start] > Byte.space, bytes[start] != Byte.closeBrace else { return nil }
      start -= 1
    }
    guard bytes[start] == Byte.openBrace, bytes[start + 1] == Byte.number else { return nil }
    let id = start + 2..<node.span.upperBound - 1
    guard !id.isEmpty else { return nil }
    return (String(decoding: bytes[id], as: UTF8.self), start..<node.span.upperBound)
  }

  private mutating func name(
    _ drafts: [HeadingDraft], ids: inout HeadingIds
  ) -> [MarkdownHeading] {
    for draft in drafts {
      guard let id = draft.id, !ids.reserve(id) else { continue }
      diagnostics.append(.doubledId(id, at: SourceSpan(path: source.path, bytes: draft.idSpan)))
    }
    var texts: Set<String> = []
    var headings: [MarkdownHeading] = []
    for draft in drafts {
      let wanted = HeadingIds.id(for: draft.text)
      if draft.id == nil, !draft.text.isEmpty, !texts.insert(wanted).inserted {
        let span = SourceSpan(path: source.path, bytes: draft.span)
        diagnostics.append(.doubledHeading(draft.text, at: span))
      }
      let id = draft.id ?? ids.unique(wanted)
      let start = literals.count
      literals.append(contentsOf: id.utf8)
      nodes[draft.node] = nodes[draft.node].with(literal: start..<literals.count)
      headings.append(
        MarkdownHeading(
          level: nodes[draft.node].level, id: id, text: draft.text, span: draft.span,
          node: draft.node))
    }
    return headings
  }
}

/// What is gathered from the nodes of a document.
struct RecordLists {
  var headings: [MarkdownHeading] = []
  var links: [MarkdownLink] = []
  var images: [MarkdownImage] = []
  var terms: [MarkdownTermReference] = []
  var anchors: [String] = []
}

/// A heading before it has its id.
private struct HeadingDraft {
  let node: Int
  var text: String
  var span: Range<Int>
  var id: String?
  var idSpan = 0..<0
}

extension Diagnostic {
  fileprivate static func doubledHeading(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "doubled-heading",
      "見出し「\(text)」が同じページに2つ以上あります。リンクの行き先が区別できるようにしてください。",
      hint: "見出しの終わりに {#id} を書き添えます（例: \(text) {#futatsume}）", at: span)
  }

  fileprivate static func doubledId(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "doubled-heading-id", "見出しの「{#\(id)}」が2回使われています。idは1ページに1回だけ使えます。",
      hint: "どちらかを別のidに変えてください", at: span)
  }
}
