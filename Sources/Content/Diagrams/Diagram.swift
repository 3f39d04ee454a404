// SPDX-License-Identifier: MIT

/// A picture of a flow that an author wrote as text: a block of code in the language `dot`.
///
/// Before the text of the picture stand lines that say what it is for those who do not see it:
///
///     図: 気づきから支援まで
///     代替: 学校が気づき、区役所と話し合い、支援につなぎます。
///     digraph { 気づき -> 話し合い -> 支援 }
package struct Diagram: Hashable, Sendable {
  /// What it shows, in a few words (`図`).
  package let title: String

  /// What a reader sees in it, in sentences (`代替`).
  package let alternative: [String]

  /// The text that Graphviz draws.
  package let source: String

  /// The language of the blocks.
  package static let language = "dot"

  /// Reads a block; `nil` where it lacks what it has to say.
  package init?(_ text: String) {
    let block = DiagramBlock(text)
    guard let title = block.title, !block.alternative.isEmpty, !block.source.isEmpty else {
      return nil
    }
    self.title = title
    alternative = block.alternative
    source = block.source
  }
}

/// A block of code that should be a diagram, taken apart.
struct DiagramBlock {
  private(set) var title: String?
  private(set) var alternative: [String] = []

  /// What follows the lines about the picture.
  let source: String

  /// How many bytes stand before ``source``.
  let sourceStart: Int

  init(_ text: String) {
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: "\n") ?? text.endIndex
      let line = text[start..<end]
      if let value = value(of: "図", in: line) {
        title = value
      } else if let value = value(of: "代替", in: line) {
        if !value.isEmpty { alternative.append(value) }
      } else if !line.allSatisfy(\.isWhitespace) {
        break
      }
      start = end == text.endIndex ? end : text.index(after: end)
    }
    if title?.isEmpty ?? false { title = nil }
    source = String(text[start...])
    sourceStart = text[..<start].utf8.count
  }
}

/// What stands behind a key on a line; `nil` where the line does not begin with it.
private func value(of key: String, in line: Substring) -> String? {
  let line = line.drop { $0.isWhitespace }
  guard line.hasPrefix(key) else { return nil }
  let rest = line.dropFirst(key.count).drop { $0.isWhitespace }
  guard let colon = rest.first, colon == ":" || colon == "：" else { return nil }
  let value = rest.dropFirst().drop { $0.isWhitespace }
  return String(value.reversed().drop { $0.isWhitespace }.reversed())
}
