// SPDX-License-Identifier: MIT

import Diagnostics
import Templates
import Testing

private let model: TemplateModel = [
  "title": .text, "body": .html, "a": .flag, "b": .flag, "items": .textList,
]

private let form = "名前は文字、数字、「_」、「-」で書き、中の名前は「.」でつないでください。"
private let close = "名前のすぐ後ろに「}}」を書いてください。"

private let tags: [Mistake] = [
  Mistake(
    "<p>«{{title</p>»\n", ("template-tag-unclosed", "「{{title</p>」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{title»", ("template-tag-unclosed", "「{{title」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{»", ("template-tag-unclosed", "「{{」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{#»", ("template-tag-unclosed", "「{{#」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{{»", ("template-tag-unclosed", "「{{{」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{=»", ("template-tag-unclosed", "「{{=」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{=<% %>»", ("template-tag-unclosed", "「{{=<% %>」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{! 注»\n}", ("template-tag-unclosed", "「{{! 注」のタグが「}}」で閉じられていません。", close)),
  Mistake(
    "«{{title}»\n{{title}}", ("template-tag-unclosed", "「{{title}」のタグが「}}」で閉じられていません。", close)),
  Mistake("«{{title »{{title}}", ("template-tag-unclosed", "「{{title」のタグが「}}」で閉じられていません。", close)),
  Mistake(
    "«{{title｝｝»\n",
    ("template-tag-unclosed", "「{{title｝｝」のタグが「}}」で閉じられていません。", "全角の「｝」ではなく、半角の「}}」で閉じてください。")),
  Mistake(
    "{{=<% %>=}}«<%title»",
    ("template-tag-unclosed", "「<%title」のタグが「%>」で閉じられていません。", "名前のすぐ後ろに「%>」を書いてください。")),
  Mistake(
    "«{{{body}}» }",
    ("template-tag-unclosed", "「{{{body}}」のタグが「}}}」で閉じられていません。", "「{{{body}}}」と書いてください。")),
  Mistake(
    "«{{}}»«{{ }}»", ("template-empty-tag", "「{{}}」のタグに名前がありません。", "タグの中に名前を書いてください。"),
    ("template-empty-tag", "「{{ }}」のタグに名前がありません。", "タグの中に名前を書いてください。")),
  Mistake(
    "«{{#}}»x«{{/}}»", ("template-empty-tag", "「{{#}}」のタグに名前がありません。", "タグの中に名前を書いてください。"),
    ("template-empty-tag", "「{{/}}」のタグに名前がありません。", "タグの中に名前を書いてください。")),
  Mistake(
    "«{{>}}»«{{{}}}»", ("template-empty-tag", "「{{>}}」のタグに名前がありません。", "タグの中に名前を書いてください。"),
    ("template-empty-tag", "「{{{}}}」のタグに名前がありません。", "タグの中に名前を書いてください。")),
  Mistake(
    "{{«my title»}}", ("template-name-form", "「{{my title}}」の中の「my title」は、名前として読めません。", form)),
  Mistake(
    "{{«a..b»}}{{«.a»}}{{«a.»}}",
    ("template-name-form", "「{{a..b}}」の中の「a..b」は、名前として読めません。", form),
    ("template-name-form", "「{{.a}}」の中の「.a」は、名前として読めません。", form),
    ("template-name-form", "「{{a.}}」の中の「a.」は、名前として読めません。", form)),
  Mistake(
    "{{«$block»}}{{«<parent»}}{{«*x»}}",
    ("template-name-form", "「{{$block}}」の中の「$block」は、名前として読めません。", form),
    ("template-name-form", "「{{<parent}}」の中の「<parent」は、名前として読めません。", form),
    ("template-name-form", "「{{*x}}」の中の「*x」は、名前として読めません。", form)),
  Mistake(
    "{{> «site header»}}",
    ("template-name-form", "「{{> site header}}」の中の「site header」は、名前として読めません。", form)),
  Mistake(
    "{{#«if a»}}x{{/if}}",
    (
      "template-name-form", "「{{#if a}}」の中の「if a」は、名前として読めません。",
      "「if」は要りません。「{{#a}}…{{/a}}」と書いてください。"
    )),
  Mistake(
    "{{#«unless a»}}x{{/unless}}",
    (
      "template-name-form", "「{{#unless a}}」の中の「unless a」は、名前として読めません。",
      "「unless」は「^」で表します。「{{^a}}…{{/a}}」と書いてください。"
    )),
]

private let marks = "「{{=<% %>=}}」のように、始まりと終わりの記号を空白で分けて書いてください。"

private let delimiters: [Mistake] = [
  Mistake("«{{=<%=}}»", ("template-delimiters", "「{{=<%=}}」は、タグの記号の変更として読めません。", marks)),
  Mistake("«{{=}}»", ("template-delimiters", "「{{=}}」は、タグの記号の変更として読めません。", marks)),
  Mistake("«{{= =}}»", ("template-delimiters", "「{{= =}}」は、タグの記号の変更として読めません。", marks)),
  Mistake("«{{=<% %>}}»", ("template-delimiters", "「{{=<% %>}}」は、タグの記号の変更として読めません。", marks)),
  Mistake("«{{=<% | %>=}}»", ("template-delimiters", "「{{=<% | %>=}}」は、タグの記号の変更として読めません。", marks)),
  Mistake("«{{=<= =>=}}»", ("template-delimiters", "「{{=<= =>=}}」は、タグの記号の変更として読めません。", marks)),
  Mistake(
    "{{=| |=}}«|=x|»",
    (
      "template-delimiters", "「|=x|」は、タグの記号の変更として読めません。",
      "「|=<% %>=|」のように、始まりと終わりの記号を空白で分けて書いてください。"
    )),
]

private let sections: [Mistake] = [
  Mistake(
    "«{{#a}}»x", ("template-section-unclosed", "「{{#a}}」のセクションが閉じられていません。", "終わりに「{{/a}}」を書いてください。")
  ),
  Mistake(
    "«{{^a}}»«{{# b }}»",
    ("template-section-unclosed", "「{{^a}}」のセクションが閉じられていません。", "終わりに「{{/a}}」を書いてください。"),
    ("template-section-unclosed", "「{{# b }}」のセクションが閉じられていません。", "終わりに「{{/b}}」を書いてください。")),
  Mistake(
    "x«{{/a}}»",
    ("template-section-unopened", "「{{/a}}」に対応する始まりのタグがありません。", "前に「{{#a}}」を書くか、このタグを消してください。")),
  Mistake(
    "{{#a}}{{/a}}«{{/a}}»",
    ("template-section-unopened", "「{{/a}}」に対応する始まりのタグがありません。", "前に「{{#a}}」を書くか、このタグを消してください。")),
  Mistake(
    "\n{{#a}}\n{{#b}}x«{{/a}}»",
    ("template-section-mismatch", "「{{/a}}」がありますが、3行目の「{{#b}}」がまだ閉じられていません。", "先に「{{/b}}」を書いてください。")
  ),
  Mistake(
    "{{#items}}«{{/item}}»",
    (
      "template-section-mismatch", "「{{/item}}」がありますが、1行目の「{{#items}}」がまだ閉じられていません。",
      "「{{/items}}」の書き間違いではありませんか。"
    )),
  Mistake(
    "{{#a}}«{{/title}}»{{/a}}",
    (
      "template-section-mismatch", "「{{/title}}」がありますが、1行目の「{{#a}}」がまだ閉じられていません。",
      "先に「{{/a}}」を書いてください。"
    )),
  Mistake(
    "{{#a}}{{^b}}«{{/a}}»«{{/b}}»",
    (
      "template-section-mismatch", "「{{/a}}」がありますが、1行目の「{{^b}}」がまだ閉じられていません。", "先に「{{/b}}」を書いてください。"
    ),
    ("template-section-unopened", "「{{/b}}」に対応する始まりのタグがありません。", "前に「{{#b}}」を書くか、このタグを消してください。")),
]

@Test(arguments: tags + delimiters + sections)
func brokenTagsAreTold(mistake: Mistake) {
  let marked = MarkedText(mistake.template)
  let checked = compile(marked.text, model: model)
  #expect(checked.value == nil)
  #expect(checked.diagnostics.map(Mistake.Words.init) == mistake.words)
  #expect(checked.diagnostics.map(\.span) == marked.spans)
}

private let slips: [Mistake] = [
  Mistake(
    "«｛｛title｝｝»",
    (
      "template-full-width-braces", "「｛｛title｝｝」はかっこが全角なので、タグではなく文字として出ます。",
      "半角で「{{title}}」と書いてください。"
    )),
  Mistake(
    "«｛｛title}}»",
    (
      "template-full-width-braces", "「｛｛title}}」はかっこが全角なので、タグではなく文字として出ます。",
      "半角で「{{title}}」と書いてください。"
    )),
  Mistake(
    "一«｛｛»\n｝｝«｛｛»",
    ("template-full-width-braces", "「｛｛」はかっこが全角なので、タグではなく文字として出ます。", "半角で「{{名前}}」と書いてください。"),
    ("template-full-width-braces", "「｛｛」はかっこが全角なので、タグではなく文字として出ます。", "半角で「{{名前}}」と書いてください。")),
  Mistake("｛title｝"),
  Mistake("{{=<% %>=}}｛｛title｝｝"),
  Mistake(
    "{{«＃»a}}{{«／»a}}", ("template-full-width", "タグの「＃」が全角です。", "半角の「#」で書いてください。"),
    ("template-full-width", "タグの「／」が全角です。", "半角の「/」で書いてください。")),
  Mistake(
    "{{«＾»a}}{{/a}}{{«！»注}}{{«＆»body}}",
    ("template-full-width", "タグの「＾」が全角です。", "半角の「^」で書いてください。"),
    ("template-full-width", "タグの「！」が全角です。", "半角の「!」で書いてください。"),
    ("template-full-width", "タグの「＆」が全角です。", "半角の「&」で書いてください。")),
  Mistake(
    "{{«　»title«　»}}", ("template-full-width", "タグの中の空白が全角です。", "半角の空白にするか、消してください。"),
    ("template-full-width", "タグの中の空白が全角です。", "半角の空白にするか、消してください。")),
]

@Test(arguments: slips)
func fullWidthSlipsAreUnderstoodOrWarnedOf(mistake: Mistake) {
  let marked = MarkedText(mistake.template)
  let checked = compile(marked.text, model: model)
  #expect(checked.value != nil)
  #expect(checked.diagnostics.map(Mistake.Words.init) == mistake.words)
  #expect(checked.diagnostics.map(\.span) == marked.spans)
  #expect(checked.diagnostics.allSatisfy { $0.severity == .warning })
}

@Test func fullWidthSlipsAreMended() {
  let checked = compile("｛｛title｝｝{{＃a}}{{/a　}}", model: model)
  #expect(
    checked.diagnostics.map(\.fix) == [
      Fix(replacing: 0..<17, with: "{{title}}", isSafe: false),
      Fix(replacing: 19..<22, with: "#", isSafe: true),
      Fix(replacing: 29..<32, with: " ", isSafe: true),
    ])
}
