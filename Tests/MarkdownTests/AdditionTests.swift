// SPDX-License-Identifier: MIT

import Markdown
import Testing

@Test(arguments: MarkdownBox.allCases)
func eachBoxHasItsTitle(box: MarkdownBox) {
  let expected = """
    <aside class="box box-\(box.word)" aria-label="\(box.title)">
    <p class="box-title">\(box.title)</p>
    <p>本文</p>
    <ul>
    <li>a</li>
    </ul>
    </aside>

    """
  #expect(html("> [!\(box.word.uppercased())]\n> 本文\n> - a") == expected)
  #expect(html("> [!\(box.word)]  \n> 本文\n>\n> - a") == expected)
}

@Test func aBoxMayHaveItsOwnTitle() {
  let expected = """
    <aside class="box box-note" aria-label="大事な話">
    <p class="box-title"><strong>大事</strong>な話</p>
    <p>本文</p>
    </aside>

    """
  #expect(html("> [!NOTE] **大事**な話\n> 本文") == expected)
}

@Test(arguments: ["> a [!NOTE]", "> [!NOTES]\n> a", "[!NOTE]\na", "> \\[!NOTE]\n> a"])
func whatIsNoBoxStays(text: String) {
  #expect(!html(text).contains("<aside"))
}

@Test func termsAreLinkedWhereTheyHaveAnEntry() throws {
  let document = try #require(read("[[会議]]と[[要対協|協議会]]と[[なし]]、[[[x]]]、[[a\\]]]"))
  var rendering = MarkdownRendering(termAddress: { $0 == "なし" ? nil : "terms.html#\($0)" })
  let page = String(decoding: document.html(with: &rendering), as: UTF8.self)
  let expected =
    "<p><a class=\"term\" href=\"terms.html#%E4%BC%9A%E8%AD%B0\">会議</a>と"
    + "<a class=\"term\" href=\"terms.html#%E8%A6%81%E5%AF%BE%E5%8D%94\">協議会</a>となし、"
  #expect(page.hasPrefix(expected))
  #expect(document.termReferences.prefix(3).map(\.term) == ["会議", "要対協", "なし"])
  #expect(document.termReferences[1].display == "協議会")
}

@Test(arguments: [
  ("{漢字|かんじ}", "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>"),
  (
    "{漢字|かん|じ}",
    "<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp>字<rp>（</rp><rt>じ</rt><rp>）</rp></ruby>"
  ),
  ("{SSW|エスエスダブリュー}", "<ruby>SSW<rp>（</rp><rt>エスエスダブリュー</rt><rp>）</rp></ruby>"),
  ("{start|stop}", "{start|stop}"),
  ("{漢字|かん|じ|x}", "{漢字|かん|じ|x}"),
  ("\\{漢字|かんじ}", "{漢字|かんじ}"),
  ("`{漢字|かんじ}`", "<code>{漢字|かんじ}</code>"),
  ("{漢字}", "{漢字}"),
  ("{|かんじ}", "{|かんじ}"),
])
func rubyIsRead(text: String, expected: String) {
  #expect(html(text) == "<p>\(expected)</p>\n")
}
