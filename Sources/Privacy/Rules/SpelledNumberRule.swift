// SPDX-License-Identifier: MIT

/// PHONE in digits of kanji, or with ・ and の between: 〇九〇―一二三四―五六七八, 090の1234の5678.
extension Scan {
  mutating func findSpelledPhones() {
    var index = 0
    while index < text.scalars.count {
      guard spelledDigit(text.scalars[index]) == 0, !isSpelled(at: index - 1) else {
        index += 1
        continue
      }
      let number = spelledNumber(from: index)
      if number.isSpelled, isSpelledPhone(number) { report(.phone, index..<number.end) }
      index = max(index + 1, number.end)
    }
  }

  /// Digits of a number, with the sizes of its groups.
  private struct SpelledNumber {
    var digits: [Int] = []
    var groups: [Int] = []
    var end = 0

    /// Whether it holds what other rules do not read as a number: kanji, ・, の.
    var isSpelled = false
  }

  private func spelledNumber(from start: Int) -> SpelledNumber {
    var number = SpelledNumber(end: start)
    var index = start
    while number.digits.count < 14 {
      let first = index
      while let digit = spelledDigit(at(index)), number.digits.count < 14 {
        if !at(index).isDigit { number.isSpelled = true }
        number.digits.append(digit)
        index += 1
      }
      number.groups.append(index - first)
      number.end = index
      guard let joint = jointEnd(from: index) else { break }
      if at(index) == 0x30FB || at(index) == 0x306E { number.isSpelled = true }
      index = joint
    }
    return number
  }

  /// Where the next group begins behind -, ・, の, a space or a bracket.
  private func jointEnd(from index: Int) -> Int? {
    var end = index
    while end - index < 2, [0x20, 0x2D, 0x28, 0x29, 0x2E, 0x30FB, 0x306E, 0x30FC].contains(at(end))
    {
      end += 1
    }
    return end > index && spelledDigit(at(end)) != nil ? end : nil
  }

  private func isSpelledPhone(_ number: SpelledNumber) -> Bool {
    let digits = number.digits
    guard !isSpelled(at: number.end), digits.count == 10 || digits.count == 11,
      digits[1] != 0, scope == .caseExample
    else { return false }
    if digits.count == 11 { return digits[2] == 0 && digits[1] >= 5 }
    let sizes = number.groups
    return sizes.count == 3 && (2...5).contains(sizes[0]) && sizes[2] >= 3
  }

  private func isSpelled(at index: Int) -> Bool { spelledDigit(at(index)) != nil }
}

/// The value of a digit in kanji or ASCII; ○ is often typed for 〇.
func spelledDigit(_ scalar: UInt32) -> Int? {
  switch scalar {
  case 0x30...0x39: Int(scalar) - 0x30
  case 0x3007, 0x25CB, 0x96F6: 0
  case 0x4E00: 1
  case 0x4E8C: 2
  case 0x4E09: 3
  case 0x56DB: 4
  case 0x4E94: 5
  case 0x516D: 6
  case 0x4E03: 7
  case 0x516B: 8
  case 0x4E5D: 9
  default: nil
  }
}
