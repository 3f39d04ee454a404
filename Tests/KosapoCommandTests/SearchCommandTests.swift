// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

@Test func searchTellsTitleKindPlaceAndHit() async throws {
  let folder = try await builtFolder()
  let run = await CommandRun.of(["search", "子供", "食堂", "--root", folder.path])
  #expect(run.code == .done)
  #expect(
    run.output == """
      1. 居場所（案内）
         \(folder.path)/site/public/pages/ibasho.html
         「こども」を含む
         概要 【こども】【食堂】に通う話です。
      全部で1件です。

      """)
}

@Test func searchWithoutASiteSaysWhatToRun() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  let run = await CommandRun.of(["search", "本文", "--root", folder.path])
  #expect(run.code == .machineFailed)
  #expect(run.errors.contains("kosapo build"))
  #expect(run.output.isEmpty)
}

@Test func searchWithoutAHitIsDone() async throws {
  let folder = try await builtFolder()
  let run = await CommandRun.of(["search", "ない言葉", "--root", folder.path])
  #expect(run.code == .done)
  #expect(run.output.contains("「ない言葉」は見つかりませんでした"))
}

@Test func searchInJSONHasTheAgreedMembers() async throws {
  let folder = try await builtFolder()
  let run = await CommandRun.of([
    "search", "本文", "-食堂", "--format", "json", "--root", folder.path,
  ])
  let object = try #require(
    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  #expect(Set(object.keys) == ["query", "total", "results", "facets"])
  #expect(object["query"] as? String == "本文 -食堂")
  #expect(object["total"] as? Int == 1)
  let result = try #require((object["results"] as? [[String: Any]])?.first)
  #expect(Set(result.keys) == ["id", "kind", "title", "url", "score", "excerpt", "marks"])
  #expect(result["url"] as? String == "pages/hajimeni.html")
  #expect(result["marks"] as? [[Int]] == [[3, 5]])
  let facets = try #require(object["facets"] as? [String: Any])
  #expect(Set(facets.keys) == ["issue", "topic", "stage", "support", "outcome", "form"])
}

@Test(arguments: [
  (["--limit", "たくさん"], "件数ではありません"), (["--kind", "事列"], "「事例」の書き間違い"),
  (["--topic", "ない"], "主題のページはありません"),
])
func slipsOfSearchAreTold(options: [String], sentence: String) async throws {
  let folder = try await builtFolder()
  let run = await CommandRun.of(["search", "本文", "--root", folder.path] + options)
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains(sentence))
}

private func builtFolder() async throws -> TemporaryFolder {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write(
    "content/pages/ibasho.md", "---\n題名: 居場所\n更新: 2026-06-01\n---\n## 概要\n\nこども食堂に通う話です。\n")
  let run = await CommandRun.of(["build", "--root", folder.path])
  #expect(run.code == .done)
  return folder
}
