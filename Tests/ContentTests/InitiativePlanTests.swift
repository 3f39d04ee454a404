// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

private func sheet(_ periods: [(heading: String, plan: [String], progress: [String])]) -> String {
  var text = "---\n題名: 題\n組織: 堺市西区役所\n年度: 令和6年度\n更新: 2026-06-01\n---\n"
  for (index, period) in periods.enumerated() {
    text += "## \(period.heading)\n\n### 計画 {#p\(index)}\n\n"
    text += period.plan.map { "- \($0)\n" }.joined() + "\n### 進捗 {#s\(index)}\n\n"
    text += period.progress.map { "- \($0)\n" }.joined() + "\n"
  }
  return text
}

/// The rows of each period: strand, how many planned and told, what became of it.
private func rows(
  _ periods: [(heading: String, plan: [String], progress: [String])]
) throws -> [[String]] {
  let entry = try #require(
    try Example.read(sheet(periods), as: .initiative, id: "a").value)
  return InitiativePlan(of: entry.body).periods.map { period in
    period.rows.map {
      "\($0.strand) \($0.plan.count) \($0.progress.count) \($0.standing.map { "\($0)" } ?? "-")"
    }
  }
}

@Test func progressIsSetAgainstThePlanStrandByStrand() throws {
  let found = try rows([
    ("前期（〜7月）", ["学校：訪ねる", "資源：調べる", "窓口：知らせる", "会議：開く"], ["学校：訪ねた", "学校：話した", "居場所：開いた"]),
    ("中期（〜11月）", ["資源：まとめる"], ["学校：続けた", "資源：まとめた", "居場所：続けた"]),
    ("後期（〜3月）", ["学校：試す"], []),
  ])
  #expect(
    found == [
      ["学校 1 2 done", "資源 1 0 doneLater", "窓口 1 0 open", "会議 1 0 open", "居場所 0 1 added"],
      ["資源 1 1 done", "学校 0 1 continued", "居場所 0 1 added"], ["学校 1 0 ahead"],
    ])
}

@Test(arguments: [
  ("学校：訪ねる", "学校"), ("学校: 訪ねる", "学校"), ("**学校**：訪ねる", "学校"), ("訪ねる", ""), ("：訪ねる", ""),
  ("学校を訪ね、次を話した：窓口、制度", ""), ("とても長い名前のついた取組みのまとまりの一つである：訪ねる", ""),
])
func strandIsWhatStandsBeforeTheFirstColon(point: String, expected: String) throws {
  #expect(try rows([("前期（〜7月）", [point], [])]).first?.first?.hasPrefix("\(expected) 1 0") ?? false)
}

@Test func pointsInPointsAreNotCountedAgain() throws {
  let found = try rows([("前期（〜7月）", ["学校：訪ねる\n  - 資源：調べる"], [])])
  #expect(found == [["学校 1 0 ahead"]])
}

@Test(arguments: [
  ("堺市西区役所 西保健福祉総合センター", "堺市", "西区"), ("大阪市西区", "大阪市", "西区"), ("大阪市東淀川区役所", "大阪市", "東淀川区"),
  ("西区役所", "", ""), ("大阪市こども青少年局", "", ""), ("", "", ""),
])
func wardIsToldWithItsCity(organisation: String, city: String, ward: String) {
  let found = wardName(in: organisation)
  #expect(found?.city ?? "" == city)
  #expect(found?.ward ?? "" == ward)
}

@Test(arguments: [("西区役所", ["organisation-without-city"]), ("堺市西区役所", []), ("大阪市", [])])
func wardWithoutItsCityIsTold(organisation: String, expected: [String]) throws {
  let text =
    "---\n題名: 題\n組織: \(organisation)\n年度: 令和6年度\n更新: 2026-06-01\n---\n本文\n"
  let told = try Example.read(text, as: .initiative, id: "a").diagnostics.map(\.id)
  #expect(told.filter { $0 == "organisation-without-city" } == expected)
}
