// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

extension QuestionInFile {
  /// What names the question in records.
  var place: QuestionPlace { QuestionPlace(quiz: entry.id, question: question.id) }
}

/// Returns the questions whose last answer did not get every point.
func wrongQuestions(_ history: [AnswerRecord]) -> Set<QuestionPlace> {
  var last: [QuestionPlace: AnswerRecord] = [:]
  for answer in history { last[answer.place] = answer }
  return Set(last.values.filter { !$0.isFull }.map(\.place))
}

/// Returns the questions that are due for review on a day, and the next day on which any is.
///
/// The history is one learner's answers in the order in which they were given.
func dueQuestions(
  _ history: [AnswerRecord], on day: CalendarDate
) -> (due: Set<QuestionPlace>, next: CalendarDate?) {
  var states: [QuestionPlace: (memory: MemoryState, date: CalendarDate)] = [:]
  for answer in history where answer.kind != "branch" {
    guard let date = CalendarDate(answer.date) else { continue }
    let rating = rating(of: answer)
    if let state = states[answer.place] {
      let days = max(0, date.dayNumber - state.date.dayNumber)
      states[answer.place] = (state.memory.after(rating, days: days), max(state.date, date))
    } else {
      states[answer.place] = (MemoryState(first: rating), date)
    }
  }
  var due: Set<QuestionPlace> = []
  var next: Int?
  for (place, state) in states {
    let dueDay = state.date.dayNumber + state.memory.interval
    if dueDay <= day.dayNumber {
      due.insert(place)
    } else {
      next = min(next ?? dueDay, dueDay)
    }
  }
  return (due, next.flatMap { CalendarDate(dayNumber: $0) })
}

/// Full points without help are good, with a hint or in part hard, none again.
private func rating(of answer: AnswerRecord) -> ReviewRating {
  if answer.isFull { return answer.hints > 0 ? .hard : .good }
  return answer.points > 0 ? .hard : .again
}

/// What is said where nothing is due.
func nothingDue(
  _ history: [AnswerRecord], on day: CalendarDate, among questions: [QuestionInFile]
) -> String {
  let places = Set(questions.map(\.place))
  let mine = history.filter { places.contains($0.place) }
  guard let next = dueQuestions(mine, on: day).next else {
    return "今日復習する問はありません。テストを受けると、問ごとに復習の日が決まります。"
  }
  return "今日復習する問はありません。次の復習は\(next.japanese)です。"
}

/// `kosapo quiz` without a name: the quizzes with one's best result.
func listQuizzes(
  _ content: LoadedContent, _ values: ArgumentValues, _ console: Console
) throws -> ExitCode {
  let path = try recordsPath(values, console)
  let learner = try learnerID(values, console)
  var runs: [RecordedRun] = []
  var history: [AnswerRecord] = []
  if try fileExists(at: path) {
    let store = try RecordStore(path: path)
    runs = try store.runs(learner: learner)
    history = try store.answers(learner: learner)
  }
  let screen = QuizScreen(console, isPlain: values.has("--plain"))
  let entries = content.library.entries(of: .quiz)
  if entries.isEmpty { screen.print("content/quizzes/ に、受けられるテストがありません。") }
  let summaries = learnerSummaries(of: runs)
  for entry in entries {
    guard case .quiz(let quiz) = entry.detail else { continue }
    var facts = [quiz.form.rawValue]
    if quiz.form == .branching {
      facts.append("\(quiz.body.scenes.count)場面")
    } else {
      let count = content.library.questions(of: entry).count
      facts.append(quiz.drawCount.map { "\(count)問から\($0.value)問" } ?? "\(count)問")
    }
    if let percent = quiz.passPercent?.value { facts.append("合格\(percent)％") }
    screen.heading("\(entry.id)  \(entry.title.value)（\(facts.joined(separator: "・"))）")
    screen.print(best(summaries.first { $0.quiz == entry.id }), indent: "    ")
    if let left = leftRun(of: runs.filter { $0.record.quiz == entry.id }) {
      let options = RunOptions(text: left.record.options)
      let command = options?.command(entry.id, quiz) ?? "kosapo quiz \(entry.id)"
      screen.print("中断したところがあります（\(left.record.date)）。続きは:", indent: "    ")
      screen.console.print("      \(command)")
    }
  }
  let due = dueQuestions(history, on: try today(values, console)).due
  let known = Set(entries.flatMap { content.library.questions(of: $0).map(\.place) })
  let count = due.intersection(known).count
  if count > 0 {
    screen.print("今日復習する問が\(count)問あります。")
    screen.console.print("  kosapo quiz --review")
  }
  let faulty = quizIDs(in: content).filter { !quizErrors(of: [$0], in: content).isEmpty }
  if !faulty.isEmpty {
    let names = faulty.joined(separator: "、")
    screen.print("ファイルに誤りがあって受けられないテスト: \(names)")
    screen.print("誤りは kosapo check で見られます。", indent: "    ")
  }
  if let first = entries.first(where: { !faulty.contains($0.id) }) {
    screen.print("始めるには: kosapo quiz \(first.id)")
  }
  return .done
}

private func best(_ summary: LearnerSummary?) -> String {
  guard let summary else { return "まだ受けていません。" }
  let best = summary.best
  let percent = best.max > 0 ? best.score * 100 / best.max : 0
  let passed = summary.passedOn.map { "・合格（\($0)）" } ?? ""
  return "最高 \(percent)％（\(best.date)）・\(summary.attempts)回\(passed)"
}
