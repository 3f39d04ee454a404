// SPDX-License-Identifier: MIT

import Diagnostics
import Testing
import YAML

private func parse(_ text: String) -> Checked<YAMLNode> {
  let source = SourceText(path: "a.yml", text)
  return parseYAML(source, in: 0..<source.bytes.count)
}

/// The tree in a short notation: `{key: text, list: [a, b]}`.
private func shape(_ node: YAMLNode?) -> String {
  switch node?.value {
  case .scalar(let text, _): text
  case .sequence(let nodes): "[" + nodes.map { shape($0) }.joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{" + entries.map { "\($0.name): \(shape($0.value))" }.joined(separator: ", ") + "}"
  case .unreadable, nil: "nil"
  }
}

@Test(arguments: [
  ("", "nil"),
  ("題名: 会議", "{題名: 会議}"),
  ("課題: [連携, 不登校]\r\n更新: 2026-06-01\r\n", "{課題: [連携, 不登校], 更新: 2026-06-01}"),
  ("つなぎ先:\n  - 就学援助: つながった\n  - 区社協: 待ち", "{つなぎ先: [{就学援助: つながった}, {区社協: 待ち}]}"),
  ("a: \"引用: 符\"  # 注", "{a: 引用: 符}"),
  ("a:\nb: |\n  一\n  二\n", "{a: , b: 一\n二\n}"),
  ("a: {b: {c: d}}", "{a: {b: {c: d}}}"),
])
func yamlBecomesATree(text: String, expected: String) {
  let checked = parse(text)
  #expect(shape(checked.value) == expected)
  #expect(checked.diagnostics.isEmpty)
}

@Test(arguments: [
  ("題名：会議", "fullwidth-colon", "{題名: 会議}", 1, 3),
  ("題名:会議", "yaml-missing-space", "{題名: 会議}", 1, 3),
  ("\u{3000}題名: 会議", "fullwidth-indent", "{題名: 会議}", 1, 1),
  ("題名:\n\t- a", "yaml-tab", "{題名: [a]}", 2, 1),
  ("目標:\n－ 一\n・二", "fullwidth-list-mark", "{目標: [一, 二]}", 2, 1),
  ("課題: ［連携、不登校］", "fullwidth-bracket", "{課題: [連携, 不登校]}", 1, 5),
  ("題名: 会議: その後\n更新: 2026-06-01", "yaml-colon-in-value", "{題名: nil, 更新: 2026-06-01}", 1, 7),
  ("課題: [連携, 不登校\n更新: 2026-06-01", "yaml-unclosed-bracket", "{課題: nil, 更新: 2026-06-01}", 1, 5),
  ("題名: \"会議\n更新: 2026-06-01", "yaml-unclosed-quote", "{題名: nil, 更新: 2026-06-01}", 1, 5),
  ("題名: 一\n題名: 二", "duplicate-key", "{題名: 一, 題名: 二}", 2, 1),
  ("題名: *重要", "yaml-special-sign", "nil", 1, 5),
  ("題名: &a 重要", "yaml-special-sign", "{題名: 重要}", 1, 5),
  ("題名: @重要\n更新: 2026-06-01", "yaml-special-sign", "{題名: nil, 更新: 2026-06-01}", 1, 5),
  ("題名 会議\n更新: 2026-06-01", "yaml-missing-colon", "{題名 会議: nil, 更新: 2026-06-01}", 1, 1),
  ("- 題名: 会議\n更新: 2026-06-01", "yaml-missing-colon", "{- 題名: nil, 更新: 2026-06-01}", 1, 1),
  ("題名: !重要\n更新: 2026-06-01", "yaml-special-sign", "{題名: nil, 更新: 2026-06-01}", 1, 5),
  ("課題: [連携,, 基準]", "yaml-empty-item", "nil", 1, 9),
  ("\t題名: 会議\n更新: 2026-06-01", "yaml-tab", "{題名: 会議, 更新: 2026-06-01}", 1, 1),
  ("\u{3000}題名: 会議\n更新: 一", "fullwidth-indent", "{題名: 会議, 更新: 一}", 1, 1),
  ("a:\n\u{3000}b: c\n\u{3000}d: e", "fullwidth-indent", "{a: {b: c, d: e}}", 2, 1),
  ("a: b\n---\nc: d", "yaml-second-document", "{a: b}", 2, 1),
])
func slipIsToldAndTheRestIsStillRead(
  text: String, id: String, expected: String, line: Int, column: Int
) throws {
  let checked = parse(text)
  #expect(shape(checked.value) == expected)
  let diagnostic = try #require(checked.diagnostics.first)
  #expect(diagnostic.id == id)
  #expect(diagnostic.hint != nil)
  let place = SourceText(path: "a.yml", text).place(at: diagnostic.span.lowerBound)
  #expect(place == SourcePlace(line: line, column: column))
}

@Test func valueInARepairedLineKeepsItsPlaceInTheFile() throws {
  let text = "題名：会議\n更新: 2026-06-01"
  let checked = parse(text)
  guard case .mapping(let entries) = try #require(checked.value).value else {
    Issue.record("no mapping")
    return
  }
  #expect(SourceText(path: "", text).text(in: entries[0].value.span) == "会議")
  #expect(SourceText(path: "", text).text(in: entries[1].value.span) == "2026-06-01")
}

@Test(arguments: [
  "題名：会議", "題名:会議", "\u{3000}題名: 会議", "題名:\n\t- a", "目標:\n－ 一\n・二", "課題: ［連携、不登校］",
])
func safeFixMendsTheSlip(text: String) {
  var bytes = Array(text.utf8)
  let edits = parse(text).diagnostics.compactMap(\.fix).filter(\.isSafe).flatMap(\.edits)
  for edit in edits.sorted(by: { $0.bytes.lowerBound > $1.bytes.lowerBound }) {
    bytes.replaceSubrange(edit.bytes, with: Array(edit.replacement.utf8))
  }
  #expect(parse(String(decoding: bytes, as: UTF8.self)).diagnostics.isEmpty)
}

@Test(arguments: [
  String(repeating: "[", count: 100_000), String(repeating: "a: {", count: 1000), "\"", "'", "{",
  "%", "- ",
  "? ", ": ", "&", "*", "!", "|", ">", "\u{FEFF}", "\u{0}", "a:\u{0}b", "\u{1F}", "---\n---\n---",
  String(repeating: "a: b\n", count: 10_000), "&a [*a, *a]", "\t", "：", "［", "－",
])
func hostileInputIsReadWithoutACrash(text: String) {
  _ = parse(text)
}
