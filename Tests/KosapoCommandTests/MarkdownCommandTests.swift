// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test(arguments: [
  ("# 題", ["markdown", "--commonmark"], "<h1>題</h1>\n"),
  ("<b>太字</b>", ["markdown", "--commonmark"], "<p><b>太字</b></p>\n"),
  ("a\u{0}b\u{0}", ["markdown", "--commonmark"], "<p>a</p>\n\u{0}<p>b</p>\n\u{0}"),
  ("<b>太字</b>", ["markdown"], "<p>&lt;b&gt;太字&lt;/b&gt;</p>\n"),
  ("", ["markdown"], ""),
])
func standardInputBecomesFragments(input: String, arguments: [String], output: String) async {
  let run = await CommandRun.of(arguments, input: Array(input.utf8))
  #expect(run.output == output)
  #expect(run.code == .done)
}

@Test func missingFileIsTheMachinesFailure() async {
  let run = await CommandRun.of(["markdown", "no-such-file.md"])
  #expect(run.code == .machineFailed)
  #expect(run.errors.contains("no-such-file.md"))
}
