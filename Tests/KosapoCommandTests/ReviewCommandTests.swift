// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test func onlyTheApprovedCaseIsInTheSite() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  await site.approve("c-0002", upTo: "承認")
  let run = await site.run(["build"])
  #expect(run.code == .done)
  #expect(run.errors.contains("今は「承認」です"))
  #expect(try site.folder.names("site/public/cases") == ["c-0001.html", "index.html"])
  // What was only approved, not made public, is in no file; the index holds what was.
  #expect(try site.files(in: "site/public", holding: "回覧のしかたの工夫").isEmpty)
  #expect(try site.files(in: "site/public", holding: "会議の進め方の工夫").contains("search/t000.js"))
}

@Test func checkTellsWhatBuildTells() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  try site.edit("c-0001")
  let check = await site.run(["check"])
  let build = await site.run(["build"])
  #expect(check.output.contains("edited-after-approval"))
  #expect(check.output.contains("not-approved"))
  let isSame = build.errors.contains(check.output)
  #expect(isSame)
}

@Test func anEditedCaseIsLeftOutAndToldWhereItChanged() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  try site.edit("c-0001")
  let run = await site.run(["build"])
  #expect(run.code == .done)
  #expect(run.errors.contains("あとから足した文です。"))
  #expect(try !site.folder.names("site/public").contains("cases"))
  let history = await site.run(["review", "history", "c-0001"])
  #expect(history.output.contains("行目: あとから足した文です。"))
  #expect(history.output.contains("次に進めるのは: 起案、見直し、取下げ"))
  let list = await site.run(["review", "list"])
  #expect(list.output.contains("差戻しの扱い（公開）"))
}

@Test func draftsAreShownWithAMarkAndWithdrawnCasesNever() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  _ = await site.move("c-0001", "取下げ")
  let drafts = await site.run(["build", "--drafts"])
  #expect(drafts.errors.contains("共有フォルダーに写しません"))
  #expect(try site.text("site/public/cases/c-0002.html").contains("下書き"))
  #expect(try site.files(in: "site/public", holding: "会議の進め方の工夫").isEmpty)
}

@Test func aWithdrawnCaseLeavesAPageWithoutTitleOrText() async throws {
  let site = try await ReviewedSite()
  // With an address of its own the site has a sitemap as well.
  try site.folder.write(
    "site/site.yml", try site.text("site/site.yml") + "公開先: https://example.jp\n")
  let path = "content/cases/c-0001.md"
  try site.folder.write(
    path,
    try site.text(path).replacing("種別: 取組", with: "種別: 取組\n旧: [c-0900]")
      .replacing("## 工夫\n", with: "## 工夫\n\n秘密の文です。\n"))
  await site.approve("c-0001")
  await site.approve("c-0002")
  _ = await site.run(["build"])
  #expect(try site.files(in: "site/public", holding: "秘密の文です。").contains("search/t000.js"))
  #expect(try site.text("site/public/sitemap.xml").contains("cases/c-0001.html"))
  _ = await site.move("c-0001", "取下げ")
  _ = await site.run(["build"])
  for name in ["c-0001", "c-0900"] {
    #expect(try site.text("site/public/cases/\(name).html").contains("取り下げられました"))
  }
  for word in ["会議の進め方の工夫", "秘密の文です。"] {
    #expect(try site.files(in: "site/public", holding: word).isEmpty)
  }
  #expect(try site.files(in: "site/public", holding: "c-0001.html") == [".kosapo-site"])
  try site.folder.remove(path)
  _ = await site.run(["build"])
  #expect(try site.text("site/public/cases/c-0001.html").contains("取り下げられました"))
}

/// Command lines that are refused: how the command ends, and what it says.
@Test(arguments: [
  ("review move c-0001 公開 --office 西区 --role 推進員", "進められるのは: 起案。"),
  ("review move c-0001 起案 --office 西区", "「--role」が必要です"),
  ("review move c-0001 起案 --role 推進員", "「--office」が必要です"),
  ("review move c-0001 起案 --office 西区 --role 佐藤花子", "人の名前は記録しません"),
  ("review move c-0001 起案 --office 西区 --role 西村さん", "人の名前は記録しません"),
  ("review move c-0001 起案 --office 高橋一郎 --role 推進員", "人の名前は記録しません"),
  ("review move c-0001 起案 --office 西区 --role 推進員 --note 担任の佐藤から", "「佐藤」は、人の名前"),
  ("review answer c-0001 --office 北区 --kind 質問 --text 090-1234-5678に電話", "電話番号と思われます"),
  ("review move c-0001 起安 --office 西区 --role 推進員", "「起案」の書き間違い"),
  ("review move c-0009 起案 --office 西区 --role 推進員", "という事例はありません"),
  ("review answer c-0001 --office 北区 --kind 意見なし", "回答を記録できません"),
  ("review answer c-0001 --office 東区 --kind 意見なし", "24区ではありません"),
  ("review answer c-0001 --office 北区 --kind 賛成", "使える値"), ("review lists", "「list」の書き間違い"),
  ("review move c-0001", "書き方が違います"), ("review list --note 一", "「--note」は使えません"),
])
func wrongStepsAreRefused(line: String, message: String) async throws {
  let site = try await ReviewedSite()
  let run = await site.run(line.split(separator: " ").map(String.init))
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains(message), "\(run.errors)")
  #expect(try !site.folder.names("content").contains("reviews"))
}

