// SPDX-License-Identifier: MIT

extension HTMLWriter {
  mutating func enterTable(_ node: MarkdownNode, at index: Int) -> Bool {
    switch node.kind {
    case .table:
      beginLine()
      write("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
      writeEscaped(label(ofTableAt: index))
      write("\">\n<table>\n")
    case .tableCaption:
      write("<caption>")
    case .tableRow:
      if node.isHead { write("<thead>\n") } else if isFirstBodyRow(index) { write("<tbody>\n") }
      write("<tr>\n")
    default:
      if tag(of: node) == .heading { write("<th scope=\"col\"") } else { write("<td") }
      switch node.alignment {
      case .none: break
      case .left: write(" class=\"align-left\"")
      case .center: write(" class=\"align-center\"")
      case .right: write(" class=\"align-right\"")
      }
      output.append(Byte.greater)
    }
    return true
  }

  mutating func leaveTable(_ node: MarkdownNode, at index: Int) {
    switch node.kind {
    case .table:
      if let row = lastChild(of: index), !nodes[row].isHead { write("</tbody>\n") }
      write("</table>\n</div>\n")
    case .tableCaption:
      write("</caption>\n")
    case .tableRow:
      write("</tr>\n")
      if node.isHead { write("</thead>\n") }
    default:
      if tag(of: node) == .heading { write("</th>\n") } else { write("</td>\n") }
    }
  }

  private enum CellTag { case heading, data }

  /// An empty cell heads nothing: assistive technology would read out a column without a name.
  private func tag(of node: MarkdownNode) -> CellTag {
    node.isHead && !node.span.isEmpty ? .heading : .data
  }

  private func isFirstBodyRow(_ index: Int) -> Bool {
    var before = index - 1
    while nodes[before].kind != .tableRow { before -= 1 }
    return nodes[before].isHead
  }

  private func lastChild(of index: Int) -> Int? {
    var last = nodes[index].subtreeEnd - 1
    while last > index, nodes[last].kind != .tableRow { last -= 1 }
    return last > index ? last : nil
  }

  /// Returns a name for a table that no other in the page has: its caption, or 表1, 表2 and so on.
  private mutating func label(ofTableAt index: Int) -> String {
    let hasCaption = index + 1 < nodes[index].subtreeEnd && nodes[index + 1].kind == .tableCaption
    let caption = hasCaption ? plainText(below: index + 1) : ""
    if !caption.isEmpty, rendering.tableLabels.insert(caption).inserted { return caption }
    var number = rendering.tableNumbers[caption] ?? (caption.isEmpty ? 0 : 1)
    var label: String
    repeat {
      number += 1
      label = caption.isEmpty ? "表\(number)" : "\(caption)（\(number)）"
    } while !rendering.tableLabels.insert(label).inserted
    rendering.tableNumbers[caption] = number
    return label
  }
}
