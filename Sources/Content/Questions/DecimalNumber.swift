// SPDX-License-Identifier: MIT

/// A number with up to four decimals, exact, as in tables of figures.
///
/// Swift and the browser reckon with the same whole numbers: none is above 10¹⁵, which a JavaScript number still
/// holds exactly.
package struct DecimalNumber: Hashable, Comparable, Sendable {
  /// How many ten-thousandths it is.
  package let tenThousandths: Int

  package init(tenThousandths: Int) {
    self.tenThousandths = tenThousandths
  }

  package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    left.tenThousandths < right.tenThousandths
  }

  /// The largest absolute value, 100,000,000,000.
  package static let greatest = 1_000_000_000_000_000

  /// Reads a number; `nil` for what is none, is too large, or has more than four decimals.
  ///
  /// It has a sign, digits with or without commas between groups of three, decimals; then as
  /// Japanese says large numbers, `1億2千万`, `3.5万`, `12万3,456`.
  ///
  /// - Parameter text: Half-width, without spaces.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    var isNegative = false
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      rest.removeFirst()
    }
    var total = 0
    var lastMultiplier = Int.max
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      guard let part = readTenThousandths(&rest) else { return nil }
      let multiplier = readMultiplier(&rest)
      guard multiplier < lastMultiplier else { return nil }
      lastMultiplier = multiplier
      let (value, overflows) = part.multipliedReportingOverflow(by: multiplier)
      guard !overflows, value <= DecimalNumber.greatest else { return nil }
      total += value
      guard total <= DecimalNumber.greatest else { return nil }
      if multiplier == 1, !rest.isEmpty { return nil }
    }
    tenThousandths = isNegative ? -total : total
  }

  /// The number with as few decimals as it needs.
  package var text: String {
    let magnitude = abs(tenThousandths)
    var decimals = String(10_000 + magnitude % 10_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return (tenThousandths < 0 ? "-" : "") + "\(magnitude / 10_000)"
      + (decimals.isEmpty ? "" : ".\(decimals)")
  }
}

/// Digits with or without commas, and decimals.
private func readTenThousandths(_ rest: inout ArraySlice<UInt8>) -> Int? {
  let whole = rest.prefix { isDigit($0) || $0 == 0x2C }
  guard whole.first.map(isDigit) ?? false, isGrouped(whole) else { return nil }
  rest = rest.dropFirst(whole.count)
  var value = 0
  for byte in whole where byte != 0x2C {
    value = value * 10 + Int(byte - 0x30)
    if value > DecimalNumber.greatest / 10_000 { return nil }
  }
  value *= 10_000
  guard rest.first == 0x2E else { return value <= DecimalNumber.greatest ? value : nil }
  var decimals = rest.dropFirst().prefix(while: isDigit)
  rest = rest.dropFirst(1 + decimals.count)
  guard !decimals.isEmpty else { return nil }
  while decimals.last == 0x30 { decimals.removeLast() }
  guard decimals.count <= 4 else { return nil }
  var unit = 1_000
  for byte in decimals {
    value += Int(byte - 0x30) * unit
    unit /= 10
  }
  return value <= DecimalNumber.greatest ? value : nil
}

/// Whether commas, if any, stand before groups of three.
private func isGrouped(_ digits: ArraySlice<UInt8>) -> Bool {
  let groups = digits.split(separator: 0x2C, omittingEmptySubsequences: false)
  return groups.count == 1
    || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
}

/// 億, 万 or 千 behind a number; 1 where there is none.
private func readMultiplier(_ rest: inout ArraySlice<UInt8>) -> Int {
  for (sign, multiplier) in [("億", 100_000_000), ("万", 10_000), ("千", 1_000)]
  where rest.starts(with: sign.utf8) {
    rest = rest.dropFirst(sign.utf8.count)
    return multiplier
  }
  return 1
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
