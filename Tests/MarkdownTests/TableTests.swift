// SPDX-License-Identifier: MIT

import Markdown
import Testing

/// Returns the cells of each row of all tables in a text, as plain text.
private func rows(_ text: String) -> [[String]] {
  guard let document = read(text) else { return [] }
  return document.nodes.indices.filter { document.nodes[$0].kind == .tableRow }.map { row in
    document.children(of: row).map {
      document.plainText(ofNodes: $0..<document.nodes[$0].subtreeEnd)
    }
  }
}

@Test(arguments: [
  ("| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]]),
  ("a | b\n-|-\nc | d | e\nf", [["a", "b"], ["c", "d"], ["f", ""]]),
  ("|区|件数|\r\n|:-|-:|\r\n|西区|10|\r\n", [["区", "件数"], ["西区", "10"]]),
  ("| a |\n|---|", [["a"]]),
  ("| a\\|b | `c\\|d` |\n|-|-|\n| \\\\\\| | e |", [["a|b", "c|d"], ["\\|", "e"]]),
  ("> | a |\n> |---|\n> | b |", [["a"], ["b"]]),
  ("- | a |\n  |---|\n  | b |", [["a"], ["b"]]),
  ("| *a* | [b](r) |\n|-|-|", [["a", "b"]]),
  ("| - a | # b | > c | 1. d | ``` |\n|-|-|-|-|-|", [["- a", "# b", "> c", "1. d", "```"]]),
  ("| *a | b* |\n|-|-|", [["*a", "b*"]]),
  ("a\n| b |\n|---|\n| c |", [["b"], ["c"]]),
  ("| a | b |\n|---|", []),
  ("a\n    ---", []),
  ("```\n| a |\n|---|\n```", []),
  ("| a |\nx | y\n|---|", []),
])
func tablesAreFound(text: String, expected: [[String]]) {
  #expect(rows(text) == expected)
}

@Test func aTableHasScopesAlignmentsAndAName() {
  let text = "|区|件数| |\n|:--|--:|:-:|\n|西区|10|a|"
  let expected = """
    <div class="table-scroll" role="region" tabindex="0" aria-label="表1">
    <table>
    <thead>
    <tr>
    <th scope="col" class="align-left">区</th>
    <th scope="col" class="align-right">件数</th>
    <td class="align-center"></td>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td class="align-left">西区</td>
    <td class="align-right">10</td>
    <td class="align-center">a</td>
    </tr>
    </tbody>
    </table>
    </div>

    """
  #expect(html(text) == expected)
}

@Test(arguments: [
  "表: 実績**一覧**\n\n|a|\n|-|", "表：実績**一覧**\n\n|a|\n|-|", "表: 実績**一覧**\n|a|\n|-|",
  "> 表: 実績**一覧**\n>\n> |a|\n> |-|",
])
func aParagraphBeforeATableBecomesItsCaption(text: String) {
  let page = html(text)
  #expect(page.contains("aria-label=\"実績一覧\">"))
  #expect(page.contains("<caption>実績<strong>一覧</strong></caption>"))
  #expect(!page.contains("<p>"))
}

@Test func aParagraphThatIsNoCaptionStays() {
  #expect(html("表: a\n\nb").contains("<p>表: a</p>"))
  #expect(html("x\n|a|\n|-|").contains("<p>x</p>\n<div"))
}

@Test func tablesInOnePageHaveDifferentNames() {
  let page = html("|a|\n|-|\n\n|b|\n|-|\n\n表: c\n\n|c|\n|-|\n\n表: c\n\n|d|\n|-|")
  for name in ["表1", "表2", "c", "c（2）"] { #expect(page.contains("aria-label=\"\(name)\"")) }
}

@Test(arguments: [
  ("| a |\n|---|\n| b |\n---", ["table-as-heading"]),
  ("| a |\n|---|\n===", ["table-as-heading", "heading-level-1"]),
  ("| a |\n|---|\n| b |\n\n---", []),
  ("見出し\n---", []),
])
func tablesThatALineBelowMakesAHeadingAreTold(text: String, expected: [String]) {
  #expect(diagnosticIds(text).first == expected.first)
}
