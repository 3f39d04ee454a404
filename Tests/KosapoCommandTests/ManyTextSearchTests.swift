// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

private func matches(_ texts: [String], in text: String) -> [String] {
  let bytes = Array(text.utf8)
  var found: [String] = []
  ManyTextSearch(texts.map { Array($0.utf8) }).forEachMatch(in: bytes, range: 0..<bytes.count) {
    found.append("\($0)@\($1)")
  }
  return found.sorted()
}

@Test(arguments: [
  ([], "西区"), (["西区"], ""), (["西区"], "西"), (["西区"], "西区"), (["西区", "北区"], "北区と西区と西区"),
  (["aaaaaa", "aaaaaaaa"], "aaaaaaaaaa"), (["西区", "西区役所", "区役所"], "大阪市西区役所"),
  (["西区", "西区"], "西区"), (["c-0001", "c-00012"], "c-00012 c-0001"),
  ([String(repeating: "長い文", count: 40), "短い"], "短い" + String(repeating: "長い文", count: 41)),
])
func everyPlaceOfEveryTextIsFound(texts: [String], text: String) {
  let bytes = Array(text.utf8)
  var wanted: [String] = []
  for (number, part) in texts.enumerated() {
    let part = Array(part.utf8)
    for offset in bytes.indices where bytes[offset...].starts(with: part) {
      wanted.append("\(number)@\(offset)")
    }
  }
  #expect(matches(texts, in: text) == wanted.sorted())
}

/// Ids and titles of a hundred hidden cases and of thousands begin alike; what is searched names as many shown ones.
@Test func sixteenTimesTheTextsAndPagesTakeNotMuchMoreThanSixteenTimesTheSteps() {
  func steps(_ count: Int) -> Int {
    func names(_ number: Int) -> [String] {
      ["c-\(String(1_000_000 + number).dropFirst())", "不登校の中学生を支えた事例その\(number)番"]
    }
    let hidden = (0..<count).flatMap { names($0 * 2) }
    let search = ManyTextSearch((["西区"] + hidden).map { Array($0.utf8) })
    let bytes = Array((0..<count).flatMap { names($0 * 2 + 1) }.joined(separator: "を見て").utf8)
    return search.forEachMatch(in: bytes, range: 0..<bytes.count) { _, _ in
      Issue.record("nothing that is hidden stands there")
    }
  }
  let (few, many) = (Double(steps(1_000)), Double(steps(16_000)))
  // n log n; one by one it would be 256 times.
  #expect(many <= few * 16 * 1.5, "\(many / few) times")
  #expect(few > 1_000)
}
