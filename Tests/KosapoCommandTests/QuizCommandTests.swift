// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

@Test func allRightAnswersScoreFullAndResultIsAsTheContractSays() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01", "--in-order", "--result", "\(folder.path)/r.json", typing: TemporaryFolder.rightLines)
  #expect(run.code == .done)
  #expect(run.output.contains("結果: 8点のうち8点（100％） 合格です。"), "\(run.output)")
  #expect(run.output.contains("学校と区役所が一緒に開きます。"))
  #expect(run.output.contains("解説: 目的を読み直します。"))
  let json = try #require(
    try JSONSerialization.jsonObject(with: Data(try folder.bytes("r.json"))) as? [String: Any])
  #expect(
    Set(json.keys) == [
      "quiz", "learner", "seed", "date", "seconds", "score", "max", "passed", "answers",
    ])
  #expect(json["quiz"] as? String == "01-kakunin")
  #expect(json["learner"] as? String == "甲")
  #expect(json["date"] as? String == "2026-11-21")
  #expect(json["score"] as? Int == 8)
  #expect(json["passed"] as? Bool == true)
  let answers = try #require(json["answers"] as? [[String: Any]])
  #expect(answers.count == 7)
  #expect(
    answers.allSatisfy {
      Set($0.keys) == ["id", "kind", "given", "correct", "points", "max"]
    })
  #expect(answers[0]["given"] as? String == "スクリーニング会議Ⅱ")
  #expect(
    answers.compactMap { $0["kind"] as? String } == [
      "single-choice", "true-false", "ordering", "matching", "short-answer", "numeric",
      "multiple-choice",
    ])
}

@Test func wrongAnswersAreListedWithThePageToReadAgain() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01-kakunin", "--in-order", typing: ["2", "○", "3 2 1", "3 3", "市会", "8", "3"])
  #expect(run.code == .done)
  #expect(run.output.contains("8点のうち0点"))
  #expect(run.output.contains("合格ではありません。"))
  #expect(run.output.contains("朝会では決めません。"))
  #expect(run.output.contains("正しい答え: 会議Ⅰで共有する → 会議Ⅱで方針を決める → アウトリーチを行う"))
  #expect(run.output.contains("読み直すページ: 目的（modules/01-mokuteki.html）"))
}

@Test func partialAnswersGetPartOfThePoints() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01", "--in-order", typing: ["1", "×", "2 3 1", "1 3", "スクリーニング会議Ⅰ", "7", "1"])
  #expect(run.output.contains("1点のうち0.5点"))
  #expect(run.output.contains("2点のうち1点"))
  #expect(run.output.contains("結果: 8点のうち6点（75％） 合格ではありません。"))
}

@Test func emptyEnterIsNeverAnAnswer() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01", "--in-order", typing: ["", "  ", "　", "1", "", "×"])
  #expect(run.output.components(separatedBy: "まだ何も書かれていません").count == 5)
  #expect(run.output.contains("答えた問 2"))
}

@Test func whatIsNoAnswerIsAskedAgain() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01", "--in-order", typing: ["9", "あ", "1 2", "1", "?", "わからない", "2", "1 1 2", "1 2", "1 2 3"])
  #expect(run.output.contains("「9」は選べません。1から3までの番号を書いてください。"))
  #expect(run.output.contains("番号を1つだけ書いてください。"))
  #expect(run.output.contains("この問にヒントはありません。"))
  #expect(run.output.contains("○なら1、×なら2と書いてください。"))
  #expect(run.output.contains("同じ番号が2回あります。"))
  #expect(run.output.contains("3個の番号を、正しい順に全部書いてください"))
  #expect(run.output.contains("答えた問 3"))
}

@Test func hintsComeOneByOne() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz("01", "--in-order", typing: ["？", "ヒント", "?", "1"])
  #expect(run.output.contains("ヒント1: 区役所も加わります。"))
  #expect(run.output.contains("ヒント2: 二つめの会議です。"))
  #expect(run.output.contains("ヒントはこれで全部です。"))
}

