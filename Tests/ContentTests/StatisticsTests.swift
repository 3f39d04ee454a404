// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Foundation
import Testing

/// Reads a table with its page's front matter.
private func table(
  _ frontMatter: String, _ csv: String
) throws -> (table: StatisticsTable?, diagnostics: [Diagnostic], inFile: [String]) {
  let text = "---\n題名: 題\nデータ: a.csv\n出典: 市\n更新: 2026-06-01\n\(frontMatter)\n---\n本文\n"
  let page = try Example.read(text, as: .statistics, id: "a")
  let entry = try #require(page.value)
  guard case .statistics(let report) = entry.detail else { return (nil, [], []) }
  let file = SourceText(path: "content/statistics/a.csv", csv)
  let checked = readStatisticsTable(report, of: entry.source, file: file)
  let told = checked.diagnostics.filter { $0.path == file.path }
  return (checked.value, page.diagnostics + checked.diagnostics, brief(told, in: csv))
}

private let columns = """
  列:
    - {名: 対象, 番号: ①, 単位: 人}
    - {名: 好転, 番号: ②}
    - {名: 割合, 番号: ③, 分子: 好転, 分母: 対象, 望ましい: 高い}
  """

@Test func ratiosAndTheirAverageAreCountedFromSums() throws {
  let read = try table(columns, "区,対象,好転\n北区,10,9\n南区,100,30\n")
  #expect(read.diagnostics.isEmpty)
  let table = try #require(read.table)
  let whole = try #require(table.whole)
  #expect(table.rows.map { table.ratio(2, of: $0)?.percent } == ["90.0%", "30.0%"])
  // The mean of the two would be 60 %.
  #expect(table.ratio(2, of: whole)?.percent == "35.5%")
  #expect(table.rows.map { table.isWorse(2, of: $0) } == [false, true])
}

@Test(arguments: [
  ("1,234", 1_234), ("１，２３４", 1_234), ("１２", 12), ("12人", 12), ("12.0", 12), (" 0 ", 0),
  ("12,345,678", 12_345_678),
])
func countIsReadAsOfficesWriteIt(cell: String, expected: Int) throws {
  let read = try table(columns, "区,対象,好転\n北区,\"\(cell)\",0\n")
  #expect(read.diagnostics.isEmpty)
  #expect(read.table?.rows.first?.counts[0] == expected)
}

@Test(arguments: [
  ("十", "csv-number 2:4"), ("1,23", "csv-number 2:4"), ("1.5", "csv-number 2:4"),
  ("−3", "csv-number 2:4"),
  ("12件", "csv-number 2:4"), ("1E+05", "csv-number 2:4"), ("#REF!", "csv-number 2:4"),
  ("=1+1", "csv-number 2:4"),
  ("999999999999", "csv-number 2:4"), ("", "csv-empty-cell 2:4"),
])
func cellThatIsNoCountIsToldWithItsPlace(cell: String, expected: String) throws {
  let quoted = cell.isEmpty ? "" : "\"\(cell)\""
  #expect(try table(columns, "区,対象,好転\n北区,\(quoted),0\n").inFile == [expected])
}

@Test(arguments: ["-", "－", "…", "x", "Ｘ"])
func signForNoFigureGivesNoRatioAndNoSum(cell: String) throws {
  let read = try table(columns, "区,対象,好転\n北区,10,\(cell)\n南区,10,5\n")
  #expect(read.diagnostics.isEmpty)
  let table = try #require(read.table)
  #expect(table.ratio(2, of: table.rows[0]) == nil)
  #expect(!table.isWorse(2, of: table.rows[0]))
  #expect(table.whole?.counts == [20, nil, nil])
}

