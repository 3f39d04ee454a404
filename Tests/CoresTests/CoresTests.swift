// SPDX-License-Identifier: MIT

import Cores
import Synchronization
import Testing

@Test(arguments: [0, 1, 2, 15, 16, 17, 1_000])
func everyNumberIsInOnePiece(count: Int) {
  let seen = Mutex([Int](repeating: 0, count: count))
  inPieces(of: count) { next in
    while let piece = next() {
      seen.withLock { seen in for number in piece { seen[number] += 1 } }
    }
  }
  #expect(seen.withLock { $0.allSatisfy { $0 == 1 } })
}

@Test(arguments: [0, 1, 63, 64, 65, 10_000])
func resultsStandInTheOrderOfTheElements(count: Int) {
  let numbers = Array(0..<count)
  #expect(numbers.mappedOnCores { "\($0)" } == numbers.map { "\($0)" })
}