@Test func whoPublishesAnEditedCaseAgainIsToldWhatChanged() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  try site.edit("c-0001")
  let run = await site.move("c-0001", "公開")
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("承認のあとで内容が変わったので"), "\(run.errors)")
  #expect(run.errors.contains("あとから足した文です。"), "\(run.errors)")
  #expect(run.errors.contains("進められるのは: 起案、見直し、取下げ。"), "\(run.errors)")
}

@Test func ofTwoPeopleWhoMoveACaseAtOnceOneWins() async throws {
  let site = try await ReviewedSite()
  let runs = await withTaskGroup(of: CommandRun.self) { group in
    for _ in 0..<6 { group.addTask { await site.move("c-0001", "起案") } }
    var runs: [CommandRun] = []
    for await run in group { runs.append(run) }
    return runs
  }
  #expect(runs.count { $0.code == .done } == 1)
  for run in runs where run.code != .done {
    #expect(run.errors.contains("ほかの人が先に") || run.errors.contains("「起案」に進めません"))
  }
  let lines = try site.text("content/reviews/c-0001.yml").split(separator: "\n")
  #expect(lines.count { $0.hasPrefix("- ") } == 1)
}

@Test func answersAtOnceAreAllKept() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001", upTo: "意見照会")
  await withTaskGroup(of: Void.self) { group in
    for ward in ["北区", "西区", "港区", "旭区", "中央区"] {
      group.addTask {
        _ = await site.run(["review", "answer", "c-0001", "--office", ward, "--kind", "意見なし"])
      }
    }
  }
  let run = await site.run(["review", "answers", "c-0001"])
  #expect(run.output.contains("回答 5/24区、未回答 19区"))
}

@Test func answersThatSayNothingAreRefusedAndNobodyAskedIsTold() async throws {
  let site = try await ReviewedSite()
  let early = await site.run(["review", "answers", "c-0001"])
  #expect(early.code == .done && early.output.isEmpty)
  #expect(early.errors.contains("まだ意見照会に出していません"))
  await site.approve("c-0001", upTo: "意見照会")
  for kind in ["修正", "質問"] {
    let run = await site.run(["review", "answer", "c-0001", "--office", "北区", "--kind", kind])
    #expect(run.code == .wrongCommandLine)
    #expect(run.errors.contains("「--text」が必要です"))
  }
  let answer = ["review", "answer", "c-0001", "--office", "北区", "--kind", "質問", "--text", "なぜですか"]
  #expect(await site.run(answer).code == .done)
  _ = await site.move("c-0001", "保留")
  let back = await site.move("c-0001", "意見照会", office: "局", role: "実務者ワーキング")
  #expect(back.output.contains("保留の前の回答（1/24区）はそのままです"), "\(back.output)")
  #expect(await site.run(["review", "answers", "c-0001"]).output.contains("回答 1/24区"))
}

@Test func answersAreATableForSpreadsheets() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001", upTo: "意見照会")
  _ = await site.run([
    "review", "answer", "c-0001", "--office", "北区", "--kind", "修正", "--text", "=A1, \"例\"",
    "--today", "2026-12-01",
  ])
  let run = await site.run(["review", "answers", "c-0001", "--format", "csv"])
  let lines = run.output.unicodeScalars.split(separator: "\n").map(String.init)
  #expect(lines.count == 25)
  #expect(lines[0] == "\u{FEFF}区,回答,日付,意見\r")
  #expect(lines.contains("北区,修正,2026-12-01,\"'=A1, \"\"例\"\"\"\r"))
  #expect(lines.contains("中央区,未回答,,\r"))
}

@Test func aChangedLineStopsEverythingAndIsNamed() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  let path = "content/reviews/c-0001.yml"
  try site.folder.write(path, try site.text(path).replacing("状態: 部会", with: "状態: 素案"))
  for arguments in [["build"], ["check"], ["publish", "\(site.folder.path)/out"]] {
    let run = await site.run(arguments)
    #expect(run.code == .contentErrors)
    #expect((run.output + run.errors).contains("content/reviews/c-0001.yml:8:1: エラー"))
  }
  let move = await site.move("c-0001", "取下げ")
  #expect(move.code == .contentErrors)
  #expect(move.errors.contains("8行目"))
}

@Test func aFixOfAnApprovedCaseIsWarnedOf() async throws {
  let site = try await ReviewedSite()
  let path = "content/cases/c-0001.md"
  try site.folder.write(path, try site.text(path).replacing("更新: ", with: "更新："))
  await site.approve("c-0001")
  let run = await site.run(["check", "--fix"])
  #expect(run.output.contains("content/cases/c-0001.md: 1か所を直しました。\n  注意: 承認を終えた事例です"))
}