@Test(arguments: [
  ("合計の行: 計", "区,対象,好転\n北区,1,1\n計,2,1\n", ["csv-sum"]),
  ("合計の行: 計", "区,対象,好転\n北区,1,1\n計,1,1\n", []),
  ("合計の行: 合計", "区,対象,好転\n北区,1,1\n計,1,1\n", ["unknown-row"]),
  ("恒等式: [対象 = 好転]", "区,対象,好転\n北区,2,1\n", ["csv-identity"]),
  ("恒等式: [対象 ＝ 好転]", "区,対象,好転\n北区,2,2\n", []),
  ("恒等式: [対象 = 好転 + 未定]", "区,対象,好転\n北区,2,1\n", ["unknown-column"]),
  ("恒等式: [対象]", "区,対象,好転\n北区,2,1\n", ["bad-identity"]),
  ("行の列: 区名", "区,対象,好転\n北区,2,1\n", ["unknown-column"]),
  ("コードの列: 番号", "区,番号,対象,好転\n北区,27 127,2,1\n", ["csv-code"]),
  ("コードの列: 番号", "区,番号,対象,好転\n北区,1,2,1\n南区,１,2,1\n", ["csv-code"]),
  ("", "区,対象\n北区,2\n", ["unknown-column"]),
  ("", "区,対象,好転\n北区,2,1\n北区,2,1\n", ["csv-row-name"]),
  ("", "区,対象,好転\n,2,1\n", ["csv-row-name"]),
  ("", "区,対象,好転,氏名\n北区,2,1,甲\n", ["undeclared-column"]),
  ("使わない列: [氏名]", "区,対象,好転,氏名\n北区,2,1,甲\n", []),
  ("行の意味: 期間\n区切り:\n  - {ここから: 令和9年度, 説明: 変更}", "年,対象,好転\n令和8年度,2,1\n", ["unknown-row"]),
  ("公表値:\n  - {行: 北区, 列: 割合, 値: 40%}", "区,対象,好転\n北区,2,1\n", ["printed-ratio"]),
  ("公表値:\n  - {行: 北区, 列: 割合, 値: 40%, 説明: 確認済}", "区,対象,好転\n北区,2,1\n", []),
  ("公表値:\n  - {行: 北区, 列: 割合, 値: 五割}", "区,対象,好転\n北区,2,1\n", ["number-form"]),
  ("公表値:\n  - {行: 北区, 列: 対象, 値: 50%}", "区,対象,好転\n北区,2,1\n", ["unknown-column"]),
  ("図:\n  - {種類: 推移, 列: 割合}", "区,対象,好転\n北区,2,1\n", ["bad-chart"]),
  ("図:\n  - {種類: 順位, 列: わりあい}", "区,対象,好転\n北区,2,1\n", ["unknown-column"]),
])
func slipInFiguresIsTold(frontMatter: String, csv: String, expected: [String]) throws {
  let read = try table(columns + "\n" + frontMatter, csv)
  #expect(read.diagnostics.map(\.id) == expected)
}

@Test func sumThatDoesNotHoldIsToldAtItsCell() throws {
  let read = try table(columns + "\n合計の行: 計", "区,対象,好転\n北区,1000,1\n計,2,1\n")
  #expect(read.inFile == ["csv-sum 3:3"])
  #expect(read.diagnostics.first?.message == "列「対象」の各行を足すと 1,000 ですが、合計の行は 2 です。")
}

@Test func wardsOfTheSameNameAreToldApartByTheirCity() throws {
  let csv = "市,区,対象,好転\n大阪市,西区,10,9\n堺市,西区,10,3\n"
  #expect(try table(columns + "\n行の列: 区\n使わない列: [市]", csv).inFile == ["csv-row-name 3:4"])
  let read = try table(columns + "\n行の列: 区\n所属の列: 市", csv)
  #expect(read.diagnostics.isEmpty)
  #expect(read.table?.rows.map(\.fullName) == ["大阪市西区", "堺市西区"])
}

@Test func fileWithoutDeclaredColumnsIsShownAsCounts() throws {
  let read = try table("", "区,対象,好転\n北区,10,9\n")
  #expect(read.diagnostics.isEmpty)
  #expect(read.table?.columns.map(\.name) == ["対象", "好転"])
  #expect(try table("", "区,対象,備考\n北区,10,なし\n").inFile == ["csv-number 2:7"])
}

