// SPDX-License-Identifier: MIT

/// Two hundred files of content, each broken in another way.
enum BrokenFiles {
  /// A file by its path below `content/`.
  struct File: Sendable {
    let path: String
    let bytes: [UInt8]
  }

  /// All of them; the number in a name keeps ids apart.
  static let all: [File] = changedCases + changedBodies + changedOthers + bytesThatAreNoText

  private static let caseText = """
    ---
    題名: 題名
    種別: 個別支援
    加工: 架空
    課題: [連携, 不登校]
    主題: [ひとり親]
    学校段階: 中学校
    家庭: [母子世帯]
    気づき: 担任
    つなぎ先:
      - 就学援助: つながった
    結果: 支援につながり継続
    期間: 1年以内
    更新: 2026-06-01
    見直し: 2027-04-30
    ---

    """

  private static let sections = """
    ## 概要

    本文です。

    ## きっかけ

    本文です。

    ## 家族の状況

    本文です。

    ## 学校の気づき（スクリーニング会議Ⅰ）

    本文です。

    ## 区役所との共有（スクリーニング会議Ⅱ）

    本文です。

    ## 見立て

    本文です。

    ## 手立てと役割分担

    本文です。

    ## 支援の経過

    本文です。

    ## つないだ先

    本文です。

    ## 結果

    本文です。

    ## ふりかえり

    本文です。

    ## 話し合いの問い

    本文です。

    """

