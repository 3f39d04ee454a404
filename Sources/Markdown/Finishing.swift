// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Gathers what others look for in a document.
  mutating func finish() -> Checked<MarkdownDocument> {
    let footnotes = numberFootnotes()
    var records = DocumentRecords()
    if !options.isPlainCommonMark {
      records = gatherRecords()
      checkForReaders(records)
      checkFullWidthSlips()
    }
    // Documents are many and live long, so none keeps more room than it needs, or the same bytes as its source.
    let document = MarkdownDocument(
      path: source.path, options: options, nodes: fitted(nodes),
      literals: literals.count == source.bytes.count ? source.bytes : fitted(literals),
      misreadTexts: misreadTexts, plainLiterals: pass.hasMarkup ? 0 : bytes.count, records: records,
      details: details, footnotes: footnotes)
    return Checked(document, diagnostics.sorted { $0.span.lowerBound < $1.span.lowerBound })
  }

  private mutating func gatherRecords() -> DocumentRecords {
    var records = DocumentRecords()
    var drafts: [HeadingDraft] = []
    drafts.reserveCapacity(16)
    for index in nodes.indices {
      switch nodes[index].kind {
      case .heading: drafts.append(draft(of: index))
      case .link: records.links.append(UInt32(truncatingIfNeeded: index))
      case .image: records.images.append(UInt32(truncatingIfNeeded: index))
      case .termReference: records.terms.append(UInt32(truncatingIfNeeded: index))
      default: break
      }
    }
    records.headings = name(drafts)
    return records
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: literals[range], as: UTF8.self)
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

  private mutating func name(_ drafts: [HeadingDraft]) -> [HeadingRecord] {
    var ids = HeadingIds(count: drafts.count)
    var doubled: [HeadingDraft] = []
    for draft in drafts {
      guard let id = draft.id else { continue }
      let span = SourceSpan(path: source.path, bytes: id.lowerBound - 2..<id.upperBound + 1)
      if isOfTheFrame(id, mayGrow: false) {
        diagnostics.append(.reservedId(source.text(in: id), at: span))
      } else if !ids.take(id, of: literals) {
        diagnostics.append(.doubledId(source.text(in: id), at: span))
      }
    }
    let records = drafts.map { draft in
      let id = draft.id ?? id(for: draft, &ids, &doubled)
      nodes[draft.node] = nodes[draft.node].with(literal: id)
      return HeadingRecord(node: draft.node, text: draft.text, id: id, span: draft.span)
    }
    for draft in doubled.prefix(MarkdownBuilder.mostDoubledHeadings) {
      let place = SourceSpan(path: source.path, bytes: draft.span)
      diagnostics.append(.doubledHeading(text(draft.text), at: place))
    }
    if doubled.count > MarkdownBuilder.mostDoubledHeadings {
      let place = SourceSpan(
        path: source.path, bytes: doubled[MarkdownBuilder.mostDoubledHeadings].span)
      let count = doubled.count - MarkdownBuilder.mostDoubledHeadings
      diagnostics.append(.moreDoubledHeadings(count, at: place))
    }
    return records
  }

  /// Whether an id begins as those of the page's frame, of footnotes and of charts do.
  ///
  /// - Parameters:
  ///   - id: Where it stands in the literals.
  ///   - mayGrow: Whether `-2` may come behind it.
  /// - Returns: Whether the id is not for headings.
  private func isOfTheFrame(_ id: Range<Int>, mayGrow: Bool) -> Bool {
    guard let first = id.first, [0x63, 0x66, 0x70].contains(literals[first]) else { return false }
    return ["page", "fn", "fnref", "chart"].contains { name in
      let rest = literals[id].dropFirst(name.utf8.count)
      return literals[id].starts(with: name.utf8)
        && (rest.first.map { $0 == Byte.hyphen } ?? mayGrow)
    }
  }

  /// How many headings that have another one's text are told one by one.
  private static var mostDoubledHeadings: Int { 1_000 }

  /// Finds an id for a heading, in its text or put into the literals, and notes where another one has its name already.
  private mutating func id(
    for draft: HeadingDraft, _ ids: inout HeadingIds, _ doubled: inout [HeadingDraft]
  ) -> Range<Int> {
    var id = draft.text
    if !HeadingIds.isItsOwnId(id, of: literals) {
      id = ids.makeId(for: draft.text, in: &literals)
    }
    // `page-main` is the frame's, `fn-1` and `fnref-1-2` are footnotes': no number behind it makes it the heading's.
    if isOfTheFrame(id, mayGrow: true) {
      let start = literals.count
      let name = Array(literals[id])
      literals.append(HeadingIds.stem)
      literals.append(Byte.hyphen)
      literals.append(contentsOf: name)
      id = start..<literals.count
    }
    let (unique, isFirst) = ids.takeUnique(id, of: &literals)
    if !isFirst, !draft.text.isEmpty { doubled.append(draft) }
    return unique
  }
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

  fileprivate static func moreDoubledHeadings(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "doubled-heading",
      "同じページにすでにある見出しが、このほかに\(count)個あります。",
      hint: "見出しの終わりに {#id} を書き添えます", at: span)
  }

  fileprivate static func reservedId(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "reserved-heading-id", "見出しの「{#\(id)}」は、脚注、図、ページの枠組みが使うidなので、使えません。",
      hint: "「page-」「fn-」「fnref-」「chart-」で始まらないidに変えます。", at: span)
  }

  fileprivate static func doubledId(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "doubled-heading-id", "見出しの「{#\(id)}」が2回使われています。idは1ページに1回だけ使えます。",
      hint: "どちらかを別のidに変えてください", at: span)
  }
}

/// The same elements with room for no others.
private func fitted<Element>(_ elements: [Element]) -> [Element] {
  var fitted: [Element] = []
  fitted.reserveCapacity(elements.count)
  fitted += elements
  return fitted
}
