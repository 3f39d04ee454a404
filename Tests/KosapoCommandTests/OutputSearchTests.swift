// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

extension TemporaryFolder {
  fileprivate func build(_ options: String...) async -> CommandRun {
    await CommandRun.of(["build", "--root", path] + options)
  }

  /// Writes a case of a ward's way of working, with private items.
  fileprivate func writeCase(_ id: String, _ items: String, title: String = "会議の工夫", text: String)
    throws
  {
    try write(
      "content/cases/\(id).md",
      "---\n題名: \(title)\n読み: かいぎのくふう\n種別: 取組\n加工: 架空\n課題: [連携]\n更新: 2026-06-01\n\(items)\n---\n"
        + ["背景", "困っていたこと", "工夫", "体制", "効果", "まねるときの注意"].map { "## \($0)\n\n\(text)\n" }
        .joined(separator: "\n"))
  }

  fileprivate func writePage(_ text: String, items: String = "") throws {
    try write("content/pages/hajimeni.md", "---\n題名: はじめに\n更新: 2026-06-01\n\(items)---\n\(text)\n")
  }
}

/// What a case's text says of its own private items, and what is found.
@Test(arguments: [
  ("区: 西区", "西区で始めた。", "「区」の値「西区」"), ("区: 大阪市西区", "西区で始めた。", "「区」の値「大阪市西区」"),
  ("年度: 2025", "令和7年度に始めた。", "「年度」の値「2025」"), ("年度: 令和7年度", "2025年度に始めた。", "「年度」の値「令和7年度」"),
  ("年度: 令和７", "Ｒではなく令和７年度に始めた。", "「年度」の値「令和７」"),
  ("同意: 保護者が署名した用紙を保管", "保護者が署名した用紙を保管している。", "「同意」の値「保護者が署名した用紙を保管」"),
  ("同意: あり", "同意: あり", "「同意」の値「あり」"),
  ("区: 西", "西区の学校で起きた。", "「区」の値「西」"), ("区: 西区役所", "西区の学校で起きた。", "「区」の値「西区役所」"),
  ("区: 西区", "西 区の学校で起きた。", "「区」の値「西区」"), ("区: 西　区", "西区の学校で起きた。", "「区」の値「西　区」"),
  ("区: 西区・港区", "港　区の学校で起きた。", "「区」の値「西区・港区」"),
  ("区: 西区（協力は港区）", "港区の学校で起きた。", "「区」の値「西区（協力は港区）」"),
  ("年度: 2025", "２０２５年度に始めた。", "「年度」の値「2025」"), ("年度: 2025", "令和７年度に始めた。", "「年度」の値「2025」"),
  ("年度: 2025", "令和七年度に始めた。", "「年度」の値「2025」"), ("年度: 2025", "令和 7 年度に始めた。", "「年度」の値「2025」"),
  ("年度: 2025", "二〇二五年度に始めた。", "「年度」の値「2025」"), ("年度: 2025", "Ｒ７年度に始めた。", "「年度」の値「2025」"),
  ("年度: 2025", "令和7年に始めた。", "「年度」の値「2025」"), ("年度: 令和七年", "2025年に始めた。", "「年度」の値「令和七年」"),
  ("年度: 平成30", "2018年度に始めた。", "「年度」の値「平成30」"), ("年度: 2028", "令和十年度に始める。", "「年度」の値「2028」"),
  ("年度: 令和6〜7年度", "令和７年度に始めた。", "「年度」の値「令和6〜7年度」"),
  ("年度: 原資料に記載なし（内容から令和6年度と推定）", "2024年度に始めた。", "「年度」の値"),
  ("同意: 文書第123号", "文書第123号による。", "「同意」の値「文書第123号」"),
  ("同意: 文書第123号", "文書第１２３号による。", "「同意」の値「文書第123号」"),
])
func aPrivateItemInTheTextStopsTheBuildAtItsPlace(
  item: String, text: String, message: String
) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writeCase("c-0001", item, text: text)
  // The same words stand in a page that may have them.
  try folder.writePage("\(text)西区と2025年度と令和7年度の数です。")
  let run = await folder.build()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains(message), "\(run.errors)")
  #expect(run.errors.contains("content/cases/c-0001.md:12:"))
  #expect(try !folder.names("site").contains("public"))
}

