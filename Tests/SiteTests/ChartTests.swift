// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Foundation
import Markdown
import Site
import Templates
import Testing

private let projectFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The HTML of the pages of a table, by their addresses.
private func pages(_ frontMatter: String, _ csv: String) throws -> [String: String] {
  let text = "---\n題名: 表\nデータ: a.csv\n出典: 市\n更新: 2026-06-01\n\(frontMatter)\n---\n本文\n"
  let entry = try #require(
    readEntry(
      SourceText(path: "content/statistics/a.md", text), kind: .statistics,
      vocabulary: Vocabulary([:], synonyms: []), options: MarkdownOptions()
    ).value)
  let gathered = gatherLibrary(
    LibraryParts(
      settings: SiteSettings(title: "題", organisation: "組織", contact: "係"),
      vocabulary: Vocabulary([:], synonyms: []), glossary: nil, entries: [entry],
      tables: [SourceText(path: "content/statistics/a.csv", csv)], unreadPaths: [],
      attachments: ["content/statistics/a.csv"]))
  #expect(gathered.diagnostics.isEmpty)
  let outline = SiteOutline(of: try #require(gathered.value))
  let folder = projectFolder.appending(path: "site/templates")
  let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
    SourceText(
      path: "site/templates/\($0)",
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
  }
  let templates = try #require(TemplateSet.compile(sources, models: pageModels).value)
  let renderer = SiteRenderer(outline: outline, templates: templates)
  var pages: [String: String] = [:]
  for page in sitePages(of: outline) where page.address.hasPrefix("statistics/a") {
    pages[page.address] = String(decoding: renderer.render(page).bytes, as: UTF8.self)
  }
  return pages
}

private func count(_ part: String, in text: String?) -> Int {
  (text ?? "").components(separatedBy: part).count - 1
}

private let series = """
  行の意味: 期間
  列:
    - {名: 対象}
    - {名: 好転}
    - {名: 割合, 分子: 好転, 分母: 対象, 望ましい: 高い}
  区切り:
    - {ここから: 令和4年度, 説明: 数え方が変わりました。}
  """

private let years = "年度,対象,好転\n令和2年度,10,4\n令和3年度,10,5\n令和4年度,10,9\n令和5年度,10,10\n"

@Test func breakInASeriesIsMarkedAndNotDrawnThrough() throws {
  let page = try pages(series, years)["statistics/a.html"]
  #expect(count("class=\"point\"", in: page) == 4)
  #expect(count("class=\"trend-line\"", in: page) == 2)
  #expect(count("class=\"break\"", in: page) == 1)
  #expect(count("令和3年度と令和4年度の間には区切りがあります。数え方が変わりました。", in: page) == 1)
  #expect(count("令和3年度 50.0%、（ここで区切り）令和4年度 90.0%", in: page) == 1)
}

@Test func chartHasItsTableAndNothingThatThePolicyForbids() throws {
  let page = try #require(try pages(series, years)["statistics/a.html"])
  #expect(count("<details class=\"chart-table\">", in: page) == count("<svg ", in: page))
  #expect(!page.contains("style="))
  #expect(count("role=\"img\"", in: page) == 1)
  #expect(count("<title id=\"chart-1-title\">割合</title>", in: page) == 1)
}

private let places = """
  コードの列: コード
  所属: 大阪市
  列:
    - {名: 対象}
    - {名: 好転}
    - {名: 割合, 分子: 好転, 分母: 対象, 望ましい: 低い}
  """

private let wards = "区,コード,対象,好転\n<北>区,1,10,4\n南区,2,10,9\n東区,3,10,4\n西区,4,0,0\n"

@Test func rankingCountsEqualValuesOnceAndLeavesOutWhatHasNone() throws {
  let page = try #require(try pages(places, wards)["statistics/a_rank_03.html"])
  let ranks = page.components(separatedBy: "<tr><td class=\"align-right\">").dropFirst().map {
    String($0.prefix(1))
  }
  #expect(ranks == ["1", "1", "3"])
  #expect(count("class=\"bar striped\"", in: page) == 1)
  #expect(page.contains("（全体平均より高い）"))
  #expect(page.contains("低いほど望ましい値として、低い順に並べています。"))
}

@Test func nameInAChartIsTextAndNothingElse() throws {
  for (address, page) in try pages(places, wards) {
    #expect(!page.contains("<北>"), "\(address)")
  }
  let page = try pages(places, wards)["statistics/a_1.html"]
  #expect(count("大阪市&lt;北&gt;区：表</h1>", in: page) == 1)
}

@Test func sortingGoesByTheExactRatio() throws {
  // 33.33 % and 33.34 % look the same.
  let page = try #require(
    try pages(places, "区,コード,対象,好転\n北区,1,10000,3334\n南区,2,3,1\n")["statistics/a.html"])
  #expect(page.contains("data-order=\"2\" data-worse>") || page.contains("data-order=\"2\">33.3%"))
  #expect(page.contains("data-order=\"1\">33.3%"))
}
