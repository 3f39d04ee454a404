// SPDX-License-Identifier: MIT

import Diagnostics
import Templates
import Testing

private let model: TemplateModel = ["a": .flag, "t": .text, "l": .list(["t": .text])]

@Test(arguments: [
  ("", ""),
  ("\u{FEFF}", ""),
  ("\u{FEFF}{{#a}}\nx\n{{/a}}", "x\n"),
  ("一\r\n{{t}}\r\n二\r\n", "一\r\n文\r\n二\r\n"),
  ("\r\n\n\r", "\r\n\n\r"),
  ("{", "{"), ("}}", "}}"), ("{ {t} }", "{ {t} }"), ("}}{{t}}{", "}}文{"),
])
func unusualFilesComeOutAsTheyAre(template: String, expected: String) throws {
  #expect(try rendered(template, model: model, ["a": .flag(true), "t": .text("文")]) == expected)
}

@Test func bytesThatAreNotUTF8ComeOutAsTheyAre() throws {
  let source = SourceText(path: "page.mustache", bytes: [0xFF] + Array("{{t}}".utf8) + [0x82])
  let checked = TemplateSet.compile([source], models: ["page": model])
  var output: [UInt8] = []
  try #require(checked.value).render("page", ["t": .text("x")], into: &output)
  #expect(output == [0xFF, 0x78, 0x82])
}

@Test func pagesAreAppended() throws {
  var output = Array("前".utf8)
  let set = try #require(compile("{{t}}", model: model).value)
  set.render("page", ["t": .text("中")], into: &output)
  set.render("page", ["t": .text("後")], into: &output)
  #expect(String(decoding: output, as: UTF8.self) == "前中後")
}

@Test func aNULByteIsToldOnce() {
  let checked = compile("a\0b\0", model: model)
  #expect(checked.diagnostics.map(\.id) == ["template-nul-byte"])
  #expect(checked.diagnostics.map(\.span) == [1..<2])
}

@Test func sectionsMayStandAHundredDeepAndNoDeeper() throws {
  func nest(_ depth: Int) -> String {
    String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
  }
  #expect(try rendered(nest(100), model: model, ["a": .flag(true)]) == "x")
  let checked = compile(nest(101), model: model)
  #expect(checked.diagnostics.map(\.id) == ["template-too-deep"])
  #expect(checked.diagnostics.map(\.span) == [600..<606])
}

@Test(arguments: [
  ("{{#a}}", ["template-too-deep"]),
  ("{{^a}}\n", ["template-too-deep"]),
  ("{{", nil), ("{{{", nil), ("{{=", nil), ("{{}}", nil), ("{{x}}", nil), ("{{/a}}", nil),
  ("{{! ", ["template-tag-unclosed"]),
  ("｛｛", nil), ("{{　", nil), ("{{t}}｛｛", nil), ("{{=a b=}}", nil), ("{{\0}}", nil), ("{{>x}}", nil),
  (" \t", []), ("{{t}}", []), ("{{t}}} ", []), ("  {{! x }}  \n", []), ("{{#a}}{{/a}}", []),
])
func aMegabyteOfAnythingIsReadInOneGo(piece: String, ids: [String]?) {
  let checked = compile(
    String(repeating: piece, count: 1_000_000 / piece.utf8.count), model: model)
  if let ids { #expect(checked.diagnostics.map(\.id) == ids) }
  #expect(checked.diagnostics.count <= 202)
}

@Test func afterAHundredMistakesTheRestIsLeft() {
  let unknown = compile(String(repeating: "{{x}}", count: 500), model: model)
  #expect(unknown.diagnostics.count == 101)
  #expect(unknown.diagnostics.filter { $0.id == "template-too-many-problems" }.count == 1)
  let empty = compile(String(repeating: "{{}}", count: 500), model: model)
  #expect(empty.diagnostics.count == 101)
  #expect(empty.diagnostics.filter { $0.id == "template-too-many-problems" }.count == 1)
}

@Test func partialsMayNotStandTooDeep() {
  var partials: [String: String] = [:]
  for index in 0..<5000 { partials["p\(index)"] = "{{>p\(index + 1)}}" }
  partials["p5000"] = ""
  let checked = compile("{{>p0}}", model: model, partials: partials)
  #expect(checked.diagnostics.map(\.id) == ["template-too-deep"])
}

@Test func partialsThatDoubleEachOtherAreStopped() {
  for text in ["", "x\n", "{{t}}", "{{#a}}\n"] {
    var partials: [String: String] = [:]
    let end = text.contains("#") ? "{{/a}}" : ""
    for index in 0..<40 {
      partials["p\(index)"] = "  {{>p\(index + 1)}}\n  {{>p\(index + 1)}}\n\(text)\(end)"
    }
    partials["p40"] = text + end
    let checked = compile("{{>p0}}", model: model, partials: partials)
    #expect(checked.diagnostics.map(\.id) == ["template-too-large"])
  }
}

@Test func theOrderOfTheSourcesDoesNotMatter() {
  let sources = ["a": "{{x}}{{>c}}", "b": "{{y}}{{>c}}", "c": "{{z}}"].map {
    SourceText(path: "t/\($0.key).mustache", $0.value)
  }
  let models: [String: TemplateModel] = ["a": [:], "b": [:]]
  let first = TemplateSet.compile(sources, models: models).diagnostics
  let second = TemplateSet.compile(sources.reversed(), models: models).diagnostics
  #expect(first == second)
  #expect(first.count == 3)
}
