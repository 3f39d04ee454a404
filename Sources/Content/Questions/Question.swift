// SPDX-License-Identifier: MIT

/// One question of a quiz.
package struct Question: Sendable {
  /// What is chosen among, put in order or matched, as the kind has it; in the order of the file.
  package enum Options: Sendable {
    /// A typed answer, or ○ and ×.
    case none
    case choices([Choice])
    case items([QuestionText])
    case pairs(lefts: [QuestionText], rights: [QuestionText])
  }

  /// One thing to choose.
  package struct Choice: Sendable {
    package let text: QuestionText

    /// What is said to those who chose it; empty where nothing is.
    package let comment: QuestionText
  }

  /// The number in its heading.
  package let number: Int

  /// The id of its heading in the page.
  package let anchor: String

  /// The bytes of its heading's text.
  package let headingSpan: Range<Int>

  /// The stable id (`番号`), by which results are recorded.
  package let writtenID: Located<String>?

  /// What the file says of it, in eight hexadecimal digits: another text has another version.
  package let version: String

  /// What stands in the heading behind the number.
  package let title: QuestionText

  /// What stands between the heading and the first choice or key.
  package let stem: QuestionText

  package let key: AnswerKey
  package let options: Options

  /// What the right answer is worth (`配点`).
  package let points: Int

  /// The field of work (`分野`).
  package let field: String?

  /// Each gives away a little more.
  package let hints: [QuestionText]

  package let explanation: QuestionText

  /// Where a 番号 line belongs that is not there yet: an offset in the file.
  package let idPlace: Int

  /// The id by which results are recorded: `番号`, or, until there is one, a name made from the text.
  package var id: String { writtenID?.value ?? "text-\(version)" }
}

/// What a quiz asks.
package struct QuizBody: Sendable {
  package enum Content: Sendable {
    case questions([Question])
    case scenes([Scene])
  }

  /// What stands before the first question, and under headings that are no questions.
  package let introduction: QuestionText

  package let content: Content

  package var questions: [Question] {
    if case .questions(let questions) = content { questions } else { [] }
  }

  package var scenes: [Scene] {
    if case .scenes(let scenes) = content { scenes } else { [] }
  }
}
