// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

/// Runs a 確認テスト or 修了テスト.
func takeQuiz(
  _ entry: Entry, _ quiz: Content.Quiz, _ library: Library, _ values: ArgumentValues,
  _ console: Console
) throws -> ExitCode {
  let store = try openRecords(at: try recordsPath(values, console))
  let learner = try learnerID(values, console)
  let day = try today(values, console)
  let all = library.questions(of: entry)
  var places = Array(all.indices)
  let isPartial = values.has("--wrong-only") || values.has("--review")
  if isPartial {
    let history = try store.answers(learner: learner)
    let wanted =
      values.has("--review")
      ? dueQuestions(history, on: day).due : wrongQuestions(history)
    places = places.filter { wanted.contains(all[$0].place) }
    if places.isEmpty {
      console.print(
        values.has("--review") ? nothingDue(history, on: day, among: all) : "間違えたままの問はありません。")
      return .done
    }
  }
  let asked = try number("--questions", in: values, 1...1_000)
  let draw = isPartial ? asked : asked ?? quiz.drawCount?.value
  let usual = min(quiz.drawCount?.value ?? all.count, all.count)
  let isAttempt = !isPartial && min(draw ?? all.count, all.count) == usual
  if isAttempt, let limit = quiz.attempts?.value {
    let taken = try store.runs(learner: learner, quiz: entry.id).count {
      $0.record.mode == .attempt && $0.finish != nil
    }
    if taken >= limit {
      throw UsageError(
        "このテストを受けられるのは\(limit)回までです。もう\(taken)回受けています。",
        hint: "間違えた問だけの練習は `kosapo quiz \(entry.id) --wrong-only` でできます。")
    }
  }
  let options = RunOptions(
    isExam: values.has("--exam") || quiz.form == .final, keepsOrder: values.has("--in-order"),
    draw: draw,
    partial: values.has("--review") ? "review" : values.has("--wrong-only") ? "wrong" : "")
  let screen = QuizScreen(console, isPlain: values.has("--plain"))
  let starter = RunStarter(
    quizID: entry.id, title: entry.title.value, learner: learner,
    mode: isAttempt ? .attempt : .practice, passPercent: isPartial ? nil : quiz.passPercent?.value,
    date: day.text, options: options, questions: places.map { all[$0] }, screen: screen)
  return try starter.start(seed: try seed(values), library, store, result: values["--result"])
}

/// `--review` without a name: what is due today, from all quizzes.
func reviewEverything(
  _ content: LoadedContent, _ values: ArgumentValues, _ console: Console
) throws -> ExitCode {
  let path = try recordsPath(values, console)
  let day = try today(values, console)
  let learner = try learnerID(values, console)
  let all = content.library.entries(of: .quiz).flatMap { entry -> [QuestionInFile] in
    guard case .quiz(let quiz) = entry.detail else { return [] }
    return quiz.body.questions.map { QuestionInFile(entry: entry, question: $0) }
  }
  let store = try openRecords(at: path)
  let history = try store.answers(learner: learner)
  let due = dueQuestions(history, on: day).due
  let questions = all.filter { due.contains($0.place) }
  guard !questions.isEmpty else {
    console.print(nothingDue(history, on: day, among: all))
    return .done
  }
  console.print("今日（\(day.japanese)）復習する問: \(questions.count)問")
  let screen = QuizScreen(console, isPlain: values.has("--plain"))
  let draw = try number("--questions", in: values, 1...1_000)
  let starter = RunStarter(
    quizID: "*", title: "今日の復習", learner: learner, mode: .practice, passPercent: nil,
    date: day.text,
    options: RunOptions(
      isExam: values.has("--exam"), keepsOrder: values.has("--in-order"), draw: draw,
      partial: "review"),
    questions: questions, screen: screen)
  return try starter.start(
    seed: try seed(values), content.library, store, result: values["--result"])
}

/// What draws and shuffles follow.
enum RunSeed: Hashable {
  /// The order of the file.
  case none

  /// Given on the command line.
  case given(UInt32)
  case any
}

private func seed(_ values: ArgumentValues) throws(UsageError) -> RunSeed {
  if values.has("--in-order") { return RunSeed.none }
  guard let number = try number("--seed", in: values, 0...Int(UInt32.max)) else { return .any }
  return .given(UInt32(number))
}

/// Runs a 分岐事例.
func walkScenes(
  _ entry: Entry, _ quiz: Content.Quiz, _ values: ArgumentValues, _ console: Console
) throws -> ExitCode {
  let store = try openRecords(at: try recordsPath(values, console))
  let learner = try learnerID(values, console)
  let day = try today(values, console)
  let scenes = quiz.body.scenes
  let screen = QuizScreen(console, isPlain: values.has("--plain"))
  let earlier = leftRun(of: try store.runs(learner: learner, quiz: entry.id))
  var ways: [Int] = []
  var name: String?
  if let earlier, earlier.record.plan == planText(of: scenes, in: entry) {
    ways = takenWays(try store.answers(run: earlier.record.run, keepsChanges: true), scenes, entry)
    guard let goesOn = askToGoOn("\(ways.count)場面まで進んでいます", screen) else { return .done }
    if goesOn { name = earlier.record.run } else { ways = [] }
  }
  screen.heading("\(entry.title.value)（分岐事例）")
  let introduction = TerminalText(document: entry.body, width: screen.width)
    .lines(of: quiz.body.introduction)
  if ways.isEmpty, !introduction.isEmpty {
    screen.console.print(introduction.joined(separator: "\n"))
  }
  let run = name ?? newRunName()
  var runner = SceneRunner(
    entry: entry, scenes: scenes, screen: screen, learner: learner, date: day.text, name: run,
    isBegun: name != nil)
  guard let walk = try runner.walk(from: ways, store) else {
    tellPause("kosapo quiz \(entry.id)", screen)
    return .done
  }
  let best = scenes.bestScore
  let passed = isPassed(score: walk.points, maximum: best, percent: quiz.passPercent?.value)
  if runner.isBegun {
    try store.finish(
      FinishRecord(
        run: run, score: walk.points * 100, max: best * 100, passed: passed,
        seconds: runner.seconds, date: day.text,
        code: resultCode(
          quiz: entry.id, run: run, date: day.text, score: walk.points * 100, maximum: best * 100)))
  }
  screen.console.print("")
  screen.print("得点: \(best)点のうち\(walk.points)点")
  if let passed, let percent = quiz.passPercent?.value {
    screen.print(passed ? "合格です（\(percent)％以上）。" : "合格ではありません（合格は\(percent)％以上）。")
  }
  if let file = values["--result"] {
    try writeResult(runner.result(of: walk, passed: passed ?? true), to: file)
  }
  return values.has("--exam") && passed == false ? .contentErrors : .done
}

/// The ways of a recorded walk, as far as they are still there.
private func takenWays(_ answers: [AnswerRecord], _ scenes: [Scene], _ entry: Entry) -> [Int] {
  var ways: [Int] = []
  var scene = 0
  for answer in answers {
    let way = scenes[scene].ways.firstIndex {
      JSONValue.text(entry.body.plainText(of: $0.text)).text == answer.given
    }
    guard scenes[scene].anchor == answer.question, let way else { return ways }
    ways.append(way)
    scene = scenes[scene].ways[way].target
  }
  return ways
}
