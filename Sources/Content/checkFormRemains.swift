// SPDX-License-Identifier: MIT

import Diagnostics

/// Tells what is left of the form that an entry was begun with: words to replace, and values that nobody has chosen.
///
/// A form is right from the beginning, so nothing else would tell that these words are published.
/// Behind a value that a form has filled in stand all words to choose from, in a comment with ` | ` between them.
///
/// - Parameters:
///   - entry: The entry.
///   - frontMatter: The YAML of its front matter.
/// - Returns: A warning for each.
/// - Complexity: O(*n*) in the length of the text; of cases only the comments are looked at.
func checkFormRemains(of entry: Entry, _ frontMatter: Range<Int>) -> [Diagnostic] {
  let source = entry.source
  var diagnostics = entry.comments.filter { frontMatter.contains($0) }.compactMap {
    comment -> Diagnostic? in
    let line = source.bytes[..<comment.lowerBound].lastIndex { $0 == 0x0A || $0 == 0x0D }
    let value = source.bytes[((line ?? -1) + 1)..<comment.lowerBound]
    guard value.contains(where: { $0 > 0x20 }), source.text(in: comment).contains(" | ") else {
      return nil
    }
    return .notChosen(at: SourceSpan(path: source.path, bytes: comment))
  }
  if entry.kind == .quiz || entry.kind == .resource {
    // In a sentence of the author's the words are like others.
    for end in source.bytes.indices where endsOfValues.contains(source.bytes[end]) {
      diagnostics += leftOfForm(before: end, in: source)
    }
    diagnostics += leftOfForm(before: source.bytes.count, in: source)
  }
  return diagnostics
}

/// What stands behind a line or a value: the line's end, quotes, the signs of a list, a comment.
private let endsOfValues = Set("\r\n\"'],#".utf8)

private let blanks = [" ", "\t", "\u{3000}"].map { Array($0.utf8) }

/// Tells the words of a form that end at a place, or before the blanks there.
private func leftOfForm(before end: Int, in source: SourceText) -> [Diagnostic] {
  var text = source.bytes[..<end]
  while let blank = blanks.first(where: { text.suffix($0.count).elementsEqual($0) }) {
    text.removeLast(blank.count)
  }
  return FormText.allCases.compactMap { remain in
    let words = remain.rawValue.utf8
    guard text.suffix(words.count).elementsEqual(words) else { return nil }
    let span = SourceSpan(path: source.path, bytes: text.endIndex - words.count..<text.endIndex)
    return .leftOfForm(remain, at: span)
  }
}

extension Diagnostic {
  fileprivate static func notChosen(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "not-chosen", "この項目は、書式に初めから入っていた言葉のままかもしれません。",
      hint: "合う言葉を選んで書き、「#」から行の終わりまでを消します。", at: span)
  }

  fileprivate static func leftOfForm(_ text: FormText, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "left-of-form", "書式の「\(text.rawValue)」がそのまま残っています。",
      hint: "自分の言葉に書き直すか、要らなければ消します。", at: span)
  }
}
