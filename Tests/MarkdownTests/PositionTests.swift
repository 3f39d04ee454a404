// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown
import Testing

/// Texts in which nodes of the named kind are pointed at, in order.
@Test(arguments: [
  (MarkdownNodeKind.emphasis, "日本«*語*»と «_b_» **c «*d*»**"),
  (.strong, "> 引用\n> «**二\n> 行**»"),
  (.strong, "> 引用\nなまけた«**続き**»"),
  (.strong, "- a\n  «**b**»\n     «__c__»"),
  (.strong, "|a|b|\n|-|-|\n|x|«**「y」**»と|\n| `a\\|b` | «**c**» |"),
  (.strong, "a\\\n«**b**»  \n  «**c**»"),
  (.strong, "[r]: x\n[s]: <y>\n  \"題\"\n«**a**»"),
  (.strong, "本文[^1]\n\n[^1]: 脚注の«**字**»\n    次の行の«**字**»\n"),
  (.strong, "> [!NOTE] «**題**»\n> «**本文**»"),
  (.strong, "\u{FEFF}«**a**»\r\n«**b**»\r«**c**»"),
  (.strong, "&amp;&copy;\\*«**a**»&lt;«**b**»"),
  (.strong, "# «**a**» #\n\n«**b**»\n==="),
  (.strong, "表: «**題**»\n\n|a|\n|-|\n\n前の文\n続きの«**字**»\n| b |\n|---|\n"),
  (.strong, "1. [x] «**a**»\n2. {漢字|かんじ}«**b**»[[語]]«**c**»"),
  (.code, "a «`b`» «`` c`d ``» > «`x`»"),
  (.code, "> «`複数\n> 行`» «`b`»"),
  (.link, "a «[b](c \"d\")» «[e][f]» «[f]» «[f][]» «<https://g.jp>» «https://h.jp/i»\n\n[f]: j"),
  (.link, "> «[ラベルが\n> 二行](x)» «[y](\n>   <z w>\n>   '題')»"),
  (.link, "«[a **b** `c` ![d](e)](f)» «[a][行を\n  またぐ]»\n\n[行を またぐ]: x"),
  (.image, "a «![b *c*](d.png)» [«![x](y)»](z)"),
  (.lineBreak, "a«  \n»b«\\\n»c"),
  (.softBreak, "> a«\n> »b«\n»c"),
  (.heading, "«# a»\n\n> «## b ##»\n\n«c\nd\n---»\n"),
  (.codeBlock, "«```\na\n```»\n\n- «~~~ x\n  b\n  ~~~»\n\n«```\nc»"),
  (.codeBlock, "> «```\n> a»\nb"),
  (.htmlBlock, "«<div>\na\n</div>»\n\nb\n\n«<!-- c -->»\nd"),
  (.thematicBreak, "«***»\n\n> «- - -»\n"),
  (.blockQuote, "«> a\n> «> b»»\n\nc\n\n- «> d\ne»"),
  (.item, "«- a\n  «1. b»»\n«- c\n\n  d»\n"),
  (.list, "«- a\n- b\n  «* c»»\n\nx"),
  (.paragraph, "«a\nb»\n\n- «c»\n\n> «d\ne»\n"),
  (.text, "«a»«&amp;»«b»«\\*»«c»`d`«e»"),
  (.strikethrough, "a «~~b **c**~~» «~d~»"),
  (.ruby, "a«{漢字|かんじ}»b «{漢字|かん|じ}»"),
  (.termReference, "**«[[語]]»** |«[[a|b]]»|"),
  (.footnoteReference, "a«[^1]» *b«[^1]»*\n\n[^1]: c"),
  (.footnoteDefinition, "a[^1]\n\n«[^1]: b\n\n    c»\n\nd"),
  (.table, "«| a |\n|---|\n| b |»\n\nc"),
  (.tableRow, "> «| a |»\n> |---|\n> «| b |»"),
  (.tableCell, "|«a»| «b c» |\n|-|-|\n|«[[x|y]]»|«{漢|かん}»|"),
  (.tableCaption, "«表: 題»\n\n|a|\n|-|"),
  (.checkbox, "- «[ ]» a\n- «[x]» b"),
  (.box, "«> [!NOTE]\n> a»\n\nb"),
  (.htmlInline, "a«<b\n  c=\"d\">»e«</b>»«<!-- f -->»"),
])
func nodesKnowTheirPlace(kind: MarkdownNodeKind, marked: String) throws {
  let text = MarkedText(marked)
  let document = try #require(text.parsed().value)
  let spans = document.nodes.filter { $0.kind == kind }.map(\.span)
  #expect(spans == text.spans, "\(spans.map { text.source.text(in: $0) })")
  #expect(document.misreadTexts == 0)
}

@Test(arguments: [
  ("[a](«b»)", ["b"]), ("[a](<«b c»> 't')", ["b c"]), ("<«https://d.jp»>", ["https://d.jp"]),
  ("> [a](\n> «b»\n> )", ["b"]), ("| [a](«b\\|c») |\n|-|", ["b|c"]),
  ("«www.a.jp»", ["http://www.a.jp"]),
  ("[a][b]\n\n[b]: «c.md»", ["c.md"]), ("[b]\n\n> [B]: <«c d»> 't'", ["c d"]),
])
func addressesKnowTheirPlace(marked: String, expected: [String]) throws {
  let text = MarkedText(marked)
  let document = try #require(text.parsed().value)
  #expect(document.links.map(\.destinationSpan) == text.spans)
  #expect(document.links.map(\.destination) == expected)
}
