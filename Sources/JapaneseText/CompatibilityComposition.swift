// SPDX-License-Identifier: MIT

/// Returns the text in Unicode's Normalization Form KC: one spelling for what only looks different.
///
/// Full-width letters become ASCII, half-width kana full-width, Ⅰ I, ㍻ 平成, marks join their letters. It is what
/// `String.prototype.normalize("NFKC")` gives in a browser.
///
/// - Complexity: O(*n*); texts of plain Japanese and ASCII are passed through.
package func compatibilityComposed(_ text: String) -> String {
  guard !text.unicodeScalars.allSatisfy(isStable) else { return text }
  let data = NormalizationData.shared
  var scalars: [UInt32] = []
  for scalar in text.unicodeScalars { data.decompose(scalar.value, into: &scalars) }
  putMarksInOrder(&scalars)
  compose(&scalars, with: data)
  var result = String.UnicodeScalarView()
  for value in scalars { Unicode.Scalar(value).map { result.append($0) } }
  return String(result)
}

/// Whether a character stays as it is whatever stands beside it.
private func isStable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0xA0, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FE, 0x4E00...0x9FFF: true
  default: false
  }
}

/// Sorts each run of combining marks by their class, those of one class as they stood.
func putMarksInOrder(_ scalars: inout [UInt32]) {
  var start = 0
  while start < scalars.count {
    guard combiningClass(scalars[start]) > 0 else {
      start += 1
      continue
    }
    var end = start
    while end < scalars.count, combiningClass(scalars[end]) > 0 { end += 1 }
    let sorted = scalars[start..<end].enumerated().sorted { left, right in
      (combiningClass(left.element), left.offset) < (combiningClass(right.element), right.offset)
    }
    scalars.replaceSubrange(start..<end, with: sorted.map(\.element))
    start = end
  }
}

/// Joins marks to the letters before them where one character says both.
func compose(_ scalars: inout [UInt32], with data: NormalizationData) {
  var result: [UInt32] = []
  var starter: Int?
  for value in scalars {
    let own = combiningClass(value)
    if let index = starter {
      let isAdjacent = index == result.count - 1
      let isBlocked = !isAdjacent && combiningClass(result[result.count - 1]) >= own
      if !isBlocked, let composite = data.composite(of: result[index], and: value) {
        result[index] = composite
        continue
      }
    }
    if own == 0 { starter = result.count }
    result.append(value)
  }
  scalars = result
}

private func combiningClass(_ value: UInt32) -> UInt8 {
  guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return 0 }
  return scalar.properties.canonicalCombiningClass.rawValue
}
