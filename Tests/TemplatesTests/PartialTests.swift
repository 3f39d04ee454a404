// SPDX-License-Identifier: MIT

import Templates
import Testing

private let html: TemplateModel = ["html": .html]
private let twoLines: TemplateObject = ["html": .html(Array("<\n->".utf8))]
private let flag: TemplateModel = ["flag": .flag]
private let yes: TemplateObject = ["flag": .flag(true)]

private let meaning: [Example] = [
  Example("a partial stands in place of its tag", "「{{>p}}」", partials: ["p": "部分"], gives: "「部分」"),
  Example(
    "a partial uses what can be used where it is included", "{{#a}}{{>p}}{{/a}}",
    model: ["a": .list(["t": .text])], page: ["a": .list([["t": .text("一")], ["t": .text("二")]])],
    partials: ["p": "*{{t}}*"], gives: "*一**二*"),
  Example(
    "a partial may be included in different contexts", "{{>p}}{{#a}}{{>p}}{{/a}}{{>p}}",
    model: ["t": .text, "a": .object(["t": .text])],
    page: ["t": .text("外"), "a": .object(["t": .text("中")])], partials: ["p": "{{t}}"], gives: "外中外"
  ),
  Example(
    "partials include partials", "{{>a}}", partials: ["a": "a{{>b}}a", "b": "b{{>c}}b", "c": "c"],
    gives: "abcba"),
  Example(
    "a section does not reach out of its partial", "{{#flag}}{{>p}}{{/flag}}", model: flag,
    page: yes, partials: ["p": "{{#flag}}一{{/flag}}"], gives: "一"),
  Example(
    "names of partials may hold dots and Japanese", "{{> a.b }}{{>頭}}",
    partials: ["a.b": "一", "頭": "二"], gives: "一二"),
  Example(
    "white space in the tag is ignored", "|{{> p }}|{{>\tp\n}}|", partials: ["p": "[]"],
    gives: "|[]|[]|"),
  Example("a partial may be empty", "|{{>p}}|", partials: ["p": ""], gives: "||"),
]

private let whiteSpace: [Example] = [
  Example(
    "white space around the tag stays", "| {{>p}} |", partials: ["p": "\t|\t"], gives: "| \t|\t |"),
  Example(
    "a partial inside a line is not indented", "  {{t}}  {{> p}}\n", model: ["t": .text],
    page: ["t": .text("|")], partials: ["p": ">\n>"], gives: "  |  >\n>\n"),
  Example(
    "the line of a partial alone ends with the partial, CRLF too", "|\r\n{{>p}}\r\n|",
    partials: ["p": ">"], gives: "|\r\n>|"),
  Example(
    "the first line may be a partial alone", "  {{>p}}\n>", partials: ["p": ">\n>"],
    gives: "  >\n  >>"),
  Example(
    "the last line may be a partial alone without a line end", ">\n  {{>p}}",
    partials: ["p": ">\n>"], gives: ">\n  >\n  >"),
  Example(
    "every line of the template is indented, but not the lines of values", "\\\n {{>p}}\n/\n",
    model: html, page: twoLines, partials: ["p": "|\n{{{html}}}\n|\n"],
    gives: "\\\n |\n <\n->\n |\n/\n"),
  Example(
    "lines that a tag begins are indented", "  {{>p}}\n", model: html, page: twoLines,
    partials: ["p": "{{{html}}}a{{{html}}}\nb"], gives: "  <\n->a<\n->\n  b"),
  Example(
    "empty lines are not indented", "  {{>p}}\n", partials: ["p": "a\n\nb\r\n\r\nc\n"],
    gives: "  a\n\n  b\r\n\r\n  c\n"),
  Example(
    "lines of tags alone go from an indented partial too", "  {{>p}}\n", model: flag, page: yes,
    partials: ["p": "{{#flag}}\na\n  {{/flag}}\nb\n"], gives: "  a\n  b\n"),
  Example(
    "a closing tag that begins a line is indented inside the section", "\t{{>p}}\n", model: flag,
    page: yes, partials: ["p": "{{#flag}}a\n{{/flag}}b\n"], gives: "\ta\n\tb\n"),
  Example(
    "a hidden section has no indentation of its own", "\t{{>p}}\n", model: flag,
    partials: ["p": "{{#flag}}a\n{{/flag}}b\n"], gives: "\tb\n"),
  Example(
    "a comment that begins a line is indented", "  {{>p}}\n",
    partials: ["p": "{{! }}a{{! }}\n{{=<% %>=}}b\n"], gives: "  a\n  b\n"),
  Example(
    "indentations add up", " {{>a}}\n", partials: ["a": "a\n  {{>b}}\na\n", "b": "b\nb\n"],
    gives: " a\n   b\n   b\n a\n"),
  Example(
    "a partial inside a line takes no indentation from outside", "  {{>a}}\n",
    partials: ["a": "{{>b}}|\n", "b": "b\nb"], gives: "  b\nb|\n"),
  Example(
    "the lines of a list are indented each time", "  {{>p}}\n", model: ["t": .textList],
    page: ["t": .textList(["一", "二"])], partials: ["p": "{{#t}}\n<li>{{.}}\n{{/t}}\n"],
    gives: "  <li>一\n  <li>二\n"),
  Example(
    "a comment over several lines is one piece", "  {{>p}}\n", partials: ["p": "a{{!\n}}b\nc"],
    gives: "  ab\n  c"),
]

@Test(arguments: meaning)
func partials(example: Example) throws {
  try example.check()
}

@Test(arguments: whiteSpace)
func whiteSpaceOfPartials(example: Example) throws {
  try example.check()
}
