// SPDX-License-Identifier: MIT

/// Returns the logarithm to base 2 of a fraction of at least 1, in units of 1/256, rounded down.
///
/// Of whole numbers alone, so that every machine gives the same.
///
/// - Parameters:
///   - numerator: Below 2 to the 31st.
///   - denominator: At least 1, at most the numerator.
/// - Returns: The logarithm in units of 1/256.
func binaryLogarithm(of numerator: Int, over denominator: Int) -> Int {
  precondition(numerator < 1 << 31 && denominator > 0 && numerator >= denominator)
  var result = 0
  while numerator >> (result + 1) >= denominator { result += 1 }
  // The rest is from 1 to below 2, with 30 binary places; each squaring gives one place more.
  var rest = (numerator << (30 - result)) / denominator
  for _ in 0..<8 {
    rest = (rest * rest) >> 30
    result <<= 1
    if rest >= 1 << 31 {
      rest >>= 1
      result |= 1
    }
  }
  return result
}
