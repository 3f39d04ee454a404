// SPDX-License-Identifier: MIT

import Diagnostics

/// What a heading says of a question: 問, its number, the title behind it.
struct QuestionHeading: Hashable {
  let number: Int

  /// How many bytes stand before the title.
  let length: Int

  /// Reads `問1`, `問１．`, `問 12：`.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.starts(with: "問".utf8) else { return nil }
    var length = "問".utf8.count
    length += blankPrefix(of: text.dropFirst(length))
    var number = 0
    var digits = 0
    while let (digit, width) = digit(text.dropFirst(length)), digits < 6 {
      number = number * 10 + digit
      digits += 1
      length += width
    }
    guard digits > 0 else { return nil }
    for sign in [".", "．", ":", "：", "、", ")", "）", "。"]
    where text.dropFirst(length).starts(with: sign.utf8) {
      length += sign.utf8.count
      break
    }
    self.number = number
    self.length = length + blankPrefix(of: text.dropFirst(length))
  }

  /// How many bytes at the beginning look like a question's number and are none: `設問1`, `Q1`, `第1問`, `問一`.
  static func slip(_ text: ArraySlice<UInt8>) -> (length: Int, number: Int)? {
    for prefix in ["第", "設問", "質問", "問題", "Q.", "Q", "Ｑ", "q"]
    where text.starts(with: prefix.utf8) {
      var length = prefix.utf8.count
      length += blankPrefix(of: text.dropFirst(length))
      var number = 0
      var digits = 0
      while let (digit, width) = digit(text.dropFirst(length)), digits < 6 {
        number = number * 10 + digit
        digits += 1
        length += width
      }
      guard digits > 0 else { continue }
      let ending = text.dropFirst(length).starts(with: "問".utf8)
      if prefix == "第" {
        guard ending else { continue }
        length += "問".utf8.count
      }
      return (length, number)
    }
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    for (index, numeral) in numerals.enumerated() where text.starts(with: "問\(numeral)".utf8) {
      return ("問\(numeral)".utf8.count, index + 1)
    }
    return nil
  }
}

/// The value of a half-width or full-width digit, and its bytes.
private func digit(_ text: ArraySlice<UInt8>) -> (Int, Int)? {
  guard let first = text.first else { return nil }
  if (0x30...0x39).contains(first) { return (Int(first) - 0x30, 1) }
  let bytes = Array(text.prefix(3))
  guard bytes.count == 3, bytes[0] == 0xEF, bytes[1] == 0xBC, (0x90...0x99).contains(bytes[2])
  else { return nil }
  return (Int(bytes[2]) - 0x90, 3)
}
