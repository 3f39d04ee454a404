// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Search
import Testing

@Test(arguments: [
  ("談", ["a"]), ("相談", ["a"]), ("区役所で相談", ["a"]), ("コドモ", ["a", "b", "見本"]), ("子供食堂", ["b"]),
  ("\"児童扶養手当\"", ["b"]), ("児童 -食堂", ["a"]), ("食堂", ["b"]), ("ＳＳＷ", ["a"]), ("ない言葉", []),
  ("。", ["a", "b", "見本"]),
  ("相談 食堂", []), ("みほん", ["見本"]), ("😀", ["a"]),
])
func everySubstringIsFoundAndNothingElse(query: String, ids: [String]) throws {
  let answer = try index().answer(SearchRequest(query: query))
  #expect(answer.results.map(\.id).sorted() == ids.sorted())
  #expect(answer.total == ids.count)
}

@Test func titleComesBeforeHeadingBeforeBodyAndAWordBeforeAPartOfOne() throws {
  let index = try index(of: [
    page("in-body", "題", "前に支援を行う。"), page("in-heading", "題二", "## 支援\n\n本文。"),
    page("in-title", "支援", "本文。"), page("in-longer", "題三", "前に支援員が行う。"),
  ])
  let answer = try index.answer(SearchRequest(query: "支援"))
  #expect(answer.results.map(\.id) == ["in-title", "in-heading", "in-body", "in-longer"])
}

@Test func wordsThatStandTogetherComeFirst() throws {
  let filling = String(repeating: "なにかほかのことを書いた長い文です。", count: 8)
  let index = try index(of: [
    page("apart", "題一", "家庭のこと。\(filling)訪問のこと。"),
    page("together", "題二", "家庭を訪問すること。\(filling)"),
  ])
  let answer = try index.answer(SearchRequest(query: "家庭 訪問"))
  #expect(answer.results.map(\.id) == ["together", "apart"])
}

@Test func resultThroughASynonymSaysSoAndIsMarked() throws {
  let answer = try index().answer(SearchRequest(query: "子供食堂"))
  let result = try #require(answer.results.first)
  #expect(result.synonyms == ["こども食堂"])
  let mark = try #require(result.marks.first)
  let scalars = Array(result.excerpt.unicodeScalars)
  #expect(String(String.UnicodeScalarView(scalars[mark])) == "こども食堂")
}

@Test(arguments: [
  ("", "探す言葉がありません"), ("　 ", "探す言葉がありません"), ("-食堂", "除く言葉だけでは"), ("\"\"", "探す言葉がありません"),
])
func queryWithNothingToLookForGetsASentence(query: String, beginning: String) throws {
  let answer = try index().answer(SearchRequest(query: query))
  #expect(answer.problem?.hasPrefix(beginning) == true)
  #expect(answer.total == 0)
}

@Test func openQuotationMarkIsTold() throws {
  let answer = try index().answer(SearchRequest(query: "\"区役所で"))
  #expect(answer.results.map(\.id) == ["a"])
  #expect(answer.notice?.contains("閉じていない") == true)
}

@Test func sameLibraryHasTheSameIndex() throws {
  let first = searchIndex(of: try library())
  let second = searchIndex(of: try library())
  #expect(first.map(\.path) == second.map(\.path))
  #expect(first.map(\.bytes) == second.map(\.bytes))
}

@Test func fileOfAnotherIndexIsRefused() throws {
  var files = files(of: try library())
  files["search/t000.js"] = Array("KosapoSearch.add(\"other\",\"t000\",[]);\n".utf8)
  let index = try SearchIndex { files[$0] ?? [] }
  #expect(throws: SearchIndex.Damage(path: "search/t000.js")) {
    try index.answer(SearchRequest(query: "相談"))
  }
  #expect(throws: SearchIndex.Damage(path: "search/index.js")) {
    try SearchIndex { _ in Array("KosapoSearch.begin(\"a\",{".utf8) }
  }
}

@Test func filesOfWhatWasNotEditedStayAsTheyWereAndTheOthersAreRefusedByTheIndexBefore() throws {
  func pages(_ last: String) throws -> [Entry] {
    try (0..<5).map { number in
      try page("p\(number)", "題", String(repeating: "\("一二三四五".prefix(number + 1))家庭。", count: 900))
    } + [try page("z", "題", String(repeating: "終わりの長い話。", count: 900) + last)]
  }
  let before = files(of: try library(of: try pages("相談。")))
  let after = files(of: try library(of: try pages("談話。")))
  let changed = after.keys.filter { after[$0] != before[$0] }
  let kept = ["t000", "t001", "t002", "t003", "t004"].map { "search/\($0).js" }
  #expect(Set(kept).isDisjoint(with: changed) && Set(kept).isSubset(of: after.keys))
  #expect(changed.contains("search/t005.js") && changed.contains("search/index.js"))

  let index = try SearchIndex { path in
    try #require((path == "search/t005.js" ? after : before)[path])
  }
  #expect(try index.answer(SearchRequest(query: "家庭")).total == 5)
  #expect(throws: SearchIndex.Damage(path: "search/t005.js")) {
    try index.answer(SearchRequest(query: "終わり"))
  }
}

/// Two pages and a term.
private func library() throws -> Library {
  try library(of: [
    page("a", "会議", "区役所で相談し、児童とSSWに会った😀。こどもの話。"),
    page("b", "居場所", "こども食堂と児童扶養手当。"),
  ])
}

private func index() throws -> SearchIndex { try index(of: nil) }

private func index(of entries: [Entry]?) throws -> SearchIndex {
  let files = files(of: try entries.map(library) ?? library())
  return try SearchIndex { try #require(files[$0]) }
}

private func files(of library: Library) -> [String: [UInt8]] {
  Dictionary(
    searchIndex(of: library).map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
}
