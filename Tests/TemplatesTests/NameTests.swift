// SPDX-License-Identifier: MIT

import Diagnostics
import Templates
import Testing

private let model: TemplateModel = [
  "title": .text, "body": .html, "isDraft": .flag, "tags": .textList,
  "cases": .list(["address": .text, "number": .text]),
  "site": .object(["office": .text, "links": .list(["name": .text])]),
]

private let names = "使える名前は「title」「body」「isDraft」「tags」「cases」「site」「site.office」「site.links」です。"

private let mistakes: [Mistake] = [
  Mistake(
    "<h1>{{«titel»}}</h1>",
    ("template-unknown-name", "「{{titel}}」という名前はこのテンプレートでは使えません。", "「{{title}}」の書き間違いではありませんか。")),
  Mistake(
    "{{{«bodi»}}}",
    ("template-unknown-name", "「{{{bodi}}}」という名前はこのテンプレートでは使えません。", "「{{{body}}}」の書き間違いではありませんか。")),
  Mistake(
    "{{«zzzzzzzz»}}", ("template-unknown-name", "「{{zzzzzzzz}}」という名前はこのテンプレートでは使えません。", names)),
  Mistake(
    "{{# «case» }}{{/case}}",
    (
      "template-unknown-name", "「{{# case }}」という名前はこのテンプレートでは使えません。",
      "「{{# cases }}」の書き間違いではありませんか。"
    )),
  Mistake(
    "{{^«Tags»}}{{/Tags}}",
    ("template-unknown-name", "「{{^Tags}}」という名前はこのテンプレートでは使えません。", "「{{^tags}}」の書き間違いではありませんか。")),
  Mistake(
    "{{«office»}}",
    (
      "template-unknown-name", "「{{office}}」という名前はこのテンプレートでは使えません。",
      "「{{site.office}}」の書き間違いではありませんか。"
    )),
  Mistake(
    "{{site.«ofice»}}",
    (
      "template-unknown-name", "「{{site.ofice}}」という名前はこのテンプレートでは使えません。",
      "「{{site.office}}」の書き間違いではありませんか。"
    )),
  Mistake(
    "{{site.«address»}}",
    (
      "template-unknown-name", "「{{site.address}}」という名前はこのテンプレートでは使えません。",
      "使える名前は「office」「links」です。"
    )),
  Mistake(
    "{{«sit».office}}",
    (
      "template-unknown-name", "「{{sit.office}}」という名前はこのテンプレートでは使えません。",
      "「{{site.office}}」の書き間違いではありませんか。"
    )),
  Mistake(
    "{{«address»}}",
    (
      "template-unknown-name", "「{{address}}」という名前はこのテンプレートでは使えません。",
      "「{{#cases}}…{{/cases}}」の中でなら使えます。"
    )),
  Mistake(
    "{{#isDraft}}{{#cases}}{{«titlo»}}{{«adress»}}{{/cases}}{{/isDraft}}",
    ("template-unknown-name", "「{{titlo}}」という名前はこのテンプレートでは使えません。", "「{{title}}」の書き間違いではありませんか。"),
    ("template-unknown-name", "「{{adress}}」という名前はこのテンプレートでは使えません。", "「{{address}}」の書き間違いではありませんか。")),
  Mistake(
    "{{=<% %>=}}<%«titel»%>",
    ("template-unknown-name", "「<%titel%>」という名前はこのテンプレートでは使えません。", "「<%title%>」の書き間違いではありませんか。")),
  Mistake(
    "{{«cases».address}}",
    (
      "template-not-an-object", "「{{cases.address}}」の「cases」は一覧なので、「.」で中の名前を指せません。",
      "「{{#cases}}…{{/cases}}」の中に書いてください。"
    )),
  Mistake(
    "{{«title».size}}",
    ("template-not-an-object", "「{{title.size}}」の「title」は文字なので、「.」で中の名前を指せません。", nil)),
  Mistake(
    "{{#site.«links».name}}{{/site.links.name}}",
    (
      "template-not-an-object", "「{{#site.links.name}}」の「links」は一覧なので、「.」で中の名前を指せません。",
      "「{{#site.links}}…{{/site.links}}」の中に書いてください。"
    )),
  Mistake(
    "«{{cases}}»",
    (
      "template-not-text", "「{{cases}}」の「cases」は一覧なので、文字として出せません。",
      "「{{#cases}}…{{/cases}}」のように、始まりと終わりのタグで囲んで使ってください。"
    )),
  Mistake(
    "«{{&tags}}»",
    (
      "template-not-text", "「{{&tags}}」の「tags」は一覧なので、文字として出せません。",
      "「{{#tags}}{{.}}{{/tags}}」のように、始まりと終わりのタグで囲んで使ってください。"
    )),
  Mistake(
    "«{{isDraft}}»",
    (
      "template-not-text", "「{{isDraft}}」の「isDraft」は「はい」か「いいえ」なので、文字として出せません。",
      "「{{#isDraft}}…{{/isDraft}}」のように、始まりと終わりのタグで囲んで使ってください。"
    )),
  Mistake(
    "«{{site}}»",
    (
      "template-not-text", "「{{site}}」の「site」は名前のまとまりなので、文字として出せません。",
      "「{{site.office}}」のように、中の名前を書いてください。"
    )),
  Mistake(
    "«{{.}}»",
    ("template-not-text", "「{{.}}」の「.」は名前のまとまりなので、文字として出せません。", "「{{title}}」のように、中の名前を書いてください。")),
  Mistake(
    "{{#cases}}«{{.}}»{{/cases}}",
    ("template-not-text", "「{{.}}」の「.」は名前のまとまりなので、文字として出せません。", "「{{address}}」のように、中の名前を書いてください。")),
  Mistake(
    "{{#tags}}{{#isDraft}}«{{.}}»{{/isDraft}}{{/tags}}",
    ("template-not-text", "「{{.}}」の「.」は「はい」か「いいえ」なので、文字として出せません。", nil)),
  Mistake(
    "«{{body}}»",
    (
      "template-escaped-html", "「{{body}}」の「body」はHTMLなので、「{{{body}}}」と書きます。",
      "「{{body}}」では、HTMLのタグが文字として見えてしまいます。"
    )),
  Mistake(
    "«{{{title}}}»«{{&title}}»",
    (
      "template-raw-text", "「{{{title}}}」の「title」は文字なので、「{{title}}」と書きます。",
      "HTMLではない文字は、記号がタグと混ざらないように変えて出します。"
    ),
    (
      "template-raw-text", "「{{&title}}」の「title」は文字なので、「{{title}}」と書きます。",
      "HTMLではない文字は、記号がタグと混ざらないように変えて出します。"
    )),
  Mistake(
    "{{#tags}}«{{{.}}}»{{/tags}}",
    ("template-raw-text", "「{{{.}}}」の「.」は文字なので、「{{.}}」と書きます。", "HTMLではない文字は、記号がタグと混ざらないように変えて出します。")
  ),
  Mistake(
    "{{=<% %>=}}«<%body%>»",
    (
      "template-escaped-html", "「<%body%>」の「body」はHTMLなので、「<%&body%>」と書きます。",
      "「<%body%>」では、HTMLのタグが文字として見えてしまいます。"
    )),
]

