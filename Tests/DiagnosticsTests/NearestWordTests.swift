// SPDX-License-Identifier: MIT

import Diagnostics
import Testing

@Test(arguments: [
  ("不登校・登校しぶ", "不登校・登校しぶり"), ("アウトリチ", "アウトリーチ"), ("biuld", "build"), ("chekc", "check"),
  ("ヤングケアラ", "ヤングケアラー"), ("不登校", "不登校・登校しぶり"),
])
func nearestWordIsOffered(written: String, expected: String) {
  let words = ["不登校・登校しぶり", "アウトリーチ", "ヤングケアラー", "build", "check"]
  #expect(nearestWord(to: written, among: words) == expected)
}

@Test(arguments: ["", "全然ちがう言葉", "xyzzy", String(repeating: "あ", count: 1000)])
func nothingNearIsNotOffered(written: String) {
  #expect(nearestWord(to: written, among: ["連携", "build"]) == nil)
}
