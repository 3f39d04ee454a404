// SPDX-License-Identifier: MIT

import Diagnostics

// MARK: - Files

extension Diagnostic {
  static func nulByte(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "template-nul-byte", "テンプレートに文字ではないバイト（NUL）が入っています。",
      hint: "UTF-8の文字だけのファイルとして保存し直してください。", at: span)
  }
}

// MARK: - Tags

extension Diagnostic {
  static func tagNotClosed(
    _ range: Range<Int>, with delimiters: TemplateDelimiters, in source: SourceText
  ) -> Diagnostic {
    let close = String(decoding: delimiters.close, as: UTF8.self)
    let written = source.quotation(of: range)
    return Diagnostic(
      .error, id: "template-tag-unclosed", "「\(written)」のタグが「\(close)」で閉じられていません。",
      hint: written.unicodeScalars.contains("｝")
        ? "全角の「｝」ではなく、半角の「\(close)」で閉じてください。" : "名前のすぐ後ろに「\(close)」を書いてください。",
      at: SourceSpan(path: source.path, bytes: range))
  }

  static func tripleNotClosed(
    _ tag: Range<Int>, inner: Range<Int>, _ delimiters: TemplateDelimiters, in source: SourceText
  ) -> Diagnostic {
    let close = "}" + String(decoding: delimiters.close, as: UTF8.self)
    return Diagnostic(
      .error, id: "template-tag-unclosed",
      "「\(source.quotation(of: tag))」のタグが「\(close)」で閉じられていません。",
      hint: "「\(delimiters.tag("{", source.quotation(of: inner)))」と書いてください。",
      at: SourceSpan(path: source.path, bytes: tag))
  }

  static func emptyTag(at tag: Range<Int>, in source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, id: "template-empty-tag", "「\(source.quotation(of: tag))」のタグに名前がありません。",
      hint: "タグの中に名前を書いてください。", at: SourceSpan(path: source.path, bytes: tag))
  }

  static func unreadableName(
    _ name: Range<Int>, in tag: Range<Int>, of source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "template-name-form",
      "「\(source.quotation(of: tag))」の中の「\(source.quotation(of: name))」は、名前として読めません。",
      hint: hintForBranch(source.text(in: name))
        ?? "名前は文字、数字、「_」、「-」で書き、中の名前は「.」でつないでください。",
      at: SourceSpan(path: source.path, bytes: name))
  }

  /// What to write in place of `{{#if title}}`, which other template languages have.
  private static func hintForBranch(_ name: String) -> String? {
    let words = name.split(separator: " ")
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "if", "each", "with":
      return "「\(words[0])」は要りません。「{{#\(words[1])}}…{{/\(words[1])}}」と書いてください。"
    case "unless":
      return "「unless」は「^」で表します。「{{^\(words[1])}}…{{/\(words[1])}}」と書いてください。"
    default:
      return nil
    }
  }

  static func unreadableDelimiters(
    _ tag: Range<Int>, _ delimiters: TemplateDelimiters, in source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "template-delimiters",
      "「\(source.quotation(of: tag))」は、タグの記号の変更として読めません。",
      hint: "「\(delimiters.tag("=", "<% %>="))」のように、始まりと終わりの記号を空白で分けて書いてください。",
      at: SourceSpan(path: source.path, bytes: tag))
  }
}

// MARK: - Sections

extension Diagnostic {
  static func sectionsTooDeep(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "template-too-deep",
      "セクションの入れ子が\(TemplateParser.deepest)段を超えたので、ここから先は読めません。",
      hint: "「{{/名前}}」の書き忘れがないか確かめてください。", at: span)
  }

  static func sectionNotClosed(_ open: TemplateNode, in source: SourceText) -> Diagnostic {
    let name = open.name.isEmpty ? "名前" : source.text(in: open.name)
    return Diagnostic(
      .error, id: "template-section-unclosed",
      "「\(source.quotation(of: open.span))」のセクションが閉じられていません。",
      hint: "終わりに「\(open.delimiters.tag("/", name))」を書いてください。",
      at: SourceSpan(path: source.path, bytes: open.span))
  }

  static func nothingToClose(_ close: TemplateNode, in source: SourceText) -> Diagnostic {
    let name = source.text(in: close.name)
    return Diagnostic(
      .error, id: "template-section-unopened",
      "「\(source.quotation(of: close.span))」に対応する始まりのタグがありません。",
      hint: "前に「\(close.delimiters.tag("#", name))」を書くか、このタグを消してください。",
      at: SourceSpan(path: source.path, bytes: close.span))
  }

  static func wrongClose(
    _ close: TemplateNode, of open: TemplateNode, in source: SourceText
  ) -> Diagnostic {
    let place = source.place(at: open.span.lowerBound)
    let right = close.delimiters.tag("/", source.text(in: open.name))
    let isSlip =
      nearestWord(to: source.text(in: close.name), among: [source.text(in: open.name)]) != nil
    return Diagnostic(
      .error, id: "template-section-mismatch",
      """
      「\(source.quotation(of: close.span))」がありますが、\
      \(place.line)行目の「\(source.quotation(of: open.span))」がまだ閉じられていません。
      """,
      hint: isSlip ? "「\(right)」の書き間違いではありませんか。" : "先に「\(right)」を書いてください。",
      at: SourceSpan(path: source.path, bytes: close.span))
  }
}
