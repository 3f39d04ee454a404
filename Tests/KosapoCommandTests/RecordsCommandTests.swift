// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

extension TemporaryFolder {
  fileprivate func records(_ arguments: String...) async -> CommandRun {
    await CommandRun.of(["records"] + arguments + ["--root", path, "--records", records])
  }

  /// Takes the 確認テスト as somebody.
  fileprivate func take(as learner: String, _ lines: [String], today: String = "2026-06-01") async {
    let input = lines.map { $0 + "\n" }.joined()
    let run = await CommandRun.of(
      [
        "quiz", "01", "--in-order", "--root", path, "--records", records, "--learner=\(learner)",
        "--today", today,
      ], input: Array(input.utf8))
    #expect(run.code == .done)
  }
}

private let wrongLines = ["3", "○", "3 2 1", "3 3", "=1+1", "8", "3 4"]

@Test func learnersQuizzesAndQuestionsAreSummedUp() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  #expect(await folder.records().output.contains("まだ記録がありません"))
  await folder.take(as: "甲", wrongLines)
  await folder.take(as: "甲", TemporaryFolder.rightLines, today: "2026-06-08")
  await folder.take(as: "乙", TemporaryFolder.rightLines)
  let text = await folder.records().output
  #expect(text.contains(#/甲 +01-kakunin +合格 +2026-06-08 +100 +2026-06-08 +100 +2026-06-08 +2/#))
  #expect(text.contains(#/01-kakunin +初任研修 確認テスト +2 +2 +3 +50/#))
  #expect(text.contains("注意: 7問は、答えた人が10人に満たないので"))
  #expect(text.contains(#/q-aa01 .* 50 .*市会（1人）/#))
  #expect(await folder.records("learners", "--learner", "乙").output.contains("甲") == false)
  #expect(await folder.records("questions", "--quiz", "shuryo").output.contains("まだ記録が"))
}

@Test func tenLearnersAreEnoughForNoWarning() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  for number in 1...10 {
    await folder.take(as: "人\(number)", number > 6 ? wrongLines : TemporaryFolder.rightLines)
  }
  let run = await folder.records("questions", "--format", "json")
  let json = try #require(
    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: [[String: Any]]])
  let first = try #require(json["questions"]?.first)
  #expect(first["learners"] as? Int == 10)
  #expect(first["facility"] as? Int == 60)
  #expect(first["discrimination"] as? Int == 1)
  #expect(first["isFew"] as? Bool == false)
  let wrong = try #require(first["wrong"] as? [[String: Any]])
  #expect(wrong.first?["answer"] as? String == "市会")
  #expect(wrong.first?["learners"] as? Int == 4)
  #expect(!(await folder.records("questions").output.contains("注意: ")))
}

@Test func sheetsOpenInExcelAndHoldNoFormula() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  for name in ["=HYPERLINK(\"x\")", "+1", "-2", "@x", "＝1", "普通, \"引用\""] {
    await folder.take(as: name, wrongLines)
  }
  for table in ["learners", "questions"] {
    let csv = await folder.records(table, "--format", "csv").output
    #expect(csv.hasPrefix("\u{FEFF}"))
    let lines = csv.dropFirst().split(separator: "\r\n")
    #expect(lines.count == (table == "learners" ? 7 : 8))
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect(!cells.contains { $0.first.map { "=+-@＝".contains($0) } ?? false }, "\(line)")
      #expect(!cells.contains { $0.hasPrefix("\"=") }, "\(line)")
    }
  }
  let learners = await folder.records("learners", "--format", "csv").output
  #expect(learners.contains("\"'=HYPERLINK(\"\"x\"\")\""))
  #expect(learners.contains("\"普通, \"\"引用\"\"\""))
  let questions = await folder.records("questions", "--format", "csv").output
  #expect(questions.contains("'=1+1（6人）"))
}

@Test func forgottenLearnersAreGone() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  await folder.take(as: "忘れる人", wrongLines)
  await folder.take(as: "残る人", wrongLines)
  #expect(await folder.records("forget", "忘れる").code == .wrongCommandLine)
  #expect(await folder.records("forget").code == .wrongCommandLine)
  let run = await folder.records("forget", "忘れる人")
  #expect(run.output == "「忘れる人」の記録（1回・答え7件）を消しました。\n")
  let text = await folder.records().output
  #expect(!text.contains("忘れる人"))
  #expect(text.contains("残る人"))
}

@Test func wrongWordsOfRecordsAreTold() async throws {
  let folder = try TemporaryFolder.withQuizzes()
  let run = await folder.records("learner")
  #expect(run.code == .wrongCommandLine)
  #expect(run.errors.contains("「learners」の書き間違い"))
  #expect(await folder.records("import").code == .wrongCommandLine)
  #expect(await folder.records("questions", "more").code == .wrongCommandLine)
}
