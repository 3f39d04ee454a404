// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown
import Testing

@Test func headingsHaveReadableUniqueIds() throws {
  let text = "# 学校の気づき（会議Ⅰ）\n## A b-C!\n## A b-C!\n## 別 {#mine}\n## ？\n## a-b-c"
  let document = try #require(read(text))
  #expect(
    document.headings.map(\.id) == ["学校の気づき会議Ⅰ", "a-b-c", "a-b-c-2", "mine", "midashi", "a-b-c-3"])
  #expect(document.headings.map(\.text)[3] == "別")
  #expect(document.anchors.starts(with: document.headings.map(\.id)))
}

@Test func doubledHeadingsAskForAnId() throws {
  let marked = MarkedText("## 経過\n\n## «経過»\n\n## 経過 {#keika}\n")
  let problems = marked.parsed().diagnostics.filter { $0.id == "doubled-heading" }
  #expect(problems.map(\.span) == marked.spans)
  #expect(problems.first?.hint?.contains("{#id}") == true)
}

@Test func manyDoubledHeadingsAreCountedNotListed() {
  let text = String(repeating: "## 経過\n", count: 1_500)
  let problems = MarkedText(text).parsed().diagnostics.filter { $0.id == "doubled-heading" }
  #expect(problems.count == 1_001)
  #expect(problems.last?.message.contains("499個") == true)
}

@Test func sectionsHoldWhatStandsBelowTheirHeading() throws {
  let text = "前\n\n## 概要\n\na\n\n### 小\n\nb\n\n## きっかけ\n\nc\n\n# 上\n\nd\n"
  let document = try #require(read(text))
  let sections = document.sections(level: 2)
  #expect(sections.map(\.heading.text) == ["概要", "きっかけ"])
  #expect(sections.map { document.plainText(ofNodes: $0.nodes) } == ["a\n小\nb", "c"])
}

@Test func linksAndImagesAreListedWithTheirPlaces() throws {
  let marked = MarkedText(
    "«[次の**頁**](«b.md#x» \"題\")»と«![図](«<c d.png>»)»と«<«https://e.jp»>»\n")
  let document = try #require(marked.parsed().value)
  #expect(document.links.map(\.destination) == ["b.md#x", "https://e.jp"])
  #expect(document.links.first?.text == "次の頁")
  #expect(document.images.map(\.source) == ["c d.png"])
  #expect(document.images.map(\.alternative) == ["図"])
  let places = [
    document.links[0].span, document.links[0].destinationSpan, document.images[0].span,
    document.images[0].sourceSpan, document.links[1].span, document.links[1].destinationSpan,
  ]
  #expect(
    places == [
      marked.spans[0], marked.spans[1], marked.spans[2], marked.spans[3].dropAngles,
      marked.spans[4],
      marked.spans[5],
    ])
}

extension Range<Int> {
  fileprivate var dropAngles: Range<Int> { lowerBound + 1..<upperBound - 1 }
}

@Test func plainTextIsWhatAReaderSees() throws {
  let text =
    "# 題\n\n{漢字|かんじ}の[[会議|場]]、`code`<b>x</b><!-- y -->\n\n- a\n- b *c*\n\n|d|\n|-|\n|e|\n\n    f\n"
  let document = try #require(read(text))
  #expect(document.plainText(ofNodes: 0..<document.nodes.count) == "題\n漢字の場、codex\na\nb c\nd\ne\nf")
}

@Test func spansAreBytesOfTheWholeFile() throws {
  let source = SourceText(path: "a.md", "---\n題名: x\n---\n本*文*\n")
  let start = source.bytes.count - "本*文*\n".utf8.count
  let document = try #require(parseMarkdown(source, in: start..<source.bytes.count).value)
  let emphasis = try #require(document.nodes.first { $0.kind == .emphasis })
  #expect(source.text(in: emphasis.span) == "*文*")
  #expect(source.place(at: emphasis.span.lowerBound) == SourcePlace(line: 4, column: 2))
}

@Test func addressesAndIdsFollowThePage() throws {
  let document = try #require(read("## 題\n\n[a](b.md) ![c](d.png)\n"))
  var rendering = MarkdownRendering(
    address: { $0 == "b.md" ? "b.html" : nil }, idPrefix: "c-0001-", headingShift: 2)
  let page = String(decoding: document.html(with: &rendering), as: UTF8.self)
  #expect(
    page
      == "<h4 id=\"c-0001-題\">題</h4>\n<p><a href=\"b.html\">a</a> <img src=\"d.png\" alt=\"c\" /></p>\n"
  )
}
