// SPDX-License-Identifier: MIT

import Templates
import Testing

private let flag: TemplateModel = ["flag": .flag]
private let yes: TemplateObject = ["flag": .flag(true)]
private let no: TemplateObject = ["flag": .flag(false)]

private let nested: TemplateModel = [
  "a": .object(["one": .text]), "b": .object(["two": .text]),
  "c": .object(["three": .text, "d": .object(["four": .text])]),
]
private let nestedPage: TemplateObject = [
  "a": .object(["one": .text("1")]), "b": .object(["two": .text("2")]),
  "c": .object(["three": .text("3"), "d": .object(["four": .text("4")])]),
]

private let list: TemplateModel = ["list": .list(["item": .text])]

private let meaning: [Example] = [
  Example("yes shows the section", "「{{#flag}}出る{{/flag}}」", model: flag, page: yes, gives: "「出る」"),
  Example("no hides the section", "「{{#flag}}出ない{{/flag}}」", model: flag, page: no, gives: "「」"),
  Example("what is left out hides the section", "「{{#flag}}×{{/flag}}」", model: flag, gives: "「」"),
  Example(
    "none hides the section", "「{{#flag}}×{{/flag}}」", model: flag, page: ["flag": .none],
    gives: "「」"),
  Example(
    "an object opens its names", "{{#case}}題は{{title}}{{/case}}",
    model: ["case": .object(["title": .text])],
    page: ["case": .object(["title": .text("朝")])], gives: "題は朝"),
  Example(
    "an object without values shows the section", "{{#a}}出る{{/a}}", model: ["a": .object([:])],
    page: ["a": .object([:])], gives: "出る"),
  Example(
    "an object that is left out hides the section", "{{#a}}×{{/a}}", model: ["a": .object([:])],
    gives: ""),
  Example(
    "names that the section has not are looked up outside", "{{#s}}{{a}}, {{b}}, {{c.d}}{{/s}}",
    model: ["a": .text, "b": .text, "s": .object(["b": .text]), "c": .object(["d": .text])],
    page: [
      "a": .text("あ"), "b": .text("×"), "s": .object(["b": .text("い")]),
      "c": .object(["d": .text("う")]),
    ],
    gives: "あ, い, う"),
  Example(
    "a text shows the section if it is not empty, and is its item", "{{#t}}{{.}}={{t}}{{/t}}",
    model: ["t": .text],
    page: ["t": .text("朝")], gives: "朝=朝"),
  Example(
    "an empty text hides the section", "[{{#t}}×{{/t}}]", model: ["t": .text],
    page: ["t": .text("")], gives: "[]"),
  Example(
    "HTML shows the section if it is not empty, and is its item", "{{#h}}{{{.}}}{{/h}}",
    model: ["h": .html],
    page: ["h": .html(Array("<p>".utf8))], gives: "<p>"),
  Example(
    "items of a list further out are seen inside of all lists in it",
    "{{#as}}{{#bs}}{{#cs}}{{a}}{{b}}{{.}}{{p}} {{#ds}}{{a}}{{d}}{{/ds}}, {{/cs}}{{/bs}}{{/as}}",
    model: [
      "p": .text,
      "as": .list([
        "a": .text, "ds": .list(["d": .text]), "bs": .list(["b": .text, "cs": .textList]),
      ]),
    ],
    page: [
      "p": .text("頁"),
      "as": .list([
        [
          "a": .text("1"), "ds": .list([["d": .text("い")]]),
          "bs": .list([["b": .text("2"), "cs": .textList(["3", "4"])]]),
        ],
        ["a": .text("5"), "bs": .list([["b": .text("6"), "cs": .textList(["7"])]])],
      ]),
    ],
    gives: "123頁 1い, 124頁 1い, 567頁 , "),
  Example(
    "inside a list an object of the page opens its names, and a list in it has items",
    "{{#list}}{{#o}}{{t}}{{item}}{{#texts}}{{.}}{{#t}}{{.}}{{/t}}{{/texts}}{{/o}} {{/list}}",
    model: [
      "o": .object(["t": .text, "texts": .textList]), "list": .list(["item": .text]),
    ],
    page: [
      "o": .object(["t": .text("朝"), "texts": .textList(["a", "b"])]),
      "list": .list([["item": .text("1")], ["item": .text("2")]]),
    ],
    gives: "朝1a朝b朝 朝2a朝b朝 "),
  Example(
    "an item is never empty but where it is an empty text",
    "{{#list}}{{#.}}{{item}}{{/.}}{{^.}}×{{/.}}{{/list}}{{#ts}}{{#.}}<{{.}}>{{/.}}{{^.}}無{{/.}}{{/ts}}",
    model: ["list": .list(["item": .text]), "ts": .textList],
    page: ["list": .list([["item": .text("1")]]), "ts": .textList(["a", ""])],
    gives: "1<a>無"),
  Example(
    "empty HTML hides the section", "[{{#h}}×{{/h}}]", model: ["h": .html], page: ["h": .html([])],
    gives: "[]"),
  Example(
    "everything around is to be had in lists of lists",
    "{{#as}}{{#bs}}{{n.u}}{{m}}{{#cs}}{{n.l}}{{m}}{{o}}.{{/cs}}{{/bs}}{{/as}}",
    model: [
      "as": .list([
        "n": .object(["u": .text, "l": .text]),
        "bs": .list(["m": .text, "cs": .list(["o": .text])]),
      ])
    ],
    page: [
      "as": .list([
        [
          "n": .object(["u": .text("A"), "l": .text("a")]),
          "bs": .list([["m": .text("1"), "cs": .list([["o": .text("x")], ["o": .text("y")]])]]),
        ]
      ])
    ],
    gives: "A1a1x.a1y."),
  Example(
    "everything around is to be had in deep sections",
    "{{#a}}\n{{one}}\n{{#b}}\n{{one}}{{two}}\n{{#c}}\n{{#d}}\n{{one}}{{two}}{{three}}{{four}}\n{{/d}}\n{{/c}}\n{{one}}\n{{/b}}\n{{/a}}\n",
    model: nested, page: nestedPage, gives: "1\n12\n1234\n1\n"),
  Example(
    "a list repeats the section", "{{#list}}({{item}}){{/list}}", model: list,
    page: ["list": .list([["item": .text("1")], ["item": .text("2")], ["item": .text("3")]])],
    gives: "(1)(2)(3)"),
  Example(
    "an empty list hides the section", "[{{#list}}×{{/list}}]", model: list,
    page: ["list": .list([])], gives: "[]"),
  Example(
    "a list that is left out hides the section", "[{{#list}}×{{/list}}]", model: list, gives: "[]"),
  Example(
    "a text is not a list", "{{#t}}一度{{/t}}", model: ["t": .text], page: ["t": .text("123")],
    gives: "一度"),
  Example(
    "a name may have several sections",
    "{{#flag}}\n* 一\n{{/flag}}\n* 二\n{{#flag}}\n* 三\n{{/flag}}\n", model: flag, page: yes,
    gives: "* 一\n* 二\n* 三\n"),
  Example(
    "sections of one name nest when shown", "| A {{#flag}}B {{#flag}}C{{/flag}} D{{/flag}} E |",
    model: flag, page: yes, gives: "| A B C D E |"),
  Example(
    "sections of one name nest when hidden", "| A {{#flag}}B {{#flag}}C{{/flag}} D{{/flag}} E |",
    model: flag, page: no, gives: "| A  E |"),
  Example(
    "the dot itself may be a section", "{{#t}}[{{#.}}{{.}}{{/.}}]{{/t}}", model: ["t": .textList],
    page: ["t": .textList(["あ", "", "い"])], gives: "[あ][][い]"),
  Example(
    "an empty list of texts hides the section", "[{{#t}}×{{/t}}]", model: ["t": .textList],
    page: ["t": .textList([])], gives: "[]"),
  Example(
    "a dotted name may be a section", "[{{#a.b}}出る{{/a.b}}]", model: ["a": .object(["b": .flag])],
    page: ["a": .object(["b": .flag(true)])], gives: "[出る]"),
  Example(
    "a dotted name may hide a section", "[{{#a.b}}×{{/a.b}}]", model: ["a": .object(["b": .flag])],
    page: ["a": .object(["b": .flag(false)])], gives: "[]"),
  Example(
    "a dotted name through something left out hides the section", "[{{#a.b}}×{{/a.b}}]",
    model: ["a": .object(["b": .flag])], gives: "[]"),
  Example(
    "a name of the list's own items hides the page's",
    "{{title}}{{#list}}{{title}}{{/list}}{{title}}",
    model: ["title": .text, "list": .list(["title": .text])],
    page: ["title": .text("外"), "list": .list([["title": .text("中")], [:]])], gives: "外中外"),
]

