// SPDX-License-Identifier: MIT

import Markdown
import Testing

private let index = TermIndex([
  ("会議", "会議", "t.html#1"), ("スクリーニング会議", "スクリーニング会議", "t.html#2"),
  ("SSW", "SSW", "t.html#3"), ("ケア", "ケア", "t.html#4"), ("打合せ", "会議", "t.html#1"),
  ("籍", "籍", "t.html#5"), ("𠮷田式", "𠮷田式", "t.html#6"), ("表𠮷", "表𠮷", "t.html#7"),
  ("様式A", "様式A", "t.html#8"), ("é度", "é度", "t.html#9"),
])

private func page(_ text: String, remembering terms: [String] = []) -> String {
  var mentions = TermMentions(index)
  for term in terms { mentions.remember(term) }
  var rendering = MarkdownRendering(mentions: mentions)
  return String(decoding: read(text)?.html(with: &rendering) ?? [], as: UTF8.self)
}

private func link(_ number: Int, _ text: String) -> String {
  "<a class=\"term\" href=\"t.html#\(number)\">\(text)</a>"
}

@Test(arguments: [
  ("会議と会議", "<p>\(link(1, "会議"))と会議</p>\n"),
  ("スクリーニング会議と会議", "<p>\(link(2, "スクリーニング会議"))と\(link(1, "会議"))</p>\n"),
  ("打合せと会議", "<p>\(link(1, "打合せ"))と会議</p>\n"),
  ("SSWs、xSSW、SSWは", "<p>SSWs、xSSW、\(link(3, "SSW"))は</p>\n"),
  ("ケアマネとケア", "<p>ケアマネと\(link(4, "ケア"))</p>\n"),
  ("# 会議\n\n会議", "<h1 id=\"会議\">会議</h1>\n<p>\(link(1, "会議"))</p>\n"),
  ("[会議](a) `会議` 会議", "<p><a href=\"a\">会議</a> <code>会議</code> \(link(1, "会議"))</p>\n"),
  ("学籍", "<p>学\(link(5, "籍"))</p>\n"),
  ("新𠮷田式", "<p>新\(link(6, "𠮷田式"))</p>\n"),
  ("表𠮷と表", "<p>\(link(7, "表𠮷"))と表</p>\n"),
  ("様式B、様式A", "<p>様式B、\(link(8, "様式A"))</p>\n"),
  ("aé度会", "<p>a\(link(9, "é度"))会</p>\n"),
  ("会会議議", "<p>会\(link(1, "会議"))議</p>\n"),
  ("**会議**", "<p><strong>\(link(1, "会議"))</strong></p>\n"),
])
func theFirstMentionOfATermIsLinked(text: String, expected: String) {
  #expect(page(text) == expected)
}

@Test func aPageDoesNotLinkToItself() {
  #expect(page("会議と打合せ", remembering: ["会議"]) == "<p>会議と打合せ</p>\n")
}

@Test func aTermIsLinkedOncePerPageAlsoOverParts() throws {
  let document = try #require(read("会議\n\n会議\n"))
  var rendering = MarkdownRendering(mentions: TermMentions(index))
  var output: [UInt8] = []
  for node in document.children(of: 0) {
    document.appendHTML(
      ofNodes: node..<document.nodes[node].subtreeEnd, with: &rendering, to: &output)
  }
  #expect(String(decoding: output, as: UTF8.self) == "<p>\(link(1, "会議"))</p>\n<p>会議</p>\n")
}
