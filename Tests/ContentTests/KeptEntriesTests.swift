// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Digests
import Markdown
import Testing

/// Texts of cases that give nothing to tell.
private let texts = [
  NamedText("as most are", Example.caseText()),
  NamedText(
    "of a practice, with all that a front matter may have",
    """
    ---
    題名: "引用符 \\" と: コロンの題"   # 題の覚え書き
    読み: だい
    種別: 取組
    加工: 再構成
    課題: [連携, 不登校]
    つなぎ先:
      - 就学援助: 待ち
      - 福祉事務所: つながった
    更新: 1900-01-01
    確認日: 2199-12-31
    見直し: 2199-12-31
    出典: [ある本（2020年）, 別の本]
    旧: [c-0007, c-0008]
    区: 北区
    年度: 2025年度
    同意: あり
    許可:
      - {規則: PHONE, 語: "06-6208-0001", 理由: "区役所の代表"}
      - {規則: DATE, 語: "4月1日", 理由: "年度の始まり　全角の空白"}
    ---
    \(practice("本文です。"))
    """
  ),
  NamedText(
    "with links, pictures, terms, notes, comments and a picture of a flow",
    Example.caseText(
      body: Example.caseBody.replacing(
        "## 概要\n\n本文です。",
        with: """
          ## 概要

          [ほか](c-0002.md#見立て)と[外](https://example.jp/?a=1&b=2)、![絵](e%20.png)と![飾り](k.png)。<!-- 秘 -->
          [[見立て]]と[[見立て|みたて]]を注[^1]に書く。

          <!-- 書いた人だけ
          が読む -->

          ### 細かい見出し　その１ {#fine}

          ### Ａ＆Ｂ

          ```dot
          図: 流れ
          代替: 気づきから支援まで
          digraph { a -> b }
          ```

          [^1]: 注の文です。
          """))
  ),
  NamedText("with CRLF", Example.caseText().replacing("\n", with: "\r\n")),
  NamedText("behind a byte order mark", "\u{FEFF}" + Example.caseText()),
  NamedText(
    "of composed and decomposed signs",
    Example.caseText(
      Example.caseFrontMatter.replacing("中学生", with: "か\u{3099}ｶﾞ🏫\u{845B}\u{E0100}"))
  ),
  NamedText("with a long text", Example.caseText(body: long)),
]

/// A text and why it is tried; of a failure only the latter is told.
private struct NamedText: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  var testDescription: String { name }
}

private let long = Example.caseBody.replacing(
  "本文です。", with: String(repeating: "長い文と[先](../resources/a.md)です。", count: 400))

private func practice(_ body: String) -> String {
  CaseExample.Form.practice.sections.map { "## \($0)\n\n\(body)\n" }.joined(separator: "\n")
}

private func source(_ text: String) -> SourceText {
  SourceText(path: "content/cases/c-0001.md", text)
}

private func digest(_ source: SourceText) -> Digest {
  Digest { digest in
    digest.add(source.path)
    digest.add(source.bytes)
  }
}

private let reader = KeptEntries.reader(
  vocabulary: Digest { $0.add(1) }, options: MarkdownOptions())

/// What is kept of some texts.
private func kept(_ texts: [String], before: KeptEntries? = nil) throws -> [UInt8] {
  let items = try texts.map { text in
    let checked = try Example.read(text)
    #expect(checked.diagnostics.isEmpty)
    return KeptEntries.Item(
      digest: digest(source(text)), entry: try #require(checked.value), number: nil)
  }
  return KeptEntries.bytes(of: items, reader: reader, before: before)
}

/// All that an entry says, as one text, but its body.
private func said(_ entry: Entry) -> String {
  """
  \(entry.source.path) \(entry.id) \(entry.title) \(entry.reading as Any)
  \(entry.updated as Any) \(entry.confirmed as Any) \(entry.reviewBy as Any)
  \(entry.citations) \(entry.formerIDs) \(entry.acceptances)
  \(entry.detail)
  \(entry.references) \(entry.comments)
  """
}

@Test(arguments: texts)
private func caseThatWasKeptIsTheCaseThatWasRead(_ one: NamedText) throws {
  let read = try #require(try Example.read(one.text).value)
  let keeping = try #require(KeptEntries(bytes: try kept([one.text])))
  #expect(keeping.numbers(of: [digest(read.source)]) == [0])
  let entry = try #require(
    keeping.entry(
      0, of: read.source, words: VocabularyLists(try Example.vocabulary), options: MarkdownOptions()
    ))
  #expect(said(entry) == said(read), "\(one.name)")
  #expect(Array(entry.title.value.utf8) == Array(read.title.value.utf8))
  #expect(!entry.isBodyParsed)
  #expect(entry.body.nodes == read.body.nodes)
  #expect(entry.body.literals == read.body.literals)
  #expect(entry.body.options == read.body.options)
  #expect(entry.isBodyParsed)
}

