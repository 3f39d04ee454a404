// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Testing

/// What is told of cases, each given by 加工, 学校段階, 家庭 and 主題.
private func told(_ cases: [(String, String, String, String)]) -> [Diagnostic] {
  let vocabulary = readVocabulary(
    SourceText(
      path: "content/vocabulary.yml",
      """
      課題: {不登校: {slug: n}}
      主題: {就学援助: {slug: a}, いじめ: {slug: b}, 転居: {slug: c}}
      学校段階: {小学校低学年: {slug: a}, 小学校高学年: {slug: b}, 中学校: {slug: c}}
      家庭: {母子世帯: {slug: a}, 父子世帯: {slug: b}, 里親: {slug: c}}
      気づき: {担任: {slug: a}}
      結果: {継続: {slug: a}}
      期間: {1年以内: {slug: a}}
      つながり: {つながった: {slug: a}}
      """)
  ).value
  let entries = cases.enumerated().compactMap { number, each in
    readEntry(
      SourceText(
        path: "content/cases/c-\(number).md",
        "---\n題名: 事例\(number)\n種別: 個別支援\n加工: \(each.0)\n課題: [不登校]\n学校段階: \(each.1)\n家庭: [\(each.2)]\n"
          + "主題: [\(each.3)]\n結果: 継続\n更新: 2026-06-01\n---\n## 概要\n"),
      kind: .caseExample, vocabulary: vocabulary ?? Vocabulary([:], synonyms: []),
      options: .init()
    ).value
  }
  #expect(entries.count == cases.count)
  let library = gatherLibrary(
    LibraryParts(
      settings: SiteSettings(title: "試", organisation: "試", contact: "試"),
      vocabulary: vocabulary ?? Vocabulary([:], synonyms: []), glossary: nil, entries: entries,
      unreadPaths: [], attachments: [])
  ).value
  return library.map(rareCombinations) ?? []
}

@Test func aCombinationThatOneCaseHasIsToldWithTheWordToWiden() throws {
  let found = told([
    ("再構成", "小学校低学年", "母子世帯", "就学援助"), ("加工", "小学校低学年", "母子世帯", "就学援助"),
    ("再構成", "小学校低学年", "里親", "就学援助"),
  ])
  let rare = try #require(found.first)
  #expect(found.count == 1)
  #expect(rare.severity == .warning)
  #expect(rare.path == "content/cases/c-2.md")
  #expect(rare.message.contains("「小学校低学年・里親・就学援助」の組合せ"))
  #expect(rare.hint == "「家庭」の「里親」を広い言葉に変えるか消すと、同じ組合せの事例がほかに2件あります。")
}

@Test func fictionalCasesAreNotToldAndHideNobody() {
  #expect(told([("架空", "中学校", "里親", "いじめ"), ("架空", "小学校低学年", "父子世帯", "転居")]).isEmpty)
  let found = told([("架空", "中学校", "里親", "いじめ"), ("加工", "中学校", "里親", "いじめ")])
  #expect(found.map(\.path) == ["content/cases/c-1.md"])
}

@Test func oneOfSeveralTopicsCanBeTheOneThatStandsAlone() throws {
  let found = told([
    ("加工", "中学校", "母子世帯", "いじめ, 転居"), ("加工", "中学校", "母子世帯", "いじめ"), ("加工", "小学校高学年", "父子世帯", "転居"),
    ("加工", "小学校高学年", "父子世帯", "転居"),
  ])
  let rare = try #require(found.first)
  #expect(found.count == 1)
  #expect(rare.message.contains("「中学校・母子世帯・転居」"))
  #expect(rare.hint?.contains("「主題」の「転居」") == true)
}

@Test func whereNothingAloneHelpsThatIsSaid() throws {
  let rare = try #require(told([("加工", "中学校", "里親", "いじめ")]).first)
  #expect(rare.hint?.contains("ほかの項目も広げないと") == true)
}
