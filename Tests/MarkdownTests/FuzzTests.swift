// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import Markdown
import Testing

/// `KOSAPO_FUZZ=1000000 swift test --filter randomTexts` reads a million texts; `KOSAPO_FUZZ_SEED` begins elsewhere.
@Test func randomTextsAreReadAndFoundInTheirSource() {
  let environment = ProcessInfo.processInfo.environment
  let count = environment["KOSAPO_FUZZ"].flatMap(Int.init) ?? 3_000
  var input = FuzzInput(seed: environment["KOSAPO_FUZZ_SEED"].flatMap(UInt64.init) ?? 1)
  for _ in 0..<count {
    let bytes = input.text()
    let source = SourceText(path: "a.md", bytes: bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    for options in [
      MarkdownOptions(), MarkdownOptions(allowsRawHTML: true),
      MarkdownOptions(isPlainCommonMark: true),
    ] {
      guard let document = parseMarkdown(source, in: 0..<bytes.count, options: options).value else {
        continue
      }
      _ = document.html()
      _ = document.plainText(ofNodes: 0..<document.nodes.count)
      if options == MarkdownOptions(), let problem = problem(of: document, bytes) {
        Issue.record("\(problem): \(text.debugDescription)")
      }
    }
  }
}

/// Long runs of Japanese are not shown to libcmark as they are, but in a text that has a backtick somewhere they are.
@Test func whatLibcmarkIsNotShownChangesNothing() {
  let environment = ProcessInfo.processInfo.environment
  let count = environment["KOSAPO_FUZZ"].flatMap(Int.init) ?? 3_000
  var input = FuzzInput(seed: environment["KOSAPO_FUZZ_SEED"].flatMap(UInt64.init) ?? 1)
  for _ in 0..<count {
    let text = input.text(of: longPieces)
    guard let short = read(text + "\n\n'\n"), let whole = read(text + "\n\n`\n") else {
      Issue.record("\(text.debugDescription) is not read")
      continue
    }
    let expected = String(decoding: whole.html(), as: UTF8.self).replacing("`", with: "'")
    if String(decoding: short.html(), as: UTF8.self) != expected
      || short.nodes.map(\.span) != whole.nodes.map(\.span) || short.misreadTexts > 0
    {
      Issue.record("\(text.debugDescription)")
    }
  }
}

private let longPieces = [
  "夏休みのあとから下校を遅らせることが増えた", "「五週間の様子を並べ、学校だけでは進まない」", "それでも、家の人に言えない。", "短い", "한국어한국어한국어",
  "éééééééééééé", "①②③④⑤⑥⑦⑧⑨⑩", "😀😀😀😀😀😀😀😀", "　　　　　　　　　　", "\u{A500}", "葛󠄀葛󠄀葛󠄀葛󠄀葛󠄀",
  "\n", "\n", "\n\n", "\r\n", "\r", "  \n", " ", "    ", "\t", "> ", "- ", "1. ", "# ", " ##",
  "---\n", "===\n",
  "*", "**", "_", "~", "~~", "**「今も昔も変わらないこと」**", "[", "]", "](", "](/u \"", "\")", "(", ")",
  "]: /u\n",
  "[この長い長い言葉の定義]", "[この長い長い言葉の定義]: /u\n", "[^長い長い長い長い脚注の名前]", "[^長い長い長い長い脚注の名前]: ",
  "[[", "]]", "[[スクリーニング会議Ⅱ|長い長い長い表示]]", "{漢字の長い長い言葉|かんじ}", "{", "|", "\n| 役割 |\n|---|\n| ",
  "表: ", "表：", "![", "[!NOTE] ", "[ ] ", "[x] ", "http://a.jp/", "www.a.jp", "a@b.jp", ":", "@",
  "\"", ">", "!", " {#id}",
  "w", "abc", "12", ".",
]

/// Returns what is wrong with the places of a document's nodes.
private func problem(of document: MarkdownDocument, _ bytes: [UInt8]) -> String? {
  let isText = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
  if document.misreadTexts > 0, isText { return "misread" }
  for (index, node) in document.nodes.enumerated() {
    if node.span.upperBound > bytes.count { return "\(node.kind) behind the end" }
    if node.subtreeEnd <= index || node.subtreeEnd > document.nodes.count { return "subtree" }
    guard node.kind != .table, isText else { continue }
    var last = node.span.lowerBound
    for child in document.children(of: index).map({ document.nodes[$0] }) {
      if child.span.lowerBound < last || child.span.upperBound > node.span.upperBound {
        return "\(child.kind) in \(node.kind)"
      }
      last = child.span.upperBound
    }
    if node.kind == .text, !isWritten(document.literals[node.literal], as: bytes[node.span]) {
      return "text is not written so"
    }
    if !isWritten(node, as: bytes[node.span]) { return "\(node.kind) is not written so" }
  }
  return nil
}

/// Whether a text stands in the source as a reader sees it, or as an escape or a tab; an autolink may hold entities.
private func isWritten(_ text: ArraySlice<UInt8>, as source: ArraySlice<UInt8>) -> Bool {
  source.elementsEqual(text) || source.first.map { "\\\t".utf8.contains($0) } ?? false
    || source.contains(UInt8(ascii: "&"))
}

/// What was found by `make fuzz`: texts like these stopped the program once.
@Test(
  arguments: [
    [0x23, 0x20, 0x61, 0xEF], [0x23, 0x20, 0xE6, 0xBC], [0x23, 0x20, 0xF0, 0xA0, 0xAE],
    [0x23, 0x20, 0xE0, 0x80, 0x80, 0x41], [0x7C, 0xE3, 0x81, 0x7C, 0x0A, 0x7C, 0x2D, 0x7C],
    [0x5B, 0x2A, 0x66, 0, 0x7E, 0x7E, 0x2A, 0x2A, 0x61, 0x2A, 0x2A, 0x7E, 0x7E, 0x8B, 0xE5, 0x87],
    Array("a\n\n[^K\01]: \01]: \0a".utf8) + [0xEA, 0x0A, 0x98, 0x8D, 0xE3, 0x81, 0x82],
    [
      0x87, 0x29, 0xB5, 0xB5, 0x23, 0x20, 0x46, 0x21, 0x5B, 0xD7, 0x5D, 0x0A, 0x3E, 0x0A, 0x3E,
      0x20, 0x5B, 0x5E, 0x60, 0x5D, 0x3A, 0, 0x20, 0x5F, 0x60, 0x5F, 0x20, 0x0A, 0x2A, 0x63, 0x20,
      0x2A, 0x64, 0x2A, 0x30, 0x0A, 0x7C, 0x9E, 0x5B, 0x9B, 0x21, 0x0D, 0x10, 0, 0x5D, 0x28, 0x64,
      0x61, 0x74, 0x61, 0x3A, 0x74, 0x65, 0x78, 0x29, 0x5B, 0x5D, 0x28, 0x61, 0xE0, 0x2E, 0xFF,
      0x45, 0x3C, 0x2F, 0x62, 0x3E, 0xA2, 0xE5, 0x67, 0x29, 0x5D, 0x28, 0x62, 0xE6, 0xBC, 0x29,
    ],
    Array("&#1#0#abcdIsNotDefinedsNotDefined; &#x1#0#abcdIsNotDefined;".utf8),
  ] as [[UInt8]])
func brokenTextsAreRead(bytes: [UInt8]) throws {
  let source = SourceText(path: "a.md", bytes: bytes)
  let checked = parseMarkdown(source, in: 0..<bytes.count)
  let document = try #require(checked.value)
  #expect(checked.diagnostics.allSatisfy { $0.span.upperBound <= bytes.count })
  #expect(document.nodes.allSatisfy { $0.span.upperBound <= bytes.count })
  #expect(!document.html().isEmpty)
}

/// Whether the source of a node begins and ends as nodes of its kind do.
private func isWritten(_ node: MarkdownNode, as source: ArraySlice<UInt8>) -> Bool {
  func isBetween(_ starts: String, _ ends: String) -> Bool {
    guard let first = source.first, let last = source.last else { return false }
    return starts.utf8.contains(first) && ends.utf8.contains(last)
  }
  return switch node.kind {
  case .emphasis, .strong: isBetween("*_", "*_")
  case .strikethrough: isBetween("~", "~")
  case .code: isBetween("`", "`")
  case .image: isBetween("!", ")]")
  case .htmlInline: isBetween("<", ">")
  case .ruby: isBetween("{", "}")
  case .termReference, .footnoteReference: isBetween("[", "]")
  case .blockQuote, .box: source.first == UInt8(ascii: ">")
  case .softBreak, .lineBreak: source.contains { $0 == 10 || $0 == 13 }
  case .footnoteDefinition: source.starts(with: "[^".utf8)
  default: true
  }
}
