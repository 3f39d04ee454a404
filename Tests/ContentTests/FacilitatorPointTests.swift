// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

private let questions: [(text: String, expected: [String])] = [
  // Right below the question, however it is written.
  ("1. 問い。（20分）\n   > 着眼点: 急がない。", []),
  ("1. 問い。\n\n   > 着眼点：急がない。\n\n2. 次。\n   > **着眼点** 待つ。", []),
  ("- 問い。\n  > 着眼点: 一\n  > 着眼点: 二", []),
  ("1. 着眼点を三つ挙げる。\n2. どこが着眼点か。", []),
  ("1. 問い。\n\n> 読む人への言葉。", []),
  // Elsewhere everyone would read it.
  ("1. 問い。\n\n> 着眼点: 急がない。", ["shown-facilitator-point 3:1"]),
  ("> 着眼点: 急がない。", ["shown-facilitator-point 1:1"]),
  ("1. 問い。\n   - 小さな問い。\n     > 着眼点: 急がない。", ["shown-facilitator-point 3:6"]),
  ("1. 問い。\n   着眼点：急がない。", ["shown-facilitator-point 2:4"]),
  (
    "1. 問い。\n\n着眼点: 急がない。\n着眼点: 待つ。",
    ["shown-facilitator-point 3:1", "shown-facilitator-point 4:1"]
  ),
  ("1. 問い。\n   > 言葉。\n   >\n   > 着眼点: 急がない。", ["shown-facilitator-point 4:6"]),
]

@Test(arguments: questions)
func pointsForTheFacilitatorThatEveryoneWouldReadAreTold(
  text: String, expected: [String]
) throws {
  let body = Example.caseBody.replacing(
    "## 話し合いの問い\n\n本文です。\n", with: "## 話し合いの問い\n\(text)\n")
  let whole = Example.caseText(body: body)
  let line = try #require(
    whole.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex(of: "## 話し合いの問い"))
  let found = brief(try Example.read(whole).diagnostics, in: whole).map { diagnostic in
    let parts = diagnostic.split(whereSeparator: { " :".contains($0) })
    return "\(parts[0]) \((Int(parts[1]) ?? 0) - line - 1):\(parts[2])"
  }
  #expect(found == expected)
}

@Test func pointsInOtherSectionsAreWords() throws {
  let body = Example.caseBody.replacing("## 概要\n\n本文です。", with: "## 概要\n\n> 着眼点: 本文。")
  #expect(try Example.read(Example.caseText(body: body)).diagnostics.isEmpty)
}
