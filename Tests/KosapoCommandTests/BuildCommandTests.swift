// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

@Test func lastLineNamesPagesSecondsAndPath() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["build", "--root", folder.path])
  #expect(run.code == .done)
  let line = try #require(run.output.split(separator: "\n").last)
  #expect(line.hasPrefix("6ページを"))
  #expect(line.hasSuffix("秒で作りました: \(folder.path)/site/public/index.html"))
}

@Test func timingsNameEachStepWithItsSeconds() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["build", "--timings", "--root", folder.path])
  let line = try #require(run.output.split(separator: "\n").last)
  let seconds = #/[0-9]+\.[0-9]{2}秒/#
  let steps = line.split(separator: "、").map { $0.replacing(seconds, with: "") }
  #expect(steps == ["内訳: 読み込みと点検 ", "個人情報の点検 ", "ページと検索の索引 ", "次の build のための控え "])
}

@Test(arguments: [
  (Duration.zero, 1, "0.0"), (.milliseconds(1_999), 1, "1.9"), (.milliseconds(5), 2, "0.00"),
  (.milliseconds(1_050), 2, "1.05"), (.seconds(61), 2, "61.00"),
])
func secondsAreCutOffAfterTheirDecimals(time: Duration, decimals: Int, expected: String) {
  #expect(time.text(decimals: decimals) == expected)
}

@Test func twoBuildsAreByteIdentical() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let first = "\(folder.path)/first"
  let second = "\(folder.path)/second"
  _ = await CommandRun.of(["build", "--root", projectFolder, "--output", first])
  _ = await CommandRun.of(["build", "--root", projectFolder, "--output", second])
  let tree = try folder.tree("first")
  #expect(tree.count > 30)
  #expect(try folder.tree("second") == tree)
}

@Test func errorsLeaveTheOldSiteAsItWas() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  _ = await CommandRun.of(["build", "--root", folder.path])
  let before = try folder.tree("site/public")
  try folder.write("content/pages/hajimeni.md", "---\n題名: 変えた\n---\n本文\n")
  let run = await CommandRun.of(["build", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("missing-key"))
  #expect(run.output.isEmpty)
  #expect(try folder.tree("site/public") == before)
}

@Test func pageWhoseSourceIsGoneDisappearsAndOthersKeepTheirTime() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/ato.md", TemporaryFolder.smallPage.replacing("はじめに", with: "あと"))
  _ = await CommandRun.of(["build", "--root", folder.path])
  try folder.setModified("site/public/assets/colours.css", seconds: 1_000_000)
  try folder.remove("content/pages/ato.md")
  _ = await CommandRun.of(["build", "--root", folder.path])
  let names = try folder.names("site/public/pages")
  #expect(names == ["hajimeni.html", "index.html"])
  #expect(try folder.modified("site/public/assets/colours.css") == 1_000_000)
}

@Test func slipInATemplateStopsTheBuild() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("site/templates/page.mustache", "{{> top}}\n{{titel}}\n{{> bottom}}\n")
  let run = await CommandRun.of(["build", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("site/templates/page.mustache:2:"))
  #expect(run.errors.contains("title"))
}

@Test func outputThatKosapoDidNotMakeIsNotTouched() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("mine/letter.txt", "大切")
  let run = await CommandRun.of(["build", "--root", folder.path, "--output", "\(folder.path)/mine"])
  #expect(run.code == .machineFailed)
  #expect(try folder.tree("mine") == ["letter.txt": Array("大切".utf8)])
}

@Test func casesWaitForTheirApprovalWhereItIsRequired() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let settings = String(decoding: try folder.bytes("site/site.yml"), as: UTF8.self)
  try folder.write("site/site.yml", settings.replacing("確認手続き: 不要", with: "確認手続き: 要"))
  _ = await CommandRun.of([
    "new", "case", "会議の工夫", "--form", "取組", "--root", folder.path,
  ])
  let run = await CommandRun.of(["build", "--root", folder.path])
  #expect(run.code == .done)
  #expect(run.errors.contains("not-approved"))
  #expect(try !folder.names("site/public").contains("cases"))
  _ = await CommandRun.of(["build", "--drafts", "--root", folder.path])
  let page = String(decoding: try folder.bytes("site/public/cases/c-0001.html"), as: UTF8.self)
  #expect(page.contains("下書き"))
  #expect(page.contains("<title>【下書き】"))
  for list in ["cases/index", "titles", "updates", "booklet", "lists/form-practice"] {
    let page = String(decoding: try folder.bytes("site/public/\(list).html"), as: UTF8.self)
    #expect(page.contains("【下書き】"), "\(list)")
  }
  #expect(
    await CommandRun.of(["search", "会議", "--root", folder.path]).output
      .contains("【下書き】会議の工夫"))
}

@Test func formerAddressLeadsToThePage() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write(
    "content/pages/hajimeni.md", "---\n題名: はじめに\n更新: 2026-06-01\n旧: [mukashi]\n---\n本文\n")
  _ = await CommandRun.of(["build", "--root", folder.path])
  let page = String(decoding: try folder.bytes("site/public/pages/mukashi.html"), as: UTF8.self)
  #expect(page.contains("url=hajimeni.html"))
  #expect(page.contains("<a href=\"hajimeni.html\">はじめに</a>"))
}

@Test func privateNotesOfACaseAreInNoByteOfTheSite() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let form = await CommandRun.of(["new", "case", "会議の工夫", "--form", "取組", "--root", folder.path])
  #expect(form.code == .done)
  let text = String(decoding: try folder.bytes("content/cases/c-0001.md"), as: UTF8.self)
  try folder.write(
    "content/cases/c-0001.md",
    text.replacing("種別: 取組", with: "種別: 取組\n区: カナリア区\n年度: カナリア年度\n同意: カナリア同意"))
  _ = await CommandRun.of(["build", "--root", folder.path])
  for (name, bytes) in try folder.tree("site/public") {
    #expect(!String(decoding: bytes, as: UTF8.self).contains("カナリア"), "\(name)")
  }
}

@Test func moduleWithoutTimeShowsWhatItsTextTakes() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let text = String(repeating: "あいうえおかきくけこ", count: 150)
  try folder.write(
    "content/modules/01-mokuteki.md",
    "---\n題名: 目的\n順番: 1\n更新: 2026-06-01\n---\n## 概要\n\n\(text)\n")
  #expect(await CommandRun.of(["build", "--root", folder.path]).code == .done)
  for page in ["modules/01-mokuteki.html", "modules/index.html"] {
    let html = String(decoding: try folder.bytes("site/public/\(page)"), as: UTF8.self)
    #expect(html.contains("約3分"), "\(page)")
  }
}
