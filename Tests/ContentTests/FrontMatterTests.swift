// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

@Test(arguments: [
  ("---\n題名: 一\n---\n本文", "題名: 一\n", "本文"),
  ("---\r\n題名: 一\r\n---\r\n本文\r\n", "題名: 一\r\n", "本文\r\n"),
  ("\u{FEFF}---\n題名: 一\n---\n", "題名: 一\n", ""),
  ("---\n---\n本文", "", "本文"),
  ("---  \n題名: 一\n---  \n本文\n---\n", "題名: 一\n", "本文\n---\n"),
])
func fileIsSplitAtTheFences(text: String, yaml: String, body: String) throws {
  let source = SourceText(path: "a.md", text)
  let split = splitFrontMatter(of: source)
  let value = try #require(split.value)
  #expect(split.diagnostics.isEmpty)
  #expect(source.text(in: value.yaml) == yaml)
  #expect(source.text(in: value.body) == body)
}

@Test(arguments: [
  ("", "no-front-matter 1:1"), ("本文だけ", "no-front-matter 1:1"),
  ("－－－\n題名: 一\n---", "front-matter-fence 1:1"),
  ("———\n題名: 一\n---", "front-matter-fence 1:1"),
  ("\n\n---\n題名: 一\n---\n", "blank-before-front-matter 1:1"),
  ("---\n題名: 一\n\n## 概要\n", "front-matter-unclosed 1:1"), ("---", "front-matter-unclosed 1:1"),
  ("---\n題名: 一\n----\n", "front-matter-fence 3:1"),
  ("---\n題名: 一\n－－－\n", "front-matter-fence 3:1"),
])
func missingFenceIsTold(text: String, expected: String) {
  #expect(
    brief(splitFrontMatter(of: SourceText(path: "a.md", text)).diagnostics, in: text) == [expected])
}

@Test func unclosedFrontMatterIsReadUpToTheFirstEmptyLine() throws {
  let source = SourceText(path: "a.md", "---\n題名: 一\n更新: 二\n\n## 概要\n")
  let value = try #require(splitFrontMatter(of: source).value)
  #expect(source.text(in: value.yaml) == "題名: 一\n更新: 二\n")
  #expect(source.text(in: value.body) == "\n## 概要\n")
}
