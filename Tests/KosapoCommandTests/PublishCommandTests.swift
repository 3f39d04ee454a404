// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

extension ReviewedSite {
  func publish(_ options: String...) async -> CommandRun {
    // The share is there before anything is published.
    try? folder.makeFolder("share")
    return await run(["publish", "\(folder.path)/share/site"] + options)
  }

  /// Gives the one page another text.
  func writePage(_ text: String) throws {
    try folder.write(
      "content/pages/hajimeni.md", TemporaryFolder.smallPage.replacing("本文です。", with: text))
  }

  func page() throws -> String { try text("share/site/pages/hajimeni.html") }
}

@Test func publishingWritesSiteReportAndCopy() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  let run = await site.publish("--today", "2026-12-01")
  #expect(run.code == .done)
  let tree = try site.folder.tree("share/site")
  #expect(tree["cases/c-0001.html"] != nil)
  #expect(try site.folder.tree("site/published/0001.site") == tree)
  let report = try site.text("site/reports/2026-12-01.md")
  #expect(report.contains("事例「会議の進め方の工夫」（cases/c-0001.html）"))
  #expect(report.contains("回覧のしかたの工夫（c-0002、未着手）"))
  #expect(try site.folder.names("share") == ["site"])
}

@Test func reportTellsAcceptedFindingsAndFactsPastReview() async throws {
  let site = try await ReviewedSite()
  try site.folder.write(
    "content/pages/hajimeni.md",
    "---\n題名: はじめに\n更新: 2026-06-01\n見直し: 2026-06-30\n許可: [{規則: 電話, 語: 番号, 理由: 公の窓口}]\n---\n本文\n")
  _ = await site.publish("--today", "2026-12-01")
  let report = try site.text("site/reports/2026-12-01.md")
  #expect(report.contains("規則「電話」、語「番号」、理由「公の窓口」"))
  #expect(report.contains("見直しの日（2026年6月30日）を過ぎています"))
}

@Test func findingsOfACaseAreInTheReportAcceptedOrNot() async throws {
  let site = try await ReviewedSite()
  let path = "content/cases/c-0001.md"
  let accepted =
    "許可:\n  - {規則: NAME_HONORIFIC, 語: 田中さん, 理由: 演習の役の名前}\n  - {規則: PHONE, 語: 06-6000-0000, 理由: 例}\n"
  try site.folder.write(
    path,
    try site.text(path).replacing("種別: 取組\n", with: "種別: 取組\n\(accepted)")
      .replacing("## 工夫\n", with: "## 工夫\n\n田中さんの役の人が、森ノ宮駅まで歩く。\n"))
  await site.approve("c-0001")
  let run = await site.publish("--today", "2026-12-01")
  #expect(run.code == .done, "\(run.errors)")
  let report = try site.text("site/reports/2026-12-01.md")
  #expect(report.contains("`content/cases/c-0001.md` 規則「NAME_HONORIFIC」、語「田中さん」、理由「演習の役の名前」"))
  #expect(report.contains("「森ノ宮駅」は、駅や路線の名前と思われます。"))
  #expect(report.contains("許可の「06-6000-0000」（規則 PHONE）に当たるものは、もうありません。"))
  // The reasons stay out of the site.
  #expect(try site.files(in: "share/site", holding: "演習の役の名前").isEmpty)
}

@Test func aFindingThatIsNotAcceptedStopsThePublication() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  _ = await site.publish()
  let before = try site.folder.tree("share")
  let path = "content/cases/c-0002.md"
  try site.folder.write(
    path, try site.text(path).replacing("## 工夫\n", with: "## 工夫\n\n電話は090-1234-5678である。\n"))
  let run = await site.publish()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("「090-1234-5678」は、電話番号と思われます。"), "\(run.errors)")
  #expect(try site.folder.tree("share") == before)
}

