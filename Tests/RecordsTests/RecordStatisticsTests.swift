// SPDX-License-Identifier: MIT

import Records
import Testing

private func recorded(
  _ name: String, _ learner: String, _ score: Int?, passed: Bool = false,
  mode: RunRecord.Mode = .attempt
) -> RecordedRun {
  RecordedRun(
    record: run(name, learner, mode: mode), finish: score.map { finish(name, $0, passed: passed) })
}

@Test func learnersAreSummedUpByTheirFinishedAttempts() throws {
  let summaries = learnerSummaries(of: [
    recorded("1", "甲", 100), recorded("2", "甲", 180, passed: true), recorded("3", "甲", 60),
    recorded("4", "甲", nil), recorded("5", "甲", 200, passed: true, mode: .practice),
    recorded("6", "乙", 20),
  ])
  #expect(summaries.map(\.learner) == ["乙", "甲"])
  let first = try #require(summaries.last)
  #expect(first.attempts == 3)
  #expect(first.best.run == "2")
  #expect(first.last.run == "3")
  #expect(first.passedOn == "2026-06-01")
  #expect(summaries.first?.passedOn == nil)
}

@Test func quizzesAreSummedUpByFirstAttempts() throws {
  let summary = try #require(
    quizSummaries(of: [
      recorded("1", "甲", 100), recorded("2", "甲", 200, passed: true), recorded("3", "乙", 50),
    ]).first)
  #expect(summary.learners == 2)
  #expect(summary.attempts == 3)
  #expect(summary.passed == 1)
  #expect(abs(summary.meanShare - 0.375) < 1e-9)
}

@Test func questionsAreSummedUpByFirstAnswers() throws {
  var answers: [AnswerRecord] = []
  // Who knows the rest knows q-1; q-4 is always right and tells nothing.
  for (index, row) in [(100, 100, 100), (100, 100, 0), (0, 0, 0), (0, 100, 0)].enumerated() {
    let learner = "人\(index)"
    for (question, points) in [("q-1", row.0), ("q-2", row.1), ("q-3", row.2), ("q-4", 100)] {
      answers.append(
        answer(
          "r\(index)", learner, question, points, given: points == 0 ? "\"誤\(index % 2)\"" : "\"正\""
        ))
    }
  }
  answers.append(answer("r9", "人0", "q-1", 0))
  let summaries = questionSummaries(of: answers)
  #expect(summaries.map(\.place.question) == ["q-1", "q-2", "q-3", "q-4"])
  #expect(summaries[0].learners == 4)
  #expect(summaries[0].facility == 0.5)
  #expect(summaries[0].versions == 1)
  // By hand: shares of the rest 1, 2/3, 1/3, 2/3; covariance 1/6 · …, correlation 1/√2.
  #expect(abs((summaries[0].discrimination ?? 0) - 0.5.squareRoot()) < 1e-9)
  #expect(summaries[3].discrimination == nil)
  #expect(summaries[0].wrongAnswers.map(\.given) == ["\"誤0\"", "\"誤1\""])
  #expect(summaries[3].wrongAnswers.isEmpty)
}

@Test func nothingIsSummedUpOfNothing() {
  #expect(learnerSummaries(of: []).isEmpty)
  #expect(quizSummaries(of: []).isEmpty)
  #expect(questionSummaries(of: []).isEmpty)
}
