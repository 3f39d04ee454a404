// SPDX-License-Identifier: MIT

import Templates
import Testing

private let text: TemplateModel = ["text": .text]
private let html: TemplateModel = ["html": .html]
private let dashes: TemplateObject = ["text": .text("---")]
private let tags: TemplateObject = ["html": .html(Array("<b>&\"</b>".utf8))]

private let person: TemplateModel = ["person": .object(["name": .text, "note": .html])]
private let hanako: TemplateObject = [
  "person": .object(["name": .text("花子"), "note": .html(Array("<i>".utf8))])
]

private let examples: [Example] = [
  Example("text without tags stays as it is", "こんにちは {Mustache}!\n", gives: "こんにちは {Mustache}!\n"),
  Example(
    "a variable gives its text", "「{{text}}」です。", model: text, page: ["text": .text("題名")],
    gives: "「題名」です。"),
  Example(
    "a variable is escaped", "{{text}}", model: text, page: ["text": .text("& \" < > '")],
    gives: "&amp; &quot; &lt; &gt; &#39;"),
  Example("three braces give HTML", "{{{html}}}", model: html, page: tags, gives: "<b>&\"</b>"),
  Example("an ampersand gives HTML", "{{&html}}", model: html, page: tags, gives: "<b>&\"</b>"),
  Example("a text that is left out is empty", "({{text}})", model: text, gives: "()"),
  Example("HTML that is left out is empty", "({{{html}}}{{&html}})", model: html, gives: "()"),
  Example(
    "a dotted name is a section in short", "{{person.name}}={{#person}}{{name}}{{/person}}",
    model: person, page: hanako, gives: "花子=花子"),
  Example(
    "three braces take dotted names", "{{{person.note}}}", model: person, page: hanako, gives: "<i>"
  ),
  Example(
    "an ampersand takes dotted names", "{{&person.note}}", model: person, page: hanako, gives: "<i>"
  ),
  Example(
    "dotted names go as deep as one likes", "{{a.b.c.d}}",
    model: ["a": .object(["b": .object(["c": .object(["d": .text])])])],
    page: ["a": .object(["b": .object(["c": .object(["d": .text("深い")])])])], gives: "深い"),
  Example(
    "a dotted name through something left out is empty", "[{{a.b.c}}]",
    model: ["a": .object(["b": .object(["c": .text])])], page: ["a": .object([:])], gives: "[]"),
  Example(
    "the rest of a dotted name is looked up in what came before only", "[{{a.b.name}}]",
    model: ["a": .object(["b": .object(["name": .text])]), "name": .text],
    page: ["a": .object(["b": .object([:])]), "name": .text("×")], gives: "[]"),
  Example(
    "the first part of a dotted name is looked up like any name", "{{#a}}{{b.c}}{{/a}}",
    model: ["a": .object(["b": .object(["c": .text])]), "b": .object(["c": .text])],
    page: ["a": .object(["b": .object(["c": .text("中")])]), "b": .object(["c": .text("外")])],
    gives: "中"),
  Example(
    "an inner name hides the outer one even when it is empty", "[{{#a}}{{b.c}}{{/a}}]",
    model: ["a": .object(["b": .object(["c": .text])]), "b": .object(["c": .text])],
    page: ["a": .object(["b": .object([:])]), "b": .object(["c": .text("外")])], gives: "[]"),
  Example(
    "the dot is the item", "{{#t}}<{{.}}>{{/t}}", model: ["t": .textList],
    page: ["t": .textList(["あ", "&"])], gives: "<あ><&amp;>"),
  Example(
    "white space around a variable stays", "| {{text}} |", model: text, page: dashes,
    gives: "| --- |"),
  Example(
    "white space around three braces stays", "| {{{html}}} |", model: html, page: tags,
    gives: "| <b>&\"</b> |"),
  Example(
    "white space around an ampersand stays", "| {{&html}} |", model: html, page: tags,
    gives: "| <b>&\"</b> |"),
  Example(
    "a variable alone on its line keeps the line", "  {{text}}\n", model: text, page: dashes,
    gives: "  ---\n"),
  Example(
    "three braces alone on their line keep the line", "  {{{html}}}\n", model: html, page: tags,
    gives: "  <b>&\"</b>\n"),
  Example(
    "an ampersand alone on its line keeps the line", "  {{&html}}\n", model: html, page: tags,
    gives: "  <b>&\"</b>\n"),
  Example(
    "white space in a variable is ignored", "|{{ text }}|", model: text, page: dashes,
    gives: "|---|"),
  Example(
    "white space in three braces is ignored", "|{{{ html }}}|", model: html, page: tags,
    gives: "|<b>&\"</b>|"),
  Example(
    "white space after an ampersand is ignored", "|{{& html }}|", model: html, page: tags,
    gives: "|<b>&\"</b>|"),
  Example(
    "a tag goes over several lines", "|{{\n  text\r\n}}|", model: text, page: dashes, gives: "|---|"
  ),
  Example("a brace after a tag is text", "{{text}}}", model: text, page: dashes, gives: "---}"),
  Example(
    "single braces are text", "{text} {{text}} }", model: text, page: dashes, gives: "{text} --- }"),
  Example(
    "names may be Japanese", "{{題名}}", model: ["題名": .text], page: ["題名": .text("朝")], gives: "朝"),
  Example(
    "names may hold digits, _ and -", "{{a_1-b}}", model: ["a_1-b": .text],
    page: ["a_1-b": .text("朝")], gives: "朝"),
]

@Test(arguments: examples)
func interpolation(example: Example) throws {
  try example.check()
}
