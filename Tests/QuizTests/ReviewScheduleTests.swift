// SPDX-License-Identifier: MIT

import Quiz
import Testing

@Test func steadyGoodGivesThePublishedIntervals() {
  var state = MemoryState(first: .good)
  var intervals = [state.interval]
  for _ in 1..<6 {
    state = state.after(.good, days: state.interval)
    intervals.append(state.interval)
  }
  #expect(intervals == [2, 11, 46, 163, 497, 1346])
}

@Test(arguments: [
  (ReviewRating.again, 1), (.hard, 1), (.good, 2), (.easy, 8),
])
func firstIntervals(rating: ReviewRating, days: Int) {
  #expect(MemoryState(first: rating).interval == days)
}

@Test func forgettingShortensAndNeverLengthens() {
  var state = MemoryState(first: .good)
  for _ in 0..<5 { state = state.after(.good, days: state.interval) }
  let before = state
  let after = state.after(.again, days: state.interval)
  #expect(after.stability < before.stability)
  #expect(after.difficulty > before.difficulty)
  #expect(after.interval < 60)
}

@Test func sameDayAnswersAreTaken() {
  let first = MemoryState(first: .again)
  let second = first.after(.good, days: 0)
  #expect(second.stability >= first.stability)
  #expect(first.after(.again, days: 0).stability <= first.stability)
}

@Test func stateStaysWithinItsBounds() {
  var generator = SeededGenerator(seed: 3)
  var state = MemoryState(first: .good)
  for _ in 0..<2_000 {
    let rating = ReviewRating(rawValue: 1 + generator.next(below: 4)) ?? .good
    state = state.after(rating, days: generator.next(below: 400))
    #expect((1...10).contains(state.difficulty))
    #expect((1...36_500).contains(state.interval))
  }
}
