// SPDX-License-Identifier: MIT

import Diagnostics
import Templates
import Testing

private func words(_ problem: Diagnostic) -> [String?] {
  [problem.path, problem.id, problem.message, problem.hint]
}

@Test func aPartialThatIsNotThereIsToldWithTheNearestName() throws {
  let marked = MarkedText("{{>header}}{{> «hedder»}}{{>«zz»}}")
  let checked = compile(marked.text, partials: ["header": "", "footer": "{{>header}}{{>header}}"])
  let problems = checked.diagnostics.filter { $0.severity == .error }
  #expect(
    problems.map(words) == [
      [
        "site/templates/page.mustache", "template-partial-missing", "読み込むテンプレート「hedder」がありません。",
        "「{{> header}}」の書き間違いではありませんか。",
      ],
      [
        "site/templates/page.mustache", "template-partial-missing", "読み込むテンプレート「zz」がありません。",
        "「site/templates/zz.mustache」を作るか、このタグを消してください。",
      ],
    ])
  #expect(problems.map(\.span) == marked.spans)
  #expect(problems[0].fix == Fix(replacing: marked.spans[0], with: "header", isSafe: false))
}

@Test(arguments: [
  (["page": "{{>page}}"], "page", "「page」が自分自身を読み込んでいます（page → page）"),
  (
    ["page": "{{>a}}", "a": "x{{>b}}", "b": "{{>c}}", "c": "{{>a}}"], "c",
    "「a」が自分自身を読み込んでいます（a → b → c → a）"
  ),
  (["page": "{{#f}}{{>a}}{{/f}}", "a": "{{>page}}"], "a", "「page」が自分自身を読み込んでいます（page → a → page）"),
  (["page": "", "a": "{{>b}}", "b": "{{>a}}"], "b", "「a」が自分自身を読み込んでいます（a → b → a）"),
])
func aPartialThatIncludesItselfIsToldWithTheWay(
  templates: [String: String], culprit: String, text: String
) throws {
  let sources = templates.map { SourceText(path: "\($0.key).mustache", $0.value) }
  let checked = TemplateSet.compile(sources, models: ["page": ["f": .flag]])
  #expect(checked.value == nil)
  #expect(checked.diagnostics.map(\.id) == ["template-partial-circle"])
  let problem = try #require(checked.diagnostics.first)
  #expect(problem.path == "\(culprit).mustache")
  #expect(problem.message.contains(text))
}

@Test func aTemplateMayBeIncludedManyTimesAndInManyPlaces() throws {
  let out = try rendered(
    "{{>a}}{{>b}}{{>a}}", model: [:], [:], partials: ["a": "{{>b}}", "b": "b"])
  #expect(out == "bbb")
}

@Test func aTemplateThatPagesNeedMustBeThere() {
  let checked = TemplateSet.compile(
    [SourceText(path: "x/templates/pages.mustache", "")], models: ["page": [:], "qqqq": [:]])
  #expect(
    checked.diagnostics.map(words) == [
      [
        "x/templates/page.mustache", "template-missing", "テンプレート「page.mustache」がありません。",
        "「pages」というファイルの名前の間違いではありませんか。",
      ],
      [
        "x/templates/pages.mustache", "template-unused",
        "テンプレート「pages」はどこからも使われていないので、中の名前を調べていません。",
        "使うところに「{{> pages}}」と書くか、このファイルを消してください。",
      ],
      [
        "x/templates/qqqq.mustache", "template-missing", "テンプレート「qqqq.mustache」がありません。",
        "「x/templates/qqqq.mustache」を作ってください。",
      ],
    ])
}

@Test func withoutAnyFileTheUsualFolderIsNamed() {
  let checked = TemplateSet.compile([], models: ["page": [:]])
  #expect(checked.diagnostics.map(\.path) == ["site/templates/page.mustache"])
}

@Test func twoFilesOfOneNameAreTold() {
  let checked = TemplateSet.compile(
    [SourceText(path: "t/b/page.mustache", "{{"), SourceText(path: "t/a/page.mustache", "")],
    models: ["page": [:]])
  #expect(
    checked.diagnostics.map(words) == [
      [
        "t/b/page.mustache", "template-tag-unclosed", "「{{」のタグが「}}」で閉じられていません。",
        "名前のすぐ後ろに「}}」を書いてください。",
      ],
      [
        "t/b/page.mustache", "template-same-name",
        "「t/b/page.mustache」と「t/a/page.mustache」は、テンプレートの名前がどちらも「page」です。",
        "どちらかのファイルの名前を変えてください。",
      ],
    ])
}

@Test func aTemplateThatNothingUsesIsAWarning() {
  let checked = compile("", partials: ["old": "{{whatever}}"])
  #expect(checked.value != nil)
  #expect(checked.diagnostics.map(\.id) == ["template-unused"])
  #expect(checked.diagnostics.map(\.severity) == [.warning])
}

@Test func theNameOfATemplateIsTheFileWithoutItsLastExtension() throws {
  let checked = TemplateSet.compile(
    [SourceText(path: "a.b.mustache", "一"), SourceText(path: "t/c", "二")],
    models: ["a.b": [:], "c": [:]])
  var output: [UInt8] = []
  let set = try #require(checked.value)
  set.render("a.b", [:], into: &output)
  set.render("c", [:], into: &output)
  #expect(String(decoding: output, as: UTF8.self) == "一二")
}