@Test func skippedQuestionsComeAgainAndBackShowsTheLastOne() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01", "--in-order",
    typing: ["s", "×", "b", "ｓ", "1 2", "スクリーニング会議1", "7", "1 2", "1", "とばす"])
  #expect(run.output.contains("この問は、答えないままにします。"), "\(run.output)")
  #expect(run.output.contains("結果: 8点のうち7点"))
  #expect(run.output.contains("あなたの答え: ×"))
}

@Test func examTellsNothingBeforeItsEndAndFailsWithOne() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01", "--in-order", "--exam", typing: ["2", "×", "1 2 3", "1 2", "x", "7", "3"])
  #expect(run.code == .contentErrors)
  let end = try #require(run.output.range(of: "問 7/7"))
  #expect(!run.output[..<end.lowerBound].contains("ちがいます。"))
  #expect(!run.output[..<end.lowerBound].contains("得点"))
  #expect(run.output[end.upperBound...].contains("ちがいます。"))
  let passed = await folder.quiz(
    "01", "--in-order", "--exam", typing: TemporaryFolder.rightLines)
  #expect(passed.code == .done)
}

@Test func answersOfAnExamCanBeChangedBeforeItsEnd() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.quiz(
    "01", "--in-order", "--exam", typing: ["2", "b", "1"] + TemporaryFolder.rightLines.dropFirst())
  #expect(run.output.contains("今の答え: 校内朝会"))
  #expect(run.output.contains("結果: 8点のうち8点"))
}

@Test func endOfAPipeEndsCleanlyAndTheRunGoesOn() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let first = await folder.quiz("01", "--seed", "5", typing: ["s", "s"])
  #expect(first.code == .done)
  let begun = await folder.quiz("01", "--in-order", typing: ["1", "×"])
  #expect(begun.code == .done)
  #expect(begun.output.contains("ここで中断します。"))
  let rest = Array(TemporaryFolder.rightLines.dropFirst(2))
  let goesOn = await folder.quiz("01", "--in-order", typing: ["1"] + rest)
  #expect(goesOn.output.contains("前回の続きがあります（7問のうち2問に答えています）。"))
  #expect(goesOn.output.contains("結果: 8点のうち8点"))
  let again = await folder.quiz("01", "--in-order", typing: TemporaryFolder.rightLines)
  #expect(!again.output.contains("前回の続き"))
}

@Test func runThatIsBegunAnewLeavesTheOldOne() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  _ = await folder.quiz("01", "--in-order", typing: ["1"])
  let anew = await folder.quiz(
    "01", "--in-order", typing: ["", "2"] + TemporaryFolder.rightLines)
  #expect(anew.output.contains("1か2を書いてください。"))
  #expect(anew.output.contains("結果: 8点のうち8点"))
}

@Test func runThatWasLeftIsFoundBehindOthers() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  _ = await folder.quiz("01", "--in-order", typing: ["1", "○"])
  _ = await folder.quiz("01", "--wrong-only", typing: ["2"])
  _ = await folder.quiz("01", "--exam", "--in-order", typing: ["1"])
  let goesOn = await folder.quiz("01", "--in-order", typing: ["1"])
  #expect(goesOn.output.contains("前回の続きがあります（7問のうち2問に答えています）。"))
  let list = await folder.quiz(typing: [])
  #expect(list.output.contains("中断したところがあります（2026-11-21）。続きは:"))
  #expect(list.output.contains("\n      kosapo quiz 01-kakunin --exam --in-order\n"))
}

@Test(arguments: [
  ([], "kosapo quiz 01-kakunin"),
  (["--exam", "--in-order"], "kosapo quiz 01-kakunin --exam --in-order"),
  (["--questions", "3"], "kosapo quiz 01-kakunin --questions 3"), (["--wrong-only"], nil),
])
func pauseNamesTheCommandThatGoesOn(options: [String], command: String?) async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let arguments = ["quiz", "01", "--root", folder.path, "--records", folder.records] + options
  let run = await CommandRun.of(arguments, input: Array("q\n".utf8))
  guard let command else {
    #expect(run.output == "間違えたままの問はありません。\n")
    return
  }
  #expect(run.output.hasSuffix("\n  \(command)\n"), "\(run.output)")
}

