// SPDX-License-Identifier: MIT

import Templates
import Testing

private let comments: [Example] = [
  Example("a comment gives nothing", "12345{{! 注 }}67890", gives: "1234567890"),
  Example(
    "a comment may go over several lines", "12345{{!\n  注\n  釈\n}}67890\n", gives: "1234567890\n"),
  Example(
    "a comment may hold anything but the closing mark", "{{! {{x #y /z } > < }}|", gives: "|"),
  Example("a line of a comment alone goes", "始\n{{! 注 }}\n終\n", gives: "始\n終\n"),
  Example("an indented line of a comment alone goes", "始\n  {{! 注 }}\n終\n", gives: "始\n終\n"),
  Example("the line may end in CRLF", "|\r\n{{! 注 }}\r\n|", gives: "|\r\n|"),
  Example("the first line may be a comment alone", "  {{! 注 }}\n!", gives: "!"),
  Example("the last line may be a comment alone", "!\n  {{! 注 }}", gives: "!\n"),
  Example("the lines of a comment alone go", "始\n{{!\n注\n}}\n終\n", gives: "始\n終\n"),
  Example("the indented lines of a comment alone go", "始\n  {{!\n  注\n  }}\n終\n", gives: "始\n終\n"),
  Example("a comment inside a line leaves the line", "  12 {{! 注 }}\n", gives: "  12 \n"),
  Example("white space around a comment stays", "12345 {{! 注 }} 67890", gives: "12345  67890"),
  Example(
    "a comment is no variable, whatever it says", "({{!text}})", model: ["text": .text],
    page: ["text": .text("×")], gives: "()"),
]

private let model: TemplateModel = ["text": .text, "html": .html, "flag": .flag]
private let page: TemplateObject = [
  "text": .text("文"), "html": .html(Array("<b>".utf8)), "flag": .flag(true),
]

private func example(
  _ rule: String, _ template: String, partials: [String: String] = [:], gives expected: String
) -> Example {
  Example(rule, template, model: model, page: page, partials: partials, gives: expected)
}

private let delimiters: [Example] = [
  example("two marks take the place of the braces", "{{=<% %>=}}(<%text%>)", gives: "(文)"),
  example("marks may be signs that mean something elsewhere", "({{=[ ]=}}[text])", gives: "(文)"),
  example("both marks may be the same", "{{=| |=}}|#flag|{|text|}|/flag|", gives: "{文}"),
  example("the old marks are text then", "{{=<% %>=}}{{text}}<%text%>", gives: "{{text}}文"),
  example(
    "sections keep the marks that are set outside",
    "[\n{{#flag}}\n  {{text}}\n  |x|\n{{/flag}}\n\n{{= | | =}}\n|#flag|\n  {{x}}\n  |text|\n|/flag|\n]\n",
    gives: "[\n  文\n  |x|\n\n  {{x}}\n  文\n]\n"),
  example(
    "marks set inside a section stay after it", "{{#flag}}{{=| |=}}|/flag||text|", gives: "文"),
  example(
    "inverted sections keep the marks too", "{{= | | =}}|^flag|×|/flag|{{x}}", gives: "{{x}}"),
  example(
    "a partial begins with braces", "[ {{>p}} ]{{= | | =}}[ |>p| ]", partials: ["p": ".{{text}}."],
    gives: "[ .文. ][ .文. ]"),
  example(
    "marks set in a partial end with it", "[ {{>p}} ][ .{{text}}.|text|. ]",
    partials: ["p": ".{{text}}.{{= | | =}}.|text|."], gives: "[ .文..文. ][ .文.|text|. ]"),
  example("the braces can be set again", "{{=<% %>=}}<%text%><%={{ }}=%>{{text}}", gives: "文文"),
  example(
    "HTML is to be had with an ampersand or a brace", "{{=<% %>=}}<%&html%><%{html}%><%{ html }%>",
    gives: "<b><b><b>"),
  example("comments take the marks", "{{=<% %>=}}<%! }} %>|", gives: "|"),
  example("white space around stays", "| {{=@ @=}} |", gives: "|  |"),
  example("inside a line it leaves the line", " | {{=@ @=}}\n", gives: " | \n"),
  example("a line of it alone goes", "始\n{{=@ @=}}\n終\n", gives: "始\n終\n"),
  example("an indented line of it alone goes", "始\n  {{=@ @=}}\n終\n", gives: "始\n終\n"),
  example("the line may end in CRLF", "|\r\n{{= @ @ =}}\r\n|", gives: "|\r\n|"),
  example("the first line may be it alone", "  {{=@ @=}}\n=", gives: "="),
  example("the last line may be it alone", "=\n  {{=@ @=}}", gives: "=\n"),
  example("white space inside is ignored", "|{{=  @   @  =}}|@text@", gives: "||文"),
  example("it may go over several lines", "|{{=\n@\r\n@\n=}}|@text@", gives: "||文"),
]

@Test(arguments: comments)
func commentsGiveNothing(example: Example) throws {
  try example.check()
}

@Test(arguments: delimiters)
func delimitersCanBeChanged(example: Example) throws {
  try example.check()
}
