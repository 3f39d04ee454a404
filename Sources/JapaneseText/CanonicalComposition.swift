// SPDX-License-Identifier: MIT

/// Returns the text in Unicode's Normalization Form C: letters and their marks as one character.
///
/// A text that a Mac took apart (か and ゛) has the same bytes afterwards as one from Windows. Full-width letters and
/// other characters that only look alike stay as they are.
///
/// - Complexity: O(*n*); texts of plain Japanese and ASCII are passed through.
package func canonicallyComposed(_ text: String) -> String {
  guard !isSurelyComposed(text) else { return text }
  let data = NormalizationData.shared
  var scalars: [UInt32] = []
  for scalar in text.unicodeScalars {
    if isStable(scalar) {
      scalars.append(scalar.value)
    } else {
      data.decomposeCanonically(scalar.value, into: &scalars)
    }
  }
  putMarksInOrder(&scalars)
  compose(&scalars, with: data)
  var result = String.UnicodeScalarView()
  for value in scalars { Unicode.Scalar(value).map { result.append($0) } }
  return String(result)
}

/// Whether a text is in the form, as nearly all are; `false` says nothing.
///
/// Two such texts are the same only where their bytes are: Swift finds that out much more slowly.
package func isSurelyComposed(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy(isComposed)
}

/// Whether a character stands in texts of the form, and joins no character before it.
///
/// Not every such character is told: only the blocks that Japanese texts are made of.
private func isComposed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x300, 0x2010...0x20CF, 0x2150...0x2328, 0x232B...0x2ADB, 0x3000...0x3029,
    0x3030...0x3098, 0x309B...0x30FF, 0x3105...0xA66E, 0xFF00...0xFFEF:
    true
  default: false
  }
}

/// Whether a character has no decomposition and joins no character before it.
private func isStable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0xC0, 0x2010...0x20CF, 0x2460...0x2ADB, 0x3000...0x3029, 0x3041...0x304B,
    0x3105...0xA66E,
    0xFF00...0xFFEF:
    true
  default: false
  }
}
