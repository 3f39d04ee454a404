// SPDX-License-Identifier: MIT

extension MarkdownBuilder {
  /// Reads the mark of a box, `[!NOTE]`, at the start of a quote's first paragraph.
  ///
  /// - Parameter index: The index in libcmark's tree of what stands first in the quote.
  /// - Returns: Which box it is, and how many bytes the mark and the blanks behind it take.
  func boxMark(at index: Int) -> (box: MarkdownBox, length: Int)? {
    guard !options.isPlainCommonMark, index + 1 < tree.nodes.count,
      tree.nodes[index].kind == .paragraph, tree.nodes[index + 1].kind == .text
    else { return nil }
    let start = self.start(of: tree.nodes[index])
    let line = pass.lines.range(of: Int(tree.nodes[index].startLine), in: bytes)
    let text = tree.strings[tree.nodes[index + 1].first]
    for box in MarkdownBox.allCases {
      let mark = Array("[!\(box.word)]".utf8)
      guard start + mark.count <= line.upperBound, text.count >= mark.count,
        zip(mark, bytes[start...]).allSatisfy({ $0 == $1 || $0 == $1 | 0x20 && $1.isASCIILetter }),
        zip(bytes[start...], text.prefix(mark.count)).allSatisfy(==)
      else { continue }
      var end = start + mark.count
      while end < line.upperBound, bytes[end].isBlank { end += 1 }
      return (box, end - start)
    }
    return nil
  }

  /// Adds the title that an author gave to a box, and the rest of the paragraph that the mark begins.
  ///
  /// - Returns: Whether there was a mark.
  mutating func appendBoxTitle(at index: Int, quotes: Int) -> Bool {
    guard let mark = boxMark(at: index) else { return false }
    let raw = tree.nodes[index]
    let start = self.start(of: raw)
    cursor = SourceCursor(at: start, quotes: quotes, limit: max(start, end(of: raw)))
    var lineEnd = index + 1
    while lineEnd < Int(raw.subtreeEnd) {
      let kind = tree.nodes[lineEnd].kind
      if kind == .softBreak || kind == .lineBreak { break }
      lineEnd = Int(tree.nodes[lineEnd].subtreeEnd)
    }
    let written = tree.nodes[index + 1].first.count
    let hasTitle = lineEnd > index + 2 || written > mark.length
    if hasTitle {
      cursor.step(mark.length)
      let node = open(.boxTitle, at: cursor.position)
      cursor.position = start
      appendInlines((index + 1)..<lineEnd, skipping: mark.length)
      close(node, at: cursor.position)
    } else {
      cursor.step(mark.length)
    }
    lastEnd = cursor.position
    guard lineEnd < Int(raw.subtreeEnd) else { return true }
    skipBreak(tree.nodes[lineEnd].kind)
    appendText(of: (lineEnd + 1)..<Int(raw.subtreeEnd), isTight: false)
    return true
  }
}
