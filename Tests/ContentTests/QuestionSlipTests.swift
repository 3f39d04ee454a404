// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

/// A question with a slip; the text below the heading, what is told and where, and the text as it is mended.
private struct Slip: CustomTestStringConvertible, Sendable {
  let text: String
  let told: [String]
  var mended: String?

  init(_ text: String, _ told: String..., mended: String? = nil) {
    self.text = text
    self.told = told
    self.mended = mended
  }

  var testDescription: String { told.joined(separator: ", ") + ": " + text }
}

private let slips = [
  Slip("- × A\n- × B", "no-right-choice 1:4"),
  Slip("- ○ A\n- B", "choice-without-mark 4:3"),
  Slip("- A\n- B", "choice-without-mark 3:3"),
  Slip("1. A\n2. B", "choice-without-mark 3:4"),
  Slip("- ○ A\n- [x] B", "mixed-marks 4:3"),
  Slip("- ○ A\n- ［×］ B", "fullwidth-mark 4:3", mended: "- ○ A\n- × B"),
  Slip("- ［○］A\n- × B", "fullwidth-mark 3:3", mended: "- ○ A\n- × B"),
  Slip("- [x] A\n- ［　］ B", "fullwidth-mark 4:3", mended: "- [x] A\n- [ ] B"),
  Slip("- ［ｘ］ A\n- [ ] B", "fullwidth-mark 3:3", mended: "- [x] A\n- [ ] B"),
  Slip("- （○） A\n- × B", "fullwidth-mark 3:3", mended: "- ○ A\n- × B"),
  Slip("- ● A\n- × B", "unclear-mark 3:3", mended: "- ○ A\n- × B"),
  Slip("- ○ A\n- x B", "unclear-mark 4:3", mended: "- ○ A\n- × B"),
  Slip("- ○ A\n- Ｘ B", "unclear-mark 4:3", mended: "- ○ A\n- × B"),
  Slip("", "missing-answer 1:4"),
  Slip("\n問いの続きです。", "missing-answer 1:4"),
  Slip("答え:", "missing-answer 3:1"),
  Slip("正解: ×", "missing-answer 3:1", mended: "答え: ×"),
  Slip("種類: 短答", "missing-answer 1:4"),
  Slip("- ○ A\n- ×", "empty-choice 4:3"),
  Slip("- ○ A\n- × A", "doubled-choice 4:3"),
  Slip("- ○ A", "single-choice 3:3"),
  Slip("種類: 並べ替え\n\n1. A", "order-of-one 5:4"),
  Slip("種類: 並べ替え\n\n1. A\n2. A", "doubled-choice 6:4"),
  Slip("- A → B\n- C →", "match-without-side 4:3"),
  Slip("- A → B\n- C", "match-without-side 4:3"),
  Slip("- A → B", "match-of-one 3:3"),
  Slip("- A → B\n- A → C\n- → D", "doubled-choice 4:3"),
  Slip(
    "- ○ A\n> よい\n- × B", "unindented-comment 4:1", mended: "- ○ A\n  > よい\n- × B"),
  Slip(
    "- ○ A\n- × B\n> ちがう\n> 二行目", "unindented-comment 5:1",
    mended: "- ○ A\n- × B\n  > ちがう\n  > 二行目"),
  Slip(
    "1. ○ A\n> 解説: よい\n2. × B", "unindented-comment 4:1",
    mended: "1. ○ A\n   > 解説: よい\n2. × B"),
  Slip("- ○ A\n- × B\n\n> わけ", "quote-without-key 6:1"),
  Slip("- ○ A\n- × B\n答え: A", "glued-key 5:1"),
  Slip(
    "- ○ A\n- × B\n解説: わけ", "glued-key 5:1", mended: "- ○ A\n- × B\n\n解説: わけ"),
  Slip("- ○ A\n- × B\n  配点: 2", "key-in-choice 5:3"),
  Slip("- ○ A\n- × B\nわけです。", "glued-text 5:1"),
  Slip("種類: 並び変え\n\n1. A\n2. B", "unknown-question-kind 3:5"),
  Slip("種類: 単一選択\n\n- ○ A\n- ○ B", "several-right 3:5"),
  Slip("答え：×", "fullwidth-colon 3:3", mended: "答え: ×"),
  Slip("答え: ［×］", "unclear-mark 3:5", mended: "答え: ×"),
  Slip("答え: x", "unclear-mark 3:5"),
  Slip("答え: A / ", "empty-answer 3:5"),
  Slip("答え: 。、", "empty-answer 3:5"),
  Slip("答え: ｱｳﾄﾘｰﾁ / あうとりーち", "doubled-answer 3:5"),
  Slip("答え: 7 区", "number-without-tolerance 3:5"),
  Slip("答え: 7.12345 ±0", "bad-number 3:5"),
  Slip("答え: ○\n答え: ×", "doubled-key 4:1"),
  Slip("答え: ○\n続きです。", "text-after-key 4:1"),
  Slip("答え: ○\n\n後の文です。", "text-after-answer 5:1"),
  Slip("- ○ A\n- × B\n\n答え: A", "two-answers 6:1"),
  Slip("答え: ○\n配点: 0", "number-form 4:5"),
  Slip("答え: ○\n\n> 答え: ×", "key-in-quote 5:3"),
  Slip("答え: ○\n\n> 説明: わけ", "question-key 5:3", mended: "答え: ○\n\n> 解説: わけ"),
  Slip("答え: ○\n結末: 終わり", "question-key 4:1"),
  Slip("- ○ A\n  1. 中の並び\n- × B", "block-in-choice 4:3"),
]

