// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

private func numbers(of texts: [String], in text: String) -> [Int] {
  TextSearch(texts.map { Array($0.utf8) }).texts(in: Array(text.utf8)).found
}

@Test func textsAreFoundWhereTheyOverlapOrAreTheSame() {
  #expect(numbers(of: ["he", "she", "his", "hers"], in: "ushers") == [0, 1, 3])
  #expect(numbers(of: ["会議の進め方", "議の進", "進め方", "の方"], in: "新しい会議の進め方です") == [0, 1, 2])
  #expect(numbers(of: ["あ", "あ", ""], in: "いあう") == [0, 1])
  #expect(numbers(of: ["aab", "ab"], in: "aaab") == [0, 1])
  #expect(numbers(of: ["abc"], in: "ababab") == [])
  #expect(numbers(of: [], in: "abc") == [])
  #expect(numbers(of: ["長い題名"], in: "長い題") == [])
}

@Test func manyTextsAreFoundAsOneByOneWould() {
  var state: UInt64 = 1
  func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }
  for _ in 0..<200 {
    let texts = (0..<8).map { _ in
      String((0..<(1 + random(4))).map { _ in "abか".randomElement(random) })
    }
    let text = String((0..<60).map { _ in "abか".randomElement(random) })
    let expected = texts.indices.filter { text.utf8.contains(texts[$0].utf8) }
    #expect(numbers(of: texts, in: text) == expected, "\(texts) in \(text)")
  }
}

@Test func sixteenTimesTheTextsTakeNoMoreStepsForAByte() {
  func steps(_ count: Int) -> Int {
    // All begin alike, as titles do.
    let texts = (0..<count).map { Array("遅刻の増えた児童と家庭、\($0)番目の支援".utf8) }
    let bytes = (0..<400).flatMap { Array("遅刻の増えた児童と家庭、\($0)番目ではない支援と".utf8) }
    let result = TextSearch(texts).texts(in: bytes)
    #expect(result.found.isEmpty)
    #expect(result.steps <= bytes.count * 2)
    return result.steps
  }
  #expect(Double(steps(16_000)) <= Double(steps(1_000)) * 1.5)
}

extension String {
  fileprivate func randomElement(_ random: (Int) -> Int) -> Character {
    self[index(startIndex, offsetBy: random(count))]
  }
}
