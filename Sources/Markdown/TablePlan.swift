// SPDX-License-Identifier: MIT

/// A table that was found in a paragraph, before its cells are read.
struct TablePlan {
  /// The index of the paragraph in libcmark's tree.
  let paragraph: Int

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
  /// - Returns: The plans in the order of their paragraphs.
  static func all(in bytes: [UInt8], pass: SourcePass, tree: CMarkTree) -> [TablePlan] {
    guard !pass.tableLines.isEmpty else { return [] }
    var plans: [TablePlan] = []
    var lines = pass.tableLines[...]
    var quoteEnds: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      while let end = quoteEnds.last, end <= index { quoteEnds.removeLast() }
      if node.kind == .blockQuote { quoteEnds.append(Int(node.subtreeEnd)) }
      guard node.kind == .paragraph else { continue }
      let start = Int(node.startLine)
      let end = Int(node.endLine)
      while let line = lines.first, line <= start { lines.removeFirst() }
      for line in lines.prefix(while: { $0 <= end }) {
        let finder = TableFinder(bytes: bytes, pass: pass, node: node, quotes: quoteEnds.count)
        if let plan = finder.table(at: index, delimiterLine: line) {
          plans.append(plan)
          break
        }
      }
    }
    return plans
  }
}

/// Looks for a table in one paragraph.
private struct TableFinder {
  let bytes: [UInt8]
  let pass: SourcePass
  let node: CMarkTree.Node
  let quotes: Int

  private var paragraphStart: Int {
    pass.lines.start(of: Int(node.startLine)) + Int(node.startColumn) - 1
  }

  private func text(ofLine line: Int) -> Range<Int> {
    let range = pass.lines.range(of: line, in: bytes)
    if line == Int(node.startLine) { return paragraphStart..<max(paragraphStart, range.upperBound) }
    var cursor = SourceCursor(at: range.lowerBound, quotes: quotes, limit: range.upperBound)
    cursor.skipLineEnd(in: bytes)
    return cursor.position..<range.upperBound
  }

  func table(at index: Int, delimiterLine: Int) -> TablePlan? {
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
        let missing = repeatElement(end..<end, count: alignments.count - cells.count)
        rows.append(TablePlan.Row(span: row, cells: Array(cells) + missing))
      }
    }
    return TablePlan(
      paragraph: index, lead: leadText(beforeLine: delimiterLine - 1), alignments: alignments,
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