@Test func aDryRunWritesNothing() async throws {
  let site = try await ReviewedSite()
  let before = try site.folder.tree(".")
  let run = await site.publish("--dry-run")
  #expect(run.code == .done)
  #expect(run.output.contains("追加  案内「はじめに」（pages/hajimeni.html）"))
  #expect(try site.folder.tree(".") == before)
  _ = await site.publish()
  try site.writePage("変えた本文です。")
  let next = await site.publish("--dry-run")
  #expect(next.output.contains("変更  案内「はじめに」"))
  #expect(next.output.contains("追加 0、変更 1、消去 0"))
}

@Test func anEditedCaseStopsThePublication() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  _ = await site.publish()
  let before = try site.folder.tree("share")
  try site.edit("c-0001")
  let run = await site.publish()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("エラー: 事例「会議の進め方の工夫」は、承認のあとで"))
  #expect(try site.folder.tree("share") == before)
  _ = await site.move("c-0001", "起案")
  #expect(await site.publish().code == .done)
}

@Test func titlesOfHiddenCasesInOtherPagesStopThePublication() async throws {
  let site = try await ReviewedSite()
  try site.writePage("[回覧のしかたの工夫](../cases/c-0002.md)を見る。")
  let run = await site.publish()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("content/pages/hajimeni.md:7:2: エラー"))
  #expect(try site.folder.names("share").isEmpty)
}

@Test func fivePublicationsAreKeptAndAreIndependent() async throws {
  let site = try await ReviewedSite()
  for number in 1...7 {
    try site.writePage("第\(number)版です。")
    _ = await site.publish()
  }
  let names = try site.folder.names("site/published").filter { $0.hasSuffix(".site") }
  #expect(names == ["0003.site", "0004.site", "0005.site", "0006.site", "0007.site"])
  let share = try Folder.at(site.folder.path)
  let there = try share.status(of: "share/site/index.html")?.identity
  let kept = try share.status(of: "site/published/0007.site/index.html")?.identity
  #expect(there != nil && kept != nil && there != kept)
}

@Test func rollingBackGoesBackStepByStepAndPublishingGoesOnFromThere() async throws {
  let site = try await ReviewedSite()
  for number in 1...3 {
    try site.writePage("第\(number)版です。")
    _ = await site.publish()
  }
  #expect(await site.publish("--rollback").code == .done)
  #expect(try site.page().contains("第2版です。"))
  try site.writePage("第4版です。")
  _ = await site.publish()
  #expect(await site.publish("--rollback").code == .done)
  #expect(try site.page().contains("第2版です。"))
  _ = await site.publish("--rollback")
  #expect(try site.page().contains("第1版です。"))
  let last = await site.publish("--rollback")
  #expect(last.code == .contentErrors)
  #expect(try site.page().contains("第1版です。"))
}

@Test func theSameSitePublishedTwiceIsTwoSteps() async throws {
  let site = try await ReviewedSite()
  for text in ["甲です。", "乙です。", "甲です。", "乙です。"] {
    try site.writePage(text)
    _ = await site.publish()
  }
  for text in ["甲です。", "乙です。", "甲です。"] {
    #expect(await site.publish("--rollback").code == .done)
    #expect(try site.page().contains(text))
  }
  #expect(await site.publish("--rollback").code == .contentErrors)
}

@Test func rollingBackNeverBringsBackAWithdrawnCase() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  await site.approve("c-0002")
  try site.writePage("第1版です。")
  _ = await site.publish()
  _ = await site.move("c-0001", "取下げ")
  try site.writePage("第2版です。")
  _ = await site.publish()
  let run = await site.publish("--rollback")
  #expect(run.code == .done)
  #expect(try site.page().contains("第1版です。"))
  #expect(try site.files(in: "share", holding: "会議の進め方の工夫").isEmpty)
  #expect(try site.text("share/site/cases/c-0001.html").contains("取り下げられました"))
  #expect(try !site.files(in: "share", holding: "回覧のしかたの工夫").isEmpty)
}