/// Texts with the words of private items that give nothing away.
@Test(arguments: [
  ("区: 西区", "堺市西区の取組シートと、関西区分の資料を読んだ。西区域は別である。"), ("区: 淀川区", "東淀川区ではない。"),
  ("年度: 2025", "2025年4月に資料を読んだ。"), ("年度: 令和7年度", "令和17年度まで続く。"),
  ("年度: 2025", "令和7年6月1日に資料を読んだ。2025年6月の資料である。"), ("年度: 2025", "2024年に始めた。"),
  ("年度: 第2年度（元の資料の一部）", "2019年度と2020年度と令和2年度の資料を読んだ。"), ("区: 北", "北側の教室を使った。"),
  ("同意: 2名", "2名で回った。"), ("同意: あり", "同意がありました。"), ("同意: 口頭", "口頭で伝えた。"),
])
func wordsThatOnlyLookLikePrivateItemsAreNone(item: String, text: String) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writeCase("c-0001", item, text: text)
  let run = await folder.build()
  #expect(run.code == .done, "\(run.errors)")
}

@Test func aWardThatOsakaDoesNotHaveIsTold() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writeCase("c-0001", "区: 西地区", text: "工夫の文です。")
  let run = await CommandRun.of(["check", "--root", folder.path])
  let told = run.output + run.errors
  #expect(told.contains("unknown-ward") && told.contains("都島区、福島区"), "\(told)")
  try folder.writeCase("c-0001", "区: 大阪市西区役所", text: "工夫の文です。")
  #expect(await CommandRun.of(["check", "--root", folder.path]).code == .done)
}

@Test func theWardOfOneCaseMayStandInPagesOfOthers() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writeCase("c-0001", "区: 西区", title: "はじめの会議の工夫", text: "工夫の文です。")
  try folder.writeCase("c-0002", "区: 北区", title: "西区に学んだ会議の工夫", text: "西区の資料を読んだ。")
  try folder.writePage("- 西区の数です。")
  let run = await folder.build()
  #expect(run.code == .done, "\(run.errors)")
}

@Test func theWardInATitleIsFoundInListsAndInTheBook() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writeCase("c-0001", "区: 西区", title: "西区の会議の工夫", text: "工夫の文です。")
  try folder.writePage("西区の数です。")
  let run = await folder.build()
  for file in [
    "search/t000.js", "cases/c-0001.html", "cases/index.html", "booklet.html",
    "worksheets/c-0001.html",
  ] {
    #expect(run.errors.contains("作ったファイル「\(file)」に"), "\(file)")
  }
  #expect(run.errors.contains("content/cases/c-0001.md:2:"))
}

@Test func aValueThatStandsNowhereElseMustBeInNoFile() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writeCase("c-0001", "区: カナリア区", text: "工夫の文です。")
  try folder.write("site/assets/extra.js", "// カナリア区\n")
  let run = await folder.build()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("作ったファイル「assets/extra.js」に、公開しない項目「区」の値「カナリア区」"))
}

