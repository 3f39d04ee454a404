// SPDX-License-Identifier: MIT

import Content
import Search
import Testing

@Test func listsThatGoOnInSeveralFilesAreReadWhole() throws {
  let texts = randomTexts(count: 160, length: 300)
  let (index, paths) = try index(of: texts)
  #expect(paths.count { $0.hasPrefix("search/p") } > 2)
  #expect(paths.count { $0.hasPrefix("search/k") } > 1)
  // Each is cut out of a text; those of one character stand in nearly all.
  for (number, length) in zip(stride(from: 0, to: 160, by: 11), [1, 2, 3, 4, 5, 7].cycled()) {
    let text = Array(texts[number])
    let word = String(text[number..<(number + length)])
    let holding = texts.indices.filter { texts[$0].contains(word) }.map { "p\($0)" }.sorted()
    let answer = try index.answer(SearchRequest(query: "\"\(word)\"", limit: 1000))
    #expect(answer.results.map(\.id).sorted() == holding, "\(word)")
  }
}

@Test func onlyTheFilesThatHaveTheRarestPartOfAPhraseAreRead() throws {
  var texts = randomTexts(count: 160, length: 300)
  texts[120] += "虎のを訪"
  let files = try files(of: texts)
  var read: Set<String> = []
  let index = try SearchIndex { path in
    read.insert(path)
    return try #require(files[path])
  }
  let answer = try index.answer(SearchRequest(query: "虎のを"))
  #expect(answer.results.map(\.id) == ["p120"])
  #expect(read.count { $0.hasPrefix("search/p") } <= 2)
  #expect(files.keys.count { $0.hasPrefix("search/p") } > 2)
}

@Test func wordsWithListsOfTheirOwnAreFoundWhereALookThroughTheTextsFindsThem() throws {
  let fillers = ["子は学校へ行く。", "どもる。", "こどもの家。", "供の者。子の供。", "障がいのこと。", "害がある。障り。"]
  let texts = fillers + ["子どもと子供とこども。", "障害と障がい。", "様子どもう一度。", "子ども", "保護者\n子ども"]
  let library = try library(
    of: texts.enumerated().map { try page("p\($0)", "題", $1) })
  let files = Dictionary(
    searchIndex(of: library).map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  let index = try SearchIndex { try #require(files[$0]) }
  for (query, forms) in [("子ども", ["子ども", "子供", "こども"]), ("子供", ["子ども", "子供", "こども"])] {
    let holding = texts.indices.filter { number in forms.contains { texts[number].contains($0) } }
    let found = try index.answer(SearchRequest(query: query, limit: 100)).results
    #expect(
      found.filter { $0.kind == "page" }.map(\.id).sorted() == holding.map { "p\($0)" }.sorted())
  }
  // The word itself counts more than what stands within a longer one.
  let ranked = try index.answer(SearchRequest(query: "子ども", limit: 100)).results.map(\.id)
  #expect(try #require(ranked.firstIndex(of: "p9")) < #require(ranked.firstIndex(of: "p8")))
}

private func index(of texts: [String]) throws -> (index: SearchIndex, paths: [String]) {
  let files = try files(of: texts)
  return (try SearchIndex { try #require(files[$0]) }, Array(files.keys))
}

private func files(of texts: [String]) throws -> [String: [UInt8]] {
  let entries = try texts.enumerated().map { number, text in try page("p\(number)", "題", text) }
  return Dictionary(
    searchIndex(of: try plainLibrary(of: entries)).map { ($0.path, $0.bytes) },
    uniquingKeysWith: { first, _ in first })
}

/// Texts of few characters in no order, the same each time: no two of them are held together for long.
private func randomTexts(count: Int, length: Int) -> [String] {
  let characters = Array("のをは学校訪問家庭相談、。")
  var state: UInt64 = 7
  return (0..<count).map { _ in
    String(
      (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return characters[Int(state >> 40) % characters.count]
      })
  }
}

extension Array {
  fileprivate func cycled() -> some Sequence<Element> {
    sequence(state: 0) { place in
      defer { place = (place + 1) % self.count }
      return self[place]
    }
  }
}
