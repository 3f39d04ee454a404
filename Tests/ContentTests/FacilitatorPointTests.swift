// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

private let mark = "shown-facilitator-point"

private let questions: [(text: String, expected: [String])] = [
  // Right below the question, however it is written.
  ("1. 問い。（20分）\n   > 着眼点: 急がない。", []),
  ("1. 問い。\n\n   > 着眼点：急がない。\n\n2. 次。\n   > **着眼点** 待つ。", []),
  ("- 問い。\n  > 着眼点: 一\n  > 着眼点: 二", []),
  ("1. 問い。\n   > 着眼点: 一\n   続き", []),
  // No 着眼点.
  ("1. 着眼点を三つ挙げる。\n2. どこが着眼点か。", []),
  ("1. 問い。\n\n> 読む人への言葉。", []),
  ("1. 問い。\n\n<!-- 着眼点: あとで書く -->", []),
  // Elsewhere everyone would read it.
  ("1. 問い。\n\n> 着眼点: 急がない。", ["\(mark) 3:3"]),
  ("> 着眼点: 急がない。", ["\(mark) 1:3"]),
  ("1. 問い。\n   - 小さな問い。\n     > 着眼点: 急がない。", ["\(mark) 3:8"]),
  ("1. 問い。\n   着眼点：急がない。", ["\(mark) 2:4"]),
  ("1. 問い。\n\n着眼点: 急がない。\n着眼点: 待つ。", ["\(mark) 3:1", "\(mark) 4:1"]),
  ("1. 問い。\n   > 言葉。\n   >\n   > 着眼点: 急がない。", ["\(mark) 4:6"]),
  ("1. 問い。\n        > 着眼点: 急がない。", ["\(mark) 2:11"]),
  ("1. 問い。\n\n        > 着眼点: 急がない。", ["\(mark) 3:11"]),
  ("1. 問い。\n   **着眼点:** 急がない。", ["\(mark) 2:6"]),
  ("1. 問い。\n   **着眼点** ： 急がない。", ["\(mark) 2:6"]),
  ("1. 問い。\n   着眼点　急がない。", ["\(mark) 2:4"]),
  ("1. 問い。\n   > 【着眼点】急がない。", ["\(mark) 2:7"]),
  ("1. 問い。\n\n### 着眼点\n\n- 急がない。", ["\(mark) 3:5"]),
  ("1. 問い。\n\n| 着眼点 |\n|---|\n| 急がない |", ["\(mark) 3:3"]),
  ("1. 問い。（20分） 着眼点: 急がない。", ["\(mark) 1:13"]),
  // What stands behind it, outside of the quote.
  ("1. 問い。\n   > 着眼点: 一\n\n   > 二", ["\(mark) 4:4"]),
  ("1. 問い。\n   > 着眼点: 一\n\n   二", ["\(mark) 4:4"]),
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

@Test func pointsBelowAHeadingOfAnotherNameAreShownToEveryone() throws {
  let point = "1. 問い。\n   > 着眼点: 急がない。\n"
  for heading in ["## 話しあいの問い", "### 話し合いの問い"] {
    let body = Example.caseBody.replacing(
      "## 話し合いの問い\n\n本文です。\n", with: "\(heading)\n\n\(point)")
    let found = try Example.read(Example.caseText(body: body)).diagnostics
    #expect(found.contains { $0.id == mark }, "\(heading)")
  }
}

@Test func theWordIsOneLikeOthersInOtherSections() throws {
  for text in ["着眼点を話した。", "三つの着眼点: 一、二、三", "| 着眼点 | 例 |\n|---|---|\n| 一 | 二 |"] {
    let body = Example.caseBody.replacing("## 概要\n\n本文です。", with: "## 概要\n\n\(text)")
    #expect(try Example.read(Example.caseText(body: body)).diagnostics.isEmpty, "\(text)")
  }
}