@Test func quizWithSlipsIsNamedInTheList() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  try folder.write(
    "content/quizzes/01-kakunin.md", TemporaryFolder.checkQuiz.replacing("答え: ×", with: "答え:"))
  let list = await folder.quiz(typing: [])
  #expect(list.output.contains("ファイルに誤りがあって受けられないテスト: 01-kakunin"))
  #expect(list.output.contains("始めるには: kosapo quiz b-kesseki"))
}

@Test func sameSeedGivesTheSameOrder() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let first = await folder.quiz("01", "--seed", "７", typing: [])
  let second = await folder.quiz("01", "--seed", "7", typing: [])
  #expect(first.output == second.output)
  #expect(first.output.contains("並び順の番号: 7"))
}

@Test func wrongOnlyAsksWhatWasNotKnown() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  var lines = TemporaryFolder.rightLines
  lines[1] = "○"
  _ = await folder.quiz("01", "--in-order", typing: lines)
  let again = await folder.quiz("01", "--wrong-only", typing: ["2"])
  #expect(again.output.contains("（1問）"))
  #expect(again.output.contains("結果: 1点のうち1点"))
  let nothing = await folder.quiz("01", "--wrong-only", typing: [])
  #expect(nothing.output == "間違えたままの問はありません。\n")
}

@Test func reviewAsksWhatIsDue() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  _ = await folder.quiz(
    "01", "--in-order", "--today", "2026-06-01", typing: TemporaryFolder.rightLines)
  let early = await folder.quiz("--review", "--today", "2026-06-02", typing: [])
  #expect(early.output.contains("次の復習は2026年6月3日です。"))
  let due = await folder.quiz(
    "--review", "--in-order", "--today", "2026-06-03", typing: TemporaryFolder.rightLines)
  #expect(due.output.contains("今日（2026年6月3日）復習する問: 7問"))
  let later = await folder.quiz("--review", "01", "--today", "2026-06-10", typing: [])
  #expect(later.output.contains("次の復習は2026年6月14日です。"))
}

@Test func finalTestDrawsFromOthersAndLimitsAttempts() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  for _ in 1...2 {
    let run = await folder.quiz(
      "shuryo", "--seed", "1", "--plain", typing: ["s", "s", "s", "s", "s", "s"])
    #expect(run.output.contains("（3問・合格50％・正解は最後に表示）"))
    #expect(run.code == .contentErrors)
  }
  let third = await folder.quiz("shuryo", typing: [])
  #expect(third.code == .wrongCommandLine)
  #expect(third.errors.contains("2回までです"))
}

@Test func listShowsBestResultAndDate() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let before = await folder.quiz(typing: [])
  #expect(before.output.contains("01-kakunin  初任研修 確認テスト（確認テスト・7問・合格80％）"))
  #expect(before.output.contains("まだ受けていません。"))
  _ = await folder.quiz("01", "--in-order", typing: TemporaryFolder.rightLines)
  let after = await folder.quiz(typing: [])
  #expect(after.output.contains("最高 100％（2026-11-21）・1回・合格（2026-11-21）"))
}

@Test func nameIsAnIDOrAUniqueBeginning() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  try folder.write(
    "content/quizzes/01-zz.md",
    TemporaryFolder.checkQuiz.replacing("初任研修 確認", with: "別の").replacing("q-aa", with: "q-zz"))
  let unclear = await folder.quiz("01", typing: [])
  #expect(unclear.code == .wrongCommandLine)
  #expect(unclear.errors.contains("01-kakunin、01-zz"))
  #expect(await folder.quiz("01-k", typing: []).code == .done)
  #expect(await folder.quiz("99", typing: []).code == .wrongCommandLine)
}

@Test func quizWithSlipsIsNotBegun() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  try folder.write(
    "content/quizzes/01-kakunin.md", TemporaryFolder.checkQuiz.replacing("答え: ×", with: "答え:"))
  let run = await folder.quiz("01", typing: ["1"])
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("missing-answer"))
  #expect(await folder.quiz("b", typing: []).code == .done)
}

