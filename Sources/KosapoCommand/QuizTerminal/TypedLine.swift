// SPDX-License-Identifier: MIT

import Content
import JapaneseText
import Quiz

/// What a person means by a line that was typed at a question.
enum TypedLine: Hashable {
  case empty
  case hint
  case back
  case skip
  case pause
  case help
  case text(String)

  /// The bytes are not UTF-8: the terminal sends another encoding.
  case unreadable

  private static let words: [(line: TypedLine, words: [String])] = [
    (.hint, ["?", "ヒント"]), (.back, ["b", "back", "<", "戻る", "もどる", "前"]),
    (.skip, ["s", "skip", ">", "後回し", "あとまわし", "とばす", "飛ばす", "スキップ"]),
    (.pause, ["q", "quit", "中断", "やめる", "終わる"]), (.help, ["h", "help", "ヘルプ", "説明"]),
  ]

  /// Reads a line.
  ///
  /// - Parameter key: Words that are a right answer are the answer and no command.
  init(_ bytes: [UInt8], key: AnswerKey?) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      self = .unreadable
      return
    }
    let narrow = compatibilityComposed(text)
    let trimmed = String(narrow.filter { !$0.isWhitespace })
    if trimmed.isEmpty {
      self = .empty
      return
    }
    if case .words(let words)? = key, words.contains(where: { foldedAnswer($0) == foldedAnswer(text) }) {
      self = .text(text)
      return
    }
    let lower = trimmed.lowercased()
    self = TypedLine.words.first { $0.words.contains(lower) }?.line ?? .text(text)
  }
}

/// What was typed is no answer to the question; the text says what is.
struct TypedProblem: Error, Hashable {
  let message: String
}

/// Reads answers out of typed lines; numbers are those that are shown before the options.
struct TypedAnswer {
  let question: AskedQuestion

  /// The right sides that were typed so far, where a matching is answered in several lines.
  private(set) var rights: [Int] = []

  init(_ question: AskedQuestion) {
    self.question = question
  }

  /// Takes a line.
  ///
  /// - Returns: The answer, or `nil` where more lines are needed.
  mutating func take(_ text: String) throws(TypedProblem) -> GivenAnswer? {
    switch question.key {
    case .single: return .choices([try oneOption(text)])
    case .multiple: return .choices(try options(text).sorted())
    case .trueFalse: return .truth(try truth(text))
    case .words, .number: return .text(text)
    case .order(let count):
      let order = try options(text)
      guard order.count == count else {
        throw TypedProblem(message: "\(count)個の番号を、正しい順に全部書いてください（例: \(example(count))）。")
      }
      return .order(order)
    case .matches(let right, _):
      rights += try numbers(text).map { question.optionOrder[$0] }
      guard rights.count <= right.count else {
        rights = []
        throw TypedProblem(message: "番号が多すぎます。左は\(right.count)個です。初めから書いてください。")
      }
      return rights.count == right.count ? .matches(rights) : nil
    }
  }

  private func oneOption(_ text: String) throws(TypedProblem) -> Int {
    let chosen = try numbers(text)
    guard chosen.count == 1 else { throw TypedProblem(message: "番号を1つだけ書いてください。") }
    return question.optionOrder[chosen[0]]
  }

  /// Different options.
  private func options(_ text: String) throws(TypedProblem) -> [Int] {
    let chosen = try numbers(text)
    guard Set(chosen).count == chosen.count else {
      throw TypedProblem(message: "同じ番号が2回あります。")
    }
    return chosen.map { question.optionOrder[$0] }
  }

  /// The places of the numbers between blanks, commas and the like.
  private func numbers(_ text: String) throws(TypedProblem) -> [Int] {
    let count = question.optionOrder.count
    let narrow = compatibilityComposed(text)
    let words = narrow.split { $0.isWhitespace || ",、，.・/→>-ー".contains($0) }
    var places: [Int] = []
    for word in words {
      guard let number = Int(word), (1...count).contains(number) else {
        throw TypedProblem(message: "「\(word)」は選べません。1から\(count)までの番号を書いてください。")
      }
      places.append(number - 1)
    }
    guard !places.isEmpty else {
      throw TypedProblem(message: "1から\(count)までの番号を書いてください。")
    }
    return places
  }

  private func truth(_ text: String) throws(TypedProblem) -> Bool {
    let word = compatibilityComposed(text).filter { !$0.isWhitespace && $0 != "\u{FE0F}" }
      .lowercased()
    if ["1", "○", "〇", "◯", "⭕", "o", "まる", "マル", "丸", "正", "正しい", "はい", "y", "true"].contains(word) {
      return true
    }
    let wrong = [
      "2", "×", "✕", "✖", "✗", "✘", "❌", "x", "ばつ", "バツ", "罰", "誤", "誤り", "まちがい", "いいえ", "n", "false",
    ]
    if wrong.contains(word) { return false }
    throw TypedProblem(message: "○なら1、×なら2と書いてください。")
  }

  private func example(_ count: Int) -> String {
    (1...max(count, 1)).reversed().map(String.init).joined(separator: " ")
  }
}
