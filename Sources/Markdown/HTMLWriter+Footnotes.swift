// SPDX-License-Identifier: MIT

extension HTMLWriter {
  /// Writes the mark of a footnote in the text.
  mutating func writeFootnoteReference(_ node: MarkdownNode) {
    let detail = details[Int(node.detail) - 1]
    marks[detail.number - 1].append(detail.occurrence)
    write("<sup class=\"footnote-ref\"><a href=\"#")
    writeEscaped(rendering.idPrefix)
    write("fn-")
    write(detail.number)
    write("\" id=\"")
    writeEscaped(rendering.idPrefix)
    writeEscaped(MarkdownFootnote.referenceId(detail.number, occurrence: detail.occurrence))
    write("\" aria-label=\"脚注")
    write(detail.number)
    write("\">")
    write(detail.number)
    write("</a></sup>")
  }

  /// Writes the footnotes that the marks written so far lead to, also by way of other footnotes, each once.
  ///
  /// Each leads back to the marks that stand there by then, those in footnotes that are written with it included.
  mutating func writeFootnotes() {
    let (numbers, marks) = missingFootnotes()
    guard !numbers.isEmpty else { return }
    beginLine()
    write("<section class=\"footnotes\" aria-label=\"脚注\">\n<ol>\n")
    for (place, number) in numbers.enumerated() {
      let footnote = footnotes[number - 1]
      write("<li id=\"")
      writeEscaped(rendering.idPrefix)
      write("fn-")
      write(number)
      if place + 1 != number {
        write("\" value=\"")
        write(number)
      }
      write("\">\n")
      let end = nodes[footnote.node].subtreeEnd
      let last = lastChild(of: footnote.node)
      let endsWithText = last.map { nodes[$0].kind == .paragraph } ?? false
      backlinks = (endsWithText ? last ?? -1 : -1, number, marks[number - 1].sorted())
      append((footnote.node + 1)..<end)
      if !endsWithText {
        beginLine()
        write("<p>")
        writeBacklinks()
        write("</p>\n")
      }
      backlinks = nil
      beginLine()
      write("</li>\n")
    }
    write("</ol>\n</section>\n")
  }

  /// The numbers of the footnotes that are to be written, ascending, and the marks of all footnotes that then stand there.
  private mutating func missingFootnotes() -> (numbers: [Int], marks: [[Int]]) {
    var marks = marks
    var numbers: [Int] = []
    var queue = marks.indices.filter { !marks[$0].isEmpty && !isFootnoteWritten[$0] }
    for index in queue { isFootnoteWritten[index] = true }
    while let index = queue.popLast() {
      numbers.append(index + 1)
      for node in shownNodes(ofFootnote: index) where node.kind == .footnoteReference {
        let detail = details[Int(node.detail) - 1]
        marks[detail.number - 1].append(detail.occurrence)
        guard !isFootnoteWritten[detail.number - 1] else { continue }
        isFootnoteWritten[detail.number - 1] = true
        queue.append(detail.number - 1)
      }
    }
    return (numbers.sorted(), marks)
  }

  /// The nodes inside a footnote, without other footnotes that were written inside it.
  private func shownNodes(ofFootnote number: Int) -> [MarkdownNode] {
    let definition = footnotes[number].node
    var shown: [MarkdownNode] = []
    var index = definition + 1
    while index < nodes[definition].subtreeEnd {
      let isOther = nodes[index].kind == .footnoteDefinition
      if !isOther { shown.append(nodes[index]) }
      index = isOther ? nodes[index].subtreeEnd : index + 1
    }
    return shown
  }

  /// Writes the ways back from a footnote.
  mutating func writeBacklinks() {
    guard let (_, number, marks) = backlinks else { return }
    for occurrence in marks {
      write(" <a href=\"#")
      writeEscaped(rendering.idPrefix)
      writeEscaped(MarkdownFootnote.referenceId(number, occurrence: occurrence))
      write("\" class=\"footnote-backref\" aria-label=\"本文へ戻る")
      if occurrence > 1 {
        write("（")
        write(occurrence)
        write("か所目）")
      }
      write("\">↩")
      if occurrence > 1 {
        write("<sup>")
        write(occurrence)
        write("</sup>")
      }
      write("</a>")
    }
  }

  private func lastChild(of index: Int) -> Int? {
    var last: Int?
    var next = index + 1
    while next < nodes[index].subtreeEnd {
      last = next
      next = nodes[next].subtreeEnd
    }
    return last
  }
}
