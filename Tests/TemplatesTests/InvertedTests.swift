// SPDX-License-Identifier: MIT

import Templates
import Testing

private let flag: TemplateModel = ["flag": .flag]
private let yes: TemplateObject = ["flag": .flag(true)]
private let no: TemplateObject = ["flag": .flag(false)]

private let examples: [Example] = [
  Example(
    "no shows the inverted section", "「{{^flag}}出る{{/flag}}」", model: flag, page: no, gives: "「出る」"),
  Example("yes hides it", "「{{^flag}}×{{/flag}}」", model: flag, page: yes, gives: "「」"),
  Example("what is left out shows it", "「{{^flag}}出る{{/flag}}」", model: flag, gives: "「出る」"),
  Example(
    "none shows it", "「{{^t}}出る{{/t}}」", model: ["t": .text], page: ["t": .none], gives: "「出る」"),
  Example(
    "an object hides it", "[{{^a}}×{{/a}}]", model: ["a": .object([:])], page: ["a": .object([:])],
    gives: "[]"),
  Example(
    "an object that is left out shows it", "[{{^a}}出る{{/a}}]", model: ["a": .object([:])],
    gives: "[出る]"),
  Example(
    "a list hides it", "[{{^a}}×{{/a}}]", model: ["a": .list([:])], page: ["a": .list([[:]])],
    gives: "[]"),
  Example(
    "an empty list shows it", "[{{^a}}出る{{/a}}]", model: ["a": .list([:])], page: ["a": .list([])],
    gives: "[出る]"),
  Example(
    "texts hide it", "[{{^a}}×{{/a}}]", model: ["a": .textList], page: ["a": .textList([""])],
    gives: "[]"),
  Example(
    "no texts show it", "[{{^a}}出る{{/a}}]", model: ["a": .textList], page: ["a": .textList([])],
    gives: "[出る]"),
  Example(
    "an empty text shows it", "[{{^t}}出る{{/t}}]", model: ["t": .text], page: ["t": .text("")],
    gives: "[出る]"),
  Example(
    "empty HTML shows it", "[{{^h}}出る{{/h}}]", model: ["h": .html], page: ["h": .html([])],
    gives: "[出る]"),
  Example(
    "it opens no names: everything is as outside",
    "{{#list}}{{^done}}{{title}}{{name}}{{/done}}{{/list}}",
    model: ["title": .text, "list": .list(["done": .flag, "name": .text])],
    page: ["title": .text("題"), "list": .list([["name": .text("名")]])], gives: "題名"),
  Example(
    "a name may have several", "{{^flag}}\n* 一\n{{/flag}}\n* 二\n{{^flag}}\n* 三\n{{/flag}}\n",
    model: flag, page: no,
    gives: "* 一\n* 二\n* 三\n"),
  Example(
    "they nest when shown", "| A {{^flag}}B {{^flag}}C{{/flag}} D{{/flag}} E |", model: flag,
    page: no, gives: "| A B C D E |"),
  Example(
    "they nest when hidden", "| A {{^flag}}B {{^flag}}C{{/flag}} D{{/flag}} E |", model: flag,
    page: yes, gives: "| A  E |"),
  Example(
    "a dotted yes hides it", "[{{^a.b}}×{{/a.b}}]", model: ["a": .object(["b": .flag])],
    page: ["a": .object(["b": .flag(true)])], gives: "[]"),
  Example(
    "a dotted no shows it", "[{{^a.b}}出る{{/a.b}}]", model: ["a": .object(["b": .flag])],
    page: ["a": .object(["b": .flag(false)])], gives: "[出る]"),
  Example(
    "a dotted name through something left out shows it", "[{{^a.b}}出る{{/a.b}}]",
    model: ["a": .object(["b": .flag])], gives: "[出る]"),
  Example(
    "white space around it stays", " | {{^flag}}\t|\t{{/flag}} | \n", model: flag, page: no,
    gives: " | \t|\t | \n"),
  Example(
    "white space inside it stays", " | {{^flag}} {{! 空白 }}\n {{/flag}} | \n", model: flag, page: no,
    gives: " |  \n  | \n"),
  Example(
    "inside a line it leaves the line", " {{^flag}}一{{/flag}}\n {{^flag}}二{{/flag}}\n", model: flag,
    page: no, gives: " 一\n 二\n"),
  Example(
    "lines of its tags alone go", "| 一\n{{^flag}}\n|\n{{/flag}}\n| 二\n", model: flag, page: no,
    gives: "| 一\n|\n| 二\n"),
  Example(
    "indented lines of its tags alone go", "| 一\n  {{^flag}}\n|\n  {{/flag}}\n| 二\n", model: flag,
    page: no, gives: "| 一\n|\n| 二\n"),
  Example(
    "a line may end in CRLF", "|\r\n{{^flag}}\r\n{{/flag}}\r\n|", model: flag, page: no,
    gives: "|\r\n|"),
  Example(
    "the first line may be a tag alone", "  {{^flag}}\n^{{/flag}}\n/", model: flag, page: no,
    gives: "^\n/"),
  Example(
    "the last line may be a tag alone without a line end", "^{{^flag}}\n/\n  {{/flag}}",
    model: flag, page: no, gives: "^\n/\n"),
  Example(
    "white space in its tags is ignored", "|{{^ flag }}={{/ flag }}|", model: flag, page: no,
    gives: "|=|"),
]

@Test(arguments: examples)
func invertedSections(example: Example) throws {
  try example.check()
}
