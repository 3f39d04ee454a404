// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Quiz
import Records

extension CommandDescription {
  static let records = CommandDescription(
    name: "records", summary: "テストの結果を、人・テスト・問ごとにまとめる",
    details: """
      記録のファイルから、受けた人ごと、テストごと、問ごとの結果をまとめます。
      問ごとの数字は、一人ひとりの最初の答えだけから出します。
      WHAT に import を書くと、ページから保存した結果のファイルを取り込みます。
      WHAT に forget を書くと、一人の記録を全部消します（元に戻せません）。
      """,
    operands: [
      Operand(
        name: "WHAT",
        summary: "learners 人ごと・quizzes テストごと・questions 問ごと・import 取り込み・forget 消去（省くと全部の表）",
        isRequired: false, suggestions: ["learners", "quizzes", "questions", "import", "forget"]),
      Operand(
        name: "FILE", summary: "import では結果のファイル、forget では受けた人の名前か番号", isRequired: false,
        isRepeated: true),
    ],
    options: [
      Option(
        name: "--format", value: "text|csv|json", summary: "表示の形", choices: ["text", "csv", "json"]),
      Option(name: "--quiz", value: "NAME", summary: "このテストだけ"),
      Option(name: "--learner", value: "ID", summary: "この人だけ（import では、この人の結果として取り込む）"),
      .records,
    ],
    examples: [
      ("kosapo records", "人・テスト・問ごとの表を表示します。"),
      ("kosapo records questions --format csv > mon.csv", "問ごとの表を、Excel で開けるファイルにします。"),
      ("kosapo records import kekka-01-*.json", "ページから保存した結果を取り込みます。"),
      ("kosapo records forget 1024", "受けた人「1024」の記録を全部消します。"),
    ],
    run: runRecords)
}

private func runRecords(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let path = try recordsPath(values, console)
  let rest = Array(values.operands.dropFirst())
  let tables = ["learners", "quizzes", "questions"]
  switch values.operands.first {
  case "import"?:
    guard !rest.isEmpty else {
      throw UsageError("取り込むファイルがありません。", hint: "例: kosapo records import kekka.json")
    }
    return try await importResults(rest, into: path, values, console)
  case "forget"?:
    guard rest.count == 1 else {
      throw UsageError("消す人を1人だけ書きます。", hint: "例: kosapo records forget 1024")
    }
    return try forget(rest[0], at: path, console)
  case let word?:
    guard tables.contains(word) else {
      let words = tables + ["import", "forget"]
      let nearest = nearestWord(to: word, among: words)
      throw UsageError(
        "「\(word)」という表はありません。",
        hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
          ?? "使える言葉: " + words.joined(separator: "、"))
    }
    guard rest.isEmpty else { throw UsageError("「\(rest[0])」は余分です。") }
    return try await show([word], at: path, values, console)
  case nil:
    return try await show(tables, at: path, values, console)
  }
}

private func forget(_ learner: String, at path: String, _ console: Console) throws -> ExitCode {
  guard try fileExists(at: path) else {
    throw UsageError("記録のファイル「\(path)」がありません。", hint: "--records でファイルの場所を指定します。")
  }
  let store = try RecordStore(path: path)
  let counts = try store.forget(learner: learner)
  guard counts.runs + counts.answers > 0 else {
    let learners = try store.learners()
    let nearest = nearestWord(to: learner, among: learners)
    throw UsageError(
      "「\(learner)」の記録はありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "記録のある人は `kosapo records learners` で見られます。")
  }
  console.print("「\(learner)」の記録（\(counts.runs)回・答え\(counts.answers)件）を消しました。")
  return .done
}

/// Prints tables.
private func show(
  _ names: [String], at path: String, _ values: ArgumentValues, _ console: Console
) async throws -> ExitCode {
  let content = await loadContent(root: values.root)
  let quiz = try values["--quiz"].map { name throws(UsageError) in
    try quizEntryID(name, among: quizIDs(in: content))
  }
  var runs: [RecordedRun] = []
  var answers: [AnswerRecord] = []
  if try fileExists(at: path) {
    let store = try RecordStore(path: path)
    runs = try store.runs(learner: values["--learner"], quiz: quiz)
    answers = try store.answers(learner: values["--learner"])
  }
  if let quiz { answers = answers.filter { $0.quiz == quiz } }
  let tables = RecordTables(library: content.library, runs: runs, answers: answers)
  let chosen = names.map { tables.table($0) }
  switch values["--format"] {
  case "json":
    console.print(
      JSONValue.object(
        zip(names, chosen).map { JSONValue.Member(name: $0, value: $1.json) }
      ).text)
  case "csv":
    // A sheet holds one table.
    console.write(Array(chosen[0].csv.utf8))
    if names.count > 1 {
      console.printError(
        "お知らせ: 人ごとの表だけを書き出しました。ほかの表は `kosapo records questions --format csv` のように指定します。")
    }
  default:
    if runs.isEmpty, answers.isEmpty {
      console.print("まだ記録がありません（\(path)）。")
      return .done
    }
    console.print(chosen.map(\.text).joined(separator: "\n"))
    if names.contains("questions") { console.print(tables.questionNotes) }
  }
  return .done
}
