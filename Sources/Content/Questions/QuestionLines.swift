// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// A line of a paragraph: its nodes, and where it lies in the file.
struct QuestionLine: Hashable {
  let nodes: Range<Int>

  /// From its first character as the author sees it to its last.
  let bytes: Range<Int>
}

/// The file of a quiz, as questions are read from it.
struct QuestionSource {
  let source: SourceText
  let document: MarkdownDocument
  let lines: LineTable

  func span(_ bytes: Range<Int>) -> SourceSpan {
    SourceSpan(path: source.path, bytes: bytes)
  }

  func text(_ bytes: Range<Int>) -> String { source.text(in: bytes) }

  /// The lines of the paragraph at an index.
  func lines(ofParagraph index: Int) -> [QuestionLine] {
    var found: [QuestionLine] = []
    var start: Int?
    var end = index + 1
    func close(at next: Int) {
      guard let first = start else { return }
      let bytes = document.nodes[first].span.lowerBound..<document.nodes[end].span.upperBound
      found.append(QuestionLine(nodes: first..<next, bytes: bytes))
    }
    for child in document.children(of: index) {
      let kind = document.nodes[child].kind
      if kind == .softBreak || kind == .lineBreak {
        close(at: child)
        start = nil
      } else {
        if start == nil { start = child }
        end = child
      }
    }
    close(at: document.nodes[index].subtreeEnd)
    return found
  }

  /// The key at the beginning of a line.
  func key(of line: QuestionLine, acceptsSlips: Bool = false) -> QuestionKeyLine? {
    QuestionKeyLine(in: line.bytes, of: source, acceptsSlips: acceptsSlips)
  }

  /// The nodes from one line to another without some bytes at the beginning, and without blanks at the end.
  func part(_ lines: some Collection<QuestionLine>, dropping count: Int = 0) -> InlinePart? {
    var nodes = 0..<0
    for line in lines {
      nodes = (nodes.isEmpty ? line.nodes.lowerBound : nodes.lowerBound)..<line.nodes.upperBound
    }
    return part(ofNodes: nodes, dropping: count)
  }

  /// Sibling nodes without some bytes at the beginning, and without blanks at both ends.
  func part(ofNodes range: Range<Int>, dropping count: Int = 0) -> InlinePart? {
    var first = range.lowerBound
    var head = count
    while first < range.upperBound {
      let node = document.nodes[first]
      if node.kind == .checkbox {
        head = max(0, head - node.span.count)
        first = node.subtreeEnd
        continue
      }
      guard node.kind == .text else { break }
      let literal = document.literals[node.literal].dropFirst(head)
      let blank = blankPrefix(of: literal)
      if blank < literal.count {
        head += blank
        break
      }
      head = max(0, head - node.literal.count)
      first = node.subtreeEnd
    }
    guard first < range.upperBound else { return nil }
    var tail = 0
    if let last = lastSibling(of: first..<range.upperBound), document.nodes[last].kind == .text {
      tail = blankSuffix(of: document.literals[document.nodes[last].literal])
    }
    return InlinePart(nodes: first..<range.upperBound, head: head, tail: tail)
  }

  private func lastSibling(of range: Range<Int>) -> Int? {
    var last: Int?
    var next = range.lowerBound
    while next < range.upperBound {
      last = next
      next = document.nodes[next].subtreeEnd
    }
    return last
  }

  /// Whether a line stands further left than what is indented to belong to an item.
  func isLazy(_ line: QuestionLine, in item: Int) -> Bool {
    let content = column(of: contentStart(ofItem: item))
    return column(of: line.bytes.lowerBound) < content
  }

  /// The place of the first character behind an item's list mark.
  func contentStart(ofItem item: Int) -> Int {
    let bytes = source.bytes[document.nodes[item].span]
    var index = bytes.startIndex
    while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) { index += 1 }
    index = min(index + 1, bytes.endIndex)
    return index + blankPrefix(of: bytes[index...])
  }

  /// The bytes between the beginning of its line and a place.
  func column(of offset: Int) -> Int { offset - lineStart(of: offset) }

  /// The beginning of the line that a place stands in.
  func lineStart(of offset: Int) -> Int {
    lines.range(ofLine: lines.place(at: offset).line).lowerBound
  }

  /// How the file ends its lines, as seen near a place.
  func lineEnd(near offset: Int) -> String {
    let end = lines.range(ofLine: lines.place(at: offset).line).upperBound
    let rest = source.bytes[end...]
    if rest.starts(with: [0x0D, 0x0A]) { return "\r\n" }
    if rest.isEmpty, source.bytes.contains(0x0D) { return "\r\n" }
    return rest.first == 0x0D ? "\r" : "\n"
  }
}
