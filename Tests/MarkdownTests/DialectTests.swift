// SPDX-License-Identifier: MIT

import Markdown
import Testing

@Test(arguments: [
  ("~~a~~ ~b~", "<del>a</del> <del>b</del>"),
  ("x ~~~a~~~", "x ~~~a~~~"),
  ("~~a~", "~~a~"),
  ("**~~a~~** ~~**b**~~", "<strong><del>a</del></strong> <del><strong>b</strong></del>"),
  ("~~a ~b~ c~~", "<del>a <del>b</del> c</del>"),
  ("~~ a~~", "~~ a~~"),
  ("\\~~a~~", "~~a~~"),
  ("10:00~12:00、13:00~15:00", "10:00~12:00、13:00~15:00"),
  ("月~金、土~日", "月~金、土~日"),
  ("~~a\nb~~", "<del>a\nb</del>"),
])
func tildesStrikeOut(text: String, expected: String) {
  #expect(html(text) == "<p>\(expected)</p>\n")
}

@Test func tasksHaveCheckboxesWithNames() {
  let expected = """
    <ul>
    <li><input type="checkbox" disabled="" aria-label="未完了" /> a</li>
    <li><input type="checkbox" disabled="" checked="" aria-label="済み" /> <strong>b</strong></li>
    <li>[ ]c</li>
    <li>[y] d</li>
    </ul>

    """
  #expect(html("- [ ] a\n- [x] **b**\n- [ ]c\n- [y] d\n") == expected)
  #expect(html("1. [X]  a").contains("aria-label=\"済み\" /> a</li>"))
  #expect(!html("[ ] a").contains("checkbox"))
}

private func link(_ address: String, _ text: String? = nil) -> String {
  "<a href=\"\(address)\">\(text ?? address)</a>"
}

@Test(arguments: [
  ("https://a.jp/b をみる", "\(link("https://a.jp/b")) をみる"),
  ("https://a.jp/bをみる", "\(link("https://a.jp/b"))をみる"),
  ("（https://a.jp/b）", "（\(link("https://a.jp/b"))）"),
  ("「http://a.jp」、", "「\(link("http://a.jp"))」、"),
  ("https://a.jp。次", "\(link("https://a.jp"))。次"),
  ("https://a.jp/?b=1&c=2、", "\(link("https://a.jp/?b=1&amp;c=2"))、"),
  ("(https://a.jp/b)", "(\(link("https://a.jp/b")))"),
  ("https://a.jp/b_(c)", link("https://a.jp/b_(c)")),
  ("[https://a.jp/b]", "[\(link("https://a.jp/b"))]"),
  ("https://a.jp/b.", "\(link("https://a.jp/b"))."),
  ("https://a.jp/_b_/*c*/", link("https://a.jp/_b_/*c*/")),
  ("**https://a.jp/**です", "<strong>\(link("https://a.jp/"))</strong>です"),
  ("詳細はwww.a.jpへ", "詳細は\(link("http://www.a.jp", "www.a.jp"))へ"),
  ("連絡先a.b-c@d.jpまで", "連絡先\(link("mailto:a.b-c@d.jp", "a.b-c@d.jp"))まで"),
  ("mailto:a@b.jp", link("mailto:a@b.jp")),
  ("https://a.jp/&copy;", "\(link("https://a.jp/"))©"),
  ("xhttps://a.jp http:// www. a@b @", "xhttps://a.jp http:// www. a@b @"),
  ("`https://a.jp`", "<code>https://a.jp</code>"),
  ("[https://a.jp](b)", "<a href=\"b\">https://a.jp</a>"),
  ("<https://a.jp>です", "\(link("https://a.jp"))です"),
])
func addressesInTheTextBecomeLinks(text: String, expected: String) {
  #expect(html(text) == "<p>\(expected)</p>\n")
}

@Test(arguments: [
  ("日本\n語", "日本語"),
  ("日本。\n「次」", "日本。「次」"),
  ("日本\r\n語", "日本語"),
  ("ｱｲ\nｳｴ", "ｱｲｳｴ"),
  ("日本\nabc", "日本\nabc"),
  ("abc\n日本", "abc\n日本"),
  ("안녕\n하세요", "안녕\n하세요"),
  ("그는\n日本", "그는\n日本"),
  ("続く…\n次", "続く…次"),
  ("①\n次", "①次"),
  ("…\n…", "…\n…"),
  ("**重要**\n次", "<strong>重要</strong>次"),
  ("次\n`コード`", "次<code>コード</code>"),
  ("次\n{漢字|かんじ}\n次", "次<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>次"),
  ("次<!-- 注 -->\n次", "次次"),
  ("次  \n次", "次<br />\n次"),
  ("次\\\n次", "次<br />\n次"),
  ("𠮟\n𰻞", "𠮟𰻞"),
])
func linesJoinWithoutASpaceBetweenEastAsianCharacters(text: String, expected: String) {
  #expect(html(text) == "<p>\(expected)</p>\n")
}

@Test func joinedLinesHaveNoGapInPlainText() throws {
  let document = try #require(read("日本\n語 a\nb"))
  #expect(document.plainText(ofNodes: 0..<document.nodes.count) == "日本語 a b")
}
