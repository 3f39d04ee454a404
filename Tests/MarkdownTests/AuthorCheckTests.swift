// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown
import Testing

@Test(arguments: [
  ("# «題»", "heading-level-1"),
  ("## a\n\n#### «b»", "heading-jump"),
  ("### «a»", "heading-jump"),
  ("«##»", "empty-heading"),
  ("«![](a.png)»", "image-without-alternative"),
  ("[![](a.png)](b)", ""),
  ("![飾り](a.png)", ""),
  ("![図](a.png)", ""),
  ("«[](a)»", "empty-link"),
  ("«[こちら](a)»", "vague-link-text"),
  ("詳しくは«[詳細](a)»", "vague-link-text"),
  ("[会議の詳細](a)", ""),
  ("[a](«javascript:x»)", "dangerous-address"),
  ("![a](«data:text/html,x»)", "dangerous-address"),
  ("«```»\na", "unclosed-code-fence"),
  ("> «~~~»\n> a\n\nb", "unclosed-code-fence"),
  ("```\na\n```", ""),
  ("«<!--» a\n\nb", "unclosed-comment"),
  ("## a\n\n## «a»", "doubled-heading"),
  ("## a {#x}\n\n## b «{#x}»", "doubled-heading-id"),
  ("## a\n\n### b\n\n## c", ""),
])
func whatIsNotGoodForReadersIsTold(marked: String, id: String) {
  let text = MarkedText(marked)
  let found = text.parsed().diagnostics
  guard !id.isEmpty else {
    #expect(found.filter { $0.id != "image-without-alternative" } == [])
    return
  }
  #expect(found.map(\.id) == [id])
  #expect(found.map(\.span) == text.spans)
  #expect(found.allSatisfy { $0.path == "content/pages/test.md" && $0.hint != nil })
}

@Test func decorativeImagesHaveNoAlternative() throws {
  let document = try #require(read("![飾り](a.png)"))
  #expect(document.images.map(\.isDecorative) == [true])
  #expect(document.images.map(\.alternative) == [""])
  #expect(
    String(decoding: document.html(), as: UTF8.self) == "<p><img src=\"a.png\" alt=\"\" /></p>\n")
}

@Test func emptyHeadingsAreNotWritten() {
  #expect(html("##\n\na") == "<p>a</p>\n")
}
