// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

/// `records import`: takes results that were downloaded from pages.
///
/// - Returns: 1 where a file was refused; the others are taken all the same.
func importResults(
  _ files: [String], into path: String, _ values: ArgumentValues, _ console: Console
) async throws -> ExitCode {
  let content = await loadContent(root: values.root)
  let store = try openRecords(at: path)
  var taken = 0
  for file in files {
    do {
      let result = try DownloadedResult(
        try resultBytes(at: file), library: content.library, learner: values["--learner"])
      do throws(RecordsError) {
        try store.add(result.run, result.answers, result.finish)
      } catch {
        guard error.reason == .refused else { throw error }
        throw RefusedResult(reason: "同じ結果をもう取り込んでいます。")
      }
      taken += 1
      console.print("\(file): 「\(result.run.learner)」の結果（\(result.run.quiz)）を取り込みました。")
    } catch let refusal as RefusedResult {
      console.printError("\(file): 取り込みません。\(refusal.reason)")
    } catch let error as FileError {
      console.printError("\(file): 取り込みません。\(error.message)")
    }
  }
  console.print("\(files.count)件のうち\(taken)件を取り込みました。")
  return taken == files.count ? .done : .contentErrors
}

private func resultBytes(at path: String) throws -> [UInt8] {
  let file = try OpenFile.reading(path)
  let status = try file.status()
  guard status.kind == .file else { throw RefusedResult(reason: "ふつうのファイルではありません。") }
  guard status.size <= 4_000_000 else { throw RefusedResult(reason: "結果のファイルにしては大きすぎます。") }
  return try file.bytes(expecting: status.size, limit: 4_000_000)
}

/// Why a result is not taken, as a Japanese sentence.
struct RefusedResult: Error, Hashable {
  let reason: String
}

/// A result as a page writes it, found to be whole and to agree with itself.
struct DownloadedResult {
  let run: RunRecord
  let answers: [AnswerRecord]
  let finish: FinishRecord

  static let format = "kosapo-result-1"

  init(_ bytes: [UInt8], library: Library, learner: String?) throws(RefusedResult) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONReader.value(of: bytes)
    } catch {
      throw RefusedResult(reason: "ファイルが壊れています（\(error.offset)バイト目から読めません）。")
    }
    guard let format = json["format"]?.asText, format.hasPrefix("kosapo-result-") else {
      throw RefusedResult(reason: "kosapo のページで保存した結果ではありません。")
    }
    guard format == DownloadedResult.format else {
      throw RefusedResult(reason: "これより新しい kosapo のページで保存した結果です。")
    }
    guard DownloadedResult.isUnchanged(bytes, check: json["check"]?.asText) else {
      throw RefusedResult(reason: "保存した後に内容が変わっています。ページでもう一度保存してください。")
    }
    let reader = ResultReader(json: json, library: library)
    run = try reader.run(learner: learner)
    answers = try reader.answers(of: run)
    finish = try reader.finish(of: run, answers)
  }

  /// The check is made of every byte before it.
  private static func isUnchanged(_ bytes: [UInt8], check: String?) -> Bool {
    let sign = Array(",\"check\":\"".utf8)
    guard let check, bytes.count > sign.count else { return false }
    var index = bytes.count - sign.count
    while index > 0, !bytes[index...].starts(with: sign) { index -= 1 }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return index > start && resultCheck(bytes[start..<index]) == check
  }
}

/// Takes the parts of a result and compares them.
private struct ResultReader {
  let json: JSONValue
  let library: Library

  private var incomplete: RefusedResult { RefusedResult(reason: "必要な項目が足りません。") }

  func run(learner: String?) throws(RefusedResult) -> RunRecord {
    guard let name = json["run"]?.asText, name.utf8.count == 32, let quiz = json["quiz"]?.asText,
      let date = json["date"]?.asText, let mode = json["mode"]?.asText,
      let mode = RunRecord.Mode(rawValue: mode)
    else { throw incomplete }
    guard CalendarDate(date) != nil else { throw RefusedResult(reason: "日付「\(date)」が読めません。") }
    guard library.entry(withID: quiz)?.kind == .quiz else {
      throw RefusedResult(reason: "「\(quiz)」というテストがありません。")
    }
    let written = json["learner"]?.asText ?? ""
    guard let person = learner ?? (written.isEmpty ? nil : written) else {
      throw RefusedResult(reason: "受けた人の名前か番号が書かれていません（--learner で指定できます）。")
    }
    return RunRecord(
      run: name, learner: person, quiz: quiz, mode: mode, source: .page,
      seed: json["seed"]?.asNumber, options: "page", plan: "", date: date)
  }

  func answers(of run: RunRecord) throws(RefusedResult) -> [AnswerRecord] {
    guard let rows = json["answers"]?.asArray else { throw incomplete }
    var answers: [AnswerRecord] = []
    for row in rows {
      guard let id = row["id"]?.asText, let quiz = row["quiz"]?.asText,
        let version = row["version"]?.asText, let kind = row["kind"]?.asText,
        let given = row["given"], let points = row["points"]?.asHundredths,
        let most = row["max"]?.asHundredths, (0...most).contains(points)
      else { throw incomplete }
      let record = AnswerRecord(
        run: run.run, learner: run.learner, quiz: quiz, question: id, version: version, kind: kind,
        given: given.text, points: points, max: most, hints: row["hints"]?.asNumber ?? 0,
        seconds: row["seconds"]?.asNumber ?? 0, date: run.date)
      try compare(record, given)
      answers.append(record)
    }
    return answers
  }

  /// An answer to a question that still says the same is graded again.
  private func compare(_ record: AnswerRecord, _ given: JSONValue) throws(RefusedResult) {
    guard let entry = library.entry(withID: record.quiz), case .quiz(let quiz) = entry.detail,
      let question = quiz.body.questions.first(where: { $0.id == record.question }),
      question.version == record.version
    else { return }
    let shown = ShownQuestion(
      place: QuestionInFile(entry: entry, question: question),
      asked: AskedQuestion(question, quizID: entry.id, seed: nil))
    let points =
      given == .null
      ? 0 : shown.given(from: given).map { grade($0, by: question.key, worth: question.points) }
    guard points == record.points, record.max == question.points * 100 else {
      throw RefusedResult(reason: "問「\(record.question)」の点数が、答えと合いません。")
    }
  }

  func finish(
    of run: RunRecord, _ answers: [AnswerRecord]
  ) throws(RefusedResult) -> FinishRecord {
    guard let score = json["score"]?.asHundredths, let most = json["max"]?.asHundredths,
      let passed = json["passed"], let code = json["code"]?.asText
    else { throw incomplete }
    let isBranching = library.entry(withID: run.quiz)?.isBranching ?? false
    guard answers.reduce(0, { $0 + $1.points }) == score,
      isBranching || answers.reduce(0, { $0 + $1.max }) == most
    else { throw RefusedResult(reason: "合計点が、問ごとの点数と合いません。") }
    guard
      code
        == resultCode(
          quiz: run.quiz, run: run.run, date: run.date, score: score, maximum: most)
    else { throw RefusedResult(reason: "結果コードが、点数や日付と合いません。") }
    return FinishRecord(
      run: run.run, score: score, max: most, passed: passed.asBool,
      seconds: json["seconds"]?.asNumber ?? 0, date: run.date, code: code)
  }
}
