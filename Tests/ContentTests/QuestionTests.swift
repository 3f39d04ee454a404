// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Testing

/// What is read out of a quiz that is right.
enum QuizExample {
  static let frontMatter = """
    ---
    題名: 初任研修 確認テスト
    種別: 確認テスト
    更新: 2026-06-01
    ---

    """

  static func read(
    _ body: String, frontMatter: String = frontMatter, id: String = "01"
  ) throws -> (quiz: Quiz, entry: Entry, diagnostics: [Diagnostic]) {
    let checked = try Example.read(frontMatter + body, as: .quiz, id: id)
    let entry = try #require(checked.value)
    guard case .quiz(let quiz) = entry.detail else { throw NotAQuiz() }
    return (quiz, entry, checked.diagnostics)
  }

  struct NotAQuiz: Error {}
}

private let contract = """
  ## 問1 支援方針を決める会議はどれですか。
  - ○ スクリーニング会議Ⅱ
    > 学校と区役所が一緒に開きます。
  - × 校内朝会
  - × 市会

  > ヒント: 区役所も加わります。

  > 解説: [会議の流れ](../modules/02-screening.md)を確認しましょう。

  ## 問2 スクリーニングシートは一部の児童だけについて作る。
  答え: ×

  ## 問3 支援の流れを並べ替えてください。
  種類: 並べ替え

  1. スクリーニング会議Ⅰで共有する
  2. スクリーニング会議Ⅱで方針を決める
  3. アウトリーチを行う

  ## 問4 制度と対象を結び付けてください。
  - 就学援助 → 就学が経済的に困難な児童生徒の保護者
  - 児童扶養手当 → ひとり親家庭など
  - → 全世帯

  ## 問5 学校の職員会議として開くのは何ですか。
  答え: スクリーニング会議Ⅰ / スクリーニング会議1

  ## 問6 モデル実施は何区で始まりましたか。
  答え: 7 ±0 区

  """

@Test func theExampleOfTheContractIsRead() throws {
  let (quiz, entry, diagnostics) = try QuizExample.read(contract)
  #expect(diagnostics.map(\.id) == ["missing-question-id"])
  let questions = quiz.body.questions
  #expect(
    questions.map(\.key) == [
      .single(right: 0, count: 3), .trueFalse(false), .order(count: 3),
      .matches([0, 1], choices: 3), .words(["スクリーニング会議Ⅰ", "スクリーニング会議1"]),
      .number(
        NumericAnswer(
          value: DecimalNumber(tenThousandths: 70_000),
          tolerance: DecimalNumber(tenThousandths: 0), units: ["区"])),
    ])
  #expect(
    questions.map { entry.body.plainText(of: $0.title) } == [
      "支援方針を決める会議はどれですか。", "スクリーニングシートは一部の児童だけについて作る。", "支援の流れを並べ替えてください。",
      "制度と対象を結び付けてください。", "学校の職員会議として開くのは何ですか。", "モデル実施は何区で始まりましたか。",
    ])
  guard case .choices(let choices) = questions[0].options else {
    Issue.record("no choices")
    return
  }
  #expect(choices.map { entry.body.plainText(of: $0.text) } == ["スクリーニング会議Ⅱ", "校内朝会", "市会"])
  #expect(choices.map { entry.body.plainText(of: $0.comment) } == ["学校と区役所が一緒に開きます。", "", ""])
  #expect(questions[0].hints.map { entry.body.plainText(of: $0) } == ["区役所も加わります。"])
  #expect(entry.body.plainText(of: questions[0].explanation) == "会議の流れを確認しましょう。")
  #expect(
    entry.body.links(in: questions[0].explanation).map(\.destination) == [
      "../modules/02-screening.md"
    ])
  guard case .pairs(let lefts, let rights) = questions[3].options else {
    Issue.record("no pairs")
    return
  }
  #expect(lefts.map { entry.body.plainText(of: $0) } == ["就学援助", "児童扶養手当"])
  #expect(
    rights.map { entry.body.plainText(of: $0) } == ["就学が経済的に困難な児童生徒の保護者", "ひとり親家庭など", "全世帯"])
}

@Test func contractIsReadAlikeWithOtherLineEndsAndByteOrderMark() throws {
  let plain = try QuizExample.read(contract)
  for text in ["\u{FEFF}" + QuizExample.frontMatter + contract] {
    let windows = text.replacing("\n", with: "\r\n")
    for variant in [text, windows] {
      let entry = try #require(try Example.read(variant, as: .quiz, id: "01").value)
      guard case .quiz(let quiz) = entry.detail else { return }
      #expect(quiz.body.questions.map(\.key) == plain.quiz.body.questions.map(\.key))
      #expect(quiz.body.questions.map(\.version) == plain.quiz.body.questions.map(\.version))
    }
  }
}

@Test func stemHoldsEverythingBeforeTheFirstChoiceOrKey() throws {
  let (quiz, entry, _) = try QuizExample.read(
    """
    ## 問1 表を読みます。
    次の表です。

    | 区 | 数 |
    | --- | --- |
    | 西区 | 127 |

    - 事実の一つ
    - 事実の二つ

    > 引用です。

    番号: q-ab12
    配点: 3
    分野: 数字

    * ○ 多い
    * × 少ない
    """)
  let question = try #require(quiz.body.questions.first)
  #expect(
    entry.body.plainText(of: question.stem)
      == "次の表です。\n区\n数\n西区\n127\n事実の一つ\n事実の二つ\n引用です。")
  #expect(question.id == "q-ab12")
  #expect(question.points == 3)
  #expect(question.field == "数字")
  var rendering = MarkdownRendering()
  var html: [UInt8] = []
  entry.body.appendHTML(of: question.stem, with: &rendering, to: &html)
  let text = String(decoding: html, as: UTF8.self)
  #expect(text.hasPrefix("<p>次の表です。</p>"))
  #expect(text.contains("<td>127</td>"))
}

