// SPDX-License-Identifier: MIT

import Content
import JapaneseText

/// Asks a person at a terminal for what a new file needs; what stood on the command line is not asked for.
struct NewDialogue {
  /// The person ended the dialogue: nothing is made.
  struct Ended: Error {}

  let console: Console

  /// Asks which of the words is meant.
  ///
  /// - Parameters:
  ///   - question: What is asked.
  ///   - words: The words, in the order of their numbers from 1.
  /// - Returns: The place of the word.
  /// - Throws: ``Ended``.
  func choice(_ question: String, among words: [String]) throws(Ended) -> Int {
    guard let place = try choice(question, among: words, isOptional: false) else {
      preconditionFailure("only an optional question may be left")
    }
    return place
  }

  /// Asks which of the words is meant, if any may be left out.
  ///
  /// - Returns: The place of the word; `nil` where nothing was chosen, which only an optional one allows.
  /// - Throws: ``Ended``.
  func choice(
    _ question: String, among words: [String], isOptional: Bool
  ) throws(Ended) -> Int? {
    show(isOptional ? "\(question)（\(Self.leaving)）" : question, words)
    while true {
      if let places = numbers(in: try answer("番号"), upTo: words.count) {
        if places.count == 1 { return places[0] }
        if places.isEmpty, isOptional { return nil }
      }
      console.print("1 から \(words.count) までの番号を1つ書いてください。やめるには Ctrl-C を押します。")
    }
  }

  private static let leaving = "書かないときは、何も打たずに Enter を押します"

  /// Asks which of the words are meant: one or more, or none where that is allowed.
  func choices(
    _ question: String, among words: [String], isOptional: Bool
  ) throws(Ended) -> [Int] {
    show("\(question)（いくつでも。例: 1 3\(isOptional ? "。\(Self.leaving)" : "")）", words)
    while true {
      if let places = numbers(in: try answer("番号"), upTo: words.count) {
        if isOptional || !places.isEmpty { return places }
        console.print("一つは選びます。")
      }
      console.print("1 から \(words.count) までの番号を、空白で区切って書いてください。やめるには Ctrl-C を押します。")
    }
  }

  /// Asks for a line that holds something.
  ///
  /// - Parameters:
  ///   - question: What is asked.
  ///   - problem: What is wrong with an answer, as a sentence; `nil` where it can be taken.
  /// - Returns: The answer.
  /// - Throws: ``Ended``.
  func text(
    _ question: String, problem: (String) -> String? = { _ in nil }
  ) throws(Ended) -> String {
    while true {
      let line = try answer(question)
      let text = String(
        line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
      guard !text.isEmpty else {
        console.print("何か書いてください。やめるには Ctrl-C を押します。")
        continue
      }
      guard let problem = problem(text) else { return text }
      console.print(problem)
    }
  }

  private func show(_ question: String, _ words: [String]) {
    console.print("\n\(question)")
    let width = "\(words.count)".count
    for (index, word) in words.enumerated() {
      let number = "\(index + 1)"
      console.print(String(repeating: " ", count: width - number.count + 2) + "\(number) \(word)")
    }
  }

  private func answer(_ name: String) throws(Ended) -> String {
    let prompt = "\(name)> "
    let paint = Paint(isOn: console.usesColour)
    switch console.line(after: prompt, painted: paint.bold(prompt), isPlain: false) {
    case .line(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .end, .interrupted: throw Ended()
    }
  }

  /// The numbers of an answer as places from 0, each once; full-width digits and Japanese commas are as good.
  private func numbers(in answer: String, upTo count: Int) -> [Int]? {
    var places: [Int] = []
    for part in compatibilityComposed(answer).split(whereSeparator: { " ,、，・\t　".contains($0) }) {
      guard let number = Int(part), (1...count).contains(number) else { return nil }
      if !places.contains(number - 1) { places.append(number - 1) }
    }
    return places
  }
}
