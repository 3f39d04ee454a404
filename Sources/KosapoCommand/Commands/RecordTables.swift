// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

/// The tables of `kosapo records`.
struct RecordTables {
  let library: Library
  let runs: [RecordedRun]
  let answers: [AnswerRecord]

  /// Below so many learners the figures of a question say little.
  private static let fewLearners = 10

  func table(_ name: String) -> TextTable {
    switch name {
    case "learners": learners
    case "quizzes": quizzes
    default: questions
    }
  }

  private var learners: TextTable {
    TextTable(
      title: "受けた人ごと",
      columns: [
        .init(title: "受けた人", name: "learner"), .init(title: "テスト", name: "quiz"),
        .init(title: "合格", name: "passed"), .init(title: "合格した日", name: "passedOn"),
        .init(title: "最高（％）", name: "best"), .init(title: "最高の日", name: "bestDate"),
        .init(title: "最近（％）", name: "last"), .init(title: "最近の日", name: "lastDate"),
        .init(title: "回数", name: "attempts"), .init(title: "最高の結果コード", name: "bestCode"),
      ],
      rows: learnerSummaries(of: runs).map { summary in
        [
          .text(summary.learner), .text(summary.quiz),
          summary.best.passed == nil
            ? .none : .flag(summary.passedOn != nil, summary.passedOn == nil ? "まだ" : "合格"),
          summary.passedOn.map { .text($0) } ?? .none, percent(of: summary.best),
          .text(summary.best.date), percent(of: summary.last), .text(summary.last.date),
          .number(summary.attempts), .text(summary.best.code),
        ]
      })
  }

  private var quizzes: TextTable {
    TextTable(
      title: "テストごと（平均は、一人ひとりの最初の回から）",
      columns: [
        .init(title: "テスト", name: "quiz"), .init(title: "題名", name: "title"),
        .init(title: "人数", name: "learners"), .init(title: "合格した人", name: "passed"),
        .init(title: "回数", name: "attempts"), .init(title: "平均（％）", name: "mean"),
        .init(title: "平均の分", name: "minutes"),
      ],
      rows: quizSummaries(of: runs).map { summary in
        [
          .text(summary.quiz), .text(library.entry(withID: summary.quiz)?.title.value ?? ""),
          .number(summary.learners), .number(summary.passed), .number(summary.attempts),
          .number(Int(summary.meanShare * 100 + 1e-9)),
          .hundredths(Int((summary.meanSeconds / 60 * 10).rounded()) * 10),
        ]
      })
  }

  private var questions: TextTable {
    TextTable(
      title: "問ごと（一人ひとりの最初の答えから）",
      columns: [
        .init(title: "テスト", name: "quiz"), .init(title: "番号", name: "question"),
        .init(title: "問い", name: "title"), .init(title: "答えた人", name: "learners"),
        .init(title: "正答率（％）", name: "facility"), .init(title: "識別", name: "discrimination"),
        .init(title: "多い誤り", name: "wrong"), .init(title: "文の版", name: "versions"),
        .init(title: "注意", name: "isFew"),
      ],
      rows: questionSummaries(of: answers).map { summary in
        let shown = question(summary.place)
        return [
          .text(summary.place.quiz), .text(summary.place.question),
          .sentence(shown?.title ?? ""), .number(summary.learners),
          .number(Int((summary.facility * 100).rounded())),
          summary.discrimination.map { .hundredths(Int(($0 * 100).rounded())) } ?? .none,
          .counts(wrongAnswers(summary, shown)), .number(summary.versions),
          .flag(
            summary.learners < RecordTables.fewLearners,
            summary.learners < RecordTables.fewLearners ? "人数が少ない" : ""),
        ]
      })
  }

  /// What the columns mean, below the table.
  var questionNotes: String {
    let few = questionSummaries(of: answers).count { $0.learners < RecordTables.fewLearners }
    var text = """
      正答率は、得点の平均の割合です。識別は、その問の得点と、同じ回のほかの問の得点との相関です。
      0に近いか負の値の問は、問い方や答えを見直します。
      """
    if questionSummaries(of: answers).contains(where: { $0.versions > 1 }) {
      text += "\n注意: 文の版が2以上の問は、文を直す前と後の答えが混じっています。"
    }
    if few > 0 {
      text += "\n注意: \(few)問は、答えた人が\(RecordTables.fewLearners)人に満たないので、この数字だけで問の良し悪しは決められません。"
    }
    return text
  }

  private func percent(of finish: FinishRecord) -> TableCell {
    finish.max > 0 ? .number(finish.score * 100 / finish.max) : .none
  }

  private func question(_ place: QuestionPlace) -> ShownQuestion? {
    guard let entry = library.entry(withID: place.quiz), case .quiz(let quiz) = entry.detail,
      let question = quiz.body.questions.first(where: { $0.id == place.question })
    else { return nil }
    return ShownQuestion(
      place: QuestionInFile(entry: entry, question: question),
      asked: AskedQuestion(question, quizID: entry.id, seed: nil))
  }

  /// The wrong answers, those that draw most people first; of several choices each wrong one is counted by itself.
  private func wrongAnswers(
    _ summary: QuestionSummary, _ shown: ShownQuestion?
  ) -> [TableCell.Count] {
    var counts: [String: Int] = [:]
    for wrong in summary.wrongAnswers {
      for text in texts(ofAnswer: wrong.given, summary.kind, shown) {
        counts[text, default: 0] += wrong.count
      }
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.map { TableCell.Count(text: $0.key, count: $0.value) }
  }

  private func texts(
    ofAnswer json: String, _ kind: String, _ shown: ShownQuestion?
  ) -> [String] {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader.value(of: Array(json.utf8)) } catch { return [] }
    switch value {
    case .null: return ["（答えなし）"]
    case .text(let text): return [text]
    case .array(let values):
      let texts = values.compactMap(\.asText)
      guard kind == "multiple-choice" else { return [texts.joined(separator: "→")] }
      guard let shown, case .multiple(let right, _) = shown.asked.key else { return texts }
      let rightTexts = Set(right.map { shown.options[$0] })
      let wrong = texts.filter { !rightTexts.contains($0) }
      return wrong.isEmpty ? ["（選び足りない）"] : wrong
    case .object(let members):
      guard let shown, case .matches(let rights, _) = shown.asked.key else { return [] }
      return zip(shown.lefts, rights).compactMap { left, right in
        let given = members.first { $0.name == left }?.value.asText
        return given == shown.options[right] ? nil : "\(left)→\(given ?? "なし")"
      }
    default: return []
    }
  }
}
