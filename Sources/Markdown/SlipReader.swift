// SPDX-License-Identifier: MIT

/// Reads the marks at the start of a line that a Japanese keyboard wrote full-width.
struct SlipReader {
  let bytes: [UInt8]
  var position: Int
  let end: Int

  struct Mark {
    let kind: FullWidthSlip.Kind
    let text: String
    var isSafe = true
    var number = 0
  }

  /// Moves over a sign as often as it stands here.
  @discardableResult
  mutating func skip(_ sign: String, atMost limit: Int = .max) -> Int {
    var count = 0
    while count < limit, bytes[position..<end].starts(with: sign.utf8) {
      position += sign.utf8.count
      count += 1
    }
    return count
  }

  mutating func skipBlanks() {
    while position < end, bytes[position].isBlank { position += 1 }
  }

  /// Moves over white space of either width.
  private mutating func skipSpaces() -> Bool {
    let start = position
    while position < end, bytes[position].isBlank || skip("　", atMost: 1) > 0 {
      if position < end, bytes[position].isBlank { position += 1 }
    }
    return position > start
  }

  /// Whether a half-width mark stands here that white space before it keeps from its meaning.
  var isASCIIMark: Bool {
    guard position < end else { return false }
    switch bytes[position] {
    case Byte.number, Byte.greater, Byte.pipe: return true
    case Byte.hyphen, Byte.asterisk, Byte.plus:
      return position + 1 < end && bytes[position + 1].isBlank
    default:
      var next = position
      while next < end, bytes[next].isASCIIDigit { next += 1 }
      return next > position && next + 1 < end && bytes[next + 1].isBlank
        && (bytes[next] == Byte.period || bytes[next] == Byte.closeParenthesis)
    }
  }

  private var isAtDigit: Bool {
    guard position < end else { return false }
    if bytes[position].isASCIIDigit { return true }
    return position + 2 < end && bytes[position] == 0xEF && bytes[position + 1] == 0xBC
      && (0x90...0x99).contains(bytes[position + 2])
  }

  /// Reads a mark that is full-width or has an ideographic space behind it.
  ///
  /// The position moves only over a mark that is a slip.
  mutating func mark(at place: SlipPlace) -> Mark? {
    let start = position
    if let mark = heading() ?? quote() ?? bullet() ?? number(at: place) ?? checkbox(at: place),
      position < end
    {
      return mark
    }
    position = start
    return nil
  }

  private mutating func heading() -> Mark? {
    let start = position
    let level = skip("＃", atMost: 7) + skip("#", atMost: 7)
    let isFullWidth = level > 0 && bytes[start] == 0xEF
    let isNumber = isAtDigit
    let hasWideSpace = bytes[position..<end].starts(with: "　".utf8)
    guard (1...6).contains(level), isFullWidth || hasWideSpace, !isNumber else {
      position = start
      return nil
    }
    _ = skipSpaces()
    return Mark(kind: .heading, text: String(repeating: "#", count: level) + " ")
  }

  private mutating func quote() -> Mark? {
    let depth = skip("＞")
    guard depth > 0 else { return nil }
    _ = skipSpaces()
    return Mark(kind: .quote, text: String(repeating: ">", count: depth) + " ")
  }

  private mutating func bullet() -> Mark? {
    let start = position
    if skip("・", atMost: 1) > 0 {
      if bytes[position..<end].starts(with: "・".utf8) {
        position = start
        return nil
      }
      _ = skipSpaces()
      return Mark(kind: .bullet, text: "- ")
    }
    let isDash = skip("－", atMost: 1) + skip("−", atMost: 1) > 0
    let isHalfWidth =
      !isDash && skip("-", atMost: 1) + skip("*", atMost: 1) + skip("+", atMost: 1) == 1
    let hasWideSpace = bytes[position..<end].starts(with: "　".utf8)
    let closes = bytes[..<end].suffix(3).elementsEqual("－".utf8)
    guard isDash && !closes && !isAtDigit || isHalfWidth && hasWideSpace else {
      position = start
      return nil
    }
    let isSafe = skipSpaces()
    return Mark(kind: .bullet, text: "- ", isSafe: isSafe)
  }

  private mutating func number(at place: SlipPlace) -> Mark? {
    let start = position
    var value = 0
    var isFullWidth = false
    while isAtDigit, value < 100_000_000 {
      let isWide = bytes[position] == 0xEF
      isFullWidth = isFullWidth || isWide
      value = value * 10 + Int(isWide ? bytes[position + 2] - 0x90 : bytes[position] - 0x30)
      position += isWide ? 3 : 1
    }
    guard position > start else { return nil }
    let hasPeriod = skip("．", atMost: 1) > 0
    let hasParenthesis = !hasPeriod && skip("）", atMost: 1) > 0
    isFullWidth = isFullWidth || hasPeriod || hasParenthesis
    let isASCII = !hasPeriod && !hasParenthesis && skip(".", atMost: 1) + skip(")", atMost: 1) == 1
    let hasWideSpace = bytes[position..<end].starts(with: "　".utf8)
    guard hasPeriod || hasParenthesis || isASCII, isFullWidth || hasWideSpace, !isAtDigit else {
      position = start
      return nil
    }
    let sign = hasParenthesis || isASCII && bytes[position - 1] == Byte.closeParenthesis ? ")" : "."
    _ = skipSpaces()
    let beginsList = place.isFirstLine || value == 1 || place.lastNumber == value - 1
    return Mark(kind: .number, text: "\(value)\(sign) ", isSafe: beginsList, number: value)
  }

  private mutating func checkbox(at place: SlipPlace) -> Mark? {
    let start = position
    guard place.isItemStart || place.isFirstLine,
      skip("［", atMost: 1) + skip("[", atMost: 1) == 1
    else { return nil }
    let isFullWidth = bytes[start] == 0xEF
    var found: (isChecked: Bool, isSafe: Bool, isPlain: Bool)?
    for (signs, isChecked, isSafe) in [
      (["○", "〇", "◯", "✓", "✔", "ｘ", "Ｘ", "レ"], true, true), (["　"], false, true),
      (["×", "✕", "✖"], false, false),
    ] where signs.contains(where: { skip($0, atMost: 1) > 0 }) {
      found = (isChecked, isSafe, false)
      break
    }
    if found == nil, skip("x", atMost: 1) + skip("X", atMost: 1) == 1 { found = (true, true, true) }
    if found == nil, skip(" ", atMost: 1) == 1 { found = (false, true, true) }
    guard let found, isFullWidth || !found.isPlain,
      skip(isFullWidth ? "］" : "]", atMost: 1) == 1
    else {
      position = start
      return nil
    }
    _ = skipSpaces()
    return Mark(
      kind: .checkbox, text: (place.isItemStart ? "" : "- ") + (found.isChecked ? "[x] " : "[ ] "),
      isSafe: found.isSafe && place.isItemStart)
  }
}
