// SPDX-License-Identifier: MIT

import Content
import Markdown
import Search
import Testing

/// Texts in which pairs of characters come often enough to be held together, and rarely.
private let texts = [
  "区役所で相談し、学校と相談員が家庭を訪問した。スクリーニング会議Ⅱで方針を決める。",
  "こどもサポートネットの推進員がこども食堂へつないだ。子供の話を聞く。コーヒーの会。",
  "相談、相談員、相談員会議。ささささ、さささ。SSWとSC。2026年12月3日。DVの相談。",
  "ABC-123、9:00〜17:00、😀と👨‍👩‍👧。が行く。Ａｂｃの会議。「会議」（会議）会議会議。",
]

@Test func everySubstringOfEveryTextIsFoundInJustTheTextsThatHoldIt() throws {
  let index = try index(of: texts)
  let folded = texts.map { FoldedText($0).scalars }
  var asked: Set<[UInt32]> = []
  for text in folded {
    for start in text.indices {
      for length in [1, 2, 3, 5, 9, 14] where start + length <= text.count {
        asked.insert(Array(text[start..<(start + length)]))
      }
    }
  }
  for word in asked.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
    try expect(word, in: folded, index)
  }
  #expect(asked.count > 500)
}

@Test func charactersThatNeverFollowEachOtherAreNotFound() throws {
  let index = try index(of: texts)
  let folded = texts.map { FoldedText($0).scalars }
  let all = Set(folded.joined()).sorted()
  for first in all {
    for second in all where (first + second) % 9 == 0 {
      try expect([first, second], in: folded, index)
    }
  }
}

@Test func oneCharacterManyTimesOverAndOneWithoutAnEndAreFound() throws {
  let long = String(repeating: "あ", count: 3000)
  let other = String(repeating: "学校訪問", count: 400)
  let index = try index(of: [long, other])
  for (query, id) in [
    ("ああああああああああ", "p0"), (String(repeating: "あ", count: 200), "p0"), ("問学校訪", "p1"),
  ] {
    #expect(try index.answer(SearchRequest(query: "\"\(query)\"")).results.map(\.id) == [id])
  }
  #expect(try index.answer(SearchRequest(query: "校訪学")).total == 0)
}

@Test func pageThatIsMeantIsAmongTheFirstThree() throws {
  let fillers = (0..<60).map { number in
    "記録\(number)。学校で話を聞き、区役所と相談した。家庭の様子を見て、会議で方針を決めた。\(words[number % words.count])も話に出た。"
  }
  let planted = words.map { word in
    "\(word)のために、家庭を訪問した。\(word)を続けている。学校と区役所で\(word)を話し合った。"
  }
  let index = try index(of: fillers + planted)
  var hits = 0
  for (number, word) in words.enumerated() {
    let best = try index.answer(SearchRequest(query: word, limit: 3)).results.map(\.id)
    if best.contains("p\(fillers.count + number)") { hits += 1 }
  }
  #expect(hits * 100 >= words.count * 95)
}

private let words = [
  "不登校", "就学援助", "こども食堂", "昼夜逆転", "ゲーム", "給食費", "学習支援", "居場所", "虫歯", "奨学金", "通訳", "祖母", "転校", "洗濯",
  "離婚",
  "入浴", "担任", "進学", "友達", "朝食",
]

/// Asks for a word as a phrase; quotation marks and what stands for nothing are left to other tests.
private func expect(_ word: [UInt32], in folded: [[UInt32]], _ index: SearchIndex) throws {
  let space: UInt32 = 0x20
  guard word.first != space, word.last != space, !word.contains(0x22), !word.contains(0x0A) else {
    return
  }
  let text = String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))
  // What is folded again must stay what it is; half of a picture of several persons does not.
  guard FoldedText(text).scalars == word else { return }
  let holding = folded.indices.filter { holds(folded[$0], word) }.map { "p\($0)" }
  let answer = try index.answer(SearchRequest(query: "\"\(text)\"", limit: 100))
  #expect(answer.results.map(\.id).sorted() == holding, "\(text)")
}

private func holds(_ text: [UInt32], _ word: [UInt32]) -> Bool {
  guard word.count <= text.count else { return false }
  return (0...(text.count - word.count)).contains { text[$0...].starts(with: word) }
}

private func index(of texts: [String]) throws -> SearchIndex {
  let entries = try texts.enumerated().map { number, text in try page("p\(number)", "題", text) }
  let files = Dictionary(
    searchIndex(of: try plainLibrary(of: entries)).map { ($0.path, $0.bytes) },
    uniquingKeysWith: { first, _ in first })
  return try SearchIndex { try #require(files[$0]) }
}
