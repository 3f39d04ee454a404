// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText
import Markdown

extension AnswerBuilder {
  /// ○ or ×, a number with its tolerance, or words between ` / `.
  mutating func typed() -> BuiltAnswer? {
    guard let line = values[.answer] else {
      diagnostics.append(missingAnswer)
      return nil
    }
    guard !line.value.isEmpty else { return nil }
    let text = unescaped(file.text(line.value))
    let span = file.span(line.value)
    switch lists.kind {
    case .words: return words(text, at: span)
    case .number: return number(text, at: span)
    case .trueFalse:
      if let answer = truth(text, at: span) { return answer }
      diagnostics.append(.notTrueOrFalse(text, at: span))
      return nil
    default:
      if let answer = truth(text, at: span) { return answer }
      return Tolerance(text) != nil ? number(text, at: span) : words(text, at: span)
    }
  }

  /// A mark by itself.
  private mutating func truth(_ text: String, at span: SourceSpan) -> BuiltAnswer? {
    let bytes = Array(text.utf8)
    guard let mark = QuestionMark(bytes[...]), mark.length == bytes.count else { return nil }
    if mark.style == .box {
      diagnostics.append(.boxAsAnswer(text, at: span))
    } else if mark.slip != nil {
      diagnostics.append(
        .unclearTruth(
          text, proper: mark.proper, at: span,
          fix: Fix(replacing: span.bytes, with: mark.proper, isSafe: mark.slip == .fullWidth)))
    }
    return BuiltAnswer(key: .trueFalse(mark.isRight))
  }

  private mutating func words(_ text: String, at span: SourceSpan) -> BuiltAnswer? {
    let words = separated(text)
    var seen: Set<String> = []
    for word in words {
      let folded = foldedAnswer(word)
      if word.isEmpty {
        diagnostics.append(.emptyWord(at: span))
      } else if folded.isEmpty {
        diagnostics.append(.unanswerableWord(word, at: span))
      } else if !seen.insert(folded).inserted {
        diagnostics.append(.doubledWord(word, at: span))
      }
    }
    if words.count == 1, lists.kind != .words, readNumber(text, units: unit(of: text)) != nil {
      diagnostics.append(
        .numberWithoutTolerance(
          text, at: span,
          fix: Fix(
            replacing: span.bytes.upperBound..<span.bytes.upperBound, with: " ±0", isSafe: false)))
    }
    return seen.isEmpty ? nil : BuiltAnswer(key: .words(words.filter { !$0.isEmpty }))
  }

  private mutating func number(_ text: String, at span: SourceSpan) -> BuiltAnswer? {
    let tolerance = Tolerance(text)
    let units = (tolerance.map { separated($0.units) } ?? unit(of: text)).filter { !$0.isEmpty }
    guard let value = readNumber(tolerance?.value ?? text, units: units),
      let width = tolerance.map({ DecimalNumber($0.width) })
        ?? Optional(DecimalNumber(tenThousandths: 0)),
      width.tenThousandths >= 0
    else {
      diagnostics.append(.badNumber(text, at: span))
      return nil
    }
    return BuiltAnswer(
      key: .number(NumericAnswer(value: value, tolerance: width, units: units)))
  }

  /// Tells a missing answer where a line says it in other words, or at the heading.
  private var missingAnswer: Diagnostic {
    var index = heading.node
    while index < file.document.nodes.count, index == heading.node || file.document.nodes[index].level != 2
    {
      if file.document.nodes[index].kind == .paragraph {
        for line in file.lines(ofParagraph: index) {
          guard let key = file.key(of: line, acceptsSlips: true), key.isSlip, key.key == .answer
          else { continue }
          return .answerSlip(
            file.text(key.name), at: file.span(key.name),
            fix: Fix(replacing: key.label, with: "答え:", isSafe: true))
        }
      }
      index = file.document.nodes[index].subtreeEnd
    }
    return .missingAnswer(at: headingSpan)
  }
}

