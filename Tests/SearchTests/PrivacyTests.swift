// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Search
import Testing

@Test func nothingPrivateOfACaseAndNoAnswerOfAQuizIsInAnyFileOfTheIndex() throws {
  let example = try entry(
    .caseExample, "c-0001",
    """
    ---
    題名: 見本の事例
    種別: 取組
    加工: 架空
    課題: []
    更新: 2026-06-01
    区: 西淀川区
    年度: 1987
    同意: 保護者から書面で得た
    ---
    ## 背景
    公開する文章です。<!-- 内密の書き込み -->
    """)
  let quiz = try entry(
    .quiz, "q-0001",
    """
    ---
    題名: 見本のテスト
    種別: 確認テスト
    更新: 2026-06-01
    ---
    ## 問1 会議の名前はどれですか。
    - ○ 正しい選択肢
    - × 誤った選択肢

    > 解説: 説明の文章です。
    """)
  let files = searchIndex(of: try plainLibrary(of: [example, quiz]))
  let bytes = files.flatMap { readableBytes(ofIndexFile: $0.bytes) }
  let text = String(decoding: bytes, as: UTF8.self)
  #expect(text.contains("公開する文章です"))
  #expect(text.contains("会議の名前はどれですか"))
  for secret in ["西淀川", "1987", "書面で", "内密", "正しい選択肢", "誤った選択肢", "説明の文章"] {
    #expect(!text.contains(secret), "\(secret)")
  }
}

private func entry(_ kind: EntryKind, _ id: String, _ text: String) throws -> Entry {
  let folder = kind == .quiz ? "quizzes" : "cases"
  return try #require(
    readEntry(
      SourceText(path: "content/\(folder)/\(id).md", text + "\n"), kind: kind,
      vocabulary: Vocabulary([:], synonyms: []), options: MarkdownOptions()
    ).value)
}
