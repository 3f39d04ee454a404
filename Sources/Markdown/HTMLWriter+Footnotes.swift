// SPDX-License-Identifier: MIT

extension HTMLWriter {
  /// Writes the mark of a footnote in the text.
  mutating func writeFootnoteReference(_ node: MarkdownNode) {
    guard rendering.marksFootnotes else { return }
    let detail = details[Int(node.detail) - 1]
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

  /// Writes the footnotes of some numbers, each with the ways back to where it is referred to.
  mutating func writeFootnotes(_ numbers: [Int]) {
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
      backlinks = (endsWithText ? last ?? -1 : -1, number)
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

  /// Writes the ways back from a footnote.
  mutating func writeBacklinks() {
    guard let number = backlinks?.number else { return }
    for occurrence in 1...max(1, footnotes[number - 1].references) {
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