@Test func scenesAreWalkedScoredAndGoneOnWith() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let first = await folder.quiz("b-kesseki", typing: ["", "9", "１"])
  #expect(first.output.contains("担任から相談がありました。"))
  #expect(first.output.contains("よい始め方です。"))
  #expect(first.output.contains("ここで中断します。"))
  let second = await folder.quiz(
    "b-kesseki", "--result", "\(folder.path)/b.json", typing: ["1", "2", "1", "1"])
  #expect(second.output.contains("結末: つながりました"), "\(second.output)")
  #expect(second.output.contains("得点: 5点のうち5点"))
  let json = String(decoding: try folder.bytes("b.json"), as: UTF8.self)
  #expect(json.contains("\"score\":5,\"max\":5,\"passed\":true"))
  #expect(json.contains("{\"id\":\"始まり\",\"kind\":\"branch\",\"given\":\"養護教諭に話を聞く\""))
}

@Test func idsAreWrittenAndNoOtherByteIsTouched() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let text =
    "\u{FEFF}"
    + TemporaryFolder.checkQuiz.replacing("番号: q-aa02\n", with: "")
    .replacing("\n", with: "\r\n")
  try folder.write("content/quizzes/01-kakunin.md", text)
  let run = await CommandRun.of(["quiz", "--ids", "--root", folder.path])
  #expect(run.code == .done)
  #expect(run.output == "content/quizzes/01-kakunin.md: 番号を1問に書きました。\n")
  let after = String(decoding: try folder.bytes("content/quizzes/01-kakunin.md"), as: UTF8.self)
  let line = try #require(
    after.split(separator: "\r\n").first { $0.hasPrefix("番号: q-") && !$0.hasPrefix("番号: q-aa") })
  #expect(after.replacing("\(line)\r\n", with: "") == text)
  let again = await CommandRun.of(["quiz", "--ids", "--root", folder.path])
  #expect(again.output == "番号のない問はありません。\n")
}

@Test func slipsOfQuizzesAreToldByCheckAndMendedByFix() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  try folder.write(
    "content/quizzes/01-kakunin.md",
    TemporaryFolder.checkQuiz.replacing("- ○ 支援方針", with: "- ［○］支援方針")
      .replacing("  > 朝会では", with: "> 朝会では").replacing("答え: ×", with: "答え：×"))
  let check = await CommandRun.of(["check", "--root", folder.path])
  #expect(check.code == .contentErrors)
  for id in ["fullwidth-mark", "unindented-comment", "fullwidth-colon"] {
    #expect(check.output.contains("[\(id)]"))
  }
  #expect(await CommandRun.of(["build", "--root", folder.path]).code == .contentErrors)
  let fixed = await CommandRun.of(["check", "--fix", "--root", folder.path])
  #expect(fixed.code == .done, "\(fixed.output)")
  let text = String(decoding: try folder.bytes("content/quizzes/01-kakunin.md"), as: UTF8.self)
  #expect(text == TemporaryFolder.checkQuiz)
}

@Test func damagedRecordsAreToldAndKept() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  try folder.write("records.sqlite", "壊れた記録です。")
  let run = await folder.quiz("01", typing: ["1"])
  #expect(run.code == .machineFailed)
  #expect(run.errors.contains("壊れていて読めません"))
  #expect(try folder.bytes("records.sqlite") == Array("壊れた記録です。".utf8))
}

@Test(arguments: [
  ["--wrong-only", "--review"], ["01", "--questions", "0"], ["01", "--seed", "-1"],
  ["01", "--seed", "1", "--in-order"], ["--ids", "--exam"], ["01", "--learner", " "],
])
func wrongCommandLinesOfQuiz(arguments: [String]) async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await CommandRun.of(
    ["quiz", "--root", folder.path]
      + (arguments[0] == "--ids" ? [] : ["--records", folder.records])
      + arguments)
  #expect(run.code == .wrongCommandLine, "\(run.output)")
}
