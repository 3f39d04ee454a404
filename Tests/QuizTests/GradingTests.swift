// SPDX-License-Identifier: MIT

import Content
import JapaneseText
import Quiz
import Testing

/// Words of every kind of sign that folding touches.
private func words(from generator: inout SeededGenerator) -> [String] {
  let signs = Array(
    "あアｱいイ漢字会議ⅠⅡＡａb1１①-ー－―・、。「」（） 　〜~がガｶﾞ".unicodeScalars.map(String.init)) + ["か\u{3099}", "ﬁ"]
  return (0..<(1 + generator.next(below: 3))).map { _ in
    (0..<(1 + generator.next(below: 5))).map { _ in signs[generator.next(below: signs.count)] }
      .joined()
  }
}

@Test func listedAnswerAlwaysScoresFullAndOthersNeverDo() {
  var generator = SeededGenerator(seed: 7)
  for _ in 0..<3_000 {
    let listed = words(from: &generator)
    let key = AnswerKey.words(listed)
    for word in listed { #expect(grade(.text(word), by: key, worth: 2) == 200, "\(word)") }
    let folded = Set(listed.map(foldedAnswer))
    for other in words(from: &generator) {
      let points = grade(.text(other), by: key, worth: 2)
      #expect(points == (folded.contains(foldedAnswer(other)) ? 200 : 0), "\(listed) \(other)")
    }
  }
}

@Test func foldingTwiceIsFoldingOnce() {
  var generator = SeededGenerator(seed: 8)
  for _ in 0..<3_000 {
    let folded = foldedAnswer(words(from: &generator).joined())
    #expect(foldedAnswer(folded) == folded)
  }
}

@Test func partialPointsStayBetweenNothingAndEverything() {
  var generator = SeededGenerator(seed: 9)
  for _ in 0..<2_000 {
    let count = 2 + generator.next(below: 6)
    let right = (0..<count).filter { _ in generator.next(below: 2) == 1 }
    let chosen = (0..<count).filter { _ in generator.next(below: 2) == 1 }
    guard !right.isEmpty else { continue }
    let points = grade(
      .choices(chosen), by: .multiple(right: right, count: count), worth: 1)
    #expect((0...100).contains(points))
    #expect((points == 100) == (chosen == right))
    let order = shuffled(count, with: &generator)
    let share = grade(.order(order), by: .order(count: count), worth: 1)
    #expect((0...100).contains(share))
    #expect((share == 100) == (order == Array(0..<count)))
    #expect(grade(.order((0..<count).reversed()), by: .order(count: count), worth: 1) == 0)
    // Taking one item out of its place leaves all others in order.
    var moved = Array(0..<count)
    moved.append(moved.remove(at: generator.next(below: count - 1)))
    #expect(
      grade(.order(moved), by: .order(count: count), worth: 1) == 100 * (count - 2) / (count - 1))
  }
}

@Test func everyNumberWithinTheToleranceIsRight() {
  let key = AnswerKey.number(
    NumericAnswer(
      value: DecimalNumber(tenThousandths: 925_000), tolerance: DecimalNumber(tenThousandths: 1_000),
      units: ["%"]))
  for value in 900_000...950_000 {
    let text = DecimalNumber(tenThousandths: value).text
    let isRight = (924_000...926_000).contains(value)
    #expect(grade(.text(text), by: key, worth: 1) == (isRight ? 100 : 0))
  }
}

@Test func answerOfAnotherKindGetsNothing() {
  #expect(grade(.truth(true), by: .words(["○"]), worth: 1) == 0)
  #expect(grade(.text("○"), by: .trueFalse(true), worth: 1) == 0)
  #expect(grade(.choices([0]), by: .order(count: 2), worth: 1) == 0)
}

@Test func shuffledOptionsAreAllThere() {
  for seed in UInt32(0)..<500 {
    let order = shuffledOptions(of: 7, questionID: "q-\(seed)", seed: seed)
    #expect(order.sorted() == Array(0..<7))
    let items = shuffledOptions(of: 2, questionID: "q-\(seed)", seed: seed, isOrdering: true)
    #expect(items == [1, 0])
  }
}

@Test func everyOrderComesUpAboutAsOften() {
  var counts: [[Int]: Int] = [:]
  for seed in UInt32(0)..<6_000 {
    counts[drawnQuestions(of: 3, draw: nil, seed: seed), default: 0] += 1
  }
  #expect(counts.count == 6)
  #expect(counts.values.allSatisfy { (850...1_150).contains($0) }, "\(counts)")
}
