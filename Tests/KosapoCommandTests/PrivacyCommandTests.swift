// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Privacy
import Testing

private func page(_ front: String = "", _ body: String) -> String {
  "---\n題名: はじめに\n更新: 2026-06-01\n\(front)---\n## 概要\n\n\(body)\n"
}

@Test func personalDataInAPageIsFoundByCheckPrivacyOnly() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/hajimeni.md", page("", "窓口の田中さんに、090-1234-5678 で聞きます。"))
  let plain = await CommandRun.of(["check", "--root", folder.path])
  #expect(plain.code == .done)
  let run = await CommandRun.of(["check", "--privacy", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(run.output.contains("content/pages/hajimeni.md:7:4: エラー: 「田中さん」は、人の名前と思われます。"))
  #expect(run.output.contains("content/pages/hajimeni.md:7:10: エラー: 「090-1234-5678」は、電話番号と思われます。"))
  #expect(run.output.hasSuffix("エラー 2件、警告 0件。\n"))
}

@Test func findingsAreInTheJSONOfTheContract() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/hajimeni.md", page("", "窓口の田中さんに聞きます。"))
  let run = await CommandRun.of(["check", "--privacy", "--format", "json", "--root", folder.path])
  let json = try #require(
    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  let found = try #require((json["diagnostics"] as? [[String: Any]])?.first)
  #expect(json["errors"] as? Int == 1)
  #expect(found["id"] as? String == "NAME_HONORIFIC")
  #expect(found["line"] as? Int == 7)
  #expect(found["column"] as? Int == 4)
  #expect((found["hint"] as? String)?.contains("許可") == true)
}

@Test func acceptedWordsPassAndAcceptancesWithoutUseAreTold() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let accepted =
    "許可:\n  - {規則: NAME_HONORIFIC, 語: 田中さん, 理由: 演習の役の名前}\n  - {規則: PHONE, 語: 090-0000-0000, 理由: 例}\n"
  try folder.write("content/pages/hajimeni.md", page(accepted, "窓口の田中さんに聞きます。"))
  let run = await CommandRun.of(["check", "--privacy", "--root", folder.path])
  #expect(run.code == .done)
  #expect(run.output.contains("hajimeni.md:6:20: 警告: 許可の「090-0000-0000」（規則 PHONE）に当たるものは、もうありません。"))
  #expect(run.output.hasSuffix("エラー 0件、警告 1件。\n"))
}

@Test func aCaseThatStandsAloneByItsWordsIsToldByCheckPrivacy() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write(
    "content/cases/c-0001.md",
    """
    ---
    題名: 朝の遅刻が増えた中学生
    種別: 個別支援
    加工: 再構成
    課題: [アウトリーチ]
    主題: [不登校・登校しぶり]
    学校段階: 中学校
    家庭: [母子世帯]
    結果: 支援につながり継続
    更新: 2026-06-01
    ---
    ## 概要

    朝に起きられない日が続いた。

    """)
  let run = await CommandRun.of(["check", "--privacy", "--root", folder.path])
  #expect(run.code == .done)
  #expect(run.output.contains("「中学校・母子世帯・不登校・登校しぶり」の組合せ"))
}

@Test func ruleOfAnAcceptanceThatDoesNotExistIsAnError() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write(
    "content/pages/hajimeni.md",
    page("許可: [{規則: PHON, 語: 090-1234-5678, 理由: 例}]\n", "090-1234-5678"))
  let run = await CommandRun.of(["check", "--privacy", "--root", folder.path])
  #expect(run.output.contains("許可の規則「PHON」はありません。"))
  #expect(run.output.contains("「PHONE」の書き間違いではありませんか。"))
}

@Test func namesOfFilesAndTablesThatOnlyLieThereAreSearched() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/tanaka-hanako.csv", "番号,名前\n1,田中さん\n")
  let run = await CommandRun.of(["check", "--privacy", "--root", folder.path])
  #expect(run.output.contains("content/pages/tanaka-hanako.csv:2:3: エラー: 「田中さん」"))
  #expect(run.output.contains("[FILE_LEAK]"))
}

@Test func formerAddressesAreSearchedLikeNamesOfFiles() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let text = "---\n題名: はじめに\n更新: 2026-06-01\n旧: [renraku-09012345678]\n---\n本文\n"
  try folder.write("content/pages/hajimeni.md", text)
  let run = await CommandRun.of(["check", "--privacy", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(run.output.contains("content/pages/hajimeni.md:4:5: エラー"), "\(run.output)")
}

@Test func sortsOfCheckAreNotMixed() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["check", "--privacy", "--due", "--root", folder.path])
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("「--privacy」と「--due」は一緒に使えません。"))
}

@Test func everyContentOfTheProjectIsFreeOfPersonalData() async {
  let run = await CommandRun.of(["check", "--privacy", "--root", projectFolder])
  #expect(run.output == "エラーも警告もありません。\n")
}

