// SPDX-License-Identifier: MIT

/// Gives out ids that are unique in a document.
struct HeadingIds {
  private var used: Set<String> = []

  /// How often each id was asked for without being given.
  private var counts: [String: Int] = [:]

  /// Keeps an id for itself.
  ///
  /// - Returns: Whether it was free.
  mutating func reserve(_ id: String) -> Bool {
    used.insert(id).inserted
  }

  /// Returns an id that no other has: the wanted one, or that with `-2`, `-3` and so on.
  mutating func unique(_ wanted: String) -> String {
    if used.insert(wanted).inserted { return wanted }
    var number = counts[wanted] ?? 1
    var id = wanted
    repeat {
      number += 1
      id = "\(wanted)-\(number)"
    } while !used.insert(id).inserted
    counts[wanted] = number
    return id
  }

  /// Returns the id of a heading of some text.
  ///
  /// Letters and digits of every script stay, capital letters of ASCII become small, white space becomes `-`,
  /// punctuation and signs go.
  static func id(for text: String) -> String {
    var id = String.UnicodeScalarView()
    var isGap = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isGap = !id.isEmpty
      } else if isKept(scalar) {
        if isGap { id.append("-") }
        isGap = false
        let isCapital = ("A"..."Z").contains(scalar)
        id.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
      }
    }
    return id.isEmpty ? "midashi" : String(id)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return byte.isASCIIAlphanumeric || byte == Byte.hyphen || byte == Byte.underscore
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }
}