@Test(arguments: [
  ("- ○ A\n- × B", AnswerKey.single(right: 0, count: 2)),
  ("- 〇A\n- ✕B", .single(right: 0, count: 2)),
  ("- ◯ A\n- ✖\u{FE0F} B\n- ○ C", .multiple(right: [0, 2], count: 3)),
  ("- [x] A\n- [ ] B", .single(right: 0, count: 2)),
  ("- [ ] A\n- [X] B\n- [x] C", .multiple(right: [1, 2], count: 3)),
  ("1. × A\n2. ○ B", .single(right: 1, count: 2)),
  ("種類: 複数選択\n\n- ○ A\n- × B", .multiple(right: [0], count: 2)),
  ("答え: ○", .trueFalse(true)), ("答え: 〇", .trueFalse(true)), ("答え: ✕", .trueFalse(false)),
  ("種類: 正誤\n答え: ×", .trueFalse(false)),
  ("答え: A / B", .words(["A", "B"])), ("答え: TCP/IP", .words(["TCP/IP"])),
  ("答え: 見立て／アセスメント", .words(["見立て", "アセスメント"])),
  ("種類: 短答\n答え: 7", .words(["7"])), ("種類: 短答\n答え: x", .words(["x"])),
  ("種類: 並べ替え\n\n- A\n- B", .order(count: 2)),
  ("- A -> B\n- C => D", .matches([0, 1], choices: 2)),
  ("- A → 同じ\n- B → 同じ\n- → 別", .matches([0, 0], choices: 2)),
])
func kindsOfAnswers(text: String, key: AnswerKey) throws {
  let (quiz, _, diagnostics) = try QuizExample.read("## 問1 文\n番号: q-1\n\(text)\n")
  #expect(diagnostics.isEmpty, "\(diagnostics)")
  #expect(quiz.body.questions.first?.key == key)
}

@Test(arguments: [
  ("7 ±0 区", 70_000, 0, ["区"]), ("92.5 ±0.1 %", 925_000, 1_000, ["%"]),
  ("１，９６９ ±０ 人", 19_690_000, 0, ["人"]), ("3563人 ±10", 35_630_000, 100_000, []),
  ("1万2千 ±500 人 / 名", 120_000_000, 5_000_000, ["人", "名"]), ("-3.5 +-0.5", -35_000, 5_000, []),
])
func numericAnswers(text: String, value: Int, tolerance: Int, units: [String]) throws {
  let (quiz, _, diagnostics) = try QuizExample.read("## 問1 文\n番号: q-1\n答え: \(text)\n")
  if text.hasPrefix("3563人") {
    #expect(diagnostics.map(\.id) == ["bad-number"])
    return
  }
  #expect(diagnostics.isEmpty, "\(diagnostics)")
  #expect(
    quiz.body.questions.first?.key
      == .number(
        NumericAnswer(
          value: DecimalNumber(tenThousandths: value),
          tolerance: DecimalNumber(tenThousandths: tolerance), units: units)))
}

@Test(arguments: [
  "## 問１　文", "## 問1. 文", "## 問 1：文", "## 問01）文", "##   問1 文  ##",
])
func headingsOfQuestions(heading: String) throws {
  let (quiz, entry, diagnostics) = try QuizExample.read("\(heading)\n番号: q-1\n答え: ○\n")
  #expect(diagnostics.isEmpty, "\(diagnostics)")
  #expect(quiz.body.questions.map { entry.body.plainText(of: $0.title) } == ["文"])
}

@Test func fieldsBeginWithEveryKeyInQuotesAndChoices() throws {
  let (quiz, entry, diagnostics) = try QuizExample.read(
    """
    ## 問1 文
    番号: q-1

    - ○ A *強調* の続き
      解説: よい選び方です。
    - × B
      > もう一度
      >
      > - 考える
      >
      > ヒント: B ではありません。

    > ヒント: 一つめ
    > ヒント: 二つめ
    > 解説: わけ
    >
    > 別の段落
    """)
  #expect(diagnostics.isEmpty, "\(diagnostics)")
  let question = try #require(quiz.body.questions.first)
  guard case .choices(let choices) = question.options else { return }
  #expect(choices.map { entry.body.plainText(of: $0.text) } == ["A 強調 の続き", "B"])
  #expect(choices.map { entry.body.plainText(of: $0.comment) } == ["よい選び方です。", "もう一度\n考える"])
  #expect(
    question.hints.map { entry.body.plainText(of: $0) } == ["一つめ", "二つめ", "B ではありません。"])
  #expect(entry.body.plainText(of: question.explanation) == "わけ\n別の段落")
  var rendering = MarkdownRendering()
  let html = entry.body.inlineHTML(of: choices[0].text, with: &rendering)
  #expect(String(decoding: html, as: UTF8.self) == "A <em>強調</em> の続き")
}

@Test func versionChangesWithTheTextAndNotWithItsID() throws {
  func version(_ text: String) throws -> String? {
    try QuizExample.read(text).quiz.body.questions.first?.version
  }
  let plain = try version("## 問1 文\n答え: ○\n")
  #expect(try version("## 問1 文  \n番号: q-1\n答え: ○\n\n") == plain)
  #expect(try version("## 問1 別の文\n答え: ○\n") != plain)
  #expect(plain?.utf8.count == 8)
}
