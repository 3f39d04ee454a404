// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

/// How a run ended.
enum RunEnd {
  case finished(QuizRun)

  /// The end of input, Ctrl-C, or the learner's wish: it can be gone on with.
  case paused
}

/// Asks the questions of a run one after the other.
struct QuizRunner {
  let plan: RunPlan
  let screen: QuizScreen

  /// The name of the run, and whether its beginning is recorded already.
  let name: String
  var isBegun: Bool

  private let clock = ContinuousClock()

  init(plan: RunPlan, screen: QuizScreen, name: String, isBegun: Bool) {
    self.plan = plan
    self.screen = screen
    self.name = name
    self.isBegun = isBegun
  }

  /// Asks until no question is left or the learner stops.
  ///
  /// - Parameters:
  ///   - answers: What was answered before, by the questions' places.
  ///   - store: Where every answer goes as soon as it is given.
  mutating func ask(
    answers: [Int: RunAnswer], _ store: borrowing RecordStore
  ) throws(RecordsError) -> RunEnd {
    var run = QuizRun(plan.questions.map(\.asked), answers: answers)
    while let place = run.current {
      let shown = plan.questions[place]
      screen.progress(place, of: run, score: !plan.isExam)
      screen.question(shown)
      if let before = run.answers[place] {
        guard plan.isExam else {
          screen.print("あなたの答え: " + shown.words(of: before.given))
          screen.feedback(shown, before)
          run.goOn()
          continue
        }
        screen.print("今の答え: " + shown.words(of: before.given))
      }
      switch read(shown) {
      case .answer(let answer):
        try record(answer, to: shown, store)
        run.answer(answer)
        if !plan.isExam { screen.feedback(shown, answer) }
      case .skip:
        if run.answers[place] != nil {
          run.goOn()
        } else if !run.skip() {
          screen.print("この問は、答えないままにします。")
          let answer = RunAnswer(given: nil, points: 0, hintsUsed: 0, seconds: 0)
          try record(answer, to: shown, store)
          run.answer(answer)
          if !plan.isExam { screen.feedback(shown, answer) }
        }
      case .back:
        if !run.goBack() { screen.print("最初の問です。") }
      case .pause:
        return .paused
      }
    }
    return .finished(run)
  }

  private mutating func record(
    _ answer: RunAnswer, to shown: ShownQuestion, _ store: borrowing RecordStore
  ) throws(RecordsError) {
    if !isBegun {
      try store.begin(plan.record(run: name))
      isBegun = true
    }
    try store.append(plan.record(answer, to: shown, run: name))
  }

  private enum Reading {
    case answer(RunAnswer)
    case skip, back, pause
  }

  /// Reads lines until one is an answer, or leads elsewhere.
  private func read(_ shown: ShownQuestion) -> Reading {
    let start = clock.now
    var typed = TypedAnswer(shown.asked)
    var hints = 0
    while true {
      let prompt = screen.promptText(shown, rightsTyped: typed.rights.count)
      guard case .line(let bytes) = screen.ask(prompt) else { return .pause }
      switch TypedLine(bytes, key: shown.asked.key) {
      case .empty:
        screen.print("まだ何も書かれていません。答えを書いてください（? ヒント、s 後回し、q 中断）。")
      case .unreadable:
        screen.print("文字を読み取れませんでした。端末の文字コードを UTF-8 にしてください。")
      case .help: screen.help()
      case .hint:
        screen.hint(shown, number: hints)
        hints = min(hints + 1, shown.question.hints.count)
      case .back: return .back
      case .skip: return .skip
      case .pause: return .pause
      case .text(let text):
        do throws(TypedProblem) {
          guard let given = try typed.take(text) else { continue }
          let points = grade(given, by: shown.asked.key, worth: shown.question.points)
          let seconds = Int((clock.now - start) / .seconds(1))
          return .answer(
            RunAnswer(given: given, points: points, hintsUsed: hints, seconds: seconds))
        } catch {
          screen.print(error.message)
        }
      }
    }
  }
}
