// SPDX-License-Identifier: MIT

import Diagnostics

/// A key that begins a line in a question.
enum QuestionKey: String, CaseIterable, Hashable {
  case answer = "答え"
  case kind = "種類"
  case id = "番号"
  case points = "配点"
  case field = "分野"
  case hint = "ヒント"
  case explanation = "解説"
  case ending = "結末"

  /// Whether it is said of a choice as well as of a question.
  var isSpoken: Bool { self == .hint || self == .explanation }

  /// Words that are written in place of a key.
  static let slips: [(written: String, key: QuestionKey)] = [
    ("正解", .answer), ("解答", .answer), ("正答", .answer), ("回答", .answer), ("こたえ", .answer),
    ("答", .answer), ("説明", .explanation), ("かいせつ", .explanation), ("解答解説", .explanation),
    ("ひんと", .hint), ("手がかり", .hint), ("形式", .kind), ("点数", .points), ("得点", .points),
    ("ID", .id), ("id", .id),
  ]
}

/// A line that begins with a key.
struct QuestionKeyLine: Hashable {
  let key: QuestionKey

  /// The bytes of the key's name as written, and of the colon.
  let name: Range<Int>
  let colon: Range<Int>

  /// The bytes behind the colon up to the end of the line, without blanks at both ends.
  let value: Range<Int>

  /// Whether the name is another word for the key, which is told as a slip.
  let isSlip: Bool

  /// Reads the key at the beginning of a line.
  ///
  /// - Parameters:
  ///   - line: Where the line lies in the file, its quote marks and indent left out.
  ///   - source: The file.
  ///   - acceptsSlips: Whether other words for a key are found, too.
  init?(in line: Range<Int>, of source: SourceText, acceptsSlips: Bool = false) {
    let bytes = source.bytes
    let start = line.lowerBound + blankPrefix(of: bytes[line])
    var names = QuestionKey.allCases.map { (written: $0.rawValue, key: $0, isSlip: false) }
    if acceptsSlips { names += QuestionKey.slips.map { ($0.written, $0.key, true) } }
    for name in names where bytes[start..<line.upperBound].starts(with: name.written.utf8) {
      let end = start + name.written.utf8.count
      let colonStart = end + blankPrefix(of: bytes[end..<line.upperBound])
      let rest = bytes[colonStart..<line.upperBound]
      let width = rest.first == 0x3A ? 1 : rest.starts(with: "：".utf8) ? 3 : 0
      guard width > 0 else { continue }
      key = name.key
      isSlip = name.isSlip
      self.name = start..<end
      colon = colonStart..<(colonStart + width)
      let whole = bytes[colon.upperBound..<line.upperBound]
      let first = whole.startIndex + blankPrefix(of: whole)
      let last = max(first, whole.endIndex - blankSuffix(of: whole))
      value = first..<last
      return
    }
    return nil
  }

  var hasFullWidthColon: Bool { colon.count == 3 }

  /// The bytes from the beginning of the name to the end of the colon.
  var label: Range<Int> { name.lowerBound..<colon.upperBound }
}
