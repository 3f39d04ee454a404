// SPDX-License-Identifier: MIT

import Markdown
import Testing

@Test(arguments: [
  ("", ""),
  ("\u{FEFF}本文", "<p>本文</p>\n"),
  ("本文 a\r\n続き abc\r\n", "<p>本文 a\n続き abc</p>\n"),
  ("# 題", "<h1 id=\"題\">題</h1>\n"),
  ("題\n===", "<h1 id=\"題\">題</h1>\n"),
  ("## 題 ##", "<h2 id=\"題\">題</h2>\n"),
  ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>\n"),
  ("a  \nb\\\nc", "<p>a<br />\nb<br />\nc</p>\n"),
  ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
  ("- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
  ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
  ("> a\nb", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
  ("```swift x\na < b\n```", "<pre><code class=\"language-swift\">a &lt; b\n</code></pre>\n"),
  ("    a\n", "<pre><code>a\n</code></pre>\n"),
  ("***", "<hr />\n"),
  (
    "[a](b.md \"c\") <https://d.jp/あ>",
    "<p><a href=\"b.md\" title=\"c\">a</a> <a href=\"https://d.jp/%E3%81%82\">https://d.jp/あ</a></p>\n"
  ),
  ("[a][b]\n\n[b]: c.md", "<p><a href=\"c.md\">a</a></p>\n"),
  ("![図*a*](b.png)", "<p><img src=\"b.png\" alt=\"図a\" /></p>\n"),
  ("\\*a\\* &amp; &copy; &#12354; &foo;", "<p>*a* &amp; © あ &amp;foo;</p>\n"),
])
func commonMarkIsWrittenAsLibcmarkWritesIt(text: String, expected: String) {
  #expect(html(text) == expected)
}

@Test(arguments: [
  ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
  ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>\n"),
  ("a<!-- 見えない -->b", "<p>ab</p>\n"),
  ("<!-- 見えない\n\n続き -->\n", ""),
  ("<!-- a -->見える", "<p>見える</p>\n"),
])
func rawHTMLIsShownAndCommentsAreDropped(text: String, expected: String) {
  #expect(html(text) == expected)
}

@Test func rawHTMLPassesWhereItIsAllowed() {
  let options = MarkdownOptions(allowsRawHTML: true)
  #expect(html("a <b>c</b><!-- d -->", options) == "<p>a <b>c</b></p>\n")
  #expect(html("<div>\n*a*\n</div>", options) == "<div>\n*a*\n</div>\n")
}

@Test(arguments: [
  "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "file:///etc/passwd",
  "data:text/html,x",
  "<\u{1}javascript:x>", "java&#10;script:x", "data:image/svg+xml,x",
])
func dangerousAddressesDoNotPass(address: String) {
  #expect(html("[押す](\(address))") == "<p>押す</p>\n")
  #expect(html("![絵](\(address))") == "<p><img src=\"\" alt=\"絵\" /></p>\n")
}

@Test func imagesMayStandInTheirAddress() {
  #expect(html("![絵](data:image/png;base64,AA)").contains("src=\"data:image/png;base64,AA\""))
}

@Test func plainCommonMarkAddsNothing() {
  let options = MarkdownOptions(isPlainCommonMark: true)
  let text = "# 題\n\n<b>{漢|かん}</b> [[語]]<!-- c -->\n\n|a|\n|-|\n\n[x](javascript:y)\n"
  let expected =
    "<h1>題</h1>\n<p><b>{漢|かん}</b> [[語]]<!-- c --></p>\n<p>|a|\n|-|</p>\n"
    + "<p><a href=\"javascript:y\">x</a></p>\n"
  #expect(html(text, options) == expected)
}
