// SPDX-License-Identifier: MIT

import Diagnostics
import Templates
import Testing

private let model: TemplateModel = [
  "title": .text, "body": .html, "tags": .textList, "flag": .flag,
  "site": .object(["office": .text]), "cases": .list(["title": .text]),
]

@Test(
  arguments: [
    [:],
    ["title": .text("a"), "body": .html([]), "tags": .textList([]), "flag": .flag(true)],
    ["site": .object(["office": .text("a")]), "cases": .list([[:], ["title": .text("")]])],
    ["cases": .none, "title": .none],
  ] as [TemplateObject])
func objectsMayLeaveOutWhatTheirModelDeclares(object: TemplateObject) {
  #expect(model.misfit(of: object) == nil)
}

@Test(
  arguments: [
    (["titel": .text("")], "titel"), (["title": .html([])], "title"), (["body": .text("")], "body"),
    (["flag": .text("")], "flag"), (["cases": .textList([])], "cases"),
    (["title": .text(""), "title": .text("")], "title"),
    (["site": .object(["offic": .text("")])], "site.offic"),
    (["cases": .list([["title": .text("")], ["title": .flag(true)]])], "cases.title"),
  ] as [(TemplateObject, String)])
func objectsThatDoNotFitTheirModelAreNamed(object: TemplateObject, way: String) {
  #expect(model.misfit(of: object) == way)
}

@Test(
  arguments: [
    ["title": .text("a"), "flag": .flag(true), "site": .object(["office": .text("b")])],
    ["site": .object(["office": .text("b")]), "flag": .flag(true), "title": .text("a")],
    ["flag": .flag(true), "title": .text("a"), "site": .object(["office": .text("b")])],
  ] as [TemplateObject])
func valuesMayStandInAnyOrder(object: TemplateObject) throws {
  let out = try rendered("{{title}}{{#flag}}{{site.office}}{{/flag}}", model: model, object)
  #expect(out == "ab")
}

@Test func modelsAndObjectsAreMadeOfParts() throws {
  let base: TemplateModel = ["office": .text]
  let page = base.adding(["title": .text])
  #expect(page.fields.map(\.name) == ["office", "title"])
  let object = TemplateObject([("office", .text("区"))]).adding(["title": .text("題")])
  #expect(try rendered("{{office}}{{title}}", model: page, object) == "区題")
}

@Test(arguments: [
  ("", ""), ("題名", "題名"), ("a&b", "a&amp;b"), ("<>\"'&", "&lt;&gt;&quot;&#39;&amp;"),
  ("&&", "&amp;&amp;"), ("前<中>後", "前&lt;中&gt;後"), ("＆＜＞\0\r\n", "＆＜＞\0\r\n"),
  ("it's 1 < 2 for every one of us, & more", "it&#39;s 1 &lt; 2 for every one of us, &amp; more"),
])
func textIsEscapedForHTML(text: String, expected: String) {
  var output: [UInt8] = [0x7C]
  output.appendEscapingHTML(text)
  #expect(String(decoding: output, as: UTF8.self) == "|" + expected)
}

@Test func everyASCIIByteButFiveStaysAsItIs() {
  for byte in UInt8(0)..<128 {
    var output: [UInt8] = []
    output.appendEscapingHTML(String(UnicodeScalar(byte)))
    #expect((output == [byte]) == !"&<>\"'".utf8.contains(byte))
  }
}
