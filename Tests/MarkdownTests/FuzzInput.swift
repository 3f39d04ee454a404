// SPDX-License-Identifier: MIT

/// Texts made of the pieces that Markdown and its additions are made of, in random order but the same each time.
struct FuzzInput {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  private mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }

  /// Makes the next text, of the given pieces alone.
  mutating func text(of pieces: [String]) -> String {
    (0...next(below: 12)).map { _ in pieces[next(below: pieces.count)] }.joined()
  }

  /// Makes the next text.
  mutating func text() -> [UInt8] {
    let isWild = next(below: 20) == 0
    var bytes: [UInt8] = []
    for _ in 0..<(1 + next(below: 30)) {
      if isWild, next(below: 6) == 0 {
        bytes.append(UInt8(truncatingIfNeeded: next(below: 256)))
      } else {
        bytes += Array(FuzzInput.pieces[next(below: FuzzInput.pieces.count)].utf8)
      }
    }
    return bytes
  }

  private static let pieces: [String] = [
    "\n", "\n", "\n", "\n\n", "\r\n", "\r", " ", " ", "  ", "    ", "\t", "> ", ">", "- ", "* ",
    "+ ", "1. ", "2) ",
    "# ", "## ", "a", "b", "あ", "漢字", "。", "「", "」", "（", "）", "、", "ー", "ｱ", "가", "👍", "葛󠄀", "　",
    "\u{200B}",
    "*", "**", "***", "_", "__", "~", "~~", "~~~", "`", "``", "```", "\n```\n", "\n~~~\n", "[", "]",
    "![", "](", ")", "(",
    "[a]", "[a](b)", "[a][b]", "[a]: b\n", "\n[b]: <c d> \"e\"\n", "[^1]", "\n[^1]: ",
    "\n[^a]: x\n", "[^a]",
    "[[", "]]", "[[語]]", "[[語|表示]]", "{", "}", "|", "{漢字|かんじ}", "{漢字|かん|じ}", " {#id}", "{#", "\\",
    "\\*", "\\|",
    "\\[", "\\\n", "&amp;", "&copy;", "&#12354;", "&#xA500;", "&x;", "&", "<", ">", "<b>", "</b>",
    "<a href=\"", "\">",
    "<!--", "-->", "<https://a.jp>", "https://a.jp/b_c_d", "http://", "www.a.jp", "a@b.jp", "@",
    "://", ":", "-", "=", "---",
    "===", "| a | b |\n|---|---|\n", "|---|", "|:-:|", "| a |\n|---|\n| b |\n", "表: 題\n\n",
    "[!NOTE]", "> [!TIP] 題\n> ",
    "[ ] ", "[x] ", "- [ ] ", "＃ ", "・", "１．", "［○］", "\0", "\"", "'", "!", "\u{A500}", "\u{FEFF}",
    "€", "～", "…",
  ]
}
