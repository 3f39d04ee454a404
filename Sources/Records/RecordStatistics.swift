// SPDX-License-Identifier: MIT

/// How one learner did in one quiz; only whole runs that came to their end count.
package struct LearnerSummary: Hashable, Sendable {
  package let learner: String
  package let quiz: String
  package let attempts: Int

  /// The best and the last run.
  package let best: FinishRecord
  package let last: FinishRecord

  /// The day on which the mark was first reached.
  package let passedOn: String?
}

/// How a quiz went; of every learner the first attempt.
package struct QuizSummary: Hashable, Sendable {
  package let quiz: String
  package let learners: Int
  package let attempts: Int

  /// How many learners reached the mark in any attempt.
  package let passed: Int

  /// The mean share of points, and of seconds.
  package let meanShare: Double
  package let meanSeconds: Double
}

/// How a question went; of every learner the first answer.
package struct QuestionSummary: Hashable, Sendable {
  package let place: QuestionPlace
  package let kind: String
  package let learners: Int

  /// How many wordings of it were answered: more than one where its text was changed in between.
  package let versions: Int

  /// The mean share of its points (facility).
  package let facility: Double

  /// The correlation of its share with the share of the other answers in the same run (corrected item–rest);
  /// `nil` where fewer than three learners or no differences tell nothing.
  package let discrimination: Double?

  /// Answers that did not get every point, with how many learners gave them; the most frequent first.
  package let wrongAnswers: [(given: String, count: Int)]

  package static func == (left: QuestionSummary, right: QuestionSummary) -> Bool {
    left.place == right.place && left.learners == right.learners && left.versions == right.versions
      && left.facility == right.facility && left.discrimination == right.discrimination
      && left.wrongAnswers.elementsEqual(right.wrongAnswers) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// Sums up what each learner did, by learner and quiz.
package func learnerSummaries(of runs: [RecordedRun]) -> [LearnerSummary] {
  finishedAttempts(runs).map { key, finishes in
    let best = finishes.max { share(of: $0) < share(of: $1) } ?? finishes[0]
    return LearnerSummary(
      learner: key[0], quiz: key[1], attempts: finishes.count, best: best,
      last: finishes[finishes.count - 1],
      passedOn: finishes.first { $0.passed ?? false }?.date)
  }.sorted { ($0.learner, $0.quiz) < ($1.learner, $1.quiz) }
}

/// Sums up the quizzes.
package func quizSummaries(of runs: [RecordedRun]) -> [QuizSummary] {
  var byQuiz: [String: [[FinishRecord]]] = [:]
  for (key, finishes) in finishedAttempts(runs) { byQuiz[key[1], default: []].append(finishes) }
  return byQuiz.map { quiz, learners in
    QuizSummary(
      quiz: quiz, learners: learners.count, attempts: learners.reduce(0) { $0 + $1.count },
      passed: learners.count { $0.contains { $0.passed ?? false } },
      meanShare: mean(learners.map { share(of: $0[0]) }),
      meanSeconds: mean(learners.map { Double($0[0].seconds) }))
  }.sorted { $0.quiz < $1.quiz }
}

/// The finished attempts by learner and quiz, in their order.
private func finishedAttempts(_ runs: [RecordedRun]) -> [[String]: [FinishRecord]] {
  var found: [[String]: [FinishRecord]] = [:]
  for run in runs where run.record.mode == .attempt {
    guard let finish = run.finish else { continue }
    found[[run.record.learner, run.record.quiz], default: []].append(finish)
  }
  return found
}

private func share(of finish: FinishRecord) -> Double {
  finish.max > 0 ? Double(finish.score) / Double(finish.max) : 0
}

/// Sums up the questions by the first answer of every learner; the answers are in the order in which they were given.
package func questionSummaries(of answers: [AnswerRecord]) -> [QuestionSummary] {
  var byRun: [String: [AnswerRecord]] = [:]
  for answer in answers { byRun[answer.run, default: []].append(answer) }
  var seen: Set<[String]> = []
  var firsts: [QuestionPlace: [AnswerRecord]] = [:]
  for answer in answers
  where seen.insert([answer.learner, answer.quiz, answer.question]).inserted {
    firsts[answer.place, default: []].append(answer)
  }
  return firsts.map { place, answers in
    let pairs = answers.compactMap { answer -> (Double, Double)? in
      let others = (byRun[answer.run] ?? []).filter { $0.place != place }
      return others.isEmpty ? nil : (share(of: answer), mean(others.map(share(of:))))
    }
    var wrong: [String: Int] = [:]
    for answer in answers where !answer.isFull { wrong[answer.given, default: 0] += 1 }
    return QuestionSummary(
      place: place, kind: answers[0].kind, learners: answers.count,
      versions: Set(answers.map(\.version)).count,
      facility: mean(answers.map(share(of:))), discrimination: correlation(pairs),
      wrongAnswers: wrong.map { (given: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.given) < ($0.count, $1.given) })
  }.sorted { $0.place < $1.place }
}

private func share(of answer: AnswerRecord) -> Double {
  answer.max > 0 ? Double(answer.points) / Double(answer.max) : 0
}

private func mean(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}

/// Pearson's correlation; `nil` for fewer than three pairs, or where one side is always the same.
private func correlation(_ pairs: [(Double, Double)]) -> Double? {
  guard pairs.count >= 3 else { return nil }
  let left = mean(pairs.map(\.0))
  let right = mean(pairs.map(\.1))
  var product = 0.0
  var lefts = 0.0
  var rights = 0.0
  for pair in pairs {
    product += (pair.0 - left) * (pair.1 - right)
    lefts += (pair.0 - left) * (pair.0 - left)
    rights += (pair.1 - right) * (pair.1 - right)
  }
  guard lefts > 1e-12, rights > 1e-12 else { return nil }
  return product / (lefts.squareRoot() * rights.squareRoot())
}
