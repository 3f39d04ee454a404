// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Finds the tables and has libcmark read all their cells at once, each as a paragraph of its own.
  mutating func planTables() {
    let found = TablePlan.all(in: bytes, pass: pass, tree: tree)
    (tables, tableOverLimit) = (found.plans, found.overLimit)
    for span in found.headings { diagnostics.append(.tableAsHeading(source, span)) }
    guard !tables.isEmpty, tableOverLimit == nil else { return }
    var writer = CellTextWriter(bytes: bytes, pass: pass, markers: markers)
    for table in tables {
      if !table.lead.isEmpty { writer.append(table.lead, quotes: table.quotes) }
      for row in table.rows {
        for cell in row.cells where !cell.isEmpty && !isPlain(cell) {
          writer.append(cell, quotes: 0)
        }
      }
    }
    guard writer.text.count > 0 else { return }
    let links = LinkDefinitions.all(in: bytes, pass: pass, tree: tree)
    for definition in links { writer.appendDefinition(definition.span) }
    definitions = addresses(of: links)
    let read = CMarkTree(parsing: writer.text)
    var next = 1
    while next < read.nodes.count {
      if read.nodes[next].kind == .paragraph { cellParagraphs.append(next) }
      next = Int(read.nodes[next].subtreeEnd)
    }
    cellParagraphs.reverse()
    cellTree = read
  }

  /// Whether a cell holds nothing but text as it is written, so that libcmark need not read it.
  private func isPlain(_ cell: Range<Int>) -> Bool {
    var index = cell.lowerBound
    while index < cell.upperBound {
      let byte = bytes[index]
      switch byte {
      case 0..<Byte.space, Byte.exclamation, Byte.ampersand, Byte.asterisk, Byte.less,
        Byte.openBracket, Byte.backslash, Byte.closeBracket, Byte.underscore, Byte.backtick, 0x7F:
        return false
      case 0x80...:
        guard let scalar = Scalars.scalar(at: index, in: bytes, limit: cell.upperBound),
          scalar.value >= 0x800 || byte < 0xE0, scalar.value >= 0x10000 || byte < 0xF0
        else { return false }
        index += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      default: index += 1
      }
    }
    return !cell.isEmpty && !pass.mayHoldAddition(in: cell)
  }

  /// Whether a paragraph is the caption of the table behind it, and will be read with that.
  func isCaption(at index: Int) -> Bool {
    nextTable < tables.count && tables[nextTable].caption == index
  }

  /// Adds a table with the text before it in its paragraph.
  mutating func append(_ table: TablePlan, isTight: Bool) {
    let hasLeadCaption =
      !table.lead.isEmpty && TableSyntax.captionMark(bytes, at: table.lead.lowerBound) != nil
    if !table.lead.isEmpty, !hasLeadCaption {
      let node = open(
        .paragraph, at: table.lead.lowerBound, flags: isTight ? .tight : [])
      appendCell(table.lead, quotes: table.quotes)
      close(node, at: table.lead.upperBound)
    }
    let node = open(.table, at: table.span.lowerBound)
    if hasLeadCaption, let mark = TableSyntax.captionMark(bytes, at: table.lead.lowerBound) {
      let caption = open(.tableCaption, at: table.lead.lowerBound)
      appendCell(table.lead, quotes: table.quotes, skipping: mark)
      close(caption, at: table.lead.upperBound)
    } else {
      appendCaptionParagraph(before: table)
    }
    for (number, row) in table.rows.enumerated() {
      let flags: MarkdownNodeFlags = number == 0 ? .head : []
      let rowNode = open(.tableRow, at: row.span.lowerBound, flags: flags)
      for (column, cell) in row.cells.enumerated() {
        let alignment = UInt16(table.alignments[column].rawValue)
        let cellNode = open(.tableCell, at: cell.lowerBound, small: alignment, flags: flags)
        if isPlain(cell) {
          appendLeaf(.text, span: cell, literal: cell)
        } else if !cell.isEmpty {
          appendCell(cell, quotes: 0)
        }
        close(cellNode, at: cell.upperBound)
      }
      close(rowNode, at: row.span.upperBound)
    }
    close(node, at: table.span.upperBound)
    lastEnd = table.span.upperBound
  }

  private mutating func appendCell(_ range: Range<Int>, quotes: Int, skipping skip: Int = 0) {
    cursor = SourceCursor(at: range.lowerBound, quotes: quotes, limit: range.upperBound)
    guard var cells = cellTree, let paragraph = cellParagraphs.popLast() else { return }
    cellTree = nil
    swap(&tree, &cells)
    var noGaps = GapCursor([])
    swap(&gaps, &noGaps)
    let end = Int(tree.nodes[paragraph].subtreeEnd)
    tree.dropPrefix(4, ofTextAt: paragraph + 1)
    appendInlines((paragraph + 1)..<end, skipping: skip)
    swap(&gaps, &noGaps)
    swap(&tree, &cells)
    cellTree = cells
  }

  private mutating func appendCaptionParagraph(before table: TablePlan) {
    guard let index = table.caption else { return }
    let raw = tree.nodes[index]
    let start = self.start(of: raw)
    guard let mark = TableSyntax.captionMark(bytes, at: start) else { return }
    cursor = SourceCursor(at: start, quotes: table.quotes, limit: end(of: raw))
    let caption = open(.tableCaption, at: start)
    appendInlines((index + 1)..<Int(raw.subtreeEnd), skipping: mark)
    close(caption, at: cursor.position)
  }
}

extension Diagnostic {
  fileprivate static func tableAsHeading(_ source: SourceText, _ span: Range<Int>) -> Diagnostic {
    Diagnostic(
      .error, id: "table-as-heading", "表のすぐ下の「---」や「===」が、表を見出しに変えています。",
      hint: "表の下に空の行を一つ入れます", at: SourceSpan(path: source.path, bytes: span))
  }
}