/// The words between slashes that stand free, and between full-width slashes.
private func separated(_ text: String) -> [String] {
  let spaced = text.replacing("／", with: " / ").replacing("\u{3000}", with: " ")
  let padded = " \(spaced) "
  var words: [String] = []
  var word: [UInt8] = []
  let bytes = Array(padded.utf8)
  for (index, byte) in bytes.enumerated() {
    let isFree =
      byte == 0x2F && index > 0 && bytes[index - 1] == 0x20 && bytes[index + 1] == 0x20
    if isFree {
      words.append(trimmed(word))
      word = []
    } else {
      word.append(byte)
    }
  }
  return words + [trimmed(word)]
}

private func trimmed(_ bytes: [UInt8]) -> String {
  let rest = bytes[...].dropFirst(blankPrefix(of: bytes[...]))
  return String(decoding: rest.dropLast(blankSuffix(of: rest)), as: UTF8.self)
}

/// The text with the backslashes taken away that protect signs of Markdown.
private func unescaped(_ text: String) -> String {
  guard text.utf8.contains(0x5C) else { return text }
  var bytes: [UInt8] = []
  let written = Array(text.utf8)
  for (index, byte) in written.enumerated() {
    let next = index + 1 < written.count ? written[index + 1] : 0
    let isSign = (0x21...0x2F).contains(next) || (0x3A...0x40).contains(next)
      || (0x5B...0x60).contains(next) || (0x7B...0x7E).contains(next)
    let isProtected = index > 0 && written[index - 1] == 0x5C && bytes.last != 0x5C
    if byte == 0x5C, isSign, !isProtected { continue }
    bytes.append(byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Diagnostic {
  fileprivate static func missingAnswer(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "missing-answer", "問に選択肢も「答え:」もありません。",
      hint: "「- ○ …」「- × …」の選択肢を並べるか、「答え: …」の行を書きます。", at: span)
  }

  fileprivate static func answerSlip(_ written: String, at span: SourceSpan, fix: Fix) -> Diagnostic
  {
    Diagnostic(
      .error, id: "missing-answer", "「\(written):」という項目はないので、問に答えがありません。",
      hint: "「答え: 」と書きます。", at: span, fix: fix)
  }

  fileprivate static func boxAsAnswer(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "unclear-mark", "答え「\(text)」は、○ でも × でもありません。", hint: "「○」か「×」を書きます。",
      at: span)
  }

  fileprivate static func unclearTruth(
    _ text: String, proper: String, at span: SourceSpan, fix: Fix
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "unclear-mark", "答え「\(text)」は、○ でも × でもありません。",
      hint: "正誤の問なら「\(proper)」と書きます。この文字を答えさせる問なら「種類: 短答」を加えます。", at: span, fix: fix)
  }

  fileprivate static func notTrueOrFalse(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "unclear-mark", "正誤の問の答え「\(text)」は、○ でも × でもありません。",
      hint: "「答え: ○」か「答え: ×」と書きます。", at: span)
  }

  fileprivate static func emptyWord(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "empty-answer", "「/」で区切った答えの一つに、言葉がありません。", hint: "言葉を書くか、「/」を消します。",
      at: span)
  }

  fileprivate static func unanswerableWord(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "empty-answer", "答え「\(word)」は記号だけなので、比べられません。", hint: "文字のある言葉を書きます。",
      at: span)
  }

  fileprivate static func doubledWord(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "doubled-answer", "答え「\(word)」は、前の答えと同じに扱われます（全角と半角、かなの違いなどは区別しません）。",
      hint: "消します。", at: span)
  }

  fileprivate static func numberWithoutTolerance(
    _ text: String, at span: SourceSpan, fix: Fix
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "number-without-tolerance", "答え「\(text)」は、数ではなく文字として比べられます。",
      hint: "数として採点するには「\(text) ±0」のように許す差を書きます。文字のままでよければ「種類: 短答」を加えます。",
      at: span, fix: fix)
  }

  fileprivate static func badNumber(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-number", "答え「\(text)」を数として読めません。",
      hint: "「答え: 92.5 ±0.1 %」のように、数・許す差・単位の順に書きます（小数は4桁まで）。", at: span)
  }
}