@Test(arguments: ["止める", "知らせる", "調べない"])
func siteSettingDecidesWhetherABuildStops(policy: String) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let settings = String(decoding: try folder.bytes("site/site.yml"), as: UTF8.self)
  try folder.write(
    "site/site.yml", settings.replacing("個人情報: 止める", with: "個人情報: \(policy)"))
  let example = try String(
    contentsOfFile: "\(projectFolder)/content/cases/c-0001.md", encoding: .utf8)
  try folder.write("content/cases/c-0001.md", example + "\n田中さんと話した。\n")
  let run = await CommandRun.of(["check", "--root", folder.path])
  let line = run.output.split(separator: "\n").first { $0.contains("NAME_HONORIFIC") }
  switch policy {
  case "止める": #expect(line?.contains("エラー:") == true)
  case "知らせる": #expect(line?.contains("警告:") == true)
  default: #expect(line == nil)
  }
}

@Test func aMissingDictionaryIsAFailureOfTheMachine() {
  let told = CommandRun.telling(MissingDictionary(path: "/nowhere/ipadic"))
  #expect(told.code == .machineFailed)
  #expect(told.output.isEmpty)
  #expect(
    told.errors == """
      エラー: 人の名前を調べる辞書（/nowhere/ipadic）がないので、個人情報を調べられません。
      直し方: 管理者の権限で `apt-get install mecab-ipadic-utf8` を実行してから、もう一度お試しください。

      """)
}

extension TemporaryFolder {
  /// Adds a line to site.yml.
  fileprivate func addSetting(_ line: String) throws {
    let settings = try String(contentsOfFile: path + "/site/site.yml", encoding: .utf8)
    try write("site/site.yml", settings + line + "\n")
  }
}

/// A page, and where the short name that site.yml lists is found in it.
@Test(arguments: [
  ("«夕凪小»の児童です。", true), ("弟は«夕凪小»に通う。", true), ("「«夕凪小»」とある。", true), ("«夕凪小»児童の会です。", true),
  ("元«夕凪小»の教頭です。", true), ("夕凪小路を通る。", false), ("夕凪に小さな花が咲く。", false), ("関西小の話。", false),
  ("«西小»で会う。", true),
])
func shortNamesOfSchoolsAreFoundByTheListOfTheOffice(marked: String, isFound: Bool) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.addSetting("学校の略称: [夕凪小, 西小]")
  try folder.write("content/pages/hajimeni.md", page("", marked.filter { !"«»".contains($0) }))
  let run = await CommandRun.of(["check", "--privacy", "--root", folder.path])
  #expect(run.output.contains("[SCHOOL_NAME]") == isFound, "\(run.output)")
  if isFound {
    let column = marked.prefix { $0 != "«" }.count + 1
    #expect(run.output.contains("hajimeni.md:7:\(column): エラー"), "\(run.output)")
  }
}

@Test(arguments: [
  ("学校の略称: [小]", "site.yml:8:9: エラー: 項目「学校の略称」の「小」は、短すぎて"),
  ("学校の略称: [夕凪小, 夕凪小]", "site.yml:8:14: 警告: 項目「学校の略称」に「夕凪小」が二度あります。"),
  ("学校の略称: 夕凪小、中浜中", "site.yml:8:8: エラー: 項目「学校の略称」の「夕凪小、中浜中」は"),
  ("学校の略称: {a: b}", "site.yml:8:8: エラー: "), ("学校の略称: [[夕凪小]]", "site.yml:8:9: エラー: "),
])
func badListsOfSchoolsAreToldWithTheirPlace(line: String, expected: String) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.addSetting(line)
  let run = await CommandRun.of(["check", "--root", folder.path])
  #expect(run.output.contains(expected), "\(run.output)")
}

@Test func theListOfSchoolsIsInNoFileOfTheSite() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.addSetting("学校の略称: [架空北浜小, 架空中浜中] # 夕凪区の分だけを書きます")
  try folder.write("content/pages/hajimeni.md", page("", "本文です。"))
  let run = await CommandRun.of(["build", "--root", folder.path])
  #expect(run.code == .done, "\(run.errors)")
  for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/site/public") {
    guard let bytes = FileManager.default.contents(atPath: "\(folder.path)/site/public/\(name)")
    else {
      continue
    }
    #expect(
      bytes.range(of: Data("架空北浜小".utf8)) == nil && bytes.range(of: Data("架空中浜中".utf8)) == nil)
  }
}

@Test func whatWasCleanIsSearchedAgainWhenTheListOfSchoolsChanges() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let case1 = """
    ---
    題名: 朝の遅刻が増えた中学生
    種別: 取組
    加工: 再構成
    課題: [連携]
    更新: 2026-06-01
    ---
    ## 背景

    弟は夕凪小に通う。

    """
  try folder.write("content/cases/c-0001.md", case1)
  let first = await CommandRun.of(["build", "--root", folder.path])
  #expect(first.code == .done, "\(first.errors)")
  try folder.addSetting("学校の略称: [夕凪小]")
  let second = await CommandRun.of(["build", "--root", folder.path])
  #expect(second.code == .contentErrors)
  #expect(second.errors.contains("c-0001.md:10:3: エラー: 「夕凪小」は、学校や園の名前"), "\(second.errors)")
}
