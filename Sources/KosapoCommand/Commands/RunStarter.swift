// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

/// How a run is made; a run that was left is gone on with only in the same way.
struct RunOptions: Hashable {
  let isExam: Bool
  let keepsOrder: Bool
  let draw: Int?

  /// `wrong` or `review`, where only some questions are asked.
  let partial: String

  var text: String {
    "exam=\(isExam) order=\(keepsOrder) draw=\(draw.map(String.init) ?? "all") partial=\(partial)"
  }
}

extension RunOptions {
  /// Reads what ``text`` wrote; `nil` for a 分岐事例.
  init?(text: String) {
    var values: [Substring: Substring] = [:]
    for part in text.split(separator: " ") {
      let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pieces.count == 2 { values[pieces[0]] = pieces[1] }
    }
    guard let exam = values["exam"], let order = values["order"], let draw = values["draw"] else {
      return nil
    }
    self.init(
      isExam: exam == "true", keepsOrder: order == "true", draw: Int(draw),
      partial: String(values["partial"] ?? ""))
  }

  /// The command that goes on with such a run.
  func command(_ quizID: String, _ quiz: Content.Quiz?) -> String {
    var words = ["kosapo quiz"]
    if quizID != "*" { words.append(quizID) }
    if partial == "review" { words.append("--review") }
    if partial == "wrong" { words.append("--wrong-only") }
    if isExam, quiz?.form != .final { words.append("--exam") }
    if keepsOrder { words.append("--in-order") }
    if let draw, draw != quiz?.drawCount?.value { words.append("--questions \(draw)") }
    return words.joined(separator: " ")
  }
}

/// Begins a run, or goes on with one that was left, and brings it to its end.
struct RunStarter {
  let quizID: String
  let title: String
  let learner: String
  let mode: RunRecord.Mode
  let passPercent: Int?
  let date: String
  let options: RunOptions

  /// What is drawn from.
  let questions: [QuestionInFile]
  let screen: QuizScreen

  func start(
    seed: RunSeed, _ library: Library, _ store: borrowing RecordStore, result file: String?
  ) throws -> ExitCode {
    switch try earlierRun(seed, store) {
    case .goOn(let plan, let run, let answers):
      screen.print("前回の続きから始めます。")
      return try ask(plan, run, answers, library, store, file)
    case .stop: return .done
    case .begin: break
    }
    let value: UInt32? =
      switch seed {
      case .none: nil
      case .given(let number): number
      case .any: UInt32.random(in: 0...999_999)
      }
    let drawn = drawnQuestions(of: questions.count, draw: options.draw, seed: value)
    let plan = plan(drawn.map { questions[$0] }, seed: value)
    return try ask(plan, nil, [:], library, store, file)
  }

  private func plan(_ places: [QuestionInFile], seed: UInt32?) -> RunPlan {
    RunPlan(
      quizID: quizID, title: title, learner: learner, mode: mode, seed: seed,
      isExam: options.isExam, passPercent: passPercent, date: date, options: options.text,
      questions: places.map { place in
        ShownQuestion(
          place: place, asked: AskedQuestion(place.question, quizID: place.entry.id, seed: seed))
      })
  }

  private enum Earlier {
    case begin
    case goOn(RunPlan, run: String, answers: [Int: RunAnswer])
    case stop
  }

  /// Looks for a run that was left, and asks whether to go on with it.
  private func earlierRun(
    _ seed: RunSeed, _ store: borrowing RecordStore
  ) throws(RecordsError) -> Earlier {
    // What is asked of a part depends on the answers since, so that a new run asks just the rest.
    guard options.partial.isEmpty,
      let last = leftRun(
        of: try store.runs(learner: learner, quiz: quizID), options: options.text)
    else { return .begin }
    if case .given(let number) = seed, last.record.seed != Int(number) { return .begin }
    let places = last.record.plan.split(separator: " ").map(question)
    guard places.allSatisfy({ $0 != nil }) else { return .begin }
    let plan = plan(places.compactMap(\.self), seed: last.record.seed.map { UInt32($0) })
    var answers: [Int: RunAnswer] = [:]
    for answer in try store.answers(run: last.record.run) {
      guard
        let index = plan.questions.firstIndex(where: {
          $0.asked.id == answer.question && $0.asked.quizID == answer.quiz
        })
      else { continue }
      answers[index] = RunAnswer(
        given: plan.questions[index].given(fromText: answer.given), points: answer.points,
        hintsUsed: answer.hints, seconds: answer.seconds)
    }
    guard !answers.isEmpty, answers.count <= plan.questions.count else { return .begin }
    let state = "\(plan.questions.count)問のうち\(answers.count)問に答えています"
    guard let goesOn = askToGoOn(state, screen) else { return .stop }
    return goesOn ? .goOn(plan, run: last.record.run, answers: answers) : .begin
  }

