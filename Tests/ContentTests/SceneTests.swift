// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Testing

private let frontMatter = """
  ---
  題名: 欠席が増えた子
  種別: 分岐事例
  更新: 2026-06-01
  ---

  """

private func read(_ body: String) throws -> (scenes: [Scene], entry: Entry, told: [String]) {
  let checked = try Example.read(frontMatter + body, as: .quiz, id: "b-01")
  let entry = try #require(checked.value)
  guard case .quiz(let quiz) = entry.detail else { throw QuizExample.NotAQuiz() }
  let lines = frontMatter.split(separator: "\n", omittingEmptySubsequences: false).count - 1
  let told = brief(checked.diagnostics, in: frontMatter + body).map { brief in
    let parts = brief.split(separator: " ")
    let place = parts[1].split(separator: ":").compactMap { Int($0) }
    return "\(parts[0]) \(place[0] - lines):\(place[1])"
  }
  return (quiz.body.scenes, entry, told)
}

private let walk = """
  はじめに読む文です。

  ## 欠席が増えた
  担任から相談がありました。

  - [学校に聞く](#学校に聞く) +2
    > まず様子を知ることができます。
  - [すぐ家庭訪問する](#訪問) ＋１点
  - [様子を見る](#欠席が増えた)

  ## 学校に聞く
  養護教諭も気にしていました。

  - [会議Ⅱに出す](#結び) +3

  ## 訪問 {#訪問}
  会えませんでした。

  - [学校に聞く](#学校に聞く)

  ## 結び
  結末: 支援につながりました
  続きの文です。

  - [研修を読む](../modules/01-mokuteki.md)
  """

@Test func scenesAreReadWithTheirWays() throws {
  let (scenes, entry, told) = try read(walk)
  #expect(told.isEmpty, "\(told)")
  #expect(scenes.map { entry.body.plainText(of: $0.title) } == ["欠席が増えた", "学校に聞く", "訪問", "結び"])
  #expect(
    scenes[0].ways.map { entry.body.plainText(of: $0.text) } == ["学校に聞く", "すぐ家庭訪問する", "様子を見る"])
  #expect(scenes[0].ways.map(\.target) == [1, 2, 0])
  #expect(scenes[0].ways.map(\.points) == [2, 1, 0])
  #expect(entry.body.plainText(of: scenes[0].ways[0].comment) == "まず様子を知ることができます。")
  #expect(scenes.map(\.ending) == [nil, nil, nil, "支援につながりました"])
  #expect(entry.body.plainText(of: scenes[3].text) == "続きの文です。\n研修を読む")
  #expect(scenes.bestScore == 5)
}

@Test(arguments: [
  ("", "no-scenes 1:1"),
  ("## 一\n- [進む](#無い)\n", "unknown-scene 2:8"),
  ("## 一\n- [進む](#二)\n\n## 二\n結末: 終\n\n## 三\n結末: 終\n", "unreachable-scene 7:4"),
  ("## 一\n文です。\n", "dead-end-scene 1:4"),
  ("## 一\n- [進む](#一)\n", "no-ending 1:4"),
  ("## 一\n- [進む](#二) 2点\n\n## 二\n結末: 終\n", "way-points 2:11"),
  ("## 一\n- [進む](#二) -1\n\n## 二\n結末: 終\n", "way-points 2:11"),
  ("## 一\n- [進む](#二)\n- 進まない\n\n## 二\n結末: 終\n", "way-without-link 3:3"),
  ("## 一\n結末：終わり\n", "fullwidth-colon 2:3"),
  ("## 一\n結末:\n", "empty-value 2:1"),
])
func slipsOfScenes(text: String, expected: String) throws {
  let told = try read(text).told
  #expect(told == [expected == "no-scenes 1:1" ? "no-scenes -4:1" : expected])
}

@Test func manyScenesAreReckonedQuickly() throws {
  var text = ""
  for number in 0..<300 {
    text += "## 場面\(number)\n"
    for step in 1...3 { text += "- [道\(step)](#場面\(min(number + step, 300))) +\(step)\n" }
    text += "\n"
  }
  text += "## 場面300\n結末: 終わり\n"
  let (scenes, _, told) = try read(text)
  #expect(told.isEmpty)
  #expect(scenes.bestScore == 900)
}

@Test func idsAndDrawsAreComparedBetweenQuizzes() throws {
  let first = "---\n題名: A\n種別: 確認テスト\n更新: 2026-06-01\n---\n## 問1 文\n番号: q-1\n答え: ○\n"
  let second = """
    ---
    題名: B
    種別: 修了テスト
    出題: 4
    出題元: [a, b, c]
    更新: 2026-06-01
    ---
    ## 問1 文
    番号: q-1
    答え: ×
    """
  let third = "---\n題名: C\n種別: 分岐事例\n出題: 2\n更新: 2026-06-01\n---\n## 一\n結末: 終\n"
  let entries = try [("a", first), ("b", second), ("c", third)].map { id, text in
    try #require(try Example.read(text, as: .quiz, id: id).value)
  }
  let checked = try Example.gather(entries)
  let quizzes = checked.diagnostics.filter { $0.path.hasPrefix("content/quizzes/") }
  #expect(
    quizzes.inOrder().map { "\($0.path.suffix(5)) \($0.id)" }
      == [
        "b.md draw-too-many", "b.md wrong-source", "b.md wrong-source",
        "b.md duplicate-question-id", "c.md key-without-use",
      ].map { "/" + $0 })
}

@Test(arguments: [
  ("> 解説: [目的](../modules/m-01.md#目的)を読みます。", [String]()),
  ("> 解説: [目的](../modules/m-01.md)を読みます。", ["link-without-heading 10:12"]),
  ("> 解説: 目的を読みます。", ["question-without-place 7:4"]), ("", ["question-without-place 7:4"]),
  ("> 解説: [ほか](../resources/r-01.md#対象)を読みます。", ["question-without-place 7:4"]),
  ("> 解説: [目的](../modules/m-01.md)と[目的](../modules/m-01.md#目的)です。", []),
])
func everyQuestionLeadsToAParagraphOfAModule(explanation: String, expected: [String]) throws {
  let quiz = """
    ---
    題名: A
    種別: 確認テスト
    更新: 2026-06-01
    ---

    ## 問1 文
    番号: q-1
    答え: ○
    \(explanation)

    """
  let module = "---\n題名: M\n順番: 1\n更新: 2026-06-01\n---\n## 目的\n\n本文です。\n"
  let entries = [
    try #require(try Example.read(quiz, as: .quiz, id: "a").value),
    try #require(try Example.read(module, as: .module, id: "m-01").value),
  ]
  let ids = ["question-without-place", "link-without-heading"]
  let told = try Example.gather(entries).diagnostics.filter { ids.contains($0.id) }
  #expect(brief(told, in: quiz) == expected)
  #expect(told.allSatisfy { $0.severity == .warning && $0.hint != nil })
  #expect(try Example.gather([entries[0]]).diagnostics.filter { ids.contains($0.id) }.isEmpty)
}
