// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// What libFuzzer calls with every input; `make fuzz` builds and runs it.
///
/// The first byte chooses the options. Besides crashes and hangs it finds nodes that lie outside their parents.
@c(LLVMFuzzerTestOneInput)
public func fuzzMarkdown(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let options = MarkdownOptions(
    allowsRawHTML: choice & 1 != 0, isPlainCommonMark: choice & 14 == 14,
    readsCheckboxes: choice & 16 == 0)
  let source = SourceText(path: "a.md", bytes: Array(input.dropFirst()))
  let checked = parseMarkdown(
    source, in: source.contentStart..<source.bytes.count, options: options)
  for diagnostic in checked.diagnostics {
    precondition(diagnostic.span.upperBound <= source.bytes.count)
  }
  guard let document = checked.value else { return 0 }
  var rendering = MarkdownRendering(mentions: TermMentions(terms))
  _ = document.html(with: &rendering)
  _ = document.plainText(ofNodes: 0..<document.nodes.count)
  _ = document.terms(mentionedIn: terms)
  check(document, of: source)
  checkShortening(of: source, options)
  return 0
}

private let terms = TermIndex([
  ("漢字", "漢字", "terms.html#漢字"), ("語", "語", "terms.html#語"), ("SSW", "SSW", "terms.html#SSW"),
])

/// Stops where it changes anything that libcmark is not shown the insides of long runs: in a text with a backtick it is.
private func checkShortening(of source: SourceText, _ options: MarkdownOptions) {
  let (quote, backtick) = (UInt8(ascii: "'"), UInt8(ascii: "`"))
  guard !source.bytes.contains(where: { $0 == quote || $0 == backtick }) else { return }
  let html = [quote, backtick].map { sign in
    let text = SourceText(path: "a.md", bytes: source.bytes + [0x0A, 0x0A, sign])
    let document = parseMarkdown(text, in: text.contentStart..<text.bytes.count, options: options)
      .value
    return (document?.html() ?? []).map { $0 == backtick ? quote : $0 }
  }
  precondition(html[0] == html[1])
}

/// Stops where a node lies outside of its parent or outside of the source.
private func check(_ document: MarkdownDocument, of source: SourceText) {
  for (index, node) in document.nodes.enumerated() {
    precondition(node.subtreeEnd > index && node.subtreeEnd <= document.nodes.count)
    precondition(node.span.upperBound <= source.bytes.count)
    precondition(node.literal.upperBound <= document.literals.count)
  }
}
