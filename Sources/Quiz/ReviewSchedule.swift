// SPDX-License-Identifier: MIT

private import Glibc

/// How well something was known when it was asked.
package enum ReviewRating: Int, Hashable, Sendable {
  case again = 1
  case hard, good, easy
}

/// What is known of a learner's memory of one question: FSRS-6 with its published constants.
///
/// The model and constants are those of the open-spaced-repetition project; a question comes again when the chance
/// to know it has fallen to 90 %. Steady "good" gives 2, 11, 46, 163, 497, 1346 days.
package struct MemoryState: Hashable, Sendable {
  /// After how many days the chance to know it is 90 %.
  package let stability: Double

  /// From 1 to 10.
  package let difficulty: Double

  /// The state after the first answer.
  package init(first rating: ReviewRating) {
    stability = FSRS.initialStability(rating)
    difficulty = FSRS.bounded(FSRS.initialDifficulty(rating))
  }

  private init(stability: Double, difficulty: Double) {
    self.stability = min(max(stability, 0.001), 36_500)
    self.difficulty = FSRS.bounded(difficulty)
  }

  /// The state after another answer.
  ///
  /// - Parameter days: How many days after the last one; 0 for the same day.
  package func after(_ rating: ReviewRating, days: Int) -> MemoryState {
    let harder = FSRS.nextDifficulty(difficulty, rating)
    if days < 1 {
      return MemoryState(
        stability: FSRS.sameDayStability(stability, rating), difficulty: harder)
    }
    let chance = FSRS.chance(afterDays: Double(days), stability)
    let next =
      rating == .again
      ? FSRS.forgottenStability(self, chance) : FSRS.recalledStability(self, chance, rating)
    return MemoryState(stability: next, difficulty: harder)
  }

  /// After how many days it is to be asked again.
  package var interval: Int {
    min(max(Int(stability.rounded()), 1), 36_500)
  }
}

/// The formulas of FSRS-6.
private enum FSRS {
  /// The published constants of version 6.
  static let constants: [Double] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  private static let decay = -constants[20]
  private static let factor = pow(0.9, 1 / decay) - 1

  static func bounded(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }

  static func initialStability(_ rating: ReviewRating) -> Double { constants[rating.rawValue - 1] }

  static func initialDifficulty(_ rating: ReviewRating) -> Double {
    constants[4] - exp(constants[5] * Double(rating.rawValue - 1)) + 1
  }

  static func nextDifficulty(_ difficulty: Double, _ rating: ReviewRating) -> Double {
    let step = -constants[6] * Double(rating.rawValue - 3) * (10 - difficulty) / 9
    return constants[7] * initialDifficulty(.easy) + (1 - constants[7]) * (difficulty + step)
  }

  static func chance(afterDays days: Double, _ stability: Double) -> Double {
    pow(1 + factor * days / stability, decay)
  }

  static func sameDayStability(_ stability: Double, _ rating: ReviewRating) -> Double {
    let growth =
      exp(constants[17] * (Double(rating.rawValue - 3) + constants[18]))
      * pow(stability, -constants[19])
    return stability * (rating.rawValue >= ReviewRating.good.rawValue ? max(growth, 1) : growth)
  }

  static func recalledStability(
    _ state: MemoryState, _ chance: Double, _ rating: ReviewRating
  ) -> Double {
    let penalty = rating == .hard ? constants[15] : 1
    let bonus = rating == .easy ? constants[16] : 1
    let growth =
      exp(constants[8]) * (11 - state.difficulty) * pow(state.stability, -constants[9])
      * (exp(constants[10] * (1 - chance)) - 1)
    return state.stability * (1 + growth * penalty * bonus)
  }

  static func forgottenStability(_ state: MemoryState, _ chance: Double) -> Double {
    let longTerm =
      constants[11] * pow(state.difficulty, -constants[12])
      * (pow(state.stability + 1, constants[13]) - 1) * exp(constants[14] * (1 - chance))
    return min(longTerm, state.stability / exp(constants[17] * constants[18]))
  }
}
