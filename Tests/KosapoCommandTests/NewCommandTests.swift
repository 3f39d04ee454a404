// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test(arguments: [
  ["case", "遅刻が増えた小学生"], ["case", "会議の工夫", "--form", "取組"],
  ["module", "目的", "--id", "01-mokuteki"],
  ["quiz", "確認", "--id", "q-01"], ["quiz", "修了", "--id", "q-02", "--form", "修了テスト"],
  ["quiz", "訪問", "--id", "q-03", "--form", "分岐事例"], ["resource", "学習支援", "--id", "gakushu"],
  ["page", "案内", "--id", "annai"],
  ["page", "会議: その後 #2 \"引用\"", "--id", "kaigi"], ["page", "- 一", "--id", "a"], ["事例", "名前で"],
])
func formHasNoErrors(arguments: [String]) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["new"] + arguments + ["--root", folder.path])
  #expect(run.code == .done)
  #expect(run.output.contains("次にすること"))
  let check = await CommandRun.of(["check", "--root", folder.path])
  #expect(check.code == .done, "\(check.output)")
  // Only what is still to be written is told.
  let ids = check.output.split(separator: "\n").filter { $0.contains("警告") && $0.hasSuffix("]") }
  let expected = ["[empty-section]", "[missing-question-id]"]
  #expect(
    ids.allSatisfy { line in expected.contains { line.hasSuffix($0) } }, "\(check.output)")
}

@Test func casesAreNumberedOneAfterTheOther() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/cases/c-0041.md", "まだ書けていない")
  let run = await CommandRun.of(["new", "case", "題", "--root", folder.path])
  #expect(run.output.hasPrefix("content/cases/c-0042.md を作りました。\n"))
}

@Test func fileThatIsThereIsNotOverwritten() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["new", "page", "題", "--id", "hajimeni", "--root", folder.path])
  #expect(run.code == .wrongCommandLine)
  #expect(try folder.bytes("content/pages/hajimeni.md") == Array(TemporaryFolder.smallPage.utf8))
}

@Test func withoutContentNothingIsWritten() async throws {
  let folder = try TemporaryFolder()
  for root in [folder.path, "\(folder.path)/nowhere"] {
    let run = await CommandRun.of(["new", "case", "題", "--root", root])
    #expect(run.code == .contentErrors)
    #expect(run.errors.contains("content"))
    #expect(run.output.isEmpty)
  }
  #expect(try folder.names(".") == [])
}

@Test func aFormSaysNothingOfAFamilyThatNobodyChose() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  _ = await CommandRun.of(["new", "case", "題", "--root", folder.path])
  let text = String(decoding: try folder.bytes("content/cases/c-0001.md"), as: UTF8.self)
  for key in ["家庭", "気づき", "期間"] { #expect(!text.contains("\n\(key):")) }
}

@Test(arguments: [("index", "一覧のページ"), ("Annai", "半角の英小文字")])
func namesThatCannotBeAreToldWithTheirReason(id: String, reason: String) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["new", "page", "題", "--id", id, "--root", folder.path])
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains(reason))
}

@Test func unseenSignsInATitleAreRefused() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["new", "case", "題\u{7}", "--root", folder.path])
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("目に見えない文字"))
}
