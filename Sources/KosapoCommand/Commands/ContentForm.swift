// SPDX-License-Identifier: MIT

import Content

/// The text of a new file: front matter that is right already, and headings to fill.
struct ContentForm {
  let kind: EntryKind
  let title: String

  /// Used for a case only.
  var caseForm = CaseExample.Form.individual

  /// Used for a quiz only.
  var quizForm = Quiz.Form.check

  /// Used for a つなぎ先 only; `nil` where nobody was asked.
  var sort: Resource.Sort?
  let today: CalendarDate
  let library: Library

  /// How the case was made safe to tell; `nil` where nobody was asked.
  var anonymity: CaseExample.Anonymity?

  /// The words that were chosen already, by their lists; of the other lists all words are shown to choose from.
  var chosen: [VocabularyKey: [String]] = [:]

  /// What a case may leave out: nothing is said of a family that nobody has chosen.
  static let optionalKeys: Set<VocabularyKey> = [.family, .noticedBy, .duration]

  var text: String {
    switch kind {
    case .caseExample: caseText
    case .module: moduleText
    case .quiz: quizText
    case .resource: resourceText
    default: page(["更新: \(today.text)"], body: "## はじめに\n")
    }
  }

  private var caseText: String {
    var lines = [
      "種別: \(caseForm.rawValue)",
      "加工: \(anonymity?.rawValue ?? "架空  # 架空 | 再構成 | 加工")", choice(.issue, isList: true),
      choice(.topic, isList: true),
    ]
    if caseForm == .individual {
      lines += [
        choice(.stage), choice(.family, isList: true), choice(.noticedBy), choice(.outcome),
        choice(.duration),
      ]
      lines.append("# つなぎ先:  # 名前は content/resources/ の題名、結果は \(words(.connection))")
      lines.append("#   - 就学援助: つながった")
    }
    lines.append("更新: \(today.text)")
    return page(lines, body: headings(caseForm.sections))
  }

  private var moduleText: String {
    let orders = library.entries(of: .module).compactMap { entry -> Int? in
      guard case .module(let module) = entry.detail else { return nil }
      return module.order.value
    }
    return page(
      [
        "順番: \((orders.max() ?? 0) + 1)", "所要: 20  # 分", "更新: \(today.text)",
        "# 目標: [できるようになることを書く]", "# 出典: [資料の名前]",
      ], body: headings(["はじめに", "例で考える", "明日からすること"]))
  }

  private var quizText: String {
    let form = "種別: \(quizForm.rawValue)"
    let dates = ["更新: \(today.text)"]
    switch quizForm {
    case .check: return page([form, "合格: 80%"] + dates, body: questionText)
    case .final:
      let drawn = ["# 出題: 20  # 何問を出すか（省くと全部）", "# 出題元: [\(checkQuizIDs)]  # ほかのテストの問からも出すとき"]
      return page([form, "合格: 80%"] + drawn + dates, body: questionText)
    case .branching: return page([form] + dates, body: sceneText)
    }
  }

  /// The ids of the 確認テスト, or an example where there are none.
  private var checkQuizIDs: String {
    let quizzes = library.entries(of: .quiz).filter { entry in
      guard case .quiz(let quiz) = entry.detail else { return false }
      return quiz.form == .check
    }
    return quizzes.isEmpty ? "01-kakunin" : quizzes.map(\.id).joined(separator: ", ")
  }

  private var questionText: String {
    """
    ## 問1 \(FormText.question.rawValue)
    - ○ \(FormText.rightOption.rawValue)
    - × \(FormText.wrongOption.rawValue)

    > 解説: \(FormText.explanation.rawValue)

    """
  }

  private var sceneText: String {
    """
    ## はじめの場面 {#hajime}

    \(FormText.firstScene.rawValue)

    - [次の場面に進む動き方](#tsugi) +2
    - [終わりに進む動き方](#owari)

    ## 次の場面 {#tsugi}

    \(FormText.nextScene.rawValue)

    - [もう一つの終わりに進む動き方](#owari-michi) +2
    - [終わりに進む動き方](#owari)

    ## 終わり {#owari}

    結末: \(FormText.ending.rawValue)

    \(FormText.reflection.rawValue)

    ## 終わり（別の道） {#owari-michi}

    結末: \(FormText.ending.rawValue)

    \(FormText.reflection.rawValue)

    """
  }

  private var resourceText: String {
    page(
      [
        "種類: \(sort?.rawValue ?? "制度  # 制度 | 窓口 | 地域資源")",
        "出典: [\"\(FormText.citation.rawValue)\"]",
        "確認日: \(today.text)",
        "# 対象: だれが使えるか", "# 窓口: どこに相談するか", "# 根拠: 法令の名前と条", "# 別名: [ほかの呼び方]",
      ],
      body: headings(["どんなときに使うか", "対象", "相談の入口", "つなぎ方", "よくあるつまずき", "関連"]))
  }

  private func page(_ lines: [String], body: String) -> String {
    (["---", "題名: \(quotedIfNeeded(title))"] + lines + ["---", ""]).joined(separator: "\n") + body
  }

  private func headings(_ names: [String]) -> String {
    names.map { "## \($0)\n" }.joined(separator: "\n")
  }

  /// A line with the list's first word, and all words to choose from behind it; a comment where it may be left out.
  private func choice(_ key: VocabularyKey, isList: Bool = false) -> String {
    if let words = chosen[key] {
      let text = words.joined(separator: ", ")
      return "\(key.rawValue): \(isList ? "[\(text)]" : text)"
    }
    if Self.optionalKeys.contains(key) {
      return "# \(key.rawValue): \(isList ? "[]" : "") # \(words(key))"
    }
    let first = library.vocabulary.words(key).first?.label ?? ""
    return "\(key.rawValue): \(isList ? "[\(first)]" : first)  # \(words(key))"
  }

  private func words(_ key: VocabularyKey) -> String {
    library.vocabulary.words(key).map(\.label).joined(separator: " | ")
  }
}

/// The text as a YAML value: in quotes where YAML would read a sign of its own in it.
private func quotedIfNeeded(_ text: String) -> String {
  let signs = "-?:,[]{}#&*!|>'\"%@`~ "
  let needsQuotes =
    text.contains(": ") || text.contains(" #") || text.hasSuffix(":") || text.hasSuffix(" ")
    || text.first.map(signs.contains) ?? true
  guard needsQuotes || ["null", "true", "false", "yes", "no"].contains(text) else { return text }
  return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
