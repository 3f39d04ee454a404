// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Whether a node of libcmark's is the list item that the source pass made of a footnote's definition.
  func isFootnote(at index: Int) -> Bool {
    guard !options.isPlainCommonMark, index + 2 < tree.nodes.count,
      tree.nodes[index].kind == .item, tree.nodes[index + 1].kind == .paragraph
    else { return false }
    return markers.role(at: tree.nodes[index + 2], of: tree) == .footnote
  }

  /// Begins the definition of a footnote.
  mutating func openFootnote(at start: Int) -> Int {
    let mark = FootnoteSyntax.definitionMark(bytes, at: start, limit: bytes.count)
    lastEnd = mark?.end ?? start
    return open(.footnoteDefinition, at: start, literal: mark?.label ?? 0..<0)
  }

  /// Adds the first paragraph of a list item where something special begins it.
  ///
  /// - Returns: Whether it did.
  mutating func appendItemText(_ raw: CMarkTree.Node, at index: Int, isTight: Bool) -> Bool {
    guard !options.isPlainCommonMark, Int(raw.subtreeEnd) > index + 1,
      tree.nodes[index + 1].kind == .text
    else { return false }
    if isFootnote(at: index - 1) {
      appendFootnoteText(raw, at: index, isTight: isTight)
      return true
    }
    return options.readsCheckboxes && appendTask(raw, at: index, isTight: isTight)
  }

  private mutating func appendFootnoteText(
    _ raw: CMarkTree.Node, at index: Int, isTight: Bool
  ) {
    // The list mark that the source pass put in takes four bytes.
    cursor.position = max(cursor.position - 4, 0)
    guard
      let mark = FootnoteSyntax.definitionMark(bytes, at: cursor.position, limit: cursor.limit)
    else { return }
    tree.dropPrefix(3, ofTextAt: index + 1)
    let length = mark.end - cursor.position
    let end = Int(raw.subtreeEnd)
    // A NUL is read as U+FFFD.
    let read = length + 2 * bytes[cursor.position..<mark.end].count { $0 == 0 }
    if tree.nodes[index + 1].first.count <= read {
      cursor.position = mark.end
      guard index + 2 < end else { return }
      let isBreak = tree.nodes[index + 2].kind == .softBreak
      if isBreak { skipBreak(.softBreak) }
      appendText(of: (index + (isBreak ? 3 : 2))..<end, isTight: isTight)
    } else {
      tree.dropPrefix(UInt32(read), ofTextAt: index + 1)
      cursor.position = mark.end
      appendText(of: (index + 1)..<end, isTight: isTight)
    }
  }

  /// Adds the text of a task: `[ ] …` or `[x] …`.
  private mutating func appendTask(_ raw: CMarkTree.Node, at index: Int, isTight: Bool) -> Bool {
    let start = cursor.position
    let text = tree.strings[tree.nodes[index + 1].first]
    guard start + 4 < cursor.limit, text.count >= 4, bytes[start] == Byte.openBracket,
      bytes[start + 2] == Byte.closeBracket, bytes[start + 3].isBlank,
      text.prefix(4) == bytes[start..<start + 4]
    else { return false }
    let mark = bytes[start + 1]
    guard mark == Byte.space || mark | 0x20 == UInt8(ascii: "x") else { return false }
    let node = open(.paragraph, at: start, flags: isTight ? .tight : [])
    appendLeaf(
      .checkbox, span: start..<start + 3, flags: mark == Byte.space ? [] : .checked)
    let length = 3 + text.dropFirst(3).prefix { $0.isBlank }.count
    appendInlines((index + 1)..<Int(raw.subtreeEnd), skipping: length)
    lastEnd = cursor.position
    close(node, at: lastEnd)
    return true
  }

  /// Reads a reference to a footnote.
  mutating func footnoteReference(at offset: Int, limit: Int) -> MarkdownNode? {
    guard let mark = FootnoteSyntax.mark(bytes, at: offset, limit: limit) else { return nil }
    let span = offset..<mark.end
    guard pass.footnoteLabels.contains(FootnoteSyntax.name(bytes, mark.label)) else {
      diagnostics.append(.undefinedFootnote(source, span))
      return nil
    }
    let detail = append(MarkdownDetail())
    return MarkdownNode(.footnoteReference, span: span, literal: mark.label, detail: detail)
  }

  /// Gives the footnotes their numbers, in the order in which they are first referred to.
  ///
  /// - Returns: The footnotes that are shown.
  mutating func numberFootnotes() -> [MarkdownFootnote] {
    var definitions: [String: Int] = [:]
    var references: [Int] = []
    var hidden = 0..<0
    for (index, node) in nodes.enumerated() {
      if node.kind == .footnoteDefinition {
        let name = FootnoteSyntax.name(bytes, node.literal)
        if definitions.updateValue(definitions[name] ?? index, forKey: name) != nil {
          diagnostics.append(.doubledFootnote(source, node))
        }
        if hidden.upperBound <= index { hidden = index..<node.subtreeEnd }
      } else if node.kind == .footnoteReference, !hidden.contains(index) {
        references.append(index)
      }
    }
    guard !definitions.isEmpty || !references.isEmpty else { return [] }
    let footnotes = number(references, definitions: definitions)
    let shown = Set(footnotes.map(\.node))
    for (name, index) in definitions.sorted(by: { $0.value < $1.value })
    where !shown.contains(index) {
      diagnostics.append(.unusedFootnote(name, source, nodes[index]))
    }
    return footnotes
  }

  private mutating func number(
    _ references: [Int], definitions: [String: Int]
  ) -> [MarkdownFootnote] {
    var footnotes: [MarkdownFootnote] = []
    var numbers: [Int: Int] = [:]
    var queue = references
    var next = 0
    while next < queue.count {
      let index = queue[next]
      next += 1
      let node = nodes[index]
      guard let definition = definitions[FootnoteSyntax.name(bytes, node.literal)] else {
        diagnostics.append(.undefinedFootnote(source, node.span))
        nodes[index] = MarkdownNode(
          .text, span: node.span, subtreeEnd: node.subtreeEnd, literal: node.span)
        continue
      }
      if let number = numbers[definition] {
        let count = footnotes[number - 1].references + 1
        footnotes[number - 1] = MarkdownFootnote(node: definition, references: count)
        details[Int(node.detail) - 1].number = number
        details[Int(node.detail) - 1].occurrence = count
      } else {
        footnotes.append(MarkdownFootnote(node: definition, references: 1))
        numbers[definition] = footnotes.count
        details[Int(node.detail) - 1].number = footnotes.count
        details[Int(node.detail) - 1].occurrence = 1
        queue += (definition..<nodes[definition].subtreeEnd).filter {
          nodes[$0].kind == .footnoteReference
        }
      }
    }
    return footnotes
  }
}

extension Diagnostic {
  fileprivate static func undefinedFootnote(_ source: SourceText, _ span: Range<Int>) -> Diagnostic
  {
    Diagnostic(
      .warning, id: "footnote-without-definition",
      "脚注「\(source.text(in: span))」の説明が見つかりません。",
      hint: "別の行に「\(source.text(in: span)): 説明」と書きます",
      at: SourceSpan(path: source.path, bytes: span))
  }

  fileprivate static func doubledFootnote(
    _ source: SourceText, _ node: MarkdownNode
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "doubled-footnote",
      "脚注「[^\(source.text(in: node.literal))]」の説明が2つ以上あります。初めのものだけを使います。",
      hint: "どちらかの名前を変えてください", at: SourceSpan(path: source.path, bytes: node.literal))
  }

  fileprivate static func unusedFootnote(
    _ name: String, _ source: SourceText, _ node: MarkdownNode
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "unused-footnote",
      "脚注「[^\(source.text(in: node.literal))]」は本文のどこからも使われていないため、表示されません。",
      hint: "本文に「[^\(source.text(in: node.literal))]」と書くか、説明を消してください",
      at: SourceSpan(path: source.path, bytes: node.literal))
  }
}
