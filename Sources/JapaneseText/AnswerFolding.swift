// SPDX-License-Identifier: MIT

/// Returns a typed answer as it is compared: two answers are the same when they are folded to the same text.
///
/// The steps, in this order (`foldAnswer` of `site/assets/quiz-grading.js` does the same, with the vectors of
/// `Tests/Vectors/folding.json`):
///
/// 1. variation selectors and characters without a width are dropped;
/// 2. Normalization Form KC;
/// 3. lower case, each character by itself;
/// 4. katakana become hiragana;
/// 5. every dash, the mark of length among them, becomes `-`, every wave `~`;
/// 6. spaces, middle dots, quotation marks and brackets are dropped, 、 becomes `,` and 。 `.`;
/// 7. what of `. , ! ?` stands at the end is dropped.
package func foldedAnswer(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  let shown = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
  for scalar in compatibilityComposed(shown).unicodeScalars {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let kept = compared(lower) { folded.append(kept) }
    }
  }
  while let last = folded.last, [".", ",", "!", "?"].contains(last) { folded.removeLast() }
  return String(folded)
}

/// Returns a character as it is compared; `nil` where it does not count.
private func compared(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar.value {
  case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000:
    nil
  case 0x30A1...0x30F6, 0x30FD, 0x30FE: Unicode.Scalar(scalar.value - 0x60)
  case 0x2D, 0x2010...0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0x2E3A, 0x2E3B, 0x30FC: "-"
  case 0x7E, 0x223C, 0x3030, 0x301C: "~"
  case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB: nil
  case 0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0x60, 0x7B, 0x7D, 0x2018...0x201F, 0x2032, 0x2033,
    0x3008...0x3011, 0x3014...0x301B, 0x301D...0x301F:
    nil
  case 0x3001: ","
  case 0x3002: "."
  default: scalar
  }
}

/// Whether a character only changes how its neighbour looks, or nothing.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F,
    0xFEFF, 0xE0100...0xE01EF:
    true
  default: false
  }
}
