// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

@Test func moduleIsReadWithNumbersInFullWidth() throws {
  let text = "---\n題名: 目的\n順番: １\n所要: 20分\n目標: [一, 二]\n更新: 2026-06-01\n---\n本文\n"
  let checked = try Example.read(text, as: .module, id: "01-mokuteki")
  #expect(checked.diagnostics.isEmpty)
  guard case .module(let module)? = checked.value?.detail else {
    Issue.record("not a module")
    return
  }
  #expect(module.order.value == 1)
  #expect(module.minutes?.value == 20)
  #expect(module.goals.map(\.value) == ["一", "二"])
}

@Test(arguments: [
  (EntryKind.module, "順番: 0\n更新: 2026-06-01", ["number-form"]),
  (.module, "更新: 2026-06-01", ["missing-key"]),
  (.module, "順番: 一\n更新: 2026-06-01", ["number-form"]),
  (.quiz, "種別: 確認テスト\n合格: 120%\n更新: 2026-06-01", ["number-form"]),
  (.quiz, "種別: 小テスト\n更新: 2026-06-01", ["unknown-word"]),
  (.quiz, "種別: 確認テスト\n合格: 80%\n出題: 5\n回数: 3\n更新: 2026-06-01", []),
  (.resource, "種類: 制度\n確認日: 2026-06-01", ["missing-key"]),
  (.resource, "種類: 制度\n出典: 法\n確認日: 2026-06-01\n見直し: 2026-05-01", ["review-before-confirmation"]),
  (.statistics, "データ: 表.xlsx\n出典: 市\n更新: 2026-06-01", ["bad-data-name"]),
  (.statistics, "データ: ward.csv\n出典: 市\n更新: 2026-06-01", []),
  (.initiative, "組織: 堺市西区役所\n更新: 2026-06-01", ["missing-key"]),
  (.page, "", ["missing-key"]),
  (.page, "更新: 2026-06-01\n種別: 案内", ["unknown-key"]),
])
func slipInAnyKindIsTold(kind: EntryKind, frontMatter: String, expected: [String]) throws {
  let body = kind == .quiz ? "## 問1 文\n答え: ○\n" : "本文\n"
  let text = "---\n題名: 題\n\(frontMatter)\n---\n\(body)"
  let diagnostics = try Example.read(text, as: kind, id: "a").diagnostics
  #expect(diagnostics.filter { $0.severity == .error }.map(\.id) == expected)
}

@Test func initiativeNeedsPlanAndProgressOfEachPeriod() throws {
  let body = """
    ## 前期（〜7月）

    ### 計画 {#p1}

    - 一

    ## 中期（〜11月）

    ### 計画 {#p2}

    - 一

    ### 進捗 {#s2}

    - 一

    ## 後期（〜3月）

    ### 計画 {#p3}

    - 一

    ### 進捗 {#s3}

    - 一

    ## 次年度以降

    ### 計画 {#p4}

    - 一
    """
  let text = "---\n題名: 題\n組織: 堺市西区役所\n年度: 令和6年度\n更新: 2026-06-01\n---\n\(body)\n"
  let diagnostics = try Example.read(text, as: .initiative, id: "a").diagnostics
  #expect(diagnostics.map(\.message) == ["「前期（〜7月）」の下に「### 進捗」がありません。"])
}

@Test(arguments: [
  ("題名: 題\n組織: 市\n問合せ: 係", []),
  ("題名: 題\n組織: 市", ["missing-key"]),
  ("題名: 題\n組織: 市\n問合せ: 係\n生HTML: 許す", ["unknown-word"]),
  ("題名: 題\n組織: 市\n問合せ: 係\n公開先: 共有フォルダ", ["bad-address"]),
  ("題名: 題\n組織: 市\n問合せ: 係\n公開先: https://example.jp/kosapo/", []),
  ("題名: 題\n組織: 市\n問合せ: 係\n確認手続: 要", ["unknown-key"]),
  ("", ["missing-key", "missing-key", "missing-key"]),
])
func siteSettingsAreChecked(text: String, expected: [String]) {
  let checked = readSiteSettings(SourceText(path: "site/site.yml", text))
  #expect(checked.diagnostics.map(\.id) == expected)
}

@Test func baseAddressEndsWithoutASlash() {
  let text = "題名: 題\n組織: 市\n問合せ: 係\n公開先: https://example.jp/kosapo//"
  #expect(
    readSiteSettings(SourceText(path: "site/site.yml", text)).value?.baseAddress
      == "https://example.jp/kosapo")
}

@Test(arguments: [
  ("  連携: {slug: cooperation, 番号: ①}", "  連携: {slug: 連携}", ["bad-slug"]),
  ("  連携: {slug: cooperation, 番号: ①}", "  連携: {slug: outreach}", ["bad-slug"]),
  ("  連携: {slug: cooperation, 番号: ①}", "  連携: {別名: [連絡]}", ["missing-key"]),
  ("  連携: {slug: cooperation, 番号: ①}", "  連携: {slug: a, 別名: [不登校]}", ["duplicate-word"]),
  ("  連携: {slug: cooperation, 番号: ①}", "  連携: {slug: a, 色: 赤}", ["unknown-key"]),
  ("  - [こども, 子ども]", "  - こども", ["wrong-type"]),
  ("つながり:\n", "つながり方:\n", ["missing-key", "unknown-key"]),
])
func vocabularyIsChecked(part: String, replacement: String, expected: [String]) {
  let text = Example.vocabularyText.replacing(part, with: replacement)
  let checked = readVocabulary(SourceText(path: "content/vocabulary.yml", text))
  #expect(checked.diagnostics.map(\.id) == expected)
}
