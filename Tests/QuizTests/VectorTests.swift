// SPDX-License-Identifier: MIT

import Content
import JapaneseText
import Quiz
import Testing

@Test func answersAreFoldedAsTheVectorsSay() throws {
  for vector in try Vectors.read("folding.json", as: [Vectors.Folding].self) {
    let folded = foldedAnswer(vector.text)
    #expect(
      Array(folded.unicodeScalars) == Array(vector.folded.unicodeScalars), "\(vector.text)")
  }
}

@Test func numbersAreReadAsTheVectorsSay() throws {
  for vector in try Vectors.read("numbers.json", as: [Vectors.Number].self) {
    let number = readNumber(vector.text, units: vector.units)
    #expect(number?.tenThousandths == vector.number, "\(vector.text) \(vector.units)")
  }
}

@Test func generatorGivesTheNumbersOfTheVectors() throws {
  let vectors = try Vectors.read("random.json", as: Vectors.Random.self)
  for vector in vectors.numbers {
    var generator = SeededGenerator(seed: vector.seed)
    let numbers = vector.numbers.map { _ in generator.next() }
    #expect(numbers == vector.numbers)
  }
  for vector in vectors.draws {
    #expect(
      drawnQuestions(of: vector.count, draw: vector.draw, seed: vector.seed) == vector.questions)
  }
  for vector in vectors.shuffles {
    let options = shuffledOptions(
      of: vector.count, questionID: vector.question, seed: vector.seed, isOrdering: vector.ordering)
    #expect(options == vector.options)
  }
}

@Test func answersGetThePointsOfTheVectors() throws {
  for vector in try Vectors.read("grading.json", as: [Vectors.Grading].self) {
    let points = grade(vector.given, by: vector.key, worth: vector.worth)
    #expect(points == vector.points, "\(vector.key) \(vector.given)")
  }
}

@Test func codesAreThoseOfTheVectors() throws {
  let vectors = try Vectors.read("codes.json", as: Vectors.Codes.self)
  for vector in vectors.codes {
    #expect(
      resultCode(
        quiz: vector.quiz, run: vector.run, date: vector.date, score: vector.score,
        maximum: vector.maximum) == vector.code)
  }
  for vector in vectors.checks { #expect(resultCheck(vector.text.utf8) == vector.check) }
}
