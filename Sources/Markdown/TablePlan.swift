// SPDX-License-Identifier: MIT

/// A table that was found in a paragraph, before its cells are read.
struct TablePlan {
  /// The index of the paragraph in libcmark's tree.
  let paragraph: Int

  /// The index of the paragraph before it that is its caption.
  let caption: Int?

  /// The text of the paragraph before the table; empty where there is none.
  let lead: Range<Int>

  let alignments: [MarkdownAlignment]

  /// The rows, the head first.
  let rows: [Row]

  /// The bytes from the head's first character to the end of the last row.
  let span: Range<Int>

  /// How many quotes it stands in.
  let quotes: Int

  /// A row with one cell for each column; short ones have empty cells at their end.
  struct Row {
    let span: Range<Int>
    let cells: [Range<Int>]
  }
}

extension TablePlan {
  /// Finds the tables of a text.
  ///
  /// - Parameters:
  ///   - bytes: The source.
  ///   - pass: What is known of the text's lines.
  ///   - tree: What libcmark made of it.
  /// - Returns: The plans in the order of their paragraphs, where a table begins with which the rows lack more
  ///   cells than can be made up for, and the spans of tables that the line below has made headings of.
  static func all(
    in bytes: [UInt8], pass: SourcePass, tree: CMarkTree
  ) -> (plans: [TablePlan], overLimit: Int?, headings: [Range<Int>]) {
    guard !pass.tableLines.isEmpty else { return ([], nil, []) }
    var plans: [TablePlan] = []
    var headings: [Range<Int>] = []
    var lines = pass.tableLines[...]
    var open: [OpenContainer] = []
    var missing = 0
    for (index, node) in tree.nodes.enumerated() where !node.kind.isInline {
      while let last = open.last, last.end <= index { open.removeLast() }
      let sibling = open.last?.lastParagraph
      if !open.isEmpty {
        open[open.count - 1].lastParagraph = node.kind == .paragraph ? index : nil
      }
      if node.kind.isContainer {
        let quotes = (open.last?.quotes ?? 0) + (node.kind == .blockQuote ? 1 : 0)
        open.append(OpenContainer(end: Int(node.subtreeEnd), quotes: quotes))
      }
      let isUnderlined = node.kind == .heading && node.endLine > node.startLine
      guard node.kind == .paragraph || isUnderlined else { continue }
      while let line = lines.first, line <= Int(node.startLine) { lines.removeFirst() }
      let finder = TableFinder(
        bytes: bytes, pass: pass, node: node, quotes: open.last?.quotes ?? 0,
        sibling: sibling.map { ($0, tree.nodes[$0]) })
      for line in lines.prefix(while: { $0 <= Int(node.endLine) }) {
        if let plan = finder.table(at: index, delimiterLine: line, missing: &missing) {
          if missing > MarkdownLimits.missingCells { return ([], plan.span.lowerBound, []) }
          if isUnderlined { headings.append(plan.span) } else { plans.append(plan) }
          break
        }
      }
    }
    return (plans, nil, headings)
  }
}

/// A block whose children are being looked at.
private struct OpenContainer {
  let end: Int
  let quotes: Int

  /// The index of its last child so far, if that is a paragraph.
  var lastParagraph: Int?
}

/// Looks for a table in one paragraph.
private struct TableFinder {
  let bytes: [UInt8]
  let pass: SourcePass
  let node: CMarkTree.Node
  let quotes: Int

  /// The paragraph before it among its parent's children, if one stands there.
  let sibling: (index: Int, node: CMarkTree.Node)?

  private var paragraphStart: Int {
    pass.lines.start(of: Int(node.startLine)) + Int(node.startColumn) - 1
  }

  private var caption: Int? {
    guard let sibling else { return nil }
    let start =
      pass.lines.start(of: Int(sibling.node.startLine)) + Int(sibling.node.startColumn) - 1
    return TableSyntax.captionMark(bytes, at: start) == nil ? nil : sibling.index
  }

  private func text(ofLine line: Int) -> Range<Int> {
    let range = pass.lines.range(of: line, in: bytes)
    if line == Int(node.startLine) { return paragraphStart..<max(paragraphStart, range.upperBound) }
    var cursor = SourceCursor(at: range.lowerBound, quotes: quotes, limit: range.upperBound)
    cursor.skipLineEnd(in: bytes)
    return cursor.position..<range.upperBound
  }

  func table(at index: Int, delimiterLine: Int, missing: inout Int) -> TablePlan? {
    let head = text(ofLine: delimiterLine - 1)
    guard let alignments = TableSyntax.alignments(bytes, in: text(ofLine: delimiterLine)) else {
      return nil
    }
    let names = TableSyntax.cells(bytes, in: head)
    guard names.count == alignments.count else { return nil }
    var rows = [TablePlan.Row(span: TableSyntax.trimmed(bytes, head), cells: names)]
    var end = text(ofLine: delimiterLine).upperBound
    if delimiterLine < Int(node.endLine) {
      for line in (delimiterLine + 1)...Int(node.endLine) {
        let row = TableSyntax.trimmed(bytes, text(ofLine: line))
        let cells = TableSyntax.cells(bytes, in: row).prefix(alignments.count)
        end = row.upperBound
        let lack = alignments.count - cells.count
        missing += lack
        if missing > MarkdownLimits.missingCells { break }
        let empty = repeatElement(end..<end, count: lack)
        rows.append(TablePlan.Row(span: row, cells: Array(cells) + empty))
      }
    }
    let lead = leadText(beforeLine: delimiterLine - 1)
    return TablePlan(
      paragraph: index, caption: lead.isEmpty ? caption : nil, lead: lead, alignments: alignments,
      rows: rows,
      span: head.lowerBound..<end, quotes: quotes)
  }

  /// Returns what stands before the table in its paragraph, without link definitions.
  private func leadText(beforeLine line: Int) -> Range<Int> {
    guard line > Int(node.startLine) else { return paragraphStart..<paragraphStart }
    let end = TableSyntax.trimmed(bytes, text(ofLine: line - 1)).upperBound
    var cursor = SourceCursor(at: paragraphStart, quotes: quotes, limit: end)
    let syntax = LinkSyntax(bytes: bytes)
    while syntax.skipDefinition(&cursor) != nil {}
    return min(cursor.position, end)..<end
  }
}
