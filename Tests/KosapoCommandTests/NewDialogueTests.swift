// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

/// Runs `kosapo new` with lines that a person types.
private func typed(
  _ lines: [String], _ arguments: [String] = [], in folder: borrowing TemporaryFolder
) async -> CommandRun {
  await CommandRun.of(
    ["new"] + arguments + ["--root", folder.path],
    input: Array((lines.joined(separator: "\n") + "\n").utf8), isTyped: true)
}

@Test func everythingIsAskedForByNumber() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await typed(
    ["1", "朝の支度が難しい小学生", "1", "2", "1 3", "2", "2", "2 1", "1", "1", "2"], in: folder)
  #expect(run.code == .done)
  let text = String(decoding: try folder.bytes("content/cases/c-0001.md"), as: UTF8.self)
  for line in [
    "題名: 朝の支度が難しい小学生", "種別: 個別支援", "加工: 再構成", "課題: [連携, 不登校]", "主題: [不登校・登校しぶり]",
    "学校段階: 小学校低学年", "家庭: [父子世帯, 母子世帯]", "気づき: スクリーニングシート", "結果: 好転・解決", "期間: 半年以内",
  ] {
    #expect(text.contains("\n\(line)\n") || text.contains("\n\(line)  #"), "\(line)")
  }
  let check = await CommandRun.of(["check", "--root", folder.path])
  #expect(check.code == .done && !check.output.contains("[not-chosen]"), "\(check.output)")
}

@Test func whatMayBeLeftOutIsNotSaidOfTheFamily() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await typed(
    ["1", "1", "1", "1", "", "", "1", ""], ["case", "題", "--form", "個別支援"], in: folder)
  #expect(run.code == .done)
  let text = String(decoding: try folder.bytes("content/cases/c-0001.md"), as: UTF8.self)
  for key in ["家庭", "気づき", "期間"] {
    #expect(!text.contains("\n\(key):"))
    #expect(text.contains("\n# \(key):"))
  }
  #expect(await CommandRun.of(["check", "--root", folder.path]).code == .done)
}

@Test func unseenSignsInATitleAreAskedForAgain() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await typed(["題\u{1B}[D名", "題名\tです", "題名です", "annai"], ["page"], in: folder)
  #expect(run.code == .done)
  #expect(run.output.contains("目に見えない文字"))
  let text = String(decoding: try folder.bytes("content/pages/annai.md"), as: UTF8.self)
  #expect(text.contains("題名: 題名です\n"))
}

@Test(arguments: [("１，３", "連携, 不登校"), ("3、1", "不登校, 連携"), ("　2　", "アウトリーチ"), ("1 1", "連携")])
func numbersMayBeTypedInFullWidth(answer: String, issues: String) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await typed(["1", answer, "1"], ["case", "題", "--form", "取組"], in: folder)
  #expect(run.code == .done)
  let text = String(decoding: try folder.bytes("content/cases/c-0001.md"), as: UTF8.self)
  #expect(text.contains("課題: [\(issues)]\n"))
}

@Test func wrongAnswersAreAskedForAgain() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await typed(
    ["", "9", "あ", "1 2", "5", "", "案内の題", "Annai", "hajimeni", "annai"], in: folder)
  #expect(run.code == .done)
  #expect(run.output.contains("「Annai」は使えません"))
  #expect(run.output.contains("「hajimeni」はもう使われています"))
  #expect(try folder.names("content/pages") == ["annai.md", "hajimeni.md"])
}

@Test func endingTheDialogueMakesNothing() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await typed(["1", "題"], in: folder)
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("ファイルは作っていません"))
  #expect(try folder.names("content") == ["pages", "vocabulary.yml"])
}

@Test(arguments: [
  ("quiz", "quizzes", "2", "種別: 修了テスト"), ("quiz", "quizzes", "3", "種別: 分岐事例"),
  ("resource", "resources", "2", "種類: 窓口"), ("resource", "resources", "3", "種類: 地域資源"),
])
func sortsOfQuizzesAndResourcesAreAskedFor(
  kind: String, folderName: String, answer: String, line: String
) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await typed(["題", "atarashii", answer], [kind], in: folder)
  #expect(run.code == .done)
  let text = String(decoding: try folder.bytes("content/\(folderName)/atarashii.md"), as: UTF8.self)
  #expect(text.contains("\n\(line)\n"))
  #expect(await CommandRun.of(["check", "--root", folder.path]).code == .done)
}

@Test func aPipeIsNotAsked() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["new", "--root", folder.path], input: Array("1\n題\n".utf8))
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("KIND"))
}