@Test func linesRemovedFromTheEndOfALedgerStopPublicationAndRollback() async throws {
  let site = try await ReviewedSite.withdrawn()
  let path = "content/reviews/c-0001.yml"
  var lines = try site.text(path).split(separator: "\n")
  lines.removeLast()
  try site.folder.write(path, lines.joined(separator: "\n") + "\n")
  for options in [[], ["--rollback"]] {
    let run = await site.run(["publish", "\(site.folder.path)/share/site"] + options)
    #expect(run.code == .contentErrors)
    #expect(run.errors.contains("ledger-lost-lines"))
  }
  #expect(try site.files(in: "share", holding: "会議の進め方の工夫").isEmpty)
}

@Test func linesRemovedAfterAPublicationStopEveryBuildAndCheck() async throws {
  let site = try await ReviewedSite.withdrawn()
  let path = "content/reviews/c-0001.yml"
  let whole = try site.text(path)
  try site.folder.write(
    path, whole.split(separator: "\n").dropLast().joined(separator: "\n") + "\n")
  for command in [["build"], ["check"], ["build", "--drafts"]] {
    let run = await site.run(command)
    #expect(run.code == .contentErrors)
    #expect((run.output + run.errors).contains("ledger-lost-lines"), "\(run.errors)")
  }
  #expect(try !site.folder.names("site").contains("public"))
  try site.folder.write(path, whole)
  #expect(await site.run(["build"]).code == .done)
}

@Test func goingBackRemembersTheLedgersAsTheyAreThen() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  try site.writePage("第1版です。")
  _ = await site.publish()
  try site.writePage("第2版です。")
  _ = await site.publish()
  // It was withdrawn after the last publication; going back takes it out of the site.
  let path = "content/reviews/c-0001.yml"
  let before = try site.text(path)
  _ = await site.move("c-0001", "取下げ")
  #expect(await site.publish("--rollback").code == .done)
  try site.folder.write(path, before)
  let run = await site.publish()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("ledger-lost-lines"))
}

@Test(arguments: [[], ["--copy"], ["--dry-run"], ["--rollback"]])
func aPlaceWhoseShareIsNotThereIsRefusedAndNotMade(options: [String]) async throws {
  let site = try await ReviewedSite()
  let run = await site.run(["publish", "\(site.folder.path)/mnt/kyoyu/site"] + options)
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("上のフォルダー「\(site.folder.path)/mnt/kyoyu」がありません"), "\(run.errors)")
  #expect(try !site.folder.names(".").contains("mnt"))
}

@Test(arguments: [[], ["--copy"], ["--dry-run"]])
func aPlaceWithoutANameIsRefused(options: [String]) async throws {
  let site = try await ReviewedSite()
  let run = await site.run(["publish", ""] + options)
  #expect(run.code != .done, "\(run.output)")
  #expect(try !site.folder.names("site").contains("reports"))
}

@Test func whatAKilledPublicationLeftIsCleanedUpByTheNext() async throws {
  let site = try await ReviewedSite()
  _ = await site.publish("--today", "2026-12-01")
  // As a run leaves it that is killed before its site is in place.
  try site.folder.write("site/reports/.kosapo-new", "公開の報告\n")
  try site.folder.write("site/published/0002.site/.kosapo-site", "kosapo-site 1\n")
  try site.folder.makeFolder("site/published/.0002.source.staging-kosapo")
  try site.folder.write("site/published/.0002.source.lock-kosapo", "")
  try site.writePage("第2版です。")
  #expect(await site.publish("--today", "2026-12-02").code == .done)
  #expect(try site.folder.names("site/reports") == ["2026-12-01.md", "2026-12-02.md"])
  #expect(
    try site.folder.names("site/published") == [
      ".lock-kosapo", "0001.record", "0001.site", "0001.source", "0002.record", "0002.site",
      "0002.source", "heads", "present",
    ])
}

@Test func aFileInTheSiteThatKosapoDidNotMakeIsNamedFirst() async throws {
  let site = try await ReviewedSite()
  _ = await site.publish()
  try site.folder.write("share/site/letter.txt", "大切")
  try site.writePage("第2版です。")
  let run = await site.publish()
  #expect(run.code == .machineFailed)
  #expect(run.errors.contains("letter.txt"))
  let lines = run.errors.split(separator: "\n")
  #expect(lines.last == "公開していません。公開先はそのままです。", "\(run.errors)")
  #expect(try site.folder.names("site/reports").count == 1)
}