// MARK: - The published table

private let projectFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

private func file(_ path: String) throws -> String {
  try String(contentsOf: projectFolder.appending(path: path), encoding: .utf8)
}

/// The columns of the published table: its counts, and its ratios with the columns that print them.
private let publishedColumns: String = {
  let counts = [
    "児童生徒数", "対象ケース数", "アウトリーチができたケース数", "支援先等につながったケース数", "つながっていないケース数",
    "アプローチ準備中のケース数", "アプローチできていないケース数", "好転・解決ケース数",
  ]
  let ratios = [
    ("対象者抽出割合", 1, 0, ""), ("アウトリーチ率", 2, 1, "高い"), ("つながった割合_対象", 3, 1, "高い"),
    ("つながった割合_アウトリーチ", 3, 2, "高い"), ("つながっていない割合", 4, 2, "低い"), ("準備中の割合", 5, 1, "低い"),
    ("できていない割合", 6, 1, "低い"), ("好転・解決割合_対象", 7, 1, "高い"), ("好転・解決割合_アウトリーチ", 7, 2, "高い"),
    ("好転・解決割合_つながった", 7, 3, "高い"),
  ]
  let lines =
    counts.map { "  - {名: \($0)}" }
    + ratios.map {
      let way = $0.3.isEmpty ? "" : ", 望ましい: \($0.3)"
      return "  - {名: r_\($0.0), 分子: \(counts[$0.1]), 分母: \(counts[$0.2]), 公表の列: \($0.0)\(way)}"
    }
  return "列:\n" + lines.joined(separator: "\n")
}()

@Test func ofThePublishedRatiosOneIsWrongAndOneIsATie() throws {
  let read = try table(publishedColumns, try file("Tests/Vectors/ward-status-printed.csv"))
  let table = try #require(read.table)
  #expect(table.rows.count == 28)
  #expect(read.diagnostics.map(\.id) == ["printed-ratio"])
  let told = table.differences.map { difference in
    let row = difference.row.map { table.rows[$0].name } ?? ""
    return
      "\(row) \(table.columns[difference.column].name) \(difference.printed) \(difference.ratio.permille)"
  }
  #expect(
    told == ["令和2年度 (令和3年3月末) r_できていない割合 114 113", "都島区 r_つながっていない割合 62 63"])
}

@Test func contentHoldsThePublishedCountsAndNoRatios() throws {
  let published = try #require(
    parseCSV(SourceText(path: "p.csv", try file("Tests/Vectors/ward-status-printed.csv"))).value)
  let shipped = try #require(
    parseCSV(SourceText(path: "s.csv", try file("content/statistics/ward-status.csv"))).value)
  #expect(!shipped.rows.joined().contains { $0.text.contains("%") })
  let names = shipped.header.dropFirst(2).map(\.text)
  let places = try names.map { try #require(published.column(named: $0)) }
  for row in shipped.rows.dropLast() {
    let source = try #require(published.rows.first { $0[0].text == row[1].text })
    #expect(row.dropFirst(2).map(\.text) == places.map { source[$0].text })
  }
  #expect(shipped.rows.dropLast().count == 24)
  #expect(Set(shipped.rows.dropLast().map { $0[0].text }).count == 24)
}

@Test func worseCellsAreThoseBelowTheRatioOfSums() throws {
  let text = try file("Tests/Vectors/ward-status-printed.csv")
  let lines = text.split(whereSeparator: \.isNewline)
  let wards = ([lines[0]] + lines.dropFirst(5)).joined(separator: "\n")
  let table = try #require(try table(publishedColumns, wards).table)
  let directed = table.columns.indices.filter { table.columns[$0].definition.ratios?.better != nil }
  let worse = directed.map { column in table.rows.count { table.isWorse(column, of: $0) } }
  #expect(worse == [5, 9, 7, 7, 5, 1, 16, 16, 15])
}
