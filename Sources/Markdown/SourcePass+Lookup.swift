// SPDX-License-Identifier: MIT

extension SourcePass {
  /// Whether an addition may begin in a part of the text.
  func mayHoldAddition(in range: Range<Int>) -> Bool {
    let first = firstAddition(from: range.lowerBound)
    return first < additions.count && Int(additions[first]) < range.upperBound
  }

  /// Returns the index of the first place at or behind an offset where an addition may begin.
  func firstAddition(from offset: Int) -> Int {
    var low = 0
    var high = additions.count
    while low < high {
      let middle = (low + high) / 2
      if Int(additions[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the insertions of a part of the text that do not stand beside a run.
  func insertions(in range: Range<Int>) -> [Insertion] {
    var low = 0
    var high = insertions.count
    while low < high {
      let middle = (low + high) / 2
      if insertions[middle].offset < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return insertions[low...].prefix { $0.offset <= range.upperBound }.filter {
      !$0.isBesideRun && ($0.offset > range.lowerBound || $0.isReplacement)
        && ($0.offset < range.upperBound || !$0.isReplacement)
    }
  }

  /// Whether a line may begin the definition of a link: `[…]:`.
  func mayBeginDefinition(at start: Int) -> Bool {
    guard start + 1 < body.upperBound, bytes[start] == Byte.openBracket,
      bytes[start + 1] != Byte.caret
    else { return false }
    var index = start + 1
    let limit = min(start + 4_000, body.upperBound - 1)
    while index < limit {
      switch bytes[index] {
      case Byte.closeBracket: return bytes[index + 1] == Byte.colon
      case Byte.openBracket: return false
      case Byte.backslash: index += 2
      default: index += 1
      }
    }
    return false
  }
}
