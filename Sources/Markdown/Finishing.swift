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
      plainLiterals: pass.hasMarkup ? 0 : bytes.count, details: details, footnotes: footnotes)
    return Checked(document, diagnostics.sorted { $0.span.lowerBound < $1.span.lowerBound })
  }

  private mutating func gatherRecords() -> RecordLists {
    var lists = RecordLists()
    var drafts: [HeadingDraft] = []
    for index in nodes.indices {
      let node = nodes[index]
      switch node.kind {
      case .heading:
        drafts.append(draft(of: index))
      case .link:
        lists.links.append(
          MarkdownLink(
            destination: text(node.literal), text: plainText(below: index),
            destinationSpan: details[Int(node.detail) - 1].place, span: node.span, node: index))
      case .image:
        let alternative = plainText(below: index)
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
    lists.headings = name(drafts)
    lists.anchors = lists.headings.map(\.id)
    return lists
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: literals[range], as: UTF8.self)
  }

  private func plainText(below index: Int) -> String {
    let first = nodes[index + 1 < nodes.count ? index + 1 : index]
    if nodes[index].subtreeEnd == index + 2, first.kind == .text { return text(first.literal) }
    return PlainTextWriter(nodes: nodes, literals: literals, details: details).text(below: index)
  }

  /// Reads a heading, and takes a `{#id}` at its end out of its text.
  private mutating func draft(of index: Int) -> HeadingDraft {
    let node = nodes[index]
    let last = nodes[node.subtreeEnd - 1]
    var end = max(node.span.lowerBound, last.kind == .heading ? 0 : last.span.upperBound)
    let start = index + 1 < node.subtreeEnd ? nodes[index + 1].span.lowerBound : end
    var id: Range<Int>?
    if let mark = explicitId(in: last) {
      id = mark
      end =
        TableSyntax.trimmed(bytes, last.literal.lowerBound..<mark.lowerBound - 2).upperBound
      nodes[node.subtreeEnd - 1] = MarkdownNode(
        .text, span: last.span.lowerBound..<end, subtreeEnd: last.subtreeEnd,
        literal: last.literal.lowerBound..<end)
    }
    return HeadingDraft(
      node: index, text: textRange(ofHeading: index), span: min(start, end)..<end, id: id)
  }

  /// Returns where a heading's text stands in the literals; it is put there if it does not yet.
  private mutating func textRange(ofHeading index: Int) -> Range<Int> {
    let end = nodes[index].subtreeEnd
    if end == index + 2, nodes[index + 1].kind == .text { return nodes[index + 1].literal }
    var text: [UInt8] = []
    PlainTextWriter(nodes: nodes, literals: literals, details: details)
      .append((index + 1)..<end, to: &text)
    let start = literals.count
    literals += text
    return start..<literals.count
  }

  /// Returns the bytes of the id in a `{#id}` at the end of a text.
  private func explicitId(in node: MarkdownNode) -> Range<Int>? {
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
    return id.isEmpty ? nil : id
  }

  private mutating func name(_ drafts: [HeadingDraft]) -> [MarkdownHeading] {
    var ids = HeadingIds()
    ids.reserve(drafts.count)
    for draft in drafts {
      guard let id = draft.id, !ids.take(bytes[id]) else { continue }
      let span = SourceSpan(path: source.path, bytes: id.lowerBound - 2..<id.upperBound + 1)
      diagnostics.append(.doubledId(source.text(in: id), at: span))
    }
    var headings: [MarkdownHeading] = []
    headings.reserveCapacity(drafts.count)
    for draft in drafts {
      let id = draft.id ?? id(for: draft, &ids)
      nodes[draft.node] = nodes[draft.node].with(literal: id)
      let text = text(draft.text)
      // Most headings are their own id.
      let isSame = id == draft.text
      headings.append(
        MarkdownHeading(
          level: nodes[draft.node].level, id: isSame ? text : self.text(id), text: text,
          span: draft.span, node: draft.node))
    }
    return headings
  }

  /// Puts an id for a heading into the literals, and says where another one has its name already.
  private mutating func id(for draft: HeadingDraft, _ ids: inout HeadingIds) -> Range<Int> {
    var id = draft.text
    if !HeadingIds.isItsOwnId(id, of: literals) {
      var written: [UInt8] = []
      HeadingIds.appendId(for: draft.text, of: literals, to: &written)
      id = literals.count..<literals.count + written.count
      literals += written
    }
    // What is kept must not hold on to the literals: they would be copied for the next heading.
    let name = id.upperBound <= bytes.count ? bytes[id] : Array(literals[id])[...]
    let (suffix, isFirst) = ids.takeUnique(name)
    if !isFirst, !draft.text.isEmpty {
      let span = SourceSpan(path: source.path, bytes: draft.span)
      diagnostics.append(.doubledHeading(text(draft.text), at: span))
    }
    guard !suffix.isEmpty else { return id }
    let start = literals.count
    literals += Array(literals[id])
    literals.append(suffix)
    return start..<literals.count
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

  /// Its text, in the literals.
  let text: Range<Int>

  /// Its text, in the source.
  let span: Range<Int>

  /// The id that the author chose, in the source and so in the literals.
  let id: Range<Int>?
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
