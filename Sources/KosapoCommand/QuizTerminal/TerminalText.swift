// SPDX-License-Identifier: MIT

import Content
import JapaneseText
import Markdown

/// Lays out texts of a document in lines for a terminal.
struct TerminalText {
  let document: MarkdownDocument
  let width: Int

  /// The lines of a text.
  func lines(
    of text: QuestionText, first: String = "", rest: String = ""
  ) -> [String] {
    var lines: [String] = []
    for block in document.blocks(of: text) {
      let start = lines.isEmpty ? first : rest
      switch block {
      case .paragraph(let text):
        lines += wrapped(text, width: width, first: start, rest: rest)
      case .nodes(let range):
        lines += self.lines(ofNodes: range, first: start, rest: rest)
      }
    }
    return lines
  }

  /// A text in one line.
  func line(of text: QuestionText) -> String {
    document.plainText(of: text).split(separator: "\n").joined(separator: " ")
  }

  private func lines(ofNodes range: Range<Int>, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let node = document.nodes[index]
      lines += self.lines(ofNode: index, first: lines.isEmpty ? first : rest, rest: rest)
      index = node.subtreeEnd
    }
    return lines
  }

  private func lines(ofNode index: Int, first: String, rest: String) -> [String] {
    let node = document.nodes[index]
    let inside = (index + 1)..<node.subtreeEnd
    switch node.kind {
    case .list: return list(index, first: first, rest: rest)
    case .table: return table(index, first: first, rest: rest)
    case .blockQuote, .box, .item:
      let mark = node.kind == .item ? "" : "| "
      return lines(ofNodes: inside, first: first + mark, rest: rest + mark)
    case .thematicBreak: return [first + "----"]
    default:
      return wrapped(
        document.plainText(ofNodes: index..<node.subtreeEnd), width: width, first: first, rest: rest)
    }
  }

  private func list(_ index: Int, first: String, rest: String) -> [String] {
    let node = document.nodes[index]
    var lines: [String] = []
    for (place, item) in document.children(of: index).enumerated() {
      let mark = node.isOrdered ? "\(node.firstNumber + place). " : "・"
      let indent = String(repeating: " ", count: displayWidth(of: mark))
      let inside = (item + 1)..<document.nodes[item].subtreeEnd
      lines += self.lines(
        ofNodes: inside, first: (lines.isEmpty ? first : rest) + mark, rest: rest + indent)
    }
    return lines
  }

  /// A row a line, cells between bars.
  private func table(_ index: Int, first: String, rest: String) -> [String] {
    var lines: [String] = []
    for row in document.children(of: index) {
      let text: String
      if document.nodes[row].kind == .tableRow {
        text = document.children(of: row).map { cell in
          document.plainText(ofNodes: cell..<document.nodes[cell].subtreeEnd)
            .split(separator: "\n").joined(separator: " ")
        }.joined(separator: " | ")
      } else {
        text = document.plainText(ofNodes: row..<document.nodes[row].subtreeEnd)
      }
      lines += wrapped(text, width: width, first: lines.isEmpty ? first : rest, rest: rest + "  ")
    }
    return lines
  }
}
