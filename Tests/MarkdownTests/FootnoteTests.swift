// SPDX-License-Identifier: MIT

import Foundation
import Markdown
import Testing

private func mark(_ number: Int, _ id: String? = nil) -> String {
  "<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\" id=\"\(id ?? "fnref-\(number)")\" "
    + "aria-label=\"脚注\(number)\">\(number)</a></sup>"
}

private func section(_ notes: String...) -> String {
  let items = notes.enumerated().map { "<li id=\"fn-\($0.offset + 1)\">\n\($0.element)\n</li>\n" }
  return
    "<section class=\"footnotes\" aria-label=\"脚注\">\n<ol>\n\(items.joined())</ol>\n</section>\n"
}

private func back(_ number: Int) -> String {
  " <a href=\"#fnref-\(number)\" class=\"footnote-backref\" aria-label=\"本文へ戻る\">↩</a>"
}

@Test func footnotesStandAtTheEndInTheOrderOfTheirUse() {
  let text = "甲[^乙]と[^1]。\n\n[^1]: こどもの居場所。\n[^乙]: 説明\n    続き\n"
  let expected =
    "<p>甲\(mark(1))と\(mark(2))。</p>\n"
    + section("<p>説明続き\(back(1))</p>", "<p>こどもの居場所。\(back(2))</p>")
  #expect(html(text) == expected)
}

@Test func aFootnoteUsedTwiceLeadsBackTwice() throws {
  let page = html("a[^1] b[^1]\n\n[^1]: c\n")
  #expect(page.contains(mark(1)) && page.contains(mark(1, "fnref-1-2")))
  let second =
    " <a href=\"#fnref-1-2\" class=\"footnote-backref\" aria-label=\"本文へ戻る（2か所目）\">↩<sup>2</sup></a>"
  #expect(page.contains("<p>c\(back(1))\(second)</p>"))
  let document = try #require(read("a[^1] b[^1]\n\n[^1]: c\n"))
  #expect(document.anchors == ["fn-1", "fnref-1", "fnref-1-2"])
}

@Test func aFootnoteMayHoldBlocksAndOtherFootnotes() {
  let text = "a[^1]\n\n[^1]: 前\n\n    - 項目[^2]\n\n[^2]: 次\n\n本文\n"
  let expected =
    "<p>a\(mark(1))</p>\n<p>本文</p>\n"
    + section(
      "<p>前</p>\n<ul>\n<li>項目\(mark(2))</li>\n</ul>\n<p>\(back(1))</p>", "<p>次\(back(2))</p>")
  #expect(html(text) == expected)
}

@Test(arguments: [
  ("a[^x]", ["footnote-without-definition"]),
  ("a\n\n[^x]: b", ["unused-footnote"]),
  ("a[^x]\n\n[^x]: b\n\n[^x]: c", ["doubled-footnote"]),
  ("a[^x]\n\n```\n[^x]: b\n```", ["footnote-without-definition"]),
  ("a\\[^x]", []),
  ("`[^x]`", []),
])
func slipsOfFootnotesAreTold(text: String, expected: [String]) {
  #expect(diagnosticIds(text) == expected)
}

@Test func whatIsNoFootnoteStaysText() {
  #expect(html("a[^x] [^ y] [^]") == "<p>a[^x] [^ y] [^]</p>\n")
  #expect(html("a[^x]\n\n```\n[^x]: b\n```\n").hasPrefix("<p>a[^x]</p>\n"))
}

@Test func footnotesStandInTablesQuotesAndHeadings() {
  let page = html("## 題[^a]\n\n> 引用[^b]\n>\n> [^b]: 中\n\n|x[^c]|\n|-|\n\n[^a]: A\n[^c]: C\n")
  #expect(page.contains("<h2 id=\"題\">題\(mark(1))</h2>"))
  #expect(page.contains("引用\(mark(2))</p>"))
  #expect(page.contains("x\(mark(3))</th>"))
  #expect(page.hasSuffix(section("<p>A\(back(1))</p>", "<p>中\(back(2))</p>", "<p>C\(back(3))</p>")))
}

@Test func partsOfAPageShareTheirFootnotes() throws {
  let document = try #require(read("## 一\n\na[^1]\n\n[^1]: b\n\n## 二\n\nc\n"))
  var writer = PartWriter(of: document, with: MarkdownRendering(idPrefix: "x-"))
  var output: [UInt8] = []
  for section in document.sections(level: 2) { output += writer.html(ofNodes: section.nodes) }
  output += writer.footnotes()
  let page = String(decoding: output, as: UTF8.self)
  #expect(page.contains("href=\"#x-fn-1\" id=\"x-fnref-1\""))
  #expect(page.contains("<li id=\"x-fn-1\">\n<p>b <a href=\"#x-fnref-1\""))
}

@Test func partsShowTheFootnotesThatTheyLeadToEachOnce() throws {
  let text =
    "a[^1]\n\n## 一\n\nb[^2]\n\n## 二\n\nc[^4][^1]\n\n[^1]: A\n[^2]: B[^3]\n[^3]: C\n[^4]: D\n"
  let document = try #require(read(text))
  let sections = document.sections(level: 2)
  var writer = PartWriter(of: document, with: MarkdownRendering())
  #expect(writer.footnotes().isEmpty)
  _ = writer.html(ofNodes: sections[0].nodes)
  let first = String(decoding: writer.footnotes(), as: UTF8.self)
  #expect(first.contains("<li id=\"fn-2\" value=\"2\">\n<p>B"))
  // The third that is written in the text is the fourth that was begun.
  #expect(first.contains("<li id=\"fn-4\" value=\"4\">\n<p>C"))
  #expect(!first.contains("fn-1\"") && !first.contains("fn-3\""))
  #expect(writer.footnotes().isEmpty)
  _ = writer.html(ofNodes: sections[1].nodes)
  let second = String(decoding: writer.footnotes(), as: UTF8.self)
  #expect(second.contains("<li id=\"fn-1\">\n<p>A") && second.contains("<p>D"))
  #expect(!second.contains("fn-2\""))
}

@Test func aFootnoteLeadsBackOnlyToMarksThatAreShown() throws {
  let document = try #require(read("## 一\n\na[^1]\n\n## 二\n\nb[^1]\n\n[^1]: A\n"))
  let sections = document.sections(level: 2)
  var writer = PartWriter(of: document, with: MarkdownRendering())
  _ = writer.html(ofNodes: sections[1].nodes)
  let notes = String(decoding: writer.footnotes(), as: UTF8.self)
  #expect(notes.contains("href=\"#fnref-1-2\"") && !notes.contains("href=\"#fnref-1\""))
  _ = writer.html(ofNodes: sections[0].nodes)
  #expect(writer.footnotes().isEmpty)
}

@Test func aFootnoteThatLeadsToItselfIsWrittenOnce() throws {
  let page = html("a[^1]\n\n[^1]: A[^2]\n[^2]: B[^1]\n")
  #expect(page.components(separatedBy: "<li id=").count == 3)
  #expect(page.contains("href=\"#fnref-1-2\""))
}
