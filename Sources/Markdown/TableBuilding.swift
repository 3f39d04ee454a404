// SPDX-License-Identifier: MIT

extension MarkdownBuilder {
  /// Finds the tables and has libcmark read all their cells at once, each as a paragraph of its own.
  mutating func planTables() {
    tables = TablePlan.all(in: bytes, pass: pass, tree: tree)
    guard !tables.isEmpty else { return }
    var text: [UInt8] = []
    for table in tables {
      if !table.lead.isEmpty { appendCellText(table.lead, quotes: table.quotes, to: &text) }
      for cell in table.rows.lazy.flatMap(\.cells) where !cell.isEmpty {
        appendCellText(cell, quotes: 0, to: &text)
      }
    }
    let read = CMarkTree(parsing: text[...])
    var next = 1
    while next < read.nodes.count {
      if read.nodes[next].kind == .paragraph { cellParagraphs.append(next) }
      next = Int(read.nodes[next].subtreeEnd)
    }
    cellParagraphs.reverse()
    cellTree = read
  }

  /// Writes a cell as a paragraph that nothing in it can turn into another block.
  private func appendCellText(_ range: Range<Int>, quotes: Int, to text: inout [UInt8]) {
    text.append(contentsOf: markers.bytes(of: .letter))
    text.append(Byte.space)
    var cursor = SourceCursor(at: range.lowerBound, quotes: quotes, limit: range.upperBound)
    let insertions = pass.insertions(in: range)
    var next = insertions.startIndex
    while cursor.position < range.upperBound {
      let byte = bytes[cursor.position]
      if next < insertions.endIndex, insertions[next].offset <= cursor.position {
        text.append(contentsOf: markers.bytes(of: insertions[next].role))
        next += 1
      } else if byte.isLineEnd {
        cursor.skipLineEnd(in: bytes)
        text.append(contentsOf: [Byte.lineFeed, Byte.space, Byte.space, Byte.space, Byte.space])
      } else if byte == Byte.backslash, cursor.position + 1 < range.upperBound {
        let escapesPipe = bytes[cursor.position + 1] == Byte.pipe
        if !escapesPipe { text.append(byte) }
        text.append(bytes[cursor.position + 1])
        cursor.position += 2
      } else {
        text.append(byte)
        cursor.position += 1
      }
    }
    for insertion in insertions[next...] {
      text.append(contentsOf: markers.bytes(of: insertion.role))
    }
    text.append(contentsOf: [Byte.lineFeed, Byte.lineFeed])
  }

  /// Whether a paragraph is the caption of the table behind it, and will be read with that.
  func isCaption(at index: Int) -> Bool {
    guard !tables.isEmpty, captionMark(at: start(of: tree.nodes[index])) != nil else {
      return false
    }
    let next = Int(tree.nodes[index].subtreeEnd)
    return tables.contains { $0.paragraph == next && $0.lead.isEmpty }
  }

  /// Returns how many bytes `表:` and the blanks behind it take, where that stands.
  private func captionMark(at start: Int) -> Int? {
    for mark in ["表:", "表："] where bytes[start...].starts(with: mark.utf8) {
      var end = start + mark.utf8.count
      while end < bytes.count, bytes[end].isBlank { end += 1 }
      return end - start
    }
    return nil
  }

  /// Adds a table with the text before it in its paragraph.
  mutating func append(_ table: TablePlan, isTight: Bool) {
    let hasLeadCaption = !table.lead.isEmpty && captionMark(at: table.lead.lowerBound) != nil
    if !table.lead.isEmpty, !hasLeadCaption {
      let node = open(
        .paragraph, at: table.lead.lowerBound, flags: isTight ? .tight : [])
      appendCell(table.lead, quotes: table.quotes)
      close(node, at: table.lead.upperBound)
    }
    let node = open(.table, at: table.span.lowerBound)
    if hasLeadCaption, let mark = captionMark(at: table.lead.lowerBound) {
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
        if !cell.isEmpty { appendCell(cell, quotes: 0) }
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
    let end = Int(tree.nodes[paragraph].subtreeEnd)
    tree.dropPrefix(4, ofTextAt: paragraph + 1)
    appendInlines((paragraph + 1)..<end, skipping: skip)
    swap(&tree, &cells)
    cellTree = cells
  }

  private mutating func appendCaptionParagraph(before table: TablePlan) {
    guard table.lead.isEmpty, let index = tree.previousSibling(of: table.paragraph),
      tree.nodes[index].kind == .paragraph
    else { return }
    let raw = tree.nodes[index]
    let start = self.start(of: raw)
    guard let mark = captionMark(at: start) else { return }
    cursor = SourceCursor(at: start, quotes: table.quotes, limit: end(of: raw))
    let caption = open(.tableCaption, at: start)
    appendInlines((index + 1)..<Int(raw.subtreeEnd), skipping: mark)
    close(caption, at: cursor.position)
  }
}

extension CMarkTree {
  /// Returns the node before another one among their parent's children.
  func previousSibling(of index: Int) -> Int? {
    var candidate = index - 1
    while candidate > 0, Int(nodes[candidate].subtreeEnd) < index { candidate -= 1 }
    while candidate > 0, nodes[candidate].kind.isInline { candidate -= 1 }
    return candidate > 0 && Int(nodes[candidate].subtreeEnd) == index ? candidate : nil
  }
}

extension SourcePass {
  /// Returns the insertions of a part of the text.
  func insertions(in range: Range<Int>) -> ArraySlice<Insertion> {
    var low = 0
    var high = insertions.count
    while low < high {
      let middle = (low + high) / 2
      if insertions[middle].offset <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < insertions.count, insertions[end].offset <= range.upperBound { end += 1 }
    return insertions[low..<end]
  }
}
