// SPDX-License-Identifier: MIT

import JapaneseText

/// A numeric answer as written, divided: `92.5 ±0.1 %`.
struct Tolerance {
  /// What stands before ±.
  let value: String

  /// The digits right behind ±.
  let width: String

  /// What stands behind them.
  let units: String

  /// Reads an answer; `nil` where no number stands before ±.
  init?(_ text: String) {
    let narrow = compatibilityComposed(text)
    for sign in ["±", "+-", "+/-", "+−"] {
      guard let place = narrow.firstRange(of: sign) else { continue }
      let value = trimmedSpaces(narrow[..<place.lowerBound])
      let behind = trimmedSpaces(narrow[place.upperBound...])
      guard let first = value.utf8.first,
        (0x30...0x39).contains(first) || [0x2B, 0x2D].contains(first) || value.hasPrefix("−")
      else { return nil }
      let digits = behind.prefix { "0123456789.,".contains($0) }
      self.value = value
      width = String(digits)
      units = trimmedSpaces(behind[digits.endIndex...])
      return
    }
    return nil
  }
}

private func trimmedSpaces(_ text: Substring) -> String {
  String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}

/// Returns the number that was typed, its unit left out.
///
/// The text is folded first: Normalization Form KC, lower case, hiragana; spaces are dropped, every dash is a minus, 、 a
/// comma, 。 and ・ a point, パーセント %. `readNumber` of `site/assets/quiz-grading.js` does the same, with the vectors of
/// `Tests/Vectors/numbers.json`.
///
/// - Parameters:
///   - text: As it was typed.
///   - units: Units that may stand behind it; the longest that fits is taken away.
/// - Returns: `nil` where it is no number.
package func readNumber(_ text: String, units: [String]) -> DecimalNumber? {
  let folded = foldedNumber(text)
  let endings = units.map(foldedNumber).filter { !$0.isEmpty }
    .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  for ending in endings where folded.hasSuffix(ending) && folded != ending {
    if let number = DecimalNumber(String(folded.dropLast(ending.count))) { return number }
  }
  return DecimalNumber(folded)
}

/// What stands behind the digits of a number without ±.
func unit(of text: String) -> [String] {
  let unit = compatibilityComposed(text).drop { "0123456789.,+- ".contains($0) }
  return unit.isEmpty ? [] : [String(unit)]
}

private func foldedNumber(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in compatibilityComposed(text).unicodeScalars {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      switch lower.value {
      case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x3000, 0x200B, 0xFEFF, 0xFE00...0xFE0F: continue
      case 0x2010...0x2015, 0x2212, 0x30FC: folded.append("-")
      case 0x3001: folded.append(",")
      case 0x3002, 0x30FB: folded.append(".")
      case 0x30A1...0x30F6: Unicode.Scalar(lower.value - 0x60).map { folded.append($0) }
      default: folded.append(lower)
      }
    }
  }
  let text = String(folded)
  let percent = "ぱ-せんと"
  return text.hasSuffix(percent) ? text.dropLast(percent.count) + "%" : text
}
