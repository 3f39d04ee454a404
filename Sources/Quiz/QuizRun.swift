// SPDX-License-Identifier: MIT

package import Content

/// One question as it is asked in a run.
package struct AskedQuestion: Sendable {
  package let quizID: String
  package let id: String
  package let version: String
  package let key: AnswerKey
  package let points: Int

  /// The order in which its choices, items or right sides are shown.
  package let optionOrder: [Int]

  package init(_ question: Question, quizID: String, seed: UInt32?) {
    self.quizID = quizID
    id = question.id
    version = question.version
    key = question.key
    points = question.points
    let isOrdering = if case .order = question.key { true } else { false }
    let count =
      switch question.key {
      case .single(_, let count), .multiple(_, let count), .order(let count): count
      case .matches(_, let choices): choices
      case .trueFalse, .words, .number: 0
      }
    if let seed {
      optionOrder = shuffledOptions(
        of: count, questionID: id, seed: seed, isOrdering: isOrdering)
    } else {
      optionOrder = Array(0..<count)
    }
  }
}

/// An answer that was given in a run.
package struct RunAnswer: Hashable, Sendable {
  /// `nil` for a question that was left out for good.
  package let given: GivenAnswer?

  /// In hundredths.
  package let points: Int
  package let hintsUsed: Int
  package let seconds: Int

  package init(given: GivenAnswer?, points: Int, hintsUsed: Int, seconds: Int) {
    self.given = given
    self.points = points
    self.hintsUsed = hintsUsed
    self.seconds = seconds
  }
}

/// Which question comes next, and what was answered so far.
package struct QuizRun: Sendable {
  package let questions: [AskedQuestion]
  package private(set) var answers: [RunAnswer?]

  /// The question that is being asked; `nil` when none is left.
  package private(set) var current: Int?

  /// Those that were put off once; a second time leaves them out.
  private var skipped: Set<Int> = []

  /// Begins a run, or goes on with one.
  ///
  /// - Parameter answers: What was answered before, by the questions' places.
  package init(_ questions: [AskedQuestion], answers: [Int: RunAnswer] = [:]) {
    self.questions = questions
    self.answers = questions.indices.map { answers[$0] }
    current = nil
    current = next(after: -1)
  }

  package var answeredCount: Int { answers.count { $0 != nil } }

  /// Points so far and of all questions, in hundredths.
  package var score: Int { answers.reduce(0) { $0 + ($1?.points ?? 0) } }
  package var maximum: Int { questions.reduce(0) { $0 + $1.points * 100 } }

  /// Takes the answer to the current question and goes on.
  package mutating func answer(_ answer: RunAnswer) {
    guard let place = current else { return }
    answers[place] = answer
    current = next(after: place)
  }

  /// Puts the current question off to the end.
  ///
  /// - Returns: `false` where it had been put off before: it is to be left out for good.
  package mutating func skip() -> Bool {
    guard let place = current, skipped.insert(place).inserted else { return false }
    current = next(after: place)
    return true
  }

  /// Goes back by one question.
  ///
  /// - Returns: `false` at the first one.
  package mutating func goBack() -> Bool {
    guard let place = current, place > 0 else { return false }
    current = place - 1
    return true
  }

  /// Goes on to the next question without an answer, as after looking back.
  package mutating func goOn() {
    guard let place = current else { return }
    current = next(after: place)
  }

  /// The next question without an answer, from the beginning again after the last.
  private func next(after place: Int) -> Int? {
    let order = Array(questions.indices.dropFirst(place + 1)) + questions.indices.prefix(place + 1)
    return order.first { answers[$0] == nil }
  }
}

/// Whether a score is enough; `nil` where no mark is set.
package func isPassed(score: Int, maximum: Int, percent: Int?) -> Bool? {
  percent.map { score * 100 >= $0 * maximum }
}
