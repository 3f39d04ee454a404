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
