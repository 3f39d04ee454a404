// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import Markdown
import Testing

/// One of the official examples of CommonMark, as the packages on PyPI have them.
private struct SpecificationExample: Decodable {
  let example: Int
  let markdown: String
  let html: String
}

/// Reads the official examples.
///
/// `Tests/Reference/markdown_reference.py` fetches those of both versions and of GitHub's dialect, and runs all.
/// `KOSAPO_COMMONMARK_SPEC` names a JSON file of the official examples; without it nothing is compared.
private func specification() throws -> [SpecificationExample] {
  guard let path = ProcessInfo.processInfo.environment["KOSAPO_COMMONMARK_SPEC"] else { return [] }
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  return try JSONDecoder().decode([SpecificationExample].self, from: data)
}

@Test func theOfficialExamplesGiveTheReferenceHTML() throws {
  let examples = try specification()
  let options = MarkdownOptions(isPlainCommonMark: true)
  let failed = examples.filter { example in
    let source = SourceText(path: "a.md", example.markdown)
    let document = parseMarkdown(source, in: 0..<source.bytes.count, options: options).value
    return String(decoding: document?.html() ?? [], as: UTF8.self) != example.html
  }.map(\.example)
  // libcmark 0.30.2 reaches 649 of the 652 of CommonMark 0.31.2.
  #expect(failed.count <= 3, "\(failed)")
}

@Test func theOfficialExamplesAreFoundInTheirSource() throws {
  for example in try specification() {
    #expect(read(example.markdown)?.misreadTexts == 0, "\(example.example)")
  }
}

/// Texts that the command `cmark-gfm`, where it is installed, writes as kosapo does.
@Test(arguments: [
  "| a | b |\n| --- | --- |\n| c | d |\n", "| a | bc |\n:-: | -----------:\nd | e\n",
  "| f\\|oo |\n| - |\n| b `\\|` az |\n| b **\\|** im |\n", "| a | b |\n|-|-|\n| c | d |\n> e\n",
  "| a | b |\n|-|-|\n| c | d |\ne\n\nf\n", "| a | b |\n| - |\n| c |\n",
  "| a | b |\n|-|-|\n| c |\n| d | e | f |\n",
  "a\n| b |\n| - |\n| c |\nd\n", "| `a|b` | c |\n|-|-|\n", "| [x](y|z) | q |\n|-|-|\n",
  "|*a|b*|\n|-|-|\n",
  "~~a~~ b, ~c~ d!", "~~a\n\nb~~", "~~~a~~~", "~~a ~b~ c~~", "a~~b~~c", "~~ a~~", "**~~a~~**",
  "~~**a**~~",
  "www.a.org", "see www.a.org/b c.", "www.a.org/b+(c)\n\n(www.a.org/b+(c))\n\n(www.a.org/b+(c)",
  "www.a.org/b&c=d\n\nwww.a.org/b&c;",
  "www.a.org/b<c", "http://a.org\n\n(see https://a.org/b+(c))\n\nftp://a.org", "a@b.baz",
  "a+b@c.d isn't a@b+c.d",
  "a.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_", "https://a.b/_c_d_/*e* f", "*http://a.b/c*",
  "http://a",
])
func githubsDialectIsWrittenAsItsReferenceDoes(text: String) throws {
  guard let reference = try githubHTML(text) else { return }
  #expect(normalised(html(text)) == normalised(reference))
}

/// Footnotes that `cmark-gfm`, where it is installed, numbers, gathers and leads back from as kosapo does.
@Test(arguments: [
  "a[^x] b\n\n[^x]: one\n",
  "a[^x] b[^1] c[^x] d[^none]\n\n[^1]: one\n\n    more\n\n[^x]: *ex*\n[^unused]: no\n",
  "[^a]: first\n\nb[^a]\n", "a[^脚注] b\n\n[^脚注]: 説明\n    続き\n",
  "a[^b][^c]\n\n[^c]: c\n[^b]: b[^c]\n",
  "a[^x]\n\n[^x]:\n    one\n",
  "a[^x]\n\n[^x]: one\nlazy\n\nb\n",
  "a[^A]\n\n[^a]: one\n", "a\\[^x]\n\n[^x]: one\n", "a`[^x]`\n\n[^x]: one\n",

  "*a[^x]*\n\n[^x]: **one**\n", "| a[^x] |\n|---|\n| b |\n\n[^x]: one\n",
  "a[^x]\n\n[^x]: one\n\n[^x]: two\n",
])
func footnotesAreWrittenAsTheirReferenceDoes(text: String) throws {
  guard let reference = try githubHTML(text) else { return }
  #expect(withoutNames(normalised(html(text))) == withoutNames(normalised(reference)))
}

/// Where kosapo and `cmark-gfm` differ, and kosapo is meant to.
///
/// - The specification takes a period at its end from a mail address and asks nothing of the letter before it;
///   `cmark-gfm` wants no digit there.
/// - A line that goes on lazily belongs to its paragraph, and so to the table in it: who forgot the `>` or the indent
///   sees a table, not pipes. `cmark-gfm` begins and continues no table there.
/// - No footnote is referred to within a link: HTML has no link in a link.
/// - What stands on the line of a footnote's mark is its text, no list and no heading.
@Test(arguments: [
  ("a@b.co1.", "<p><a href=\"mailto:a@b.co1\">a@b.co1</a>.</p>"),
  (
    "> | a |\n| - |\n| b |",
    "<blockquote><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></blockquote>"
  ),
  (
    "- x\n| a |\n| - |",
    "<ul><li>x<table><thead><tr><th>a</th></tr></thead></table></li></ul>"
  ),
  ("[a[^x]](u)\n\n[^x]: one\n", "<p><a href=\"u\">a[^x]</a></p>"),
])
func whereTheReferenceIsNotFollowedIsKnown(text: String, expected: String) throws {
  #expect(normalised(html(text)) == expected)
  guard let reference = try githubHTML(text) else { return }
  #expect(normalised(reference) != expected)
}

private func githubHTML(_ text: String) throws -> String? {
  let command = URL(fileURLWithPath: "/usr/bin/cmark-gfm")
  guard FileManager.default.isExecutableFile(atPath: command.path) else { return nil }
  let process = Process()
  process.executableURL = command
  process.arguments = ["table", "strikethrough", "autolink", "footnotes"].flatMap { ["-e", $0] }
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))
  try input.fileHandleForWriting.close()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

/// Takes away what kosapo's tables have besides.
private func normalised(_ html: String) -> String {
  html.replacing(#/<div class="table-scroll"[^>]*>/#, with: "")
    .replacing("</table>\n</div>", with: "</table>")
    .replacing(" scope=\"col\"", with: "").replacing(" class=\"align-", with: " align=\"")
    .replacing("\n", with: "")
}

/// Takes away what differs by intent: the ids of footnotes, and what is read out at their links.
private func withoutNames(_ html: String) -> String {
  html.replacing(#/ (?:id|href)="#?fn[^"]*"/#, with: "")
    .replacing(#/ (?:aria-label="[^"]*"|data-footnote[a-z-]*)/#, with: "")
    .replacing("<sup class=\"footnote-ref\">2</sup></a> ", with: "<sup>2</sup></a> ")
    .replacing(#/<sup class="footnote-ref">(\d+)<\/sup><\/a>/#) { "<sup>\($0.1)</sup></a>" }
}
