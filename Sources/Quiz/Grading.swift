// SPDX-License-Identifier: MIT

package import Content
import JapaneseText

/// What a learner answered; choices, items and right sides by their places in the file.
package enum GivenAnswer: Hashable, Sendable {
  /// One or several choices, ascending.
  case choices([Int])
  case truth(Bool)
  case text(String)

  /// The items in the order in which they were put.
  case order([Int])

  /// For each left side the right side that it was given, if any.
  case matches([Int?])
}

/// Returns the points of an answer in hundredths of a point.
///
/// The rules, which `site/assets/quiz-grading.js` follows with the vectors of `Tests/Vectors/grading.json`:
///
/// - one choice, ○ or ×, words and numbers: all or nothing;
/// - several choices: the share of the right ones that were chosen, less the share of the wrong ones that were;
///   never below nothing;
/// - matching: the share of the left sides that have their right side;
/// - ordering: with *n* items of which at most *k* stand in the right order among themselves (the longest common
///   subsequence), (*k* − 1) ⁄ (*n* − 1).
///
/// Parts of a hundredth are dropped.
///
/// - Parameters:
///   - given: The answer; one of another kind, or with places that are not there, gets nothing.
///   - key: What is right.
///   - points: What the whole answer is worth.
package func grade(_ given: GivenAnswer, by key: AnswerKey, worth points: Int) -> Int {
  let share = rightShare(given, key)
  return share.whole > 0 ? max(0, points * 100 * share.part / share.whole) : 0
}

private func rightShare(_ given: GivenAnswer, _ key: AnswerKey) -> (part: Int, whole: Int) {
  switch (given, key) {
  case (.choices(let chosen), .single(let right, _)):
    (chosen == [right] ? 1 : 0, 1)
  case (.choices(let chosen), .multiple(let right, let count)):
    share(of: Set(chosen), Set(right), count: count)
  case (.truth(let claim), .trueFalse(let truth)):
    (claim == truth ? 1 : 0, 1)
  case (.text(let text), .words(let words)):
    (words.contains { foldedAnswer($0) == foldedAnswer(text) } ? 1 : 0, 1)
  case (.text(let text), .number(let answer)):
    (isRight(text, answer) ? 1 : 0, 1)
  case (.order(let order), .order(let count)):
    order.sorted() == Array(0..<count) ? (longestRise(in: order) - 1, count - 1) : (0, 1)
  case (.matches(let given), .matches(let right, _)):
    given.count == right.count
      ? (zip(given, right).count { $0 == $1 }, right.count) : (0, 1)
  default: (0, 1)
  }
}

/// Hits over right ones less false alarms over wrong ones, over one denominator.
private func share(of chosen: Set<Int>, _ right: Set<Int>, count: Int) -> (part: Int, whole: Int) {
  guard chosen.allSatisfy((0..<count).contains) else { return (0, 1) }
  let hits = chosen.intersection(right).count
  let alarms = chosen.subtracting(right).count
  let wrong = count - right.count
  return wrong == 0 ? (hits, right.count) : (hits * wrong - alarms * right.count, right.count * wrong)
}

private func isRight(_ text: String, _ answer: NumericAnswer) -> Bool {
  guard let number = readNumber(text, units: answer.units) else { return false }
  return abs(number.tenThousandths - answer.value.tenThousandths)
    <= answer.tolerance.tenThousandths
}

/// The length of the longest rising subsequence: as many items stand in the right order among themselves.
private func longestRise(in order: [Int]) -> Int {
  var lasts: [Int] = []
  for item in order {
    if let place = lasts.firstIndex(where: { $0 >= item }) {
      lasts[place] = item
    } else {
      lasts.append(item)
    }
  }
  return lasts.count
}