@Test func referencesOfABodyAreItsLinksPicturesTermsAndAnchors() throws {
  let entry = try #require(try Example.read(texts[2].text).value)
  let (references, body) = (entry.references, entry.body)
  #expect(references.links.map(\.name) == ["c-0002.md#見立て", "https://example.jp/?a=1&b=2"])
  #expect(references.links.map(\.name) == body.links.map(\.destination))
  #expect(references.links.map(\.span) == body.links.map(\.destinationSpan))
  #expect(references.images.map(\.name) == body.images.map(\.source))
  #expect(references.images.map(\.span) == body.images.map(\.sourceSpan))
  #expect(references.terms.map(\.name) == ["見立て", "見立て"])
  #expect(references.terms.map(\.span) == body.termReferences.map(\.span))
  #expect(references.anchors == body.anchors)
  #expect(references.anchors.contains("fine") && references.anchors.contains("fn-1"))
  #expect(references.hasCodeBlocks)
  #expect(entry.comments.count == 2)
}

@Test func commentsOfFrontMatterAndBodyAreFoundOnce() throws {
  let entry = try #require(try Example.read(texts[1].text).value)
  #expect(entry.comments.map { entry.source.text(in: $0) } == ["# 題の覚え書き"])
}

@Test func recordsAreFoundInAnyOrderAndTakenOverWhereTheyAre() throws {
  let all = texts.map(\.text)
  let before = try #require(KeptEntries(bytes: try kept(all)))
  let digests = all.map { digest(source($0)) }
  let other = digest(source("another text"))
  #expect(before.numbers(of: digests) == Array(all.indices))
  #expect(
    before.numbers(of: [other, digests[1], nil, digests[0], digests[3]]) == [nil, 1, nil, 0, 3])
  let entries = try all.map { try #require(try Example.read($0).value) }
  let order = [3, 0, 5]
  let items = order.map {
    KeptEntries.Item(digest: digests[$0], entry: entries[$0], number: $0)
  }
  #expect(
    KeptEntries.bytes(of: items, reader: reader, before: before)
      == (try kept(order.map { all[$0] })))
}

@Test func whatIsKeptOfCasesIsNotReadWhenItIsCutOff() throws {
  let bytes = try kept([texts[0].text, texts[2].text])
  #expect(KeptEntries(bytes: bytes)?.count == 2)
  for length in 0..<bytes.count { #expect(KeptEntries(bytes: Array(bytes.prefix(length))) == nil) }
  #expect(KeptEntries(bytes: bytes + [0]) == nil)
}

@Test func recordWithAnyBitTurnedIsReadWithoutHarm() throws {
  let text = texts[2].text
  let words = VocabularyLists(try Example.vocabulary)
  let bytes = try kept([text])
  var refused = 0
  for place in bytes.indices {
    for bit in 0..<8 {
      var turned = bytes
      turned[place] ^= 1 << UInt8(bit)
      let entry = KeptEntries(bytes: turned).flatMap {
        $0.entry(0, of: source(text), words: words, options: MarkdownOptions())
      }
      if entry == nil { refused += 1 }
    }
  }
  #expect(refused > bytes.count / 8)
}

@Test func otherWordsOrAnotherWayOfReadingAreAnotherReader() {
  let one = KeptEntries.reader(vocabulary: Digest { $0.add(2) }, options: MarkdownOptions())
  let html = KeptEntries.reader(
    vocabulary: Digest { $0.add(1) }, options: MarkdownOptions(allowsRawHTML: true))
  #expect(Set([reader, one, html]).count == 3)
}
