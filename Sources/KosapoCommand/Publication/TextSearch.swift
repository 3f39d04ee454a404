// SPDX-License-Identifier: MIT

/// Finds any of many texts in bytes in one pass, by the automaton of Aho and Corasick (1975).
package struct TextSearch: Sendable {
  /// Edges of the trie in one open-addressing table: a state and a byte plus 1, 0 for a free place.
  private var keys: [UInt64]
  private var targets: [UInt32]

  /// The state of the longest other text's beginning that a state's text ends with.
  private var fallbacks: [UInt32]

  /// The texts that end at a state, the first of them plus 1; 0 for none.
  private var ends: [UInt32]

  /// The next state on the way of fallbacks at which a text ends; 0 for none.
  private var shorterEnds: [UInt32]

  /// The next text that is the same, plus 1.
  private var sameTexts: [UInt32]

  /// - Parameter texts: What is looked for; empty ones are found nowhere.
  package init(_ texts: [[UInt8]]) {
    var size = 16
    let total = texts.reduce(0) { $0 + $1.count }
    while size < total * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    targets = [UInt32](repeating: 0, count: size)
    fallbacks = [0]
    ends = [0]
    shorterEnds = [0]
    sameTexts = [UInt32](repeating: 0, count: texts.count)
    /// The parent of each state and the byte that leads from it, and how deep it lies.
    var origins: [(parent: UInt32, byte: UInt8, depth: Int)] = [(0, 0, 0)]
    for (number, text) in texts.enumerated() where !text.isEmpty {
      var state: UInt32 = 0
      for (depth, byte) in text.enumerated() {
        let place = place(of: state, byte)
        if keys[place] == 0 {
          keys[place] = TextSearch.key(state, byte)
          targets[place] = UInt32(ends.count)
          origins.append((state, byte, depth + 1))
          ends.append(0)
        }
        state = targets[place]
      }
      sameTexts[number] = ends[Int(state)]
      ends[Int(state)] = UInt32(number + 1)
    }
    fallbacks = [UInt32](repeating: 0, count: ends.count)
    shorterEnds = fallbacks
    let order = origins.indices.dropFirst().sorted {
      (origins[$0].depth, $0) < (origins[$1].depth, $1)
    }
    for state in order {
      let origin = origins[state]
      if origin.depth > 1 {
        fallbacks[state] = next(from: fallbacks[Int(origin.parent)], by: origin.byte).state
      }
      let fallback = Int(fallbacks[state])
      shorterEnds[state] = ends[fallback] > 0 ? UInt32(fallback) : shorterEnds[fallback]
    }
  }

  /// Returns which of the texts stand anywhere in some bytes.
  ///
  /// - Parameter bytes: Where they are looked for.
  /// - Returns: The numbers of the texts, ascending; and how many steps that took, at most two for each byte, and one for
  ///   each end of a text.
  package func texts(in bytes: [UInt8]) -> (found: [Int], steps: Int) {
    var found: Set<Int> = []
    var state: UInt32 = 0
    var steps = 0
    for byte in bytes {
      let step = next(from: state, by: byte)
      state = step.state
      steps += step.steps
      var end = ends[Int(state)] > 0 ? state : shorterEnds[Int(state)]
      while end > 0 {
        steps += 1
        var number = ends[Int(end)]
        while number > 0 {
          found.insert(Int(number) - 1)
          number = sameTexts[Int(number) - 1]
        }
        end = shorterEnds[Int(end)]
      }
    }
    return (found.sorted(), steps)
  }

  /// The state after a byte, and how many states were tried for it.
  private func next(from state: UInt32, by byte: UInt8) -> (state: UInt32, steps: Int) {
    var state = state
    var steps = 1
    while true {
      let place = place(of: state, byte)
      if keys[place] != 0 { return (targets[place], steps) }
      if state == 0 { return (0, steps) }
      state = fallbacks[Int(state)]
      steps += 1
    }
  }

  /// Where an edge stands in the table, or would stand.
  private func place(of state: UInt32, _ byte: UInt8) -> Int {
    let key = TextSearch.key(state, byte)
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private static func key(_ state: UInt32, _ byte: UInt8) -> UInt64 {
    UInt64(state) << 8 | UInt64(byte) + 1 << 40
  }
}
