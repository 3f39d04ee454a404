// SPDX-License-Identifier: MIT

/// Returns the word that the author most likely meant.
///
/// Distance is Damerau's (insert, delete, replace, swap of neighbours) over Unicode scalars, as in
/// optimal string alignment. A word is offered when at least half of it is right; of equals, the first wins.
///
/// - Parameters:
///   - word: What was written.
///   - candidates: The words that are allowed, in the order in which they should be preferred.
/// - Returns: The nearest candidate, or `nil` where none is near.
/// - Complexity: O(*k* · *n* · *m*) for *k* candidates.
package func nearestWord(to word: String, among candidates: some Sequence<String>) -> String? {
  let written = Array(word.unicodeScalars)
  guard !written.isEmpty, written.count <= 100 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in candidates {
    let wanted = Array(candidate.unicodeScalars)
    let isPart =
      min(written.count, wanted.count) >= 2
      && (contains(wanted, written) || contains(written, wanted))
    let distance = isPart ? 1 : editDistance(written, wanted)
    let allowed = isPart ? 1 : max(written.count, wanted.count) / 2
    guard distance <= allowed else { continue }
    if let current = best, current.distance <= distance { continue }
    best = (candidate, distance)
  }
  return best?.word
}

private func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
  guard part.count <= text.count else { return false }
  return (0...(text.count - part.count)).contains {
    text[$0..<($0 + part.count)].elementsEqual(part)
  }
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let same = left[row] == right[column]
      var cost = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
