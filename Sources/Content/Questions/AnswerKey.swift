// SPDX-License-Identifier: MIT

/// What the right answer to a question is, without its texts; grading needs nothing else.
///
/// Choices, items and right sides are numbered from 0 in the order of the file.
package enum AnswerKey: Hashable, Sendable {
  /// One of the choices is right.
  case single(right: Int, count: Int)

  /// Several of the choices may be right; ascending.
  case multiple(right: [Int], count: Int)

  /// `true` for ○.
  case trueFalse(Bool)

  /// Any of these words, compared folded.
  case words([String])

  case number(NumericAnswer)

  /// The items stand in the right order in the file.
  case order(count: Int)

  /// For each left side its right side; right sides that nothing leads to are among the choices.
  case matches([Int], choices: Int)

  /// The name of the kind in results.
  package var name: String {
    switch self {
    case .single: "single-choice"
    case .multiple: "multiple-choice"
    case .trueFalse: "true-false"
    case .words: "short-answer"
    case .number: "numeric"
    case .order: "ordering"
    case .matches: "matching"
    }
  }
}

/// A number that is right within a tolerance.
package struct NumericAnswer: Hashable, Sendable {
  package let value: DecimalNumber
  package let tolerance: DecimalNumber

  /// Units that may stand behind the number, as written.
  package let units: [String]

  package init(value: DecimalNumber, tolerance: DecimalNumber, units: [String]) {
    self.value = value
    self.tolerance = tolerance
    self.units = units
  }
}