@Test(arguments: mistakes)
func namesAreStrict(mistake: Mistake) {
  let marked = MarkedText(mistake.template)
  let checked = compile(marked.text, model: model)
  #expect(checked.value == nil)
  #expect(checked.diagnostics.map(Mistake.Words.init) == mistake.words)
  #expect(checked.diagnostics.map(\.span) == marked.spans)
  #expect(checked.diagnostics.allSatisfy { $0.path == "site/templates/page.mustache" })
}

@Test func anUnknownSectionIsToldOnceAndNothingInsideIt() {
  let checked = compile(
    "{{#zzz}}{{x}}{{#y}}{{.}}{{title}}{{/y}}{{cases}}{{/zzz}}{{q}}", model: model)
  #expect(checked.diagnostics.map(\.span) == [3..<6, 58..<59])
}

@Test func insideAnUnknownSectionKnownSectionsAreStillLookedInto() {
  let checked = compile("{{#zzz}}{{#site}}{{ofice}}{{/site}}{{/zzz}}", model: model)
  #expect(checked.diagnostics.map(\.id) == ["template-unknown-name"])
}

@Test func theRightWayOfEscapingIsASafeFix() throws {
  let checked = compile("{{&title}}{{body}}", model: model)
  #expect(
    checked.diagnostics.map(\.fix) == [
      Fix(replacing: 0..<10, with: "{{title}}", isSafe: true),
      Fix(replacing: 10..<18, with: "{{{body}}}", isSafe: true),
    ])
}

@Test func aNearNameIsAFixThatIsAskedFor() throws {
  let checked = compile("{{titel}}", model: model)
  #expect(checked.diagnostics.map(\.fix) == [Fix(replacing: 2..<7, with: "title", isSafe: false)])
}

@Test func aMistakeInAPartialSaysFromWhereItIsIncluded() {
  let checked = compile(
    "{{title}}{{>frame}}", model: ["title": .text],
    partials: ["frame": "{{>head}}", "head": "一\n二{{titel}}"])
  #expect(checked.diagnostics.map(\.path) == ["site/templates/head.mustache"])
  #expect(
    checked.diagnostics.map(\.message) == [
      "「page → frame」から読み込まれたとき、「{{titel}}」という名前はこのテンプレートでは使えません。"
    ])
}

@Test func aPartialIsCheckedInEveryContextThatIncludesItAndToldOnce() {
  let sources = [
    SourceText(path: "t/a.mustache", "{{>p}}"), SourceText(path: "t/b.mustache", "{{>p}}{{>p}}"),
    SourceText(path: "t/p.mustache", "{{title}}{{number}}"),
  ]
  let checked = TemplateSet.compile(
    sources, models: ["a": ["title": .text], "b": ["number": .text]])
  #expect(
    checked.diagnostics.map(\.message) == [
      "「b」から読み込まれたとき、「{{title}}」という名前はこのテンプレートでは使えません。",
      "「a」から読み込まれたとき、「{{number}}」という名前はこのテンプレートでは使えません。",
    ])
}

@Test func allMistakesOfAllTemplatesAreToldInOneRun() {
  let sources = [
    SourceText(path: "t/b.mustache", "{{x}}\n{{#title}}"),
    SourceText(path: "t/a.mustache", "{{title\n{{y}}{{>z}}{{>zz}}"),
  ]
  let checked = TemplateSet.compile(
    sources, models: ["a": ["title": .text], "b": ["title": .text], "c": [:]])
  #expect(
    checked.diagnostics.map { "\($0.path):\($0.span.lowerBound) \($0.id)" } == [
      "t/a.mustache:0 template-tag-unclosed", "t/a.mustache:10 template-unknown-name",
      "t/a.mustache:16 template-partial-missing", "t/a.mustache:22 template-partial-missing",
      "t/b.mustache:2 template-unknown-name", "t/b.mustache:6 template-section-unclosed",
      "t/c.mustache:0 template-missing",
    ])
}
