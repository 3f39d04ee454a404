// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Quiz
import Testing

/// The questions of a quiz text, asked in the order of the file.
func asked(_ body: String, seed: UInt32? = nil) throws -> [AskedQuestion] {
  try quiz(body).body.questions.map { AskedQuestion($0, quizID: "01", seed: seed) }
}

func quiz(_ body: String, form: String = "確認テスト") throws -> Content.Quiz {
  let text = "---\n題名: 題\n種別: \(form)\n更新: 2026-06-01\n---\n\(body)"
  let entry = readEntry(
    SourceText(path: "content/quizzes/01.md", text), kind: .quiz,
    vocabulary: Vocabulary([:], synonyms: []), options: MarkdownOptions()
  ).value
  guard case .quiz(let quiz)? = entry?.detail else { throw NoQuiz() }
  return quiz
}

struct NoQuiz: Error {}

private let threeQuestions = """
  ## 問1 一
  番号: q-1
  答え: ○

  ## 問2 二
  番号: q-2
  配点: 2
  答え: ×

  ## 問3 三
  番号: q-3
  答え: あ

  """

private func answer(_ points: Int) -> RunAnswer {
  RunAnswer(given: .truth(true), points: points, hintsUsed: 0, seconds: 1)
}

@Test func runGoesThroughEveryQuestionOnce() throws {
  var run = QuizRun(try asked(threeQuestions))
  var places: [Int] = []
  while let place = run.current {
    places.append(place)
    run.answer(answer(100))
  }
  #expect(places == [0, 1, 2])
  #expect(run.score == 300)
  #expect(run.maximum == 400)
  #expect(run.answeredCount == 3)
}

@Test func skippedQuestionsComeAgainAtTheEndAndThenAreLeftOut() throws {
  var run = QuizRun(try asked(threeQuestions))
  let isPutOff = run.skip()
  #expect(isPutOff)
  #expect(run.current == 1)
  run.answer(answer(0))
  run.answer(answer(0))
  #expect(run.current == 0)
  let isPutOffAgain = run.skip()
  #expect(!isPutOffAgain)
  run.answer(RunAnswer(given: nil, points: 0, hintsUsed: 0, seconds: 0))
  #expect(run.current == nil)
}

@Test func goingBackAndForth() throws {
  var run = QuizRun(try asked(threeQuestions))
  var moves = [run.goBack()]
  run.answer(answer(100))
  moves.append(run.goBack())
  #expect(run.current == 0)
  run.goOn()
  #expect(run.current == 1)
  moves.append(run.goBack())
  #expect(moves == [false, true, true])
  run.answer(answer(0))
  #expect(run.current == 1)
  #expect(run.score == 0)
}

@Test func runGoesOnWhereItWasLeft() throws {
  let run = QuizRun(try asked(threeQuestions), answers: [0: answer(100), 2: answer(100)])
  #expect(run.current == 1)
  #expect(QuizRun([]).current == nil)
}

@Test func optionsKeepTheOrderOfTheFileWithoutSeed() throws {
  let text = "## 問1 一\n番号: q-1\n- ○ A\n- × B\n- × C\n- × D\n"
  #expect(try asked(text).map(\.optionOrder) == [[0, 1, 2, 3]])
  #expect(
    try asked(text, seed: 5).map(\.optionOrder) == [
      shuffledOptions(of: 4, questionID: "q-1", seed: 5)
    ])
}

@Test(arguments: [(79, 100, 80, false), (80, 100, 80, true), (0, 0, 80, true), (1, 3, 33, true)])
func passMark(score: Int, maximum: Int, percent: Int, expected: Bool) {
  #expect(isPassed(score: score, maximum: maximum, percent: percent) == expected)
  #expect(isPassed(score: score, maximum: maximum, percent: nil) == nil)
}

@Test func walkThatComesBackCountsFromThereAnew() throws {
  let scenes = try quiz(
    """
    ## 一
    - [進む](#二) +2
    - [終わる](#三) +1

    ## 二
    - [戻る](#一) +5
    - [終わる](#三) +1

    ## 三
    結末: 終わり
    """, form: "分岐事例"
  ).body.scenes
  #expect(scenes.bestScore == 3)
  var walk = SceneWalk(scenes: scenes)
  walk.take(way: 0)
  #expect(walk.points == 2)
  walk.take(way: 0)
  #expect(walk.current == 0)
  #expect(walk.points == 0)
  walk.take(way: 0)
  walk.take(way: 1)
  #expect(walk.isOver)
  #expect(walk.points == 3)
  #expect(walk.steps.count == 4)
  #expect(walk.countedSteps.count == 2)
}

@Test func missingIDsAreInsertedAndNothingElseIsTouched() throws {
  let texts = [
    threeQuestions.replacing("番号: q-2\n", with: ""), "## 問1 一\n- ○ A\n- × B\n",
    "## 問1 一\n1. ○ A\n2. × B\n\n## 問2 二\n文です。\n- ○ A\n- × B\n",
    "## 問1 一\n> ヒント: あ\n\n種類: 並べ替え\n\n1. A\n2. B\n", "## 問1 一\n\n文です。\n答え: ○",
  ]
  for body in texts {
    for text in [body, body.replacing("\n", with: "\r\n")] {
      let whole = "---\n題名: 題\n種別: 確認テスト\n更新: 2026-06-01\n---\n\(text)"
      let source = SourceText(path: "content/quizzes/01.md", whole)
      func read(_ source: SourceText) -> Entry? {
        readEntry(
          source, kind: .quiz, vocabulary: Vocabulary([:], synonyms: []),
          options: MarkdownOptions()
        ).value
      }
      let entry = try #require(read(source))
      var taken: Set<String> = ["q-1", "q-3"]
      let edits = missingIDs(of: entry, taken: &taken)
      var bytes = source.bytes
      for edit in edits.reversed() {
        #expect(edit.bytes.isEmpty)
        bytes.replaceSubrange(edit.bytes, with: edit.replacement.utf8)
      }
      let mended = try #require(read(SourceText(path: source.path, bytes: bytes)))
      guard case .quiz(let before) = entry.detail, case .quiz(let after) = mended.detail else {
        return
      }
      #expect(after.body.questions.map(\.key) == before.body.questions.map(\.key))
      #expect(after.body.questions.map(\.version) == before.body.questions.map(\.version))
      let ids = after.body.questions.compactMap(\.writtenID?.value)
      #expect(ids.count == after.body.questions.count)
      #expect(Set(ids).count == ids.count)
      var again = taken
      let more = missingIDs(of: mended, taken: &again)
      #expect(more.isEmpty)
    }
  }
}
