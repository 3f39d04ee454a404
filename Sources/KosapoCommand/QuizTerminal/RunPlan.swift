// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

/// A run as it is to be made: by whom, of what, how.
struct RunPlan {
  /// The quiz by its id; `*` for questions of all quizzes.
  let quizID: String
  let title: String
  let learner: String
  let mode: RunRecord.Mode
  let seed: UInt32?
  let isExam: Bool

  /// The mark to reach in percent.
  let passPercent: Int?
  let date: String

  /// How it was started, apart from the seed.
  let options: String
  let questions: [ShownQuestion]

  /// The questions as records keep them.
  var planText: String {
    questions.map { "\($0.asked.quizID)/\($0.asked.id)@\($0.asked.version)" }.joined(separator: " ")
  }

  func record(run: String) -> RunRecord {
    RunRecord(
      run: run, learner: learner, quiz: quizID, mode: mode, source: .terminal,
      seed: seed.map(Int.init), options: options, plan: planText, date: date)
  }

  func record(
    _ answer: RunAnswer, to shown: ShownQuestion, run: String
  ) -> AnswerRecord {
    AnswerRecord(
      run: run, learner: learner, quiz: shown.asked.quizID, question: shown.asked.id,
      version: shown.asked.version, kind: shown.asked.key.name,
      given: shown.json(of: answer.given).text, points: answer.points,
      max: shown.question.points * 100, hints: answer.hintsUsed, seconds: answer.seconds, date: date)
  }

  /// The contract's JSON of a finished run.
  func result(of run: QuizRun, passed: Bool) -> JSONValue {
    .members([
      "quiz": .text(quizID), "learner": .text(learner),
      "seed": seed.map { .number(Int($0)) } ?? .null, "date": .text(date),
      "seconds": .number(run.seconds), "score": .hundredths(run.score),
      "max": .hundredths(run.maximum), "passed": .bool(passed),
      "answers": .array(
        zip(questions, run.answers).map { shown, answer in
          .members([
            "id": .text(shown.asked.id), "kind": .text(shown.asked.key.name),
            "given": shown.json(of: answer?.given),
            "correct": .bool((answer?.points ?? 0) >= shown.question.points * 100),
            "points": .hundredths(answer?.points ?? 0), "max": .number(shown.question.points),
          ])
        }),
    ])
  }
}

extension QuizRun {
  /// The seconds of all answers together.
  var seconds: Int { answers.reduce(0) { $0 + ($1?.seconds ?? 0) } }
}

/// A new name for a run: 128 random bits in hexadecimal digits.
func newRunName() -> String {
  var generator = SystemRandomNumberGenerator()
  return (0..<4).map { _ in
    let digits = String(UInt32.random(in: .min ... .max, using: &generator), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()
}
