// SPDX-License-Identifier: MIT

/// A run with how it ended, if it did.
package struct RecordedRun: Hashable, Sendable {
  package let record: RunRecord
  package let finish: FinishRecord?

  package init(record: RunRecord, finish: FinishRecord?) {
    self.record = record
    self.finish = finish
  }
}

extension RecordStore {
  /// Returns the runs day by day, those of a day in the order in which they were recorded: what is imported later
  /// may have been before.
  ///
  /// A learner or quiz that is `nil` stands for all.
  package borrowing func runs(
    learner: String? = nil, quiz: String? = nil
  ) throws(RecordsError) -> [RecordedRun] {
    let rows = try connection.rows(
      """
      SELECT runs.run, learner, quiz, mode, source, seed, options, plan, runs.date,
        score, max, passed, seconds, finishes.date, code
      FROM runs LEFT JOIN finishes ON finishes.run = runs.run
      WHERE (?1 IS NULL OR learner = ?1) AND (?2 IS NULL OR quiz = ?2) ORDER BY runs.date, runs.rowid
      """, [value(learner), value(quiz)])
    return rows.map { row in
      let record = RunRecord(
        run: row[0].text, learner: row[1].text, quiz: row[2].text,
        mode: RunRecord.Mode(rawValue: row[3].text) ?? .practice,
        source: RunRecord.Source(rawValue: row[4].text) ?? .terminal, seed: row[5].integer,
        options: row[6].text, plan: row[7].text, date: row[8].text)
      let finish = row[9].integer.map { score in
        FinishRecord(
          run: record.run, score: score, max: row[10].integer ?? 0,
          passed: row[11].integer.map { $0 == 1 }, seconds: row[12].integer ?? 0,
          date: row[13].text, code: row[14].text)
      }
      return RecordedRun(record: record, finish: finish)
    }
  }

  /// Returns the answers day by day in the order in which they were given; what was changed within a run counts as it was
  /// changed, at its first place, unless every row is asked for.
  ///
  /// A learner or run that is `nil` stands for all.
  package borrowing func answers(
    learner: String? = nil, run: String? = nil, keepsChanges: Bool = false
  ) throws(RecordsError) -> [AnswerRecord] {
    let rows = try connection.rows(
      """
      SELECT run, learner, quiz, question, version, kind, given, points, max, hints, seconds, date
      FROM answers WHERE (?1 IS NULL OR learner = ?1) AND (?2 IS NULL OR run = ?2) ORDER BY date, number
      """, [value(learner), value(run)])
    var answers: [AnswerRecord] = []
    var places: [[String]: Int] = [:]
    for row in rows {
      let answer = AnswerRecord(
        run: row[0].text, learner: row[1].text, quiz: row[2].text, question: row[3].text,
        version: row[4].text, kind: row[5].text, given: row[6].text, points: row[7].integer ?? 0,
        max: row[8].integer ?? 0, hints: row[9].integer ?? 0, seconds: row[10].integer ?? 0,
        date: row[11].text)
      let name = [answer.run, answer.quiz, answer.question]
      if !keepsChanges, let place = places[name] {
        answers[place] = answer
      } else {
        places[name] = answers.count
        answers.append(answer)
      }
    }
    return answers
  }

  /// Every learner, ascending.
  package borrowing func learners() throws(RecordsError) -> [String] {
    try connection.rows("SELECT DISTINCT learner FROM runs ORDER BY learner").map { $0[0].text }
  }

  private func value(_ text: String?) -> SQLiteValue {
    text.map { .text($0) } ?? .null
  }
}
