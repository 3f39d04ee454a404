// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// A text in a quote or a choice: a field that a key begins, or a remark without key.
struct QuestionField {
  let key: QuestionKeyLine?
  var pieces: [QuestionText.Piece]
}

/// What stands in the items of a list: their texts, marks, and what is said to them.
struct QuestionItem {
  let node: Int

  /// The lines of the text, the mark still in them.
  let lines: [QuestionLine]
  let mark: QuestionMark?
  var comment: [QuestionText.Piece] = []
  var hints: [QuestionText] = []

  /// The bytes from the beginning of the text.
  let bytes: Range<Int>
}

/// Takes fields out of quotes and items out of lists, and tells what is wrong with them.
struct QuestionFieldReader {
  let file: QuestionSource
  private(set) var diagnostics: [Diagnostic] = []

  init(file: QuestionSource) {
    self.file = file
  }

  /// The fields of a quote; what stands before the first key has none.
  mutating func fields(ofQuote quote: Int) -> [QuestionField] {
    var fields: [QuestionField] = []
    for block in file.document.children(of: quote) {
      if file.document.nodes[block].kind == .paragraph {
        append(file.lines(ofParagraph: block), to: &fields)
      } else {
        let range = block..<file.document.nodes[block].subtreeEnd
        if fields.isEmpty { fields.append(QuestionField(key: nil, pieces: [])) }
        fields[fields.count - 1].pieces.append(.blocks(range))
      }
    }
    return fields
  }

  /// Divides the lines of one paragraph: every line that starts with a key begins a new field.
  mutating func append(_ lines: [QuestionLine], to fields: inout [QuestionField]) {
    var start = lines.startIndex
    while start < lines.endIndex {
      let key = file.key(of: lines[start], acceptsSlips: true)
      var end = start + 1
      while end < lines.endIndex, file.key(of: lines[end], acceptsSlips: true) == nil { end += 1 }
      if let key { check(key) }
      let skipped = key.map { $0.colon.upperBound - lines[start].bytes.lowerBound } ?? 0
      let part = file.part(lines[start..<end], dropping: skipped)
      let pieces = part.map { [QuestionText.Piece.line($0)] } ?? []
      if key != nil || fields.isEmpty {
        fields.append(QuestionField(key: key, pieces: pieces))
      } else {
        fields[fields.count - 1].pieces += pieces
      }
      start = end
    }
  }

  /// Tells a key that is spelled otherwise, or has a full-width colon.
  mutating func check(_ key: QuestionKeyLine) {
    if key.isSlip {
      diagnostics.append(
        .questionKeySlip(
          file.text(key.name), key.key,
          at: file.span(key.name), label: key.label))
    } else if key.hasFullWidthColon {
      diagnostics.append(.questionFullWidthColon(key.key, at: file.span(key.colon)))
    }
  }

  /// The items of a list, and the keys that were glued to its last ones.
  mutating func items(ofList list: Int) -> [QuestionItem] {
    file.document.children(of: list).map { item(at: $0) }
  }

  private mutating func item(at node: Int) -> QuestionItem {
    let children = file.document.children(of: node)
    var lines: [QuestionLine] = []
    var fields: [QuestionField] = []
    if let first = children.first, file.document.nodes[first].kind == .paragraph {
      let all = file.lines(ofParagraph: first)
      lines = textLines(of: all, in: node, &fields)
    }
    let start = file.contentStart(ofItem: node)
    let bytes = start..<max(start, lines.last?.bytes.upperBound ?? start)
    for (index, child) in children.enumerated() {
      switch file.document.nodes[child].kind {
      case .blockQuote: fields += self.fields(ofQuote: child)
      case .paragraph where index == 0: continue
      default:
        diagnostics.append(.blockInChoice(at: file.span(firstLine(of: child))))
      }
    }
    let mark = QuestionMark(file.source.bytes[bytes])
    var item = QuestionItem(node: node, lines: lines, mark: mark, bytes: bytes)
    for field in fields { take(field, into: &item) }
    return item
  }

  /// The lines before the first key; lines behind it become fields.
  private mutating func textLines(
    of lines: [QuestionLine], in item: Int, _ fields: inout [QuestionField]
  ) -> [QuestionLine] {
    for (index, line) in lines.enumerated() where index > 0 {
      let key = file.key(of: line)
      guard file.isLazy(line, in: item) else {
        guard key != nil else { continue }
        append(Array(lines[index...]), to: &fields)
        return Array(lines[..<index])
      }
      if let key {
        diagnostics.append(
          .keyGluedToChoice(
            key.key, at: file.span(key.label), lineStart: file.lineStart(of: key.name.lowerBound),
            lineEnd: file.lineEnd(near: key.name.lowerBound)))
        return Array(lines[..<index])
      }
      diagnostics.append(.textGluedToChoice(file.text(line.bytes), at: file.span(line.bytes)))
    }
    return lines
  }

  private mutating func take(_ field: QuestionField, into item: inout QuestionItem) {
    switch field.key?.key {
    case nil, .explanation: item.comment += field.pieces
    case .hint: item.hints.append(QuestionText(field.pieces))
    case .some(let key):
      let label = field.key?.label ?? item.bytes
      diagnostics.append(.keyInChoice(key, at: file.span(label)))
    }
  }

  private func firstLine(of node: Int) -> Range<Int> {
    let span = file.document.nodes[node].span
    let line = file.lines.range(ofLine: file.lines.place(at: span.lowerBound).line)
    return span.lowerBound..<max(span.lowerBound, min(span.upperBound, line.upperBound))
  }
}

extension Diagnostic {
  fileprivate static func questionKeySlip(
    _ written: String, _ key: QuestionKey, at span: SourceSpan, label: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "question-key", "「\(written):」という項目はありません。",
      hint: "「\(key.rawValue): 」と書きます。", at: span,
      fix: Fix(replacing: label, with: "\(key.rawValue):", isSafe: true))
  }

  static func questionFullWidthColon(_ key: QuestionKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "fullwidth-colon", "項目「\(key.rawValue)」のコロンが全角の「：」です。",
      hint: "半角の「: 」に直します。", at: span,
      fix: Fix(replacing: span.bytes, with: ": ", isSafe: true))
  }

  fileprivate static func keyGluedToChoice(
    _ key: QuestionKey, at span: SourceSpan, lineStart: Int, lineEnd: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "glued-key", "「\(key.rawValue):」の行が、すぐ上の選択肢の続きになっています。",
      hint: "上に空の行を入れます。", at: span,
      fix: Fix(replacing: lineStart..<lineStart, with: lineEnd, isSafe: true))
  }

  fileprivate static func textGluedToChoice(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "glued-text", "「\(text)」は、すぐ上の選択肢の続きとして読まれます。",
      hint: "続きなら空白2つで字下げします。別の文なら、選択肢の前に置きます。", at: span)
  }

  fileprivate static func keyInChoice(_ key: QuestionKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "key-in-choice", "「\(key.rawValue):」は問の項目なので、選択肢の中には書けません。",
      hint: "選択肢の並びの後に、空の行をはさんで、字下げせずに書きます。", at: span)
  }

  fileprivate static func blockInChoice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "block-in-choice", "選択肢の中に書けるのは、1つの文と、字下げした「> 」の説明だけです。",
      hint: "図・表・箇条書きは、選択肢の前の問いの文に置きます。", at: span)
  }
}