  /// Changes of one line of a case's front matter.
  private static let frontMatterChanges: [(String, String)] = [
    ("題名: 題名", ""), ("題名: 題名", "題名:"), ("題名: 題名", "題名：題名"), ("題名: 題名", "題名:題名"),
    ("題名: 題名", "題名: 会議 #2"), ("題名: 題名", "題名: 会議: その後"), ("題名: 題名", "題名: [会議]"),
    ("題名: 題名", "題名: {会議: 一}"), ("題名: 題名", "題名: *重要*"), ("題名: 題名", "題名: &重要"),
    ("題名: 題名", "題名: !重要"), ("題名: 題名", "題名: @重要"), ("題名: 題名", "題名: `重要`"),
    ("題名: 題名", "題名: %重要"), ("題名: 題名", "題名: \"閉じない"), ("題名: 題名", "題名: '閉じない"),
    ("題名: 題名", "\t題名: 題名"), ("題名: 題名", "\u{3000}題名: 題名"), ("題名: 題名", "タイトル: 題名"),
    ("題名: 題名", "題名 題名"), ("題名: 題名", "- 題名: 題名"), ("題名: 題名", "題名: 題名\n題名: 別の題名"),
    ("題名: 題名", "題名: ~"), ("題名: 題名", "? 題名"), ("題名: 題名", "題名: |\n題名"),
    ("種別: 個別支援", ""), ("種別: 個別支援", "種別: 個人支援"), ("種別: 個別支援", "種別: [個別支援]"),
    ("種別: 個別支援", "種 別: 個別支援"), ("種別: 個別支援", "種別： 個別支援"), ("加工: 架空", ""),
    ("加工: 架空", "加工: 仮空"), ("加工: 架空", "加工: "), ("課題: [連携, 不登校]", ""),
    ("課題: [連携, 不登校]", "課題: [連携、不登校]"), ("課題: [連携, 不登校]", "課題: [連携，不登校]"),
    ("課題: [連携, 不登校]", "課題: ［連携、不登校］"), ("課題: [連携, 不登校]", "課題: [連携, 不登校"),
    ("課題: [連携, 不登校]", "課題: 連携, 不登校"), ("課題: [連携, 不登校]", "課題: [①]"),
    ("課題: [連携, 不登校]", "課題: [連けい]"), ("課題: [連携, 不登校]", "課題: []"),
    ("課題: [連携, 不登校]", "課題: [[連携]]"), ("課題: [連携, 不登校]", "課題: {連携: 不登校}"),
    ("課題: [連携, 不登校]", "課題: [連携, 連携]"), ("課題: [連携, 不登校]", "課題:\n・連携"),
    ("課題: [連携, 不登校]", "課題:\n－ 連携"), ("課題: [連携, 不登校]", "課題:\n  - 連携\n - 不登校"),
    ("課題: [連携, 不登校]", "課題: 連携]"), ("主題: [ひとり親]", "主題: [一人親]"),
    ("主題: [ひとり親]", "主題: [ひとり親,, DV]"), ("主題: [ひとり親]", "主題: 貧困問題"),
    ("学校段階: 中学校", ""), ("学校段階: 中学校", "学校段階: 中学２年"), ("学校段階: 中学校", "学校段階: [中学校, 就学前]"),
    ("学校段階: 中学校", "学年: 中学校"), ("家庭: [母子世帯]", "家庭: [母子家庭の世帯]"), ("気づき: 担任", "気付き: 担任"),
    ("気づき: 担任", "気づき: 担任の先生"), ("  - 就学援助: つながった", "  - 就学援助：つながった"),
    ("  - 就学援助: つながった", "  - 就学援助"), ("  - 就学援助: つながった", "  - 就学援助: "),
    ("  - 就学援助: つながった", "  - 修学援助: つながった"), ("  - 就学援助: つながった", "  - 就学援助: 繋がった"),
    ("  - 就学援助: つながった", "  就学援助"), ("  - 就学援助: つながった", "  - {就学援助: つながった, 生活保護: 待ち}"),
    ("  - 就学援助: つながった", "\t- 就学援助: つながった"), ("結果: 支援につながり継続", ""),
    ("結果: 支援につながり継続", "結果: アプローチ準備中"), ("結果: 支援につながり継続", "結果: 成功"),
    ("期間: 1年以内", "期間: １年間"), ("更新: 2026-06-01", ""), ("更新: 2026-06-01", "更新: 2026/6/1"),
    ("更新: 2026-06-01", "更新: 令和8年6月1日"), ("更新: 2026-06-01", "更新: 2026-06-31"),
    ("更新: 2026-06-01", "更新: ２０２６－０６－０１"), ("更新: 2026-06-01", "更新: きのう"),
    ("更新: 2026-06-01", "更新: 2026-6-1"), ("更新: 2026-06-01", "更新: [2026-06-01]"),
    ("更新: 2026-06-01", "更新： 2026-06-01"), ("見直し: 2027-04-30", "見直し: R9.4.30"),
    ("見直し: 2027-04-30", "見直し: 2027-02-29"), ("見直し: 2027-04-30", "旧: [C-0003]"),
    ("見直し: 2027-04-30", "許可: 電話番号"), ("見直し: 2027-04-30", "許可: [{規則: PHONE}]"),
    ("見直し: 2027-04-30", "許可: [{規則: PHONE, 語: 番, 訳: 公}]"), ("見直し: 2027-04-30", "ほか: 一"),
    ("---\n題名", "題名"), ("---\n題名", "－－－\n題名"), ("---\n題名", "———\n題名"), ("---\n題名", "\n---\n題名"),
    ("---\n題名", "--\n題名"), ("2027-04-30\n---\n", "2027-04-30\n"),
    ("2027-04-30\n---\n", "2027-04-30\n----\n"),
    ("2027-04-30\n---\n", "2027-04-30\n－－－\n"), ("家庭: [母子世帯]", "家庭: [母子世帯]\n---\n家族: 一"),
  ]

  private static let changedCases = frontMatterChanges.enumerated().map { index, change in
    File(
      path: "cases/f-\(index).md",
      bytes: Array(
        (caseText.replacing(change.0, with: change.1) + sections)
          .replacing("題名: 題名", with: "題名: 題名\(index)").utf8))
  }

