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
  let expected = ["[empty-section]", "[missing-question-id]", "[not-chosen]", "[left-of-form]"]
  #expect(
    ids.allSatisfy { line in expected.contains { line.hasSuffix($0) } }, "\(check.output)")
}

@Test(arguments: [
  (["quiz", "題", "--id", "a", "--form", "取組"], "「取組」は、テストには使えません", "確認テスト、修了テスト、分岐事例"),
  (["case", "題", "--form", "分岐事例"], "「分岐事例」は、事例には使えません", "個別支援、取組"),
  (["resource", "題", "--id", "a", "--form", "取組"], "事例（case）とテスト（quiz）だけ", ""),
])
func formsOfAnotherKindAreRefused(
  arguments: [String], message: String, hint: String
) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["new"] + arguments + ["--root", folder.path])
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains(message) && run.errors.contains(hint), "\(run.errors)")
  #expect(try folder.names("content") == ["pages", "vocabulary.yml"])
}

@Test func whatTheFormOfAFinalQuizOffersCanBeUsed() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  for (id, form) in [("a-1", "確認テスト"), ("a-2", "修了テスト")] {
    _ = await CommandRun.of(
      ["new", "quiz", form, "--id", id, "--form", form, "--root", folder.path])
  }
  let path = "content/quizzes/a-2.md"
  let text = String(decoding: try folder.bytes(path), as: UTF8.self)
  #expect(text.contains("# 出題元: [a-1]"))
  try folder.write(path, text.replacing("# 出題", with: "出題").replacing(": 20 ", with: ": 1 "))
  let check = await CommandRun.of(["check", "--root", folder.path])
  #expect(check.code == .done, "\(check.output)")
}

@Test func whatIsLeftOfAFormIsTold() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  for arguments in [
    ["case", "一"], ["quiz", "二", "--id", "a-1"], ["quiz", "三", "--id", "a-2", "--form", "分岐事例"],
    ["resource", "四", "--id", "b-1"],
  ] {
    _ = await CommandRun.of(["new"] + arguments + ["--root", folder.path])
  }
  let check = await CommandRun.of(["check", "--root", folder.path])
  #expect(check.code == .done)
  for place in [
    "cases/c-0001.md:4:9: 警告: この項目は", "quizzes/a-1.md:7:7: 警告: 書式の「ここに問いの文を書きます。」",
    "quizzes/a-2.md:8:1: 警告: 書式の「ここに、その場で分かることを書きます。」", "resources/b-1.md:3:9: 警告: この項目は",
    "resources/b-1.md:4:7: 警告: 書式の「確かめた資料の名前を書く」",
  ] {
    #expect(check.output.contains("content/\(place)"), "\(place): \(check.output)")
  }
  let text = String(decoding: try folder.bytes("content/quizzes/a-1.md"), as: UTF8.self)
  try folder.write("content/quizzes/a-1.md", text.replacing("正しい選択肢\n", with: "正しい選択肢を選ぶ\n"))
  let again = await CommandRun.of(["check", "--root", folder.path])
  #expect(check.output.contains("書式の「正しい選択肢」"))
  #expect(!again.output.contains("書式の「正しい選択肢」"))
  // Lines that stand there to be uncommented are no values.
  #expect(!check.output.contains("cases/c-0001.md:8:"))
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
