// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

@Test func contentOfTheProjectHasNoDiagnostics() async {
  let run = await CommandRun.of(["check", "--root", projectFolder])
  #expect(run.output == "エラーも警告もありません。\n")
  #expect(run.errors.isEmpty)
  #expect(run.code == .done)
}

@Test func slipIsShownWithItsLineAndACaretUnderWideCharacters() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write(
    "content/pages/hajimeni.md", "---\n題名：はじめに\n更新: 2026-06-01\n---\n## 概要\n\n本文です。\n")
  let run = await CommandRun.of(["check", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(
    run.output == """
      content/pages/hajimeni.md:2:3: エラー: 項目名の後ろのコロンが全角の「：」です。 [fullwidth-colon]
        2 | 題名：はじめに
          |     ^~ 直し方: 半角の「: 」（コロンと空白）に直します。
      エラー 1件、警告 0件。

      """)
}

@Test func jsonIsOneDocumentOfTheContract() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/hajimeni.md", "---\n題名: \"は\\tじ\"\n更新: 昨日\n---\n本文\n")
  let run = await CommandRun.of(["check", "--root", folder.path, "--format", "json"])
  #expect(run.code == .contentErrors)
  let json = try #require(
    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  #expect(json["errors"] as? Int == 1)
  #expect(json["warnings"] as? Int == 0)
  let diagnostic = try #require((json["diagnostics"] as? [[String: Any]])?.first)
  #expect(
    Set(diagnostic.keys) == ["path", "line", "column", "severity", "id", "message", "hint"])
  #expect(diagnostic["path"] as? String == "content/pages/hajimeni.md")
  #expect(diagnostic["line"] as? Int == 3)
  #expect(diagnostic["column"] as? Int == 5)
  #expect(diagnostic["severity"] as? String == "error")
  #expect(diagnostic["id"] as? String == "date-form")
}

@Test func fixMendsWhatIsSafeAndNothingElseAndOnce() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let text = "---\r\n題名：はじめに\r\n更新: 令和8年6月1日\r\n旧: [A]\r\n---\r\n## 概要\r\n\r\n本文です。 \r\n"
  try folder.write("content/pages/hajimeni.md", text)
  let run = await CommandRun.of(["check", "--fix", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(run.output.hasPrefix("content/pages/hajimeni.md: 2か所を直しました。\n"))
  let mended = text.replacing("題名：", with: "題名: ").replacing("令和8年6月1日", with: "2026-06-01")
  #expect(try folder.bytes("content/pages/hajimeni.md") == Array(mended.utf8))
  let again = await CommandRun.of(["check", "--fix", "--root", folder.path])
  #expect(again.output.hasPrefix("安全に直せる誤りはありませんでした。\n"))
  #expect(try folder.bytes("content/pages/hajimeni.md") == Array(mended.utf8))
}

@Test func dueListsPagesPastTheirReview() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write(
    "content/pages/hajimeni.md", "---\n題名: はじめに\n更新: 2026-06-01\n見直し: 2027-04-30\n---\n本文\n")
  let arguments = ["check", "--due", "--root", folder.path]
  let before = await CommandRun.of(arguments + ["--today", "2027-04-30"])
  #expect(before.output == "エラーも警告もありません。\n")
  let after = await CommandRun.of(arguments + ["--today", "2027-05-01"])
  #expect(after.output.contains("content/pages/hajimeni.md:4:6: 警告:"))
  #expect(after.code == .done)
}

@Test func folderWithoutContentIsAClearMessage() async throws {
  let folder = try TemporaryFolder()
  let run = await CommandRun.of(["check", "--root", folder.path])
  #expect(run.code == .contentErrors)
  #expect(run.output.contains("--root"))
}
