// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// A table as another office would write it: wards of two cities, some of one name.
private let page = """
  ---
  題名: 二つの市の区
  データ: ku.csv
  更新: 2026-06-01
  出典: 二つの市
  行の列: 区
  コードの列: コード
  所属の列: 市
  使わない列: [担当]
  列:
    - {名: 対象, 番号: ①, 単位: 件}
    - {名: 好転, 番号: ②}
    - {名: 好転した割合, 番号: ③, 分子: 好転, 分母: 対象, 望ましい: 高い}
  ---
  本文です。

  """

private let table = """
  コード,市,区,担当,対象,好転
  27106,大阪市,西区,ひみつ係,"1,000",９
  27144,堺市,西区,ひみつ係,10,5
  27141,堺市,=HYPERLINK(1),ひみつ係,10件,3

  """

private func site(_ csv: [UInt8], page: String = page) async throws -> (TemporaryFolder, CommandRun)
{
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/statistics/futatsu.md", page)
  try folder.write("content/statistics/ku.csv", csv)
  return (folder, await CommandRun.of(["build", "--root", folder.path]))
}

private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
  String(decoding: try folder.bytes("site/public/statistics/\(name)"), as: UTF8.self)
}

@Test func tableOfAnotherOfficeHasItsPages() async throws {
  let (folder, run) = try await site(Array(table.utf8))
  #expect(run.code == .done)
  #expect(run.errors.isEmpty)
  #expect(
    try folder.names("site/public/statistics") == [
      "futatsu.html", "futatsu_27106.html", "futatsu_27141.html", "futatsu_27144.html",
      "futatsu_rank_03.html", "futatsu_table.csv", "index.html",
    ])
  let shown = try text(folder, "futatsu.html")
  #expect(shown.contains(">大阪市西区</a>"))
  #expect(shown.contains(">堺市西区</a>"))
  #expect(shown.contains("data-worse><span class=\"worse-mark\" aria-hidden=\"true\">▼</span>0.9%"))
  #expect(shown.components(separatedBy: "data-worse").count == 2)
  #expect(try text(folder, "futatsu_27144.html").contains("<h1>堺市西区：二つの市の区</h1>"))
}

@Test func columnThatIsNotPublishedIsNowhereInTheSite() async throws {
  let (folder, run) = try await site(Array(table.utf8))
  #expect(run.code == .done)
  for (path, bytes) in try folder.tree("site/public") {
    #expect(!String(decoding: bytes, as: UTF8.self).contains("ひみつ係"), "\(path)")
  }
}

@Test func tableIsOfferedAsCSVThatASpreadsheetOpensWithoutHarm() async throws {
  let (folder, _) = try await site(Array(table.utf8))
  #expect(
    try text(folder, "futatsu_table.csv") == """
      \u{FEFF}コード,所属,区,①対象,②好転,③好転した割合\r
      27106,大阪市,西区,1000,9,0.9%\r
      27144,堺市,西区,10,5,50.0%\r
      27141,堺市,'=HYPERLINK(1),10,3,30.0%\r
      ,,全体,1020,17,1.7%\r

      """)
}

@Test(arguments: [
  (String.Encoding.shiftJIS, "Shift_JIS（CP932）"), (.utf16LittleEndian, "UTF-16 LE"),
])
func tableAsExcelSavesItIsReadAndTold(encoding: String.Encoding, name: String) async throws {
  let mark = encoding == .utf16LittleEndian ? "\u{FEFF}" : ""
  let windows = (mark + table).replacing("\n", with: "\r\n")
  let bytes = try #require(windows.data(using: encoding))
  let (folder, run) = try await site(Array(bytes))
  #expect(run.code == .done)
  #expect(
    run.errors == "お知らせ: 「content/statistics/ku.csv」の文字コードは \(name) でした。UTF-8 に直して読みました。\n")
  let (expected, _) = try await site(Array(table.utf8))
  #expect(try folder.tree("site/public/statistics") == expected.tree("site/public/statistics"))
}

@Test func slipInAShiftJISTableIsToldWithItsLine() async throws {
  let wrong = table.replacing("10,5", with: "十,5")
  let bytes = try #require(wrong.data(using: .shiftJIS))
  let (_, run) = try await site(Array(bytes))
  #expect(run.code == .contentErrors)
  #expect(
    run.errors.contains(
      """
      content/statistics/ku.csv:3:18: エラー: 列「対象」の「十」は、数字として読めません。 [csv-number]
        3 | 27144,堺市,西区,ひみつ係,十,5
      """))
}

@Test(arguments: ["euc", "xlsx"])
func tableInAnythingElseIsTold(kind: String) async throws {
  let bytes: [UInt8] =
    kind == "xlsx"
    ? Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 20)
    : [0xA4, 0xD2, 0xA4, 0xDF, 0xA4, 0xC4, 0x2C, 0x31, 0x0A, 0xA4, 0xD2, 0x2C, 0x31, 0x0A]
  let (_, run) = try await site(bytes)
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("content/statistics/ku.csv:1:1: エラー:"))
}

@Test func exampleOfTheManualIsReadWithoutDiagnostics() async throws {
  let manual = try String(
    contentsOfFile: "\(projectFolder)/content/pages/tsukaikata.md", encoding: .utf8)
  let part = try #require(manual.components(separatedBy: "{#statistics}").last)
  let blocks = part.components(separatedBy: "```")
  let example = try #require(blocks.first { $0.hasPrefix("yaml\n---") }).dropFirst(5)
  let csv = try #require(blocks.first { $0.hasPrefix("text\n") }).dropFirst(5)
  let (folder, run) = try await site(Array(csv.utf8), page: String(example))
  #expect(run.errors.isEmpty)
  #expect(run.code == .done)
  #expect(try text(folder, "futatsu.html").contains("もとの資料では 41.2% です。"))
}

@Test func pageOfAWardNamesItsNamesakeInAnotherCity() async throws {
  let (folder, _) = try await site(Array(table.utf8))
  #expect(
    try text(folder, "futatsu_27106.html").contains("この数は大阪市西区のもので、堺市西区とは別の区です。"))
  #expect(!(try text(folder, "futatsu_27141.html").contains("名前の同じ区があります")))
}

@Test func codeThatStandsForTwoPlacesIsTold() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/statistics/futatsu.md", page)
  try folder.write("content/statistics/ku.csv", table)
  try folder.write(
    "content/statistics/mittsume.md",
    page.replacing("二つの市の区", with: "三つめ").replacing("ku.csv", with: "mittsume.csv"))
  try folder.write(
    "content/statistics/mittsume.csv",
    table.replacing("27144,堺市", with: "27144,大阪市").replacing("27106,大阪市", with: "27106,堺市"))
  let run = await CommandRun.of(["check", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(run.output.contains("コード「27144」は、ここでは「大阪市西区」ですが、content/statistics/ku.csv では「堺市西区」です。"))
}
