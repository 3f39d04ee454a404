// SPDX-License-Identifier: MIT

/// A part of a whole, kept as the two counts that it is made of, so that nothing is lost to rounding.
package struct Ratio: Hashable, Sendable {
  /// The part; not negative.
  package let numerator: Int

  /// The whole; greater than 0.
  package let denominator: Int

  /// Makes a ratio; there is none of nothing.
  package init?(_ numerator: Int, of denominator: Int) {
    guard denominator > 0, numerator >= 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether it is less than another, exactly: *a* / *b* < *c* / *d* if *a* × *d* < *c* × *b*.
  package func isLess(than other: Ratio) -> Bool {
    let left = numerator.multipliedFullWidth(by: other.denominator)
    let right = other.numerator.multipliedFullWidth(by: denominator)
    return (left.high, left.low) < (right.high, right.low)
  }

  /// Whether it is as great as another, exactly.
  package func equals(_ other: Ratio) -> Bool {
    !isLess(than: other) && !other.isLess(than: self)
  }

  /// In tenths of a percent, a half rounded up.
  package var permille: Int { (2_000 * numerator + denominator) / (2 * denominator) }

  /// In tenths of a percent, where it lies just between two: then a source may have rounded either way.
  package var isTie: Bool {
    (2_000 * numerator).isMultiple(of: denominator)
      && !(1_000 * numerator).isMultiple(of: denominator)
  }

  /// As readers see it: `98.8%`.
  package var percent: String { percentText(permille: permille) }
}

/// Tenths of a percent as readers see them: `98.8%`.
package func percentText(permille: Int) -> String {
  let magnitude = permille.magnitude
  return (permille < 0 ? "−" : "") + "\(magnitude / 10).\(magnitude % 10)%"
}

/// A count as readers see it: `3,608`.
package func countText(_ count: Int) -> String {
  var text = ""
  let digits = Array(String(count.magnitude))
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return (count < 0 ? "−" : "") + text
}
