// SPDX-License-Identifier: MIT

/// The mark at the beginning of a choice that says whether it is right.
struct QuestionMark: Hashable {
  /// How a mark is written.
  enum Style: Hashable {
    /// ○ or ×.
    case circle

    /// `[x]` or `[ ]`.
    case box
  }

  /// What is wrong with how a mark is written.
  enum Slip: Hashable {
    /// Full-width brackets or blanks: `［○］`, `［ ］`.
    case fullWidth

    /// Another sign that looks alike: ✓, ●, the letter x.
    case otherSign
  }

  let isRight: Bool
  let style: Style
  let slip: Slip?

  /// The bytes of the mark, and of the blanks behind it.
  let length: Int
  let blanks: Int

  /// How it should have been written.
  var proper: String {
    switch style {
    case .circle: isRight ? "○" : "×"
    case .box: isRight ? "[x]" : "[ ]"
    }
  }

  /// Reads the mark at the beginning of some text.
  init?(_ text: ArraySlice<UInt8>) {
    guard
      let (mark, length) = QuestionMark.bracketed(text) ?? QuestionMark.bare(text)
    else { return nil }
    let rest = text.dropFirst(length)
    let blanks = QuestionMark.blanks(rest)
    // A letter is a mark only by itself: "o" and "x" begin words, too.
    if mark.isLetter, blanks == 0, !rest.isEmpty { return nil }
    isRight = mark.isRight
    style = mark.style
    slip = mark.slip
    self.length = length
    self.blanks = blanks
  }

  private struct Sign {
    let isRight: Bool
    var style = Style.circle
    var slip: Slip?
    var isLetter = false
  }

  private static let signs: [(text: String, sign: Sign)] =
    ["○", "〇", "◯", "⭕"].map { ($0, Sign(isRight: true)) }
    + ["×", "✕", "✖", "✗", "✘", "❌"].map { ($0, Sign(isRight: false)) }
    + ["◎", "●", "✓", "✔", "✅", "☑"].map { ($0, Sign(isRight: true, slip: .otherSign)) }
    + ["☒", "╳", "⨯"].map { ($0, Sign(isRight: false, slip: .otherSign)) }
    + ["o", "O", "ｏ", "Ｏ", "о", "О"].map {
      ($0, Sign(isRight: true, slip: .otherSign, isLetter: true))
    }
    + ["x", "X", "ｘ", "Ｘ", "х", "Х"].map {
      ($0, Sign(isRight: false, slip: .otherSign, isLetter: true))
    }

  /// ○ or ×, with a selector of how it looks behind it.
  private static func bare(_ text: ArraySlice<UInt8>) -> (Sign, Int)? {
    guard let (spelling, sign) = signs.first(where: { text.starts(with: $0.text.utf8) }) else {
      return nil
    }
    var length = spelling.utf8.count
    for selector in ["\u{FE0E}", "\u{FE0F}"]
    where text.dropFirst(length).starts(with: selector.utf8) {
      length += selector.utf8.count
    }
    return (sign, length)
  }

  /// A mark in brackets: `[x]`, `［○］`, `（×）`.
  private static func bracketed(_ text: ArraySlice<UInt8>) -> (Sign, Int)? {
    let pairs = [("[", "]"), ("［", "］"), ("（", "）"), ("(", ")")]
    guard let (open, _) = pairs.first(where: { text.starts(with: $0.0.utf8) }) else { return nil }
    var length = open.utf8.count
    let before = blanks(text.dropFirst(length))
    length += before
    var sign: Sign?
    var inner = 0
    if let found = bare(text.dropFirst(length)) {
      sign = found.0
      inner = found.1
    }
    length += inner
    let after = blanks(text.dropFirst(length))
    length += after
    guard let (_, close) = pairs.first(where: { text.dropFirst(length).starts(with: $0.1.utf8) })
    else { return nil }
    length += close.utf8.count
    let isSquare = open == "[" || open == "［"
    let isHalf = open == "[" && close == "]"
    guard let found = sign else {
      guard isSquare else { return nil }
      let isPlain = isHalf && before + after == 1
      return (Sign(isRight: false, style: .box, slip: isPlain ? nil : .fullWidth), length)
    }
    if found.isLetter, !found.isRight {
      guard isSquare else { return nil }
      let isPlain = isHalf && before + after == 0 && inner == 1
      return (Sign(isRight: true, style: .box, slip: isPlain ? nil : .fullWidth), length)
    }
    if found.isLetter { return nil }
    let isCheck = found.slip == .otherSign && found.isRight && isSquare
    return (
      Sign(isRight: found.isRight, style: isCheck ? .box : .circle, slip: .fullWidth), length
    )
  }

  private static func blanks(_ text: ArraySlice<UInt8>) -> Int {
    blankPrefix(of: text)
  }
}

/// The number of bytes that the half-width and full-width blanks at the beginning take.
func blankPrefix(of text: ArraySlice<UInt8>) -> Int {
  var count = 0
  while true {
    let rest = text.dropFirst(count)
    if rest.first == 0x20 || rest.first == 0x09 {
      count += 1
    } else if rest.starts(with: [0xE3, 0x80, 0x80]) {
      count += 3
    } else {
      return count
    }
  }
}

/// The number of bytes that the blanks at the end take.
func blankSuffix(of text: ArraySlice<UInt8>) -> Int {
  var count = 0
  while true {
    let rest = text.dropLast(count)
    if rest.last == 0x20 || rest.last == 0x09 {
      count += 1
    } else if rest.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) {
      count += 3
    } else {
      return count
    }
  }
}
