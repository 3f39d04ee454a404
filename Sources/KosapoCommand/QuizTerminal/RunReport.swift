// SPDX-License-Identifier: MIT

import Content
import Quiz

/// What is told at the end of a run.
struct RunReport {
  let plan: RunPlan
  let library: Library
  let screen: QuizScreen

  /// Tells every answer, after an exam.
  func answers(_ run: QuizRun) {
    for (index, shown) in plan.questions.enumerated() {
      guard let answer = run.answers[index] else { continue }
      screen.console.print("")
      screen.console.print(screen.paint.bold("問 \(index + 1)/\(plan.questions.count)"))
      screen.print(shown.title)
      screen.print("あなたの答え: " + shown.words(of: answer.given))
      screen.feedback(shown, answer)
    }
  }

  /// Tells the score, and what to read again.
  func end(_ run: QuizRun, passed: Bool?) {
    screen.console.print("")
    let percent = run.maximum > 0 ? run.score * 100 / run.maximum : 0
    let score =
      "結果: \(decimalText(hundredths: run.maximum))点のうち\(decimalText(hundredths: run.score))点（\(percent)％）"
    switch passed {
    case true?: screen.console.print(score + " " + screen.paint.green("合格です。"))
    case false?: screen.console.print(score + " " + screen.paint.red("合格ではありません。"))
    case nil: screen.console.print(score)
    }
    if let percent = plan.passPercent { screen.print("合格は\(percent)％以上です。") }
    screen.print("かかった時間: \(run.seconds / 60)分\(run.seconds % 60)秒")
    let wrong = zip(plan.questions, run.answers).enumerated().filter { _, pair in
      (pair.1?.points ?? 0) < pair.0.question.points * 100
    }
    guard !wrong.isEmpty else {
      screen.print("全問正解です。")
      return
    }
    screen.print("間違えた問:")
    for (index, pair) in wrong {
      screen.print("問\(index + 1) \(pair.0.title)", indent: "  ")
      for place in library.placesToRead(pair.0.place) {
        screen.print("読み直すページ: \(place.title)（\(place.address)）", indent: "    ")
      }
    }
    if plan.quizID != "*" {
      screen.print("間違えた問だけをもう一度:")
      screen.console.print("  kosapo quiz \(plan.quizID) --wrong-only")
    }
  }
}
