// SPDX-License-Identifier: MIT

/// How the time of a group's work about a case is divided.
struct SessionPlan: Hashable {
  /// What a step is; the raw value is its name.
  enum Kind: String {
    case read = "読む"
    case write = "書く"
    case share = "見せ合う"
    case open = "続きを読む"
    case discuss = "話し合う"
    case close = "まとめる"
  }

  struct Step: Hashable {
    let kind: Kind
    let start: Int
    let minutes: Int

    /// Which question is discussed, from 1.
    var question: Int?
  }

  let steps: [Step]

  /// The minutes for each question.
  let questionMinutes: [Int]

  /// The minutes from the beginning to the end.
  let total: Int

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - readingBefore: How long the part takes to read that is open from the beginning, in minutes.
  ///   - readingAfter: How long the part takes that is held back.
  ///   - questions: How long each question takes where its writer said so.
  init(readingBefore: Int, readingAfter: Int, questions: [Int?]) {
    questionMinutes = questions.map { $0 ?? 15 }
    var steps: [Step] = []
    var clock = 0
    func add(_ kind: Kind, _ minutes: Int, question: Int? = nil) {
      steps.append(Step(kind: kind, start: clock, minutes: minutes, question: question))
      clock += minutes
    }
    add(.read, readingBefore + 1)
    add(.write, 8)
    add(.share, 10)
    add(.open, readingAfter + 1)
    for (place, minutes) in questionMinutes.enumerated() {
      add(.discuss, minutes, question: place + 1)
    }
    if questions.isEmpty { add(.discuss, 15) }
    add(.close, 5)
    self.steps = steps
    total = clock
  }
}