  /// The question of a plan, if it still says the same.
  private func question(_ name: Substring) -> QuestionInFile? {
    questions.first {
      "\($0.entry.id)/\($0.question.id)@\($0.question.version)" == name
    }
  }

  private func ask(
    _ plan: RunPlan, _ earlier: String?, _ answers: [Int: RunAnswer], _ library: Library,
    _ store: borrowing RecordStore, _ file: String?
  ) throws -> ExitCode {
    tellBeginning(plan, isNew: earlier == nil)
    let name = earlier ?? newRunName()
    var runner = QuizRunner(plan: plan, screen: screen, name: name, isBegun: earlier != nil)
    guard case .finished(let run) = try runner.ask(answers: answers, store) else {
      let quiz = library.entry(withID: quizID).flatMap { entry in
        if case .quiz(let quiz) = entry.detail { quiz } else { nil }
      }
      tellPause(options.command(quizID, quiz), screen)
      return .done
    }
    let passed = isPassed(score: run.score, maximum: run.maximum, percent: passPercent)
    try store.finish(
      FinishRecord(
        run: name, score: run.score, max: run.maximum, passed: passed, seconds: run.seconds,
        date: date,
        code: resultCode(
          quiz: quizID, run: name, date: date, score: run.score, maximum: run.maximum)))
    let report = RunReport(plan: plan, library: library, screen: screen)
    if plan.isExam { report.answers(run) }
    report.end(run, passed: passed)
    if let file { try writeResult(plan.result(of: run, passed: passed ?? true), to: file) }
    return plan.isExam && passed == false ? .contentErrors : .done
  }

  private func tellBeginning(_ plan: RunPlan, isNew: Bool) {
    var facts = ["\(plan.questions.count)問"]
    if let percent = plan.passPercent { facts.append("合格\(percent)％") }
    if plan.isExam { facts.append("正解は最後に表示") }
    screen.heading(title + "（" + facts.joined(separator: "・") + "）")
    if let seed = plan.seed, isNew { screen.print("並び順の番号: \(seed)（--seed \(seed) で同じ並びになります）") }
    screen.help()
  }
}

/// The run of a quiz that was left last and can be gone on with: none of those that ask a part, or came from a page.
///
/// Options that are `nil` stand for all: who begins in another way leaves the run for later.
func leftRun(of runs: [RecordedRun], options: String? = nil) -> RecordedRun? {
  let last = runs.last { run in
    run.record.source == .terminal && run.record.options == options ?? run.record.options
      && !["partial=wrong", "partial=review"].contains { run.record.options.hasSuffix($0) }
  }
  return last?.finish == nil ? last : nil
}

/// Asks whether to go on with what was left.
///
/// - Returns: `nil` where nobody answers any more.
func askToGoOn(_ state: String, _ screen: QuizScreen) -> Bool? {
  screen.print("前回の続きがあります（\(state)）。")
  screen.print("1. 続きから始める", indent: "  ")
  screen.print("2. 初めからやり直す", indent: "  ")
  while true {
    guard case .line(let bytes) = screen.ask("番号を1つ") else { return nil }
    switch narrowDigits(String(decoding: bytes, as: UTF8.self)) {
    case "1": return true
    case "2": return false
    case "q", "ｑ": return nil
    default: screen.print("1か2を書いてください。")
    }
  }
}

/// Tells that a run was left; the command stands on a line of its own, so that it can be copied.
func tellPause(_ command: String, _ screen: QuizScreen) {
  screen.print("ここで中断します。ここまでの答えは記録してあります。続きは、次のように始めます。")
  screen.console.print("  \(command)")
}

/// Writes a result in place of what was there.
func writeResult(_ result: JSONValue, to path: String) throws(FileError) {
  let bytes = Array((result.text + "\n").utf8)
  if try fileExists(at: path) {
    try replaceFile(at: path, with: bytes)
  } else {
    try createNew(at: path, with: bytes)
  }
}
