// SPDX-License-Identifier: MIT

package import Diagnostics
package import Markdown
import YAML

/// Reads `content/terms.md`: one `## ` heading a term, key lines under it, then the explanation.
package func readGlossary(
  _ source: SourceText, options: MarkdownOptions
) -> Checked<Glossary> {
  let split = splitFrontMatter(of: source)
  guard let frontMatter = split.value else { return Checked(nil, split.diagnostics) }
  let parsed = parseYAML(source, in: frontMatter.yaml)
  var reader = FrontMatterReader(parsed.value, of: source, opening: frontMatter.opening)
  let title = reader.text("題名", isRequired: true)
  let updated = reader.date("更新", isRequired: true)
  reader.finish()
  let body = parseMarkdown(source, in: frontMatter.body, options: options)
  var diagnostics = split.diagnostics + parsed.diagnostics + reader.diagnostics + body.diagnostics
  guard let document = body.value else { return Checked(nil, diagnostics) }
  let lines = LineTable(of: source)
  var terms: [Glossary.Term] = []
  var names: Set<String> = []
  for section in document.sections(level: 2) {
    var fields = TermFields(source: source, lines: lines)
    fields.read(section, in: document)
    diagnostics += fields.diagnostics
    let name = Located(section.heading.text, at: section.heading.span)
    for word in [name] + fields.aliases where !names.insert(word.value).inserted {
      diagnostics.append(
        .doubledTerm(word.value, at: SourceSpan(path: source.path, bytes: word.span)))
    }
    terms.append(
      Glossary.Term(
        name: name, anchor: section.heading.id, reading: fields.reading ?? name.value,
        aliases: fields.aliases, citation: fields.citation, nodes: fields.explanation))
  }
  return Checked(
    Glossary(
      source: source, title: title?.value ?? "用語集", updated: updated?.value, body: document,
      terms: terms),
    diagnostics)
}

/// The key lines under a term's heading: 読み, 別名, 出典.
private struct TermFields {
  let source: SourceText
  let lines: LineTable
  var reading: String?
  var aliases: [Located<String>] = []
  var citation: String?
  var explanation: Range<Int> = 0..<0
  var diagnostics: [Diagnostic] = []

  mutating func read(_ section: MarkdownSection, in document: MarkdownDocument) {
    explanation = section.nodes
    guard let first = section.nodes.first, document.nodes[first].kind == .paragraph else {
      diagnostics.append(.termWithoutReading(section.heading.text, at: span(section.heading.span)))
      return
    }
    let paragraph = document.nodes[first].span
    var isAllKeys = true
    var line = lines.place(at: paragraph.lowerBound).line
    let last = lines.place(at: max(paragraph.lowerBound, paragraph.upperBound - 1)).line
    while line <= last {
      if !readKey(inLine: lines.range(ofLine: line)) {
        isAllKeys = false
        break
      }
      line += 1
    }
    if isAllKeys {
      explanation = document.nodes[first].subtreeEnd..<section.nodes.upperBound
    } else if reading != nil {
      diagnostics.append(.termTextGlued(at: span(lines.range(ofLine: line))))
    }
    if reading == nil {
      diagnostics.append(.termWithoutReading(section.heading.text, at: span(section.heading.span)))
    }
    if explanation.isEmpty {
      diagnostics.append(.termWithoutText(section.heading.text, at: span(section.heading.span)))
    }
  }

  private mutating func readKey(inLine range: Range<Int>) -> Bool {
    for key in ["読み", "別名", "出典"] where source.bytes[range].starts(with: key.utf8) {
      let sign = range.lowerBound + key.utf8.count
      guard sign < range.upperBound else { return false }
      let isHalf = source.bytes[sign] == 0x3A
      guard isHalf || source.bytes[sign..<range.upperBound].starts(with: "：".utf8) else {
        return false
      }
      let colon = sign..<(sign + (isHalf ? 1 : 3))
      if !isHalf { diagnostics.append(.termFullWidthColon(key, at: span(colon))) }
      take(key, trimmed(colon.upperBound..<range.upperBound))
      return true
    }
    return false
  }

  private mutating func take(_ key: String, _ value: Range<Int>) {
    let text = source.text(in: value)
    guard !text.isEmpty else {
      diagnostics.append(.emptyValue(key, isRequired: key == "読み", at: span(value)))
      return
    }
    switch key {
    case "読み":
      reading = text
      if !isReading(text) {
        diagnostics.append(.readingNotKana(text, at: span(value)))
      }
    case "別名":
      aliases = pieces(of: value)
    default:
      citation = text
    }
  }

  /// The names between 、 or commas.
  private func pieces(of range: Range<Int>) -> [Located<String>] {
    var pieces: [Located<String>] = []
    var start = range.lowerBound
    var index = start
    while index <= range.upperBound {
      let isEnd = index == range.upperBound
      let isComma = !isEnd && source.bytes[index] == 0x2C
      let isTouten = !isEnd && source.bytes[index..<range.upperBound].starts(with: "、".utf8)
      if isEnd || isComma || isTouten {
        let piece = trimmed(start..<index)
        if !piece.isEmpty { pieces.append(Located(source.text(in: piece), at: piece)) }
        start = index + (isTouten ? 3 : 1)
        index = start
      } else {
        index += 1
      }
    }
    return pieces
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, source.bytes[start] == 0x20 || source.bytes[start] == 0x09 { start += 1 }
    while end > start, source.bytes[end - 1] == 0x20 || source.bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  private func span(_ bytes: Range<Int>) -> SourceSpan {
    SourceSpan(path: source.path, bytes: bytes)
  }
}

/// Whether a text is a reading: hiragana and marks of length only.
func isReading(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { (0x3041...0x3096).contains($0.value) || $0 == "ー" }
}

extension Diagnostic {
  fileprivate static func doubledTerm(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-term", "用語「\(name)」は、用語集にもう書かれています（別名を含みます）。",
      hint: "一つにまとめます。", at: span)
  }

  fileprivate static func termWithoutReading(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "missing-reading", "用語「\(name)」に読みがありません。",
      hint: "見出しのすぐ下に「読み: ひらがな」の行を置きます。", at: span)
  }

  fileprivate static func termWithoutText(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "empty-section", "用語「\(name)」に説明がありません。", hint: "空の行をはさんで説明を書きます。",
      at: span)
  }

  fileprivate static func termTextGlued(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "term-text-glued", "用語の項目（読み・別名・出典）と説明の間に、空の行がありません。",
      hint: "この行の前に空の行を入れます。", at: span,
      fix: Fix(replacing: span.bytes.lowerBound..<span.bytes.lowerBound, with: "\n", isSafe: true))
  }

  fileprivate static func termFullWidthColon(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "fullwidth-colon", "項目「\(key)」のコロンが全角の「：」です。", hint: "半角の「: 」に直します。",
      at: span, fix: Fix(replacing: span.bytes, with: ": ", isSafe: true))
  }

  static func readingNotKana(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "reading-not-kana", "読み「\(text)」に、ひらがな以外の文字があります。",
      hint: "ひらがなと「ー」だけで書きます。", at: span)
  }
}