private let whiteSpace: [Example] = [
  Example(
    "white space around a section stays", " | {{#flag}}\t|\t{{/flag}} | \n", model: flag, page: yes,
    gives: " | \t|\t | \n"),
  Example(
    "white space inside a section stays", " | {{#flag}} {{! 空白 }}\n {{/flag}} | \n", model: flag,
    page: yes, gives: " |  \n  | \n"),
  Example(
    "a section inside a line leaves the line", " {{#flag}}一{{/flag}}\n {{#flag}}二{{/flag}}\n",
    model: flag, page: yes, gives: " 一\n 二\n"),
  Example(
    "lines of section tags alone go", "| 一\n{{#flag}}\n|\n{{/flag}}\n| 二\n", model: flag, page: yes,
    gives: "| 一\n|\n| 二\n"),
  Example(
    "indented lines of section tags alone go", "| 一\n  {{#flag}}\n|\n\t{{/flag}}  \n| 二\n",
    model: flag, page: yes, gives: "| 一\n|\n| 二\n"),
  Example(
    "a line may end in CRLF", "|\r\n{{#flag}}\r\n{{/flag}}\r\n|", model: flag, page: yes,
    gives: "|\r\n|"),
  Example(
    "the first line may be a tag alone", "  {{#flag}}\n#{{/flag}}\n/", model: flag, page: yes,
    gives: "#\n/"),
  Example(
    "the last line may be a tag alone without a line end", "#{{#flag}}\n/\n  {{/flag}}",
    model: flag, page: yes, gives: "#\n/\n"),
  Example(
    "two tags on a line are not alone", "{{#flag}} {{/flag}}\n|", model: flag, page: yes,
    gives: " \n|"),
  Example(
    "a tag over several lines may be alone", "一\n {{#\nflag\n}} \n二\n{{/flag}}\n三", model: flag,
    page: yes, gives: "一\n二\n三"),
  Example(
    "after a tag over several lines its last line is not a new one",
    "{{#flag}}一{{/\nflag\n}}  {{! }}\n二", model: flag, page: yes, gives: "一  \n二"),
  Example(
    "a lone CR is no line end", "{{#flag}}\r|{{/flag}}", model: flag, page: yes, gives: "\r|"),
  Example(
    "white space in section tags is ignored", "|{{# flag }}={{/ flag }}|{{ #flag}}={{ /flag}}|",
    model: flag, page: yes, gives: "|=|=|"),
]

@Test(arguments: meaning)
func sections(example: Example) throws {
  try example.check()
}

@Test(arguments: whiteSpace)
func whiteSpaceOfSections(example: Example) throws {
  try example.check()
}
