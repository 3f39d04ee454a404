// SPDX-License-Identifier: MIT

/// Digits with what people put between them: hyphens, spaces, brackets, points.
struct DigitRun: Sendable {
  /// The groups of digits that stand together.
  let groups: [Range<Int>]

  /// Whether the sign before each group (from the second on) is only one hyphen.
  let isHyphenated: [Bool]

  var start: Int { groups[0].lowerBound }

  /// The groups from one on that hold exactly so many digits together.
  func groups(from first: Int, holding count: Int) -> ArraySlice<Range<Int>>? {
    var total = 0
    for index in first..<groups.count {
      total += groups[index].count
      if total == count { return groups[first...index] }
      if total > count { return nil }
    }
    return nil
  }
}

/// Returns all runs of digits of a text.
func digitRuns(in text: [UInt32]) -> [DigitRun] {
  var runs: [DigitRun] = []
  var index = 0
  while index < text.count {
    guard text[index].isDigit else {
      index += 1
      continue
    }
    var groups: [Range<Int>] = []
    var hyphens: [Bool] = []
    while true {
      let start = index
      while index < text.count, text[index].isDigit { index += 1 }
      groups.append(start..<index)
      var next = index
      while next < text.count, next - index < 4, isSeparator(text[next]) { next += 1 }
      guard next > index, next < text.count, text[next].isDigit, groups.count < 24 else { break }
      hyphens.append(next - index == 1 && text[index] == 0x2D)
      index = next
    }
    runs.append(DigitRun(groups: groups, isHyphenated: hyphens))
  }
  return runs
}

/// The signs inside numbers: space - ( ) . /
private func isSeparator(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x20, 0x2D, 0x28, 0x29, 0x2E: true
  default: false
  }
}
