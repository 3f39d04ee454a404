// SPDX-License-Identifier: MIT

/// One run through a quiz, as it is recorded when it begins.
package struct RunRecord: Hashable, Sendable {
  /// What a run was for.
  package enum Mode: String, Hashable, Sendable {
    /// The whole quiz as it is meant; only such runs count as attempts.
    case attempt

    /// Some questions of it: fewer than it draws, the wrong ones again, those that are due.
    case practice
  }

  /// Where it was made.
  package enum Source: String, Hashable, Sendable {
    case terminal, page
  }

  /// A random name, unique in the world.
  package let run: String
  package let learner: String
  package let quiz: String
  package let mode: Mode
  package let source: Source

  /// What draws and shuffles followed; `nil` where the order of the file was kept.
  package let seed: Int?

  /// How it was started, as its runner writes it, so that it can be gone on with.
  package let options: String

  /// The questions in their order: `quiz/id@version`, with spaces between.
  package let plan: String

  /// The day, `2026-06-01`.
  package let date: String

  package init(
    run: String, learner: String, quiz: String, mode: Mode, source: Source, seed: Int?,
    options: String, plan: String, date: String
  ) {
    self.run = run
    self.learner = learner
    self.quiz = quiz
    self.mode = mode
    self.source = source
    self.seed = seed
    self.options = options
    self.plan = plan
    self.date = date
  }
}

/// One answer.
package struct AnswerRecord: Hashable, Sendable {
  package let run: String
  package let learner: String

  /// The quiz whose file holds the question.
  package let quiz: String
  package let question: String
  package let version: String
  package let kind: String

  /// The answer as given, in JSON.
  package let given: String

  /// In hundredths of a point.
  package let points: Int
  package let max: Int
  package let hints: Int
  package let seconds: Int
  package let date: String

  package init(
    run: String, learner: String, quiz: String, question: String, version: String, kind: String,
    given: String, points: Int, max: Int, hints: Int, seconds: Int, date: String
  ) {
    self.run = run
    self.learner = learner
    self.quiz = quiz
    self.question = question
    self.version = version
    self.kind = kind
    self.given = given
    self.points = points
    self.max = max
    self.hints = hints
    self.seconds = seconds
    self.date = date
  }

  /// What names the question over all quizzes.
  package var place: QuestionPlace { QuestionPlace(quiz: quiz, question: question) }

  package var isFull: Bool { points >= max }
}

/// A question by its quiz and id.
package struct QuestionPlace: Hashable, Comparable, Sendable {
  package let quiz: String
  package let question: String

  package init(quiz: String, question: String) {
    self.quiz = quiz
    self.question = question
  }

  package static func < (left: QuestionPlace, right: QuestionPlace) -> Bool {
    (left.quiz, left.question) < (right.quiz, right.question)
  }
}

/// How a run ended.
package struct FinishRecord: Hashable, Sendable {
  package let run: String

  /// In hundredths of a point.
  package let score: Int
  package let max: Int

  /// `nil` where the quiz has no mark to reach.
  package let passed: Bool?
  package let seconds: Int
  package let date: String

  /// The code that is printed with the result.
  package let code: String

  package init(
    run: String, score: Int, max: Int, passed: Bool?, seconds: Int, date: String, code: String
  ) {
    self.run = run
    self.score = score
    self.max = max
    self.passed = passed
    self.seconds = seconds
    self.date = date
    self.code = code
  }
}
