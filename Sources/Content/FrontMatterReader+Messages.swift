// SPDX-License-Identifier: MIT

import Diagnostics

extension Diagnostic {
  static func notAMapping(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "wrong-type", "ここには「項目名: 値」の並びが必要です。", hint: "例: 題名: 会議の記録", at: span)
  }

  static func missingKey(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "missing-key", "必要な項目「\(key)」がありません。", hint: "「\(key): …」の行を加えます。",
      at: span)
  }

  static func emptyValue(_ key: String, isRequired: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      isRequired ? .error : .warning, id: "empty-value", "項目「\(key)」に値がありません。",
      hint: isRequired ? "値を書きます。" : "値を書くか、この行を消します。", at: span)
  }

  static func unknownKey(
    _ key: String, among known: [String], at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestWord(to: key, among: known)
    return Diagnostic(
      .error, id: "unknown-key", "「\(key)」という項目はありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
        ?? "使える項目: " + known.joined(separator: "、"),
      at: span, fix: nearest.map { Fix(replacing: span.bytes, with: $0, isSafe: false) })
  }

  static func notAText(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "wrong-type", "項目「\(key)」の値には、一つの文字列が必要です。",
      hint: "並びや入れ子をやめて一行で書きます。記号で始まる値は \" \" で囲みます。", at: span)
  }

  static func notAList(_ key: String, example: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "wrong-type", "項目「\(key)」には並びが必要です。", hint: "例: \(example)", at: span)
  }

  static func commentInText(
    _ key: String, in source: SourceText, _ value: Range<Int>
  ) -> Diagnostic {
    var end = value.upperBound
    while end < source.bytes.count, source.bytes[end] != 0x0A, source.bytes[end] != 0x0D {
      end += 1
    }
    let whole = source.text(in: value.lowerBound..<end)
    let quoted = "\"" + whole.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    return Diagnostic(
      .error, id: "comment-in-text",
      "項目「\(key)」の値は「 #」の前で切れています（「#」から後ろは注記として読み飛ばされます）。",
      hint: "値の全体を引用符で囲みます: \(quoted)",
      at: SourceSpan(path: source.path, bytes: value.upperBound..<end),
      fix: Fix(replacing: value.lowerBound..<end, with: quoted, isSafe: true))
  }

  static func notADate(_ text: String, for key: String, at span: SourceSpan) -> Diagnostic {
    switch CalendarDate.guess(text) {
    case .date(let date):
      Diagnostic(
        .error, id: "date-form", "項目「\(key)」の日付「\(text)」は、決まった形ではありません。",
        hint: "「\(date.text)」と書きます。", at: span,
        fix: Fix(replacing: span.bytes, with: date.text, isSafe: true))
    case .doesNotExist:
      Diagnostic(
        .error, id: "date-does-not-exist", "項目「\(key)」の日付「\(text)」は、暦にありません。",
        hint: "日付を確かめます（1900年から2199年まで）。", at: span)
    case .notADate:
      Diagnostic(
        .error, id: "date-form", "項目「\(key)」の値「\(text)」は、日付として読めません。",
        hint: "西暦で「2026-06-01」のように書きます。", at: span)
    }
  }

  static func notANumber(
    _ text: String, for key: String, in bounds: ClosedRange<Int>, example: String,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "number-form",
      "項目「\(key)」の値「\(text)」は、\(bounds.lowerBound)から\(bounds.upperBound)までの整数ではありません。",
      hint: "例: \(key): \(example)",
      at: span)
  }

  static func notAChoice(
    _ text: String, of words: [String], for key: String, at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestWord(to: text, among: words)
    return Diagnostic(
      .error, id: "unknown-word", "項目「\(key)」に「\(text)」は使えません。",
      hint: (nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "")
        + "使える言葉: " + words.joined(separator: "、"),
      at: span, fix: nearest.map { Fix(replacing: span.bytes, with: $0, isSafe: false) })
  }
}
