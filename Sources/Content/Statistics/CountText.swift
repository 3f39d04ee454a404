// SPDX-License-Identifier: MIT

/// What a cell that should hold a count says.
enum CountReading: Hashable {
  case count(Int)

  /// The sign of official tables for "none to tell": `-`, `…`, `x`.
  case notGiven

  case empty
  case notANumber
  case tooLarge
}

/// The largest count that is read: sums and ratios of such are still exact.
let countLimit = 99_999_999_999

/// Reads a count as offices write it: with thousands separators, full-width digits, or its unit.
///
/// - Parameters:
///   - text: The cell.
///   - unit: What may stand behind the number (`人`).
/// - Returns: The count, or why there is none.
func readCount(_ text: String, unit: String?) -> CountReading {
  var text = narrowed(text.filter { !$0.isWhitespace })
  if text.isEmpty { return .empty }
  if notGivenSigns.contains(text) { return .notGiven }
  if let unit, text.hasSuffix(unit) { text.removeLast(unit.count) }
  text = text.replacing("，", with: ",").replacing("、", with: ",")
  if text.contains(",") {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      (1...3).contains(groups[0].utf8.count) && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    guard isGrouped else { return .notANumber }
    text = groups.joined()
  }
  // Spreadsheets write whole numbers as 12.0 where the column shows decimals.
  if let point = text.firstIndex(of: "."), point != text.startIndex {
    let decimals = text[text.index(after: point)...]
    if !decimals.isEmpty, decimals.allSatisfy({ $0 == "0" }) { text = String(text[..<point]) }
  }
  guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
    return .notANumber
  }
  guard let count = Int(text), count <= countLimit else { return .tooLarge }
  return .count(count)
}

private let notGivenSigns: Set<String> = [
  "-", "‐", "–", "—", "―", "−", "ー", "…", "...", "x", "X", "χ", "*", "***",
]

/// Reads a printed ratio as tenths of a percent: `11.4%`, `１１．４％`, `11.4`; `nil` where it is something else.
func readPermille(_ text: String) -> Int? {
  var text = narrowed(text.filter { !$0.isWhitespace })
  if text.hasSuffix("%") { text.removeLast() }
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...100_000).contains(whole),
    parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) })
  else { return nil }
  guard parts.count == 2 else { return whole * 10 }
  guard parts[1].utf8.count == 1, let tenth = Int(parts[1]), (0...9).contains(tenth) else {
    return nil
  }
  return whole * 10 + tenth
}
