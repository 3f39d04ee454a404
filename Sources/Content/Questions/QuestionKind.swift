// SPDX-License-Identifier: MIT

import Diagnostics

/// What a question asks for, as `種類:` may say it.
enum QuestionKind: CaseIterable, Hashable {
  case choice, single, multiple, trueFalse, words, number, order, match

  /// The words for it, the preferred one first.
  var names: [String] {
    switch self {
    case .choice: ["選択"]
    case .single: ["単一選択", "択一"]
    case .multiple: ["複数選択"]
    case .trueFalse: ["正誤", "○×"]
    case .words: ["短答", "記述"]
    case .number: ["数値", "数"]
    case .order: ["並べ替え", "並べかえ", "並び替え", "並替え", "並べ換え"]
    case .match: ["組み合わせ", "組合せ", "組み合せ", "組合わせ", "対応"]
    }
  }

  init?(_ word: String) {
    guard let kind = QuestionKind.allCases.first(where: { $0.names.contains(word) }) else {
      return nil
    }
    self = kind
  }

  /// Whether the answer is a list below the question.
  var hasList: Bool {
    switch self {
    case .choice, .single, .multiple, .order, .match: true
    case .trueFalse, .words, .number: false
    }
  }
}

extension Diagnostic {
  static func unknownQuestionKind(_ word: String, at span: SourceSpan) -> Diagnostic {
    let names = QuestionKind.allCases.map { $0.names[0] }
    let nearest = nearestWord(to: word, among: QuestionKind.allCases.flatMap(\.names))
    return Diagnostic(
      .error, id: "unknown-question-kind", "種類「\(word)」はありません。",
      hint: (nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "")
        + "使える種類: " + names.joined(separator: "、"),
      at: span, fix: nearest.map { Fix(replacing: span.bytes, with: $0, isSafe: false) })
  }
}
