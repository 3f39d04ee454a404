// SPDX-License-Identifier: MIT

/// The generator of draws and shuffles: xoshiro128**, its state filled by SplitMix32.
///
/// It uses 32-bit arithmetic only, so that `site/assets/quiz-grading.js` gives the same numbers for the same seed
/// (`Tests/Vectors/random.json`).
package struct SeededGenerator: Sendable {
  private var state: (UInt32, UInt32, UInt32, UInt32)

  package init(seed: UInt32) {
    var filler = seed
    func next() -> UInt32 {
      filler &+= 0x9E37_79B9
      var mixed = filler
      mixed = (mixed ^ (mixed >> 16)) &* 0x21F0_AAAD
      mixed = (mixed ^ (mixed >> 15)) &* 0x735A_2D97
      return mixed ^ (mixed >> 15)
    }
    state = (next(), next(), next(), next())
  }

  package mutating func next() -> UInt32 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 9
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 11)
    return result
  }

  /// Returns a number below a bound, each equally likely.
  package mutating func next(below bound: Int) -> Int {
    precondition(bound > 0 && bound <= 1 << 31, "a bound is positive and fits")
    let whole = UInt64(1) << 32
    let limit = whole - whole % UInt64(bound)
    while true {
      let value = UInt64(next())
      if value < limit { return Int(value % UInt64(bound)) }
    }
  }

  private func rotated(_ value: UInt32, by count: UInt32) -> UInt32 {
    value << count | value >> (32 - count)
  }
}

/// Returns the numbers from 0 to a count in an order that depends on the generator alone (Fisher and Yates).
package func shuffled(_ count: Int, with generator: inout SeededGenerator) -> [Int] {
  var order = Array(0..<count)
  for last in stride(from: count - 1, to: 0, by: -1) {
    order.swapAt(last, generator.next(below: last + 1))
  }
  return order
}

/// Returns which of a quiz's questions are asked, in the order in which they are.
///
/// - Parameters:
///   - draw: How many; all where it is `nil` or more than there are.
///   - seed: The same seed draws the same questions; `nil` takes the first ones as the file has them.
package func drawnQuestions(of count: Int, draw: Int?, seed: UInt32?) -> [Int] {
  let wanted = min(draw ?? count, count)
  guard let seed else { return Array(0..<wanted) }
  var generator = SeededGenerator(seed: seed)
  return Array(shuffled(count, with: &generator).prefix(wanted))
}

/// Returns the order in which the choices, items or right sides of a question are shown.
///
/// It depends on the seed and the question's id, not on what is asked before.
///
/// - Parameter isOrdering: Items that are to be put in order are never shown in the right one.
package func shuffledOptions(
  of count: Int, questionID: String, seed: UInt32, isOrdering: Bool = false
) -> [Int] {
  var digest: UInt32 = 0x811C_9DC5
  for byte in questionID.utf8 { digest = (digest ^ UInt32(byte)) &* 0x0100_0193 }
  var generator = SeededGenerator(seed: seed ^ digest)
  var order = shuffled(count, with: &generator)
  while isOrdering, count > 1, order == Array(0..<count) {
    order = shuffled(count, with: &generator)
  }
  return order
}
