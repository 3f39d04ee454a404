// SPDX-License-Identifier: MIT

import KosapoCommand

extension TemporaryFolder {
  /// A root with a 確認テスト of every kind of question, a 修了テスト that draws from it, and a 分岐事例.
  static func withQuizzes() throws -> TemporaryFolder {
    let folder = try withSmallSite()
    try folder.write(
      "content/modules/01-mokuteki.md",
      "---\n題名: 目的\n順番: 1\n更新: 2026-06-01\n---\n## 概要\n\n本文です。\n")
    try folder.write("content/quizzes/01-kakunin.md", checkQuiz)
    try folder.write("content/quizzes/shuryo.md", finalQuiz)
    try folder.write("content/quizzes/b-kesseki.md", branchingQuiz)
    return folder
  }

  var records: String { "\(path)/records.sqlite" }

  /// Takes a quiz with typed lines.
  func quiz(_ arguments: String..., typing lines: [String]) async -> CommandRun {
    let input = lines.map { $0 + "\n" }.joined()
    return await CommandRun.of(
      ["quiz", "--root", path, "--records", records, "--learner", "甲"] + arguments,
      input: Array(input.utf8))
  }

  static let checkQuiz = """
    ---
    題名: 初任研修 確認テスト
    種別: 確認テスト
    研修: 01-mokuteki
    合格: 80%
    更新: 2026-06-01
    ---
    ## 問1 支援方針を決める会議はどれですか。
    番号: q-aa01

    - ○ スクリーニング会議Ⅱ
      > 学校と区役所が一緒に開きます。
    - × 校内朝会
      > 朝会では決めません。
    - × 市会

    > ヒント: 区役所も加わります。
    > ヒント: 二つめの会議です。

    > 解説: [目的](../modules/01-mokuteki.md)を読み直します。

    ## 問2 スクリーニングシートは一部の児童だけについて作る。
    番号: q-aa02
    答え: ×

    ## 問3 支援の流れを並べ替えてください。
    番号: q-aa03
    種類: 並べ替え

    1. 会議Ⅰで共有する
    2. 会議Ⅱで方針を決める
    3. アウトリーチを行う

    ## 問4 制度と対象を結び付けてください。
    番号: q-aa04

    - 就学援助 → 児童生徒の保護者
    - 児童扶養手当 → ひとり親家庭など
    - → 全世帯

    ## 問5 学校の職員会議として開くのは何ですか。
    番号: q-aa05
    答え: スクリーニング会議Ⅰ / スクリーニング会議1

    ## 問6 モデル実施は何区で始まりましたか。
    番号: q-aa06
    答え: 7 ±0 区

    ## 問7 会議Ⅱで協議するのはどれですか。
    番号: q-aa07
    配点: 2

    - ○ 情報の相互共有
    - ○ 支援方針
    - × 教員の人事
    - × 予算の要求

    """

  static let finalQuiz = """
    ---
    題名: 修了テスト
    種別: 修了テスト
    合格: 50%
    出題: 3
    出題元: [01-kakunin]
    回数: 2
    更新: 2026-06-01
    ---
    ## 問1 修了の問です。
    番号: q-bb01
    答え: ○

    """

  static let branchingQuiz = """
    ---
    題名: 欠席が増えた児童
    種別: 分岐事例
    合格: 60%
    更新: 2026-06-01
    ---
    担任から相談がありました。

    ## 始まり
    どうしますか。

    - [養護教諭に話を聞く](#養護教諭) +2
      > よい始め方です。
    - [様子を見る](#様子を見る)

    ## 養護教諭
    朝ごはんを食べていません。

    - [会議Ⅱに出す](#会議) +3
    - [始めに戻る](#始まり)

    ## 様子を見る
    結末: つながりませんでした

    ## 会議
    結末: つながりました

    """

  /// Right answers to the 確認テスト in the order of the file.
  static let rightLines = ["1", "×", "1 2 3", "1 2", "スクリーニング会議１", "７区", "1 2"]
}