@Test(arguments: slips)
private func slipsOfQuestions(slip: Slip) throws {
  let text = "## 問1 文\n番号: q-1\n\(slip.text)\n"
  let checked = try QuizExample.read(text)
  let offset = QuizExample.frontMatter.utf8.count
  let lines = QuizExample.frontMatter.split(separator: "\n", omittingEmptySubsequences: false).count - 1
  let told = brief(checked.diagnostics, in: QuizExample.frontMatter + text).map { brief in
    let parts = brief.split(separator: " ")
    let place = parts[1].split(separator: ":").compactMap { Int($0) }
    return "\(parts[0]) \(place[0] - lines):\(place[1])"
  }
  #expect(told == slip.told)
  #expect(checked.diagnostics.allSatisfy { $0.hint != nil && $0.message.hasSuffix("。") })
  #expect(checked.diagnostics.allSatisfy { $0.span.lowerBound >= offset })
  let fix = checked.diagnostics.compactMap(\.fix).first { $0.isSafe }
  if let mended = slip.mended {
    let whole = applied(try #require(fix), to: QuizExample.frontMatter + text)
    #expect(whole == QuizExample.frontMatter + "## 問1 文\n番号: q-1\n\(mended)\n")
    #expect(try Example.read(whole, as: .quiz, id: "01").diagnostics.isEmpty)
  }
}

/// The text after a fix.
func applied(_ fix: Fix, to text: String) -> String {
  var bytes = Array(text.utf8)
  for edit in fix.edits.reversed() { bytes.replaceSubrange(edit.bytes, with: edit.replacement.utf8) }
  return String(decoding: bytes, as: UTF8.self)
}

@Test(arguments: [
  ("### 問1 文\n答え: ○\n", "question-heading-level", "## 問1 文\n答え: ○\n"),
  ("## 設問1 文\n答え: ○\n", "question-heading", "## 問1 文\n答え: ○\n"),
  ("## 第2問 文\n答え: ○\n", "question-heading", "## 問2 文\n答え: ○\n"),
  ("## Ｑ１ 文\n答え: ○\n", "question-heading", "## 問1 文\n答え: ○\n"),
  ("## 会議について\n- ○ A\n- × B\n", "question-heading", nil),
  ("## 会議について\n答え: ○\n", "question-heading", nil),
  ("本文だけです。\n", "no-questions", nil), ("", "no-questions", nil),
  ("## 問1\n答え: ○\n", "empty-question", nil),
  ("## 問1 A\n番号: q-1\n答え: ○\n\n## 問2 B\n番号: q-1\n答え: ○\n", "duplicate-question-id", nil),
  ("## 問1 A\n番号: 1\n答え: ○\n", "bad-question-id", nil),
  (
    "## 問1 A\n番号: ｑ－ａｂ１２\n答え: ○\n", "bad-question-id", "## 問1 A\n番号: q-ab12\n答え: ○\n"
  ),
  ("## 問1 A\n番号: q-1\n答え: ○\n\n## 問1 B\n番号: q-2\n答え: ○\n", "doubled-number", nil),
])
func slipsOfWholeQuizzes(text: String, id: String, mended: String?) throws {
  let checked = try QuizExample.read(text)
  let found = try #require(checked.diagnostics.first { $0.id == id }, "\(checked.diagnostics)")
  #expect(checked.diagnostics.filter { $0.severity == .error && $0.id != id }.isEmpty)
  if let mended {
    let fix = try #require(found.fix)
    #expect(fix.isSafe)
    #expect(applied(fix, to: QuizExample.frontMatter + text) == QuizExample.frontMatter + mended)
  }
}

@Test func otherHeadingsAreTextAndNoSlip() throws {
  let (quiz, entry, diagnostics) = try QuizExample.read(
    "前の文です。\n\n## はじめに\n\n読む文です。\n\n## 問1 文\n番号: q-1\n答え: ○\n")
  #expect(diagnostics.isEmpty, "\(diagnostics)")
  #expect(entry.body.plainText(of: quiz.body.introduction) == "前の文です。\nはじめに\n読む文です。")
  #expect(quiz.body.questions.count == 1)
}

@Test(arguments: [
  "## 問1 " + String(repeating: "- ", count: 300), "## 問1\n\n- ○", "## 問1 文\n-", "## 問1 文\n- →",
  "## 問1 文\n答え: ±", "## 問1 文\n答え: 1 ±", "## 問1 文\n種類:\n\n1.", "## 問1 文\n> \n- ○ A", "## 問",
  "## 問99999999999999999999 文\n答え: ○", "## 問1 文\n答え: \\", "## 問1 文\n- ○ \u{FE0F}\n- ×　\n",
  "## 問1 文\n答え: " + String(repeating: "9", count: 400) + " ±0",
])
func hostileQuestionsAreToldAndEndNothing(text: String) throws {
  let checked = try QuizExample.read(text)
  #expect(!checked.diagnostics.isEmpty)
}