@Test func commentsAndReasonsAreSearchedForWhereReadersDoNotSeeThemAnyway() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let comment = "あとで担当に電話で確かめること"
  try folder.writePage(
    "<!-- \(comment) -->\n\n本文\n\n```\n<!-- 見えるコードの中の覚え書きです -->\n```",
    items: "許可: [{規則: 電話, 語: 番号, 理由: 公の窓口として公表されている番号}] # 項目の覚え書きはここに書きます\n")
  #expect(await folder.build().code == .done)
  try folder.write("site/assets/a.js", "// \(comment)\n")
  try folder.write("site/assets/b.js", "// 公の窓口として公表されている番号\n")
  try folder.write("site/assets/c.js", "// 項目の覚え書きはここに書きます\n")
  let run = await folder.build()
  #expect(run.code == .contentErrors)
  #expect(
    run.errors.contains("作ったファイル「assets/a.js」に、覚え書き（コメント）「\(comment)」（content/pages/hajimeni.md）"))
  #expect(run.errors.contains("作ったファイル「assets/b.js」に、項目「許可」の理由"))
  #expect(run.errors.contains("作ったファイル「assets/c.js」に、覚え書き（コメント）「項目の覚え書きはここに書きます」"))
  // What stands in the text as well is no secret.
  try folder.write(
    "content/pages/ato.md",
    "---\n題名: あと\n更新: 2026-06-01\n---\n\(comment)。公の窓口として公表されている番号。項目の覚え書きはここに書きます。\n")
  #expect(await folder.build().code == .done)
}

@Test func aCommentWithSignsOfHTMLThatStandsInATextIsNoSecret() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writePage("<!-- <b>太字</b> と & の書き方を確かめる -->\n\n本文: `<b>太字</b> と & の書き方を確かめる`")
  let run = await folder.build()
  #expect(run.code == .done, "\(run.errors)")
}

@Test func aCommentOfHTMLInATemplateIsTold() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let template = String(decoding: try folder.bytes("site/templates/footer.mustache"), as: UTF8.self)
  try folder.write("site/templates/footer.mustache", "<!-- 覚え書き -->{{! 見えない覚え書き }}" + template)
  let run = await folder.build()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("HTML のコメント（<!--）が入っています"))
}

@Test func theIdOfAHiddenCaseIsNowhereAlsoWhereAWriterMentionsIt() async throws {
  let site = try await ReviewedSite()
  await site.approve("c-0001")
  #expect(await site.run(["build"]).code == .done)
  try site.folder.write("site/assets/extra.js", "const id = \"c-0002\";\n")
  let run = await site.run(["build"])
  #expect(run.errors.contains("公開しない事例のID「c-0002」"))
  try site.folder.write("site/assets/extra.js", "const id = \"c-00021\";\n")
  try site.folder.write(
    "content/pages/hajimeni.md",
    TemporaryFolder.smallPage.replacing("本文です。", with: "例: `旧: [c-0002]` と書きます。"))
  let mention = await site.run(["build"])
  #expect(mention.code == .contentErrors)
  #expect(mention.errors.contains("content/pages/hajimeni.md:7:"), "\(mention.errors)")
  try site.folder.write("content/pages/hajimeni.md", TemporaryFolder.smallPage)
  #expect(await site.run(["build"]).code == .done)
}

@Test func theTitleOfAHiddenCaseStopsTheBuild() async throws {
  let site = try await ReviewedSite()
  try site.folder.write(
    "content/pages/hajimeni.md",
    TemporaryFolder.smallPage.replacing("本文です。", with: "[回覧のしかたの工夫](../cases/c-0002.md)"))
  let run = await site.run(["build"])
  #expect(run.code == .contentErrors)
  #expect(
    run.errors.contains(
      "content/pages/hajimeni.md:7:2: エラー: 作ったファイル「pages/hajimeni.html」に、公開しない事例「c-0002」の題名"))
  #expect(await site.run(["build", "--drafts"]).code == .done)
}

@Test func aPrivateWardThatTheFiguresNameIsNoLeakThere() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.writeCase("c-0001", "区: 生野区", text: "工夫の文です。")
  try folder.write(
    "content/statistics/kaisu.md",
    "---\n題名: 会議の回数\nデータ: kaisu.csv\n更新: 2026-06-01\n出典: [大阪市の集計]\n---\n## 表の見方\n\n回数です。\n")
  try folder.write("content/statistics/kaisu.csv", "区分,回数\n生野区,3\n旭区,4\n")
  let run = await CommandRun.of(["build", "--root", folder.path])
  #expect(run.code == .done, "\(run.errors)")
}
