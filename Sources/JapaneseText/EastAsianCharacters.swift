// SPDX-License-Identifier: MIT

/// Returns whether a character belongs to Chinese, Japanese or Korean writing.
///
/// It is one whose East_Asian_Width is Wide, Fullwidth or Halfwidth and that is no emoji by default, or
/// one of the Hangul script. Emphasis beside such characters works without spaces.
package func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  if value < 0x1100 { return false }
  if (0x3041...0x9FFF).contains(value) { return value != 0x3097 && value != 0x3098 }
  if isHangul(scalar) || isHalfWidth(value) || isLateWide(value) { return true }
  return isWide(scalar) && !scalar.properties.isEmojiPresentation
}

/// Returns whether a character is of the Hangul script.
package func isHangul(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x11FF, 0x302E...0x302F, 0x3131...0x318E, 0x3200...0x321E, 0x3260...0x327E,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB, 0xFFA0...0xFFDC:
    true
  default: false
  }
}

/// Returns whether a character is punctuation or a sign: general category P or S.
package func isPunctuationOrSymbol(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  if value < 0x80 {
    return (0x21...0x2F).contains(value) || (0x3A...0x40).contains(value)
      || (0x5B...0x60).contains(value) || (0x7B...0x7E).contains(value)
  }
  if (0x3041...0x3096).contains(value) || (0x4E00...0x9FFF).contains(value) { return false }
  switch scalar.properties.generalCategory {
  case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
    .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
    .modifierSymbol, .otherSymbol:
    return true
  default:
    return false
  }
}

/// Returns whether a line that ends with one character goes on with the other without a space.
///
/// Both are full-width or half-width Chinese or Japanese characters, or one is and the other is a
/// sign that has no width of its own in Unicode (East_Asian_Width Ambiguous), as `…`, `―`, `“` or `①`.
package func joinsAcrossLines(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
  guard !isHangul(before), !isHangul(after) else { return false }
  let left = isWide(before) || isHalfWidth(before.value)
  let right = isWide(after) || isHalfWidth(after.value)
  return left && right || left && isAmbiguousSign(after) || right && isAmbiguousSign(before)
}

/// East_Asian_Width Halfwidth: half-width katakana and its punctuation, half-width Hangul and signs.
private func isHalfWidth(_ value: UInt32) -> Bool {
  switch value {
  case 0x20A9, 0xFF61...0xFFBE, 0xFFC2...0xFFC7, 0xFFCA...0xFFCF, 0xFFD2...0xFFD7, 0xFFDA...0xFFDC,
    0xFFE8...0xFFEE:
    true
  default: false
  }
}

/// Characters that Unicode has called wide since version 15.
private func isLateWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x2630...0x2637, 0x268A...0x268F, 0x2FFC...0x2FFF, 0x31E4...0x31E5, 0x31EF,
    0x16FF2...0x16FF6, 0x187F8...0x187FF, 0x18CFF...0x18D1E, 0x18D80...0x18DF2, 0x1B132, 0x1B155,
    0x1D300...0x1D356, 0x1D360...0x1D376:
    true
  default: false
  }
}

/// Signs and numbers that Japanese fonts set full-width: East_Asian_Width Ambiguous.
private func isAmbiguousSign(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xA7, 0xB0, 0xB1, 0xB4, 0xB6, 0xD7, 0xF7, 0x2010, 0x2013...0x2016, 0x2018...0x2019,
    0x201C...0x201D, 0x2020...0x2022, 0x2024...0x2027, 0x2030, 0x2032...0x2033, 0x2035, 0x203B,
    0x2103,
    0x2109, 0x2116, 0x2121, 0x2122, 0x2160...0x216B, 0x2170...0x2179, 0x2190...0x2199, 0x21D2,
    0x21D4,
    0x2200, 0x2202...0x2203, 0x2207...0x2208, 0x220B, 0x2211, 0x221A, 0x221E, 0x2234...0x2235,
    0x2252,
    0x2260...0x2261, 0x2266...0x2267, 0x2460...0x24E9, 0x24EB...0x24FF, 0x2500...0x254B,
    0x25A0...0x25A1,
    0x25B2...0x25B3, 0x25BC...0x25BD, 0x25C6...0x25C7, 0x25CB, 0x25CE...0x25CF, 0x25EF,
    0x2605...0x2606, 0x260E...0x260F, 0x261C, 0x261E, 0x2640, 0x2642, 0x266A, 0x266D, 0x266F:
    true
  default: false
  }
}
