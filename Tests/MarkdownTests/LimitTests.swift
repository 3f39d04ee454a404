// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown
import Testing

@Test(arguments: [
  (String(repeating: ">", count: 201) + "a", "nesting-too-deep"),
  (String(repeating: "- ", count: 201) + "a", "nesting-too-deep"),
  (String(repeating: "1. ", count: 100_000) + "a", "nesting-too-deep"),
  (
    (0..<300).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n"),
    "nesting-too-deep"
  ),
  (String(repeating: "*a ", count: 1_000_001), "too-many-marks"),
  (String(repeating: "a\n", count: 1_000_001), "too-many-marks"),
  (String(repeating: "![[]()", count: 3_000), "too-many-brackets"),
  (
    "[a]: " + String(repeating: "x", count: 1_000_000) + "\n\n"
      + String(repeating: "[a]", count: 2_000), "definition-too-long"
  ),
  (
    "|" + String(repeating: "a|", count: 10_000) + "\n|" + String(repeating: "-|", count: 10_000)
      + String(repeating: "\na", count: 100), "table-too-large"
  ),
])
func whatExceedsALimitIsNotRead(text: String, id: String) {
  let checked = MarkedText(text).parsed()
  #expect(checked.value == nil)
  #expect(checked.diagnostics.map(\.id) == [id])
  #expect(checked.diagnostics.allSatisfy { $0.severity == .error && $0.hint != nil })
}

@Test(arguments: [
  String(repeating: ">", count: 200) + "a", String(repeating: "- ", count: 199) + "a",
  String(repeating: "- ", count: 5_000), String(repeating: "* * ", count: 5_000),
  String(repeating: "[", count: 20_000), String(repeating: "]", count: 20_000),
  String(repeating: "*a ", count: 10_000), String(repeating: "*a **a ", count: 5_000),
  String(repeating: "_a __b ", count: 5_000), String(repeating: "|", count: 30_000),
  String(repeating: "|\n", count: 10_000), String(repeating: "![[", count: 1_000),
  String(repeating: "{a|", count: 10_000), String(repeating: "{漢|か", count: 5_000),
  String(repeating: "[[", count: 10_000), String(repeating: "[^", count: 10_000),
  String(repeating: "[^1]: ", count: 5_000), String(repeating: "[^1]: a\n", count: 3_000),
  String(repeating: "~~a ~b ", count: 5_000), String(repeating: "~", count: 30_000),
  String(repeating: "<!--", count: 5_000), String(repeating: "<a x=\"", count: 5_000),
  String(repeating: "`", count: 30_000), String(repeating: "&amp;", count: 10_000),
  String(repeating: "http://", count: 5_000), String(repeating: "www.a", count: 5_000),
  String(repeating: "a@", count: 10_000), String(repeating: "a@b.c", count: 5_000),
  String(repeating: "＃", count: 10_000), String(repeating: "　", count: 10_000),
  String(repeating: "・a\n", count: 5_000), String(repeating: "\\", count: 30_000),
  String(repeating: "**「", count: 5_000) + String(repeating: "」**", count: 5_000),
  String(repeating: "**a", count: 3_000) + String(repeating: "b**", count: 3_000),
  "|" + String(repeating: "a|", count: 10_000) + "\n|" + String(repeating: "-|", count: 10_000),
  String(repeating: "|a|\n|-|\n\n", count: 1_000), String(repeating: "# a\n", count: 2_000),
  String(repeating: "日本語の長い一行。", count: 10_000), String(repeating: "> a\n", count: 5_000),
])
func hostileTextsWithinTheLimitsAreRead(text: String) throws {
  let document = try #require(MarkedText(text).parsed().value)
  #expect(document.misreadTexts == 0)
  #expect(document.nodes[0].subtreeEnd == document.nodes.count)
  _ = document.html()
}