  /// Changes of a case's body.
  private static let bodyChanges: [(String, String)] = [
    ("## 概要", "##概要"), ("## 概要", "＃＃ 概要"), ("## 概要", "# 概要"), ("## 概要", "#### 概要"),
    ("## 概要", "## 概用"), ("## 概要\n\n本文です。\n", "## 概要\n"), ("## 概要\n\n本文です。\n\n", ""),
    ("## 概要", "## 結果"), ("## 概要", "## きっかけ\n\n一\n\n## 概要"), ("本文です。", "[一](../resources/nai.md)"),
    ("本文です。", "[一](../resources/shugaku-enjo.md#nai)"), ("本文です。", "[一](#nai)"),
    ("本文です。", "[一](../resources/shugaku-enjo.html)"), ("本文です。", "[一](C:\\\\share\\\\a.docx)"),
    ("本文です。", "[一](file:///a.md)"), ("本文です。", "[一](javascript:alert)"),
    ("本文です。", "[一](/cases/a.md)"),
    ("本文です。", "[一](../../../../a.md)"), ("本文です。", "[]()"), ("本文です。", "![図](nai.png)"),
    ("本文です。", "![](nai.png)"), ("本文です。", "![図](https://example.jp/a.png)"), ("本文です。", "[[ない用語]]"),
    ("本文です。", "[[用語"), ("本文です。", "```\n閉じない"), ("本文です。", "##"), ("本文です。", "### 一\n\n##### 二\n\n三"),
    ("本文です。", "### 一\n\n二\n\n### 一\n\n二"), ("本文です。", "・一\n・二"), ("本文です。", "－ 一\n－ 二"),
    ("本文です。", "１．一\n２．二"), ("本文です。", "＞ 引用"), ("本文です。", "［○］ 一"), ("本文です。", "- 一\n\u{3000}- 二"),
    ("本文です。", "脚注です[^1]。"), ("本文です。", "[こちら](../resources/shugaku-enjo.md)"),
    ("本文です。", "\u{202E}文字"), ("本文です。", "文\u{0}字"), ("本文です。", "文\u{7}字"), ("本文です。", "文\u{FEFF}字"),
    ("本文です。", String(repeating: "> ", count: 400) + "深い"),
    ("本文です。", String(repeating: "[", count: 50_000)),
    ("本文です。", "| 一 | 二 |\n|---|\n| 三 | 四 |"), ("本文です。", "### 一 {#a}\n\n二\n\n### 三 {#a}\n\n四"),
  ]

  private static let changedBodies = bodyChanges.enumerated().map { index, change in
    let body = sections.replacing(change.0, with: change.1, maxReplacements: 1)
    let head = caseText.replacing("題名: 題名", with: "題名: 本文\(index)")
    return File(path: "cases/b-\(index).md", bytes: Array((head + body).utf8))
  }

  private static let others: [(String, String)] = [
    ("modules", "更新: 2026-06-01"), ("modules", "順番: 〇\n更新: 2026-06-01"),
    ("modules", "順番: 0\n更新: 2026-06-01"), ("modules", "順番: 1\n所要: 二十分\n更新: 2026-06-01"),
    ("modules", "順番: 2\n所要: 9999\n更新: 2026-06-01"),
    ("modules", "順番: 3\n目標: {一: 二}\n更新: 2026-06-01"),
    ("modules", "順番: 4"), ("modules", "順番: 5\n研修: 一\n更新: 2026-06-01"),
    ("modules", "順番: 1.5\n更新: 2026-06-01"),
    ("quizzes", "更新: 2026-06-01"), ("quizzes", "種別: テスト\n更新: 2026-06-01"),
    ("quizzes", "種別: 確認テスト\n合格: 120%\n更新: 2026-06-01"),
    ("quizzes", "種別: 確認テスト\n合格: 八割\n更新: 2026-06-01"),
    ("quizzes", "種別: 確認テスト\n出題: 0\n更新: 2026-06-01"),
    ("quizzes", "種別: 確認テスト\n回数: 多数\n更新: 2026-06-01"),
    ("quizzes", "種別: 確認テスト\n研修: nai\n更新: 2026-06-01"),
    ("quizzes", "種別: 修了テスト\n出題元: [nai]\n更新: 2026-06-01"),
    ("resources", "種類: 制度\n確認日: 2026-06-01"), ("resources", "種類: 制度\n出典: 法"),
    ("resources", "種類: 制度等\n出典: 法\n確認日: 2026-06-01"), ("resources", "出典: 法\n確認日: 2026-06-01"),
    ("resources", "種類: 制度\n出典: []\n確認日: 2026-06-01"),
    ("resources", "種類: 制度\n出典: 法\n確認日: 2026-06-01\n見直し: 2020-01-01"),
    ("resources", "種類: 制度\n出典: 法\n確認日: 2026-06-01\n別名: 就学援助"),
    ("resources", "種類: 制度\n出典: 法\n確認日: 2026-06-01\n電話: 公開"),
    ("resources", "種類: 制度\n出典: 法\n確認日: 2026-06-01\n主題: [貧困問題]"),
    ("statistics", "更新: 2026-06-01\n出典: 市"), ("statistics", "データ: nai.csv\n更新: 2026-06-01\n出典: 市"),
    ("statistics", "データ: 表.xlsx\n更新: 2026-06-01\n出典: 市"), ("statistics", "データ: a.csv\n出典: 市"),
    ("initiatives", "年度: 令和6年度\n更新: 2026-06-01"), ("initiatives", "組織: 区\n更新: 2026-06-01"),
    ("initiatives", "組織: 区\n年度: 令和6年度"), ("initiatives", "組織: 区\n年度: [令和6年度]\n更新: 2026-06-01"),
    ("initiatives", "組織: 区\n年度: 令和6年度\n部署: 係\n更新: 2026-06-01"), ("pages", "種別: 案内\n更新: 2026-06-01"),
    ("pages", ""), ("pages", "更新: 2026-06-01\n旧: [hajimeni]"),
    ("pages", "更新: 2026-06-01\n確認日: 一昨日"),
  ]

