// SPDX-License-Identifier: MIT

/// Returns whether a character takes two cells: East_Asian_Width Wide or Fullwidth (UAX #11).
///
/// - Complexity: O(1) for the usual Japanese blocks, else O(log *n*) in the size of the table.
package func isWide(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  if value < 0x1100 { return false }
  if (0x3041...0x9FFF).contains(value) { return value != 0x3097 && value != 0x3098 }
  return isIn(WidthTable.wide, value)
}

/// Returns how many cells a character takes in a terminal: 0, 1 or 2.
///
/// Control characters count 0: they are not to be printed.
package func displayWidth(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
  if value < 0x300 { return 1 }
  if isWide(scalar) { return isIn(WidthTable.zero, value) ? 0 : 2 }
  return isIn(WidthTable.zero, value) ? 0 : 1
}

/// Returns how many cells a text takes in a terminal.
///
/// A variation selector 16 makes the character before it an emoji of two cells.
package func displayWidth(of text: some StringProtocol) -> Int {
  var cells = 0
  var last = 0
  for scalar in text.unicodeScalars {
    if scalar.value == 0xFE0F, last == 1 {
      cells += 1
      last = 2
    } else {
      let width = displayWidth(of: scalar)
      cells += width
      if width > 0 { last = width }
    }
  }
  return cells
}

private func isIn(_ table: [ClosedRange<UInt32>], _ value: UInt32) -> Bool {
  var low = 0
  var high = table.count
  while low < high {
    let middle = (low + high) / 2
    if table[middle].upperBound < value {
      low = middle + 1
    } else if table[middle].lowerBound > value {
      high = middle
    } else {
      return true
    }
  }
  return false
}
