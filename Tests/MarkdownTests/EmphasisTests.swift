// SPDX-License-Identifier: MIT

import Foundation
import Markdown
import Testing

/// A text of Tests/Vectors/emphasis.json, and what an independent implementation of the amendment makes of it.
private struct EmphasisVector: Decodable {
  let text: String
  let html: String
}

@Test func emphasisIsReadAsTheVectorsSay() throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Vectors")
  let data = try Data(contentsOf: folder.appendingPathComponent("emphasis.json"))
  let vectors = try JSONDecoder().decode([EmphasisVector].self, from: data)
  #expect(vectors.count >= 112)
  for vector in vectors { #expect(html(vector.text) == vector.html, "\(vector.text)") }
}

@Test func emphasisInOtherScriptsIsAsLibcmarkHasIt() {
  let pieces = [
    "*", "**", "***", "_", "__", "a", "b c", " ", ".", "(", ")", "\"", "\n", "é", "я", "“", "”",
    "\\*", "`x`", "[y](z)",
  ]
  var input = FuzzInput(seed: 5)
  for _ in 0..<2_000 {
    let text = input.text(of: pieces)
    let plain = html(text, MarkdownOptions(isPlainCommonMark: true))
    #expect(html(text) == plain, "\(text.debugDescription)")
  }
}

@Test(arguments: [
  ("これは**「重要」**です。", "これは<strong>「重要」</strong>です。"),
  ("**「A」**と**「B」**は", "<strong>「A」</strong>と<strong>「B」</strong>は"),
  ("会議（**要対協**）で", "会議（<strong>要対協</strong>）で"),
  ("**注意。**次の文", "<strong>注意。</strong>次の文"),
  ("次の**（注）**を見る", "次の<strong>（注）</strong>を見る"),
  ("支援*「案」*を", "支援<em>「案」</em>を"),
  ("**10%**増", "<strong>10%</strong>増"),
  ("約**￥500**です", "約<strong>￥500</strong>です"),
  ("答えは**①**です", "答えは<strong>①</strong>です"),
  ("区で**\"SSW\"**が", "区で<strong>&quot;SSW&quot;</strong>が"),
  ("**(1)**から", "<strong>(1)</strong>から"),
  ("**～まで**の", "<strong>～まで</strong>の"),
  ("__注__：__意__", "<strong>注</strong>：<strong>意</strong>"),
  ("これは__強調__でない", "これは__強調__でない"),
  ("***「両方」***です", "<em><strong>「両方」</strong></em>です"),
  ("**太*「斜」*太**だ", "<strong>太<em>「斜」</em>太</strong>だ"),
  ("葛\u{E0100}**(城)**市", "葛\u{E0100}<strong>(城)</strong>市"),
  ("塚\u{FE00}**(塚)**です", "塚\u{FE00}<strong>(塚)</strong>です"),
  ("𠮟**(叱)**る", "𠮟<strong>(叱)</strong>る"),
  ("𰻞**「麺」**を", "𰻞<strong>「麺」</strong>を"),
  ("强调**（中文）**文字", "强调<strong>（中文）</strong>文字"),
  ("**안녕(hello)**하세요", "<strong>안녕(hello)</strong>하세요"),
  ("ｱｲｳ**(ｴｵ)**ｶ", "ｱｲｳ<strong>(ｴｵ)</strong>ｶ"),
  ("これは~~「取消」~~です", "これは<del>「取消」</del>です"),
])
func emphasisWorksBesideEastAsianText(text: String, expected: String) {
  #expect(html(text) == "<p>\(expected)</p>\n")
}

@Test(arguments: [
  ("a**\"b\"**c", "a**&quot;b&quot;**c"),
  ("a**(b)**c", "a**(b)**c"),
  ("a**👍b**c", "a**👍b**c"),
  ("a**❌**b", "a**❌**b"),
  ("a**∇b**c", "a**∇b**c"),
  ("snake_case_name", "snake_case_name"),
  ("a * b * c", "a * b * c"),
  ("\\*\\*「A」\\*\\*", "**「A」**"),
  ("これは\\**「A」*です", "これは*<em>「A」</em>です"),
  ("`**「A」**`です", "<code>**「A」**</code>です"),
  ("[あ](「*x*」_y_)", "<a href=\"%E3%80%8C*x*%E3%80%8D_y_\">あ</a>"),
  (
    "<https://a.jp/「*あ*」_い_>",
    "<a href=\"https://a.jp/%E3%80%8C*%E3%81%82*%E3%80%8D_%E3%81%84_\">https://a.jp/「*あ*」_い_</a>"
  ),
  ("[あ](b \"**「題」**の\")", "<a href=\"b\" title=\"**「題」**の\">あ</a>"),
  ("[**「あ」**い][]\n\n[**「あ」**い]: b", "<a href=\"b\"><strong>「あ」</strong>い</a>"),
])
func emphasisIsLeftAloneWhereItShouldBe(text: String, expected: String) {
  #expect(html(text) == "<p>\(expected)</p>\n")
}

@Test func codeAndRawHTMLComeBackAsTheyWere() {
  let code = "```\n**「A」**と&amp;\n[^1]: x\nhttps://a.jp/_b_\n```\n"
  #expect(
    html(code)
      == "<pre><code>**「A」**と&amp;amp;\n[^1]: x\nhttps://a.jp/_b_\n</code></pre>\n")
  let options = MarkdownOptions(allowsRawHTML: true)
  let raw = "<div title=\"**「A」**と\">\n[^1]: &amp; https://a.jp/_b_\n</div>\n"
  #expect(html(raw, options) == raw)
  #expect(html("a <b title=\"*「x」*y\">c</b>", options) == "<p>a <b title=\"*「x」*y\">c</b></p>\n")
}

@Test func charactersThatServeAsMarkersElsewhereAreKept() {
  let rare = "\u{A500}\u{A501}\u{A60D}&#xA502;"
  #expect(
    html("\(rare)**「A」**と") == "<p>\u{A500}\u{A501}\u{A60D}\u{A502}<strong>「A」</strong>と</p>\n")
}
