// SPDX-License-Identifier: MIT

import Diagnostics

extension Diagnostic {
  static func questionWithoutText(_ number: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "empty-question", "問\(number)に、問いの文がありません。", hint: "見出しの「問\(number)」の後に書きます。",
      at: span)
  }

  static func doubledKey(_ key: QuestionKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "doubled-key", "一つの問に「\(key.rawValue):」が2つあります。",
      hint: key == .answer ? "どちらも正しいときは「答え: A / B」のように1行に書きます。" : "一つにします。", at: span)
  }

  static func endingInQuestion(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "question-key", "「結末:」は、分岐事例の場面の項目です。",
      hint: "種別を「分岐事例」にするか、この行を消します。", at: span)
  }

  static func emptyQuestionKey(_ key: QuestionKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: key == .answer ? "missing-answer" : "empty-value",
      "項目「\(key.rawValue)」に値がありません。", hint: "「\(key.rawValue): 」の後に書きます。", at: span)
  }

  static func textAfterKey(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "text-after-key", "項目の行のすぐ下の「\(text)」は、項目の形ではありません。",
      hint: "問いの文なら、項目より前に置くか、上に空の行を入れます。", at: span)
  }

  static func textAfterAnswer(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "text-after-answer", "答えの後に、問いの文があります。",
      hint: "問いの文は選択肢や「答え:」より前に置きます。答えた後に見せる文は「> 解説: …」と書きます。", at: span)
  }

  static func quoteWithoutKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "quote-without-key", "答えの後の「>」の文が、ヒントなのか解説なのか分かりません。",
      hint: "「> ヒント: …」か「> 解説: …」と書きます。", at: span)
  }

  static func keyInQuote(_ key: QuestionKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "key-in-quote", "「\(key.rawValue):」は「>」の中には書けません。",
      hint: "空の行をはさんで、「>」を付けずに書きます。", at: span)
  }

  static func badPoints(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "number-form", "項目「配点」の値「\(text)」は、1から100までの整数ではありません。", hint: "例: 配点: 2",
      at: span)
  }

  static func badQuestionID(_ text: String, mended: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-question-id", "番号「\(text)」は、決まった形ではありません。",
      hint: mended.map { "「\($0)」と書きます。" }
        ?? "「q-」の後に半角の英小文字・数字を書きます。行を消して `kosapo quiz --ids` で付けることもできます。",
      at: span, fix: mended.map { Fix(replacing: span.bytes, with: $0, isSafe: true) })
  }
}