  private static let changedOthers = others.enumerated().map { index, other in
    File(
      path: "\(other.0)/o-\(index).md",
      bytes: Array("---\n題名: 他\(index)\n\(other.1)\n---\n本文です。\n".utf8))
  }

  private static let page = "---\n題名: 文字\n更新: 2026-06-01\n---\n本文です。日本語の文章が続きます。\n"

  /// Bytes that are not UTF-8 text, names that are no ids, and what else lies about.
  private static let bytesThatAreNoText: [File] = [
    File(
      path: "pages/utf16le.md",
      bytes: [0xFF, 0xFE] + page.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    File(
      path: "pages/utf16be.md",
      bytes: [0xFE, 0xFF] + page.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
    File(
      path: "pages/utf16nobom.md", bytes: page.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    File(
      path: "pages/sjis.md",
      bytes: [
        0x2D, 0x2D, 0x2D, 0x0A, 0x91, 0xE8, 0x96, 0xBC, 0x3A, 0x20, 0x93, 0xFA, 0x96, 0x7B, 0x8C,
        0xEA, 0x0A, 0x2D, 0x2D, 0x2D, 0x0A,
      ]),
    File(
      path: "pages/eucjp.md",
      bytes: [
        0x2D, 0x2D, 0x2D, 0x0A, 0xC2, 0xEA, 0xCC, 0xBE, 0x3A, 0x20, 0xC6, 0xFC, 0xCB, 0xDC, 0xB8,
        0xEC, 0x0A, 0x2D, 0x2D, 0x2D, 0x0A,
      ]),
    File(
      path: "pages/jis.md",
      bytes: [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x38, 0x6C, 0x1B, 0x28, 0x42, 0x0A]),
    File(path: "pages/damaged.md", bytes: Array(page.utf8) + [0xE3, 0x81, 0x0A]),
    File(path: "pages/nul.md", bytes: Array(page.utf8) + [0x00, 0x0A]),
    File(path: "pages/empty.md", bytes: []),
    File(path: "pages/blank.md", bytes: Array("\n\n\n".utf8)),
    File(path: "pages/huge.md", bytes: Array(repeating: 0x61, count: 6_000_000)),
    File(path: "pages/大文字.md", bytes: Array(page.utf8)),
    File(path: "pages/Upper.md", bytes: Array(page.utf8)),
    File(path: "pages/with space.md", bytes: Array(page.utf8)),
    File(path: "pages/か\u{3099}.md", bytes: Array(page.utf8)),
    File(path: "pages/index.md", bytes: Array(page.utf8)),
    File(path: "pages/memo.txt", bytes: Array(page.utf8)),
    File(path: "pages/memo.markdown", bytes: Array(page.utf8)),
    File(path: "case/stray.md", bytes: Array(page.utf8)),
    File(path: "stray.md", bytes: Array(page.utf8)),
    File(path: "modules/hajimeni.md", bytes: Array(page.utf8)),
    File(path: "pages/jis-bom.md", bytes: [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + Array(page.utf8)),
  ]
}