@Test func copyingGivesTheSameSiteAndSaysThatItsPromiseIsWeaker() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  let run = await site.publish("--copy")
  #expect(run.code == .done)
  #expect(run.errors.contains("新旧のページが混ざる"))
  #expect(
    try site.folder.tree("share/site") == site.folder.tree("site/published/0001.site"))
  try site.folder.setModified("share/site/assets/text.css", seconds: 1_000_000)
  _ = await site.move("c-0001", "取下げ")
  try site.folder.write(
    "content/pages/ato.md", TemporaryFolder.smallPage.replacing("はじめに", with: "あと"))
  try site.folder.remove("content/pages/hajimeni.md")
  _ = await site.publish("--copy")
  #expect(
    try site.folder.tree("share/site") == site.folder.tree("site/published/0002.site"))
  #expect(try site.folder.modified("share/site/assets/text.css") == 1_000_000)
}

@Test func aCopyThatWasInterruptedIsTakenUp() async throws {
  let site = try await ReviewedSite()
  _ = await site.publish("--copy")
  // As a run leaves it that ends while it writes a page: the marker names old and new files.
  let marker = try site.text("share/site/.kosapo-site")
  try site.folder.write("share/site/.kosapo-site", marker + "pages/zzz.html\n")
  try site.folder.write("share/site/pages/zzz.html", "古い")
  try site.folder.write("share/site/.kosapo-new", "半分")
  try site.folder.write("share/site/index.html", "古い")
  #expect(await site.publish("--copy").code == .done)
  #expect(
    try site.folder.tree("share/site") == site.folder.tree("site/published/0001.site"))
}

@Test func aCopyThatIsInterruptedHasNoPageOfAWithdrawnCaseAnyMore() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  _ = await site.publish("--copy")
  let (page, sheet) = ("share/site/cases/c-0001.html", "share/site/worksheets/c-0001.html")
  let words = "この事例は取り下げられました"
  #expect(try !site.text(page).contains(words))
  _ = await site.move("c-0001", "取下げ")
  // A folder with its name keeps a new file from being written that by its name comes before the cases.
  try site.folder.write("site/assets/a.css", "body{}")
  try site.folder.makeFolder("share/site/assets/a.css")
  #expect(await site.publish("--copy").code == .machineFailed)
  #expect(try site.text(page).contains(words))
  #expect(throws: (any Error).self) { try site.folder.bytes(sheet) }
  try site.folder.remove("share/site/assets/a.css")
  #expect(await site.publish("--copy").code == .done)
  #expect(
    try site.folder.tree("share/site") == site.folder.tree("site/published/0002.site"))
}

@Test(arguments: [[], ["--copy"]])
func aFolderThatKosapoDidNotMakeIsNotTouched(options: [String]) async throws {
  let site = try await ReviewedSite()
  try site.folder.write("share/site/letter.txt", "大切")
  let run = await site.run(["publish", "\(site.folder.path)/share/site"] + options)
  #expect(run.code == .machineFailed)
  #expect(try site.folder.tree("share") == ["site/letter.txt": Array("大切".utf8)])
  #expect(try !site.folder.names("site").contains("reports"))
}

@Test func rollingBackNeedsNoTemplatesThatTodaysKosapoUnderstands() async throws {
  let site = try await ReviewedSite()
  for number in 1...2 {
    try site.writePage("第\(number)版です。")
    _ = await site.publish()
  }
  try site.folder.write(
    "site/published/0001.source/site/templates/footer.mustache", "{{nameOfAnotherTime}}\n")
  #expect(await site.publish("--rollback").code == .done)
  #expect(try site.page().contains("第1版です。"))
}

extension ReviewedSite {
  /// A site whose case was withdrawn after it had been published, and then published again.
  fileprivate static func withdrawn() async throws -> ReviewedSite {
    let site = try await ReviewedSite()
    await site.approve("c-0001")
    _ = await site.publish()
    _ = await site.move("c-0001", "取下げ")
    try site.writePage("第2版です。")
    _ = await site.publish()
    return site
  }
}
