// SPDX-License-Identifier: MIT

import Content
import JapaneseText
import Quiz

/// Writes what a learner sees: lines only, nothing is drawn over, so that it reads well aloud and in a pipe.
struct QuizScreen {
  let console: Console
  let paint: Paint

  /// The cells of a line.
  let width: Int

  /// Whether bars and rules are left out.
  let isPlain: Bool

  init(_ console: Console, isPlain: Bool) {
    self.console = console
    self.isPlain = isPlain
    paint = Paint(isOn: console.usesColour && !isPlain)
    width = min(max((console.columns ?? 77) - 1, 20), 80)
  }

  func print(_ text: String, indent: String = "") {
    console.print(wrapped(text, width: width, first: indent, rest: indent).joined(separator: "\n"))
  }

  /// Text that stands out; it is painted when its lines are known, as codes have no width.
  func heading(_ text: String) {
    console.print(wrapped(text, width: width).map(paint.bold).joined(separator: "\n"))
  }

  /// Asks for a line.
  func ask(_ text: String) -> InputLine {
    let prompt = text + "> "
    return console.line(after: prompt, painted: paint.bold(prompt), isPlain: isPlain)
  }

  /// The line that tells how far one has come.
  func progress(_ position: Int, of run: QuizRun, score: Bool) {
    let count = run.questions.count
    console.print("")
    var line = "問 \(position + 1)/\(count)"
    if !isPlain {
      let filled = count > 0 ? run.answeredCount * 20 / count : 0
      line +=
        "  " + String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    }
    line += "  答えた問 \(run.answeredCount)"
    if score { line += "  得点 \(decimalText(hundredths: run.score))" }
    console.print(paint.bold(line))
  }

  /// The question and what is chosen among, numbered as shown.
  func question(_ shown: ShownQuestion) {
    let text = TerminalText(document: shown.document, width: width)
    var lines = text.lines(of: shown.question.title)
    lines += text.lines(of: shown.question.stem)
    let points = shown.question.points
    if points > 1, let last = lines.indices.last { lines[last] += "（\(points)点）" }
    switch shown.question.options {
    case .choices(let choices):
      lines += options(shown, choices.map(\.text), text)
    case .items(let items):
      lines += options(shown, items, text)
    case .pairs(let lefts, let rights):
      for (index, left) in lefts.enumerated() {
        lines += text.lines(of: left, first: "  \(letter(index)). ", rest: "     ")
      }
      lines.append("")
      lines += options(shown, rights, text)
    case .none:
      if case .trueFalse = shown.asked.key { lines += ["  1. ○（正しい）", "  2. ×（正しくない）"] }
    }
    console.print(lines.joined(separator: "\n"))
  }

  private func options(
    _ shown: ShownQuestion, _ texts: [QuestionText], _ text: TerminalText
  ) -> [String] {
    let digits = "\(texts.count)".count
    return shown.asked.optionOrder.enumerated().flatMap { position, place in
      let number =
        String(repeating: " ", count: digits - "\(position + 1)".count) + "\(position + 1)"
      return text.lines(
        of: texts[place], first: "  \(number). ", rest: String(repeating: " ", count: digits + 4))
    }
  }

  /// What to write.
  func promptText(_ shown: ShownQuestion, rightsTyped: Int = 0) -> String {
    switch shown.asked.key {
    case .single, .trueFalse: return "番号を1つ"
    case .multiple: return "正しい番号を全部（例: 1 3）"
    case .words: return "答え"
    case .number(let number):
      return number.units.isEmpty ? "数" : "数（「\(number.units[0])」は書かなくてもよい）"
    case .order(let count):
      return "正しい順に番号を全部（例: \((1...count).reversed().map(String.init).joined(separator: " "))）"
    case .matches(let rights, _):
      if rightsTyped > 0 { return "つづき。\(letter(rightsTyped))に合う番号" }
      let example = Array(repeating: "1", count: rights.count).joined(separator: " ")
      return "Aから順に、合う番号（例: \(example)）"
    }
  }

  private func letter(_ index: Int) -> String {
    index < 26
      ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index))) : "\(index + 1)"
  }

  /// Whether it was right, what is said to the chosen ones, the right answer, the explanation.
  func feedback(_ shown: ShownQuestion, _ answer: RunAnswer) {
    let worth = shown.question.points * 100
    if answer.points >= worth {
      console.print(paint.green("正解です。") + "（\(decimalText(hundredths: answer.points))点）")
    } else {
      let verdict =
        answer.given == nil ? "答えていません。" : answer.points > 0 ? "一部が正解です。" : "ちがいます。"
      let points =
        "（\(decimalText(hundredths: worth))点のうち\(decimalText(hundredths: answer.points))点）"
      console.print(paint.red(verdict) + points)
    }
    let text = TerminalText(document: shown.document, width: width)
    var chosen: [Int] = []
    if case .choices(let given)? = answer.given { chosen = given }
    comments(on: chosen, of: shown, isNamed: chosen.count > 1)
    if answer.points < worth {
      print("正しい答え: " + shown.rightAnswer)
      let missed = shown.asked.key.rightChoices.filter { !chosen.contains($0) }
      comments(on: missed, of: shown, isNamed: shown.asked.key.rightChoices.count > 1)
    }
    if !shown.question.explanation.isEmpty {
      console.print(
        text.lines(of: shown.question.explanation, first: "解説: ", rest: "  ")
          .joined(separator: "\n"))
    }
  }

  /// What the file says to some of the choices.
  private func comments(on places: [Int], of shown: ShownQuestion, isNamed: Bool) {
    guard case .choices(let choices) = shown.question.options else { return }
    let text = TerminalText(document: shown.document, width: width)
    for place in places where !choices[place].comment.isEmpty {
      let name = isNamed ? "「\(shown.plain(choices[place].text))」: " : ""
      console.print(
        text.lines(of: choices[place].comment, first: "  " + name, rest: "  ")
          .joined(separator: "\n"))
    }
  }

  func hint(_ shown: ShownQuestion, number: Int) {
    let hints = shown.question.hints
    if hints.isEmpty {
      print("この問にヒントはありません。")
    } else if number < hints.count {
      let text = TerminalText(document: shown.document, width: width)
      console.print(
        text.lines(of: hints[number], first: "ヒント\(number + 1): ", rest: "  ")
          .joined(separator: "\n"))
      if number + 1 < hints.count { print("（ヒントはあと\(hints.count - number - 1)つ）") }
    } else {
      print("ヒントはこれで全部です。")
    }
  }

  func help() {
    let keys = ["? ヒント", "b 前の問へ", "s 後回し", "q 中断（続きは後で）", "h この説明"]
    var lines: [String] = []
    for key in keys {
      let joined = (lines.last ?? "") + "   " + key
      if !lines.isEmpty, displayWidth(of: joined) <= width {
        lines[lines.count - 1] = joined
      } else {
        lines.append(key)
      }
    }
    console.print(lines.joined(separator: "\n"))
  }
}

extension AnswerKey {
  /// The places of the choices that are right; none where nothing is chosen among.
  fileprivate var rightChoices: [Int] {
    switch self {
    case .single(let right, _): [right]
    case .multiple(let right, _): right
    default: []
    }
  }
}
