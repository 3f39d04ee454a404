// SPDX-License-Identifier: MIT

/// Which pairs of neighbouring characters are held together.
///
/// A text is cut into pieces between two characters that are not held together. That depends on the two alone, so
/// the inside of any part of a text is cut as the part by itself is.
struct HeldPairs {
  /// No piece is longer.
  static let longestPiece = 16

  /// For each number of a pair.
  private(set) var isHeld: [Bool]

  /// Takes the pairs that are often together, and lets go of the rarest in each piece that is too long, until none is.
  ///
  /// - Parameters:
  ///   - counts: Of the whole text.
  ///   - often: Which pairs are often together.
  ///   - runs: The pieces that would be too long, in the order of the text.
  init(_ counts: PairCounts, _ often: [Bool], parting runs: [[UInt32]]) {
    isHeld = often
    let numbers = runs.map { run in
      zip(run, run.dropFirst()).map { counts.number(of: CharacterPair($0, $1)) ?? 0 }
    }
    // Others than these cannot become too long.
    var isWhole = numbers.isEmpty
    while !isWhole {
      isWhole = true
      for run in numbers where part(run, counts) { isWhole = false }
    }
  }

  /// Whether each character of a text is held together with the next one.
  ///
  /// - Parameter numbers: For each character the number of the pair that begins there; -1 where there is none.
  /// - Returns: As many as there are characters.
  func areHeld(_ numbers: [Int32]) -> [Bool] {
    numbers.map { $0 >= 0 && isHeld[Int($0)] }
  }

  /// Goes through the pairs of a run once; tells whether something in it was too long.
  private mutating func part(_ run: [Int], _ counts: PairCounts) -> Bool {
    var isParted = false
    var start = 0
    for place in 0...run.count where place == run.count || !isHeld[run[place]] {
      while place - start >= Self.longestPiece {
        let end = start + Self.longestPiece - 1
        let rarest = run[start..<end].min { counts.counts[$0] < counts.counts[$1] }
        if let rarest { isHeld[rarest] = false }
        isParted = true
        start = end
      }
      start = place + 1
    }
    return isParted
  }
}

/// A piece that would be too long.
struct LongRun: Sendable {
  let entry: Int
  let scalars: [UInt32]
}

extension JoinedText {
  /// What would be too long a piece if all pairs were held together that are often so.
  ///
  /// - Parameters:
  ///   - numbers: For each character the number of the pair that begins there.
  ///   - often: Which pairs are often together.
  /// - Returns: The pieces, in the order of the text.
  func longRuns(_ numbers: [Int32], _ often: [Bool]) -> [LongRun] {
    var runs: [LongRun] = []
    for (entry, ends) in fieldEnds.enumerated() {
      var start = ends[0]
      for place in start..<(ends.last ?? start) {
        if numbers[place] >= 0, often[Int(numbers[place])] { continue }
        if place - start >= HeldPairs.longestPiece {
          runs.append(LongRun(entry: entry, scalars: Array(scalars[start...place])))
        }
        start = place + 1
      }
    }
    return runs
  }
}
