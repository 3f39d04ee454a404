// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Quiz
import Records

extension CommandDescription {
  static let quiz = CommandDescription(
    name: "quiz", summary: "確認テスト・修了テスト・分岐事例を受ける",
    details: """
      テストを端末で受けます。名前を省くと、テストの一覧と自分の最高点を表示します。
      答えは番号か言葉を書いて Enter を押します。? ヒント、b 前の問へ、s 後回し、q 中断。
      答えは1問ごとに記録されます。中断したときは、次に始めたときに続きから受けられます。
      """,
    operands: [
      Operand(name: "NAME", summary: "テストの名前か、その初めの部分（例: 01）", isRequired: false)
    ],
    options: [
      Option(name: "--questions", value: "N", summary: "出題する数"),
      Option(name: "--seed", value: "N", summary: "出題と並び順を決める数（同じ数なら、いつも同じ並び）"),
      Option(name: "--in-order", summary: "問も選択肢もファイルの順のままにする"),
      Option(name: "--exam", summary: "正解と解説を最後にまとめて表示する"),
      Option(name: "--wrong-only", summary: "前に間違えたままの問だけを受ける"),
      Option(name: "--review", summary: "今日が復習の日に当たる問だけを受ける"),
      Option(name: "--plain", summary: "色と飾りを付けない（読み上げやパイプのため）"),
      Option(name: "--learner", value: "ID", summary: "受ける人の名前か番号（省くと端末の利用者名）"),
      .records,
      Option(name: "--result", value: "FILE", summary: "結果を JSON で書き出すファイル"),
      Option(name: "--ids", summary: "番号のない問に番号を書き込む（テストは始めません）"),
      .today,
    ],
    examples: [
      ("kosapo quiz", "テストの一覧と、自分の最高点を表示します。"),
      ("kosapo quiz 01", "名前が 01 で始まるテストを始めます。"),
      ("kosapo quiz 01 --wrong-only", "間違えた問だけをもう一度受けます。"),
      ("kosapo quiz --review", "今日復習する問を、全部のテストから受けます。"),
    ],
    run: runQuiz)
}

private func runQuiz(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  if values.has("--ids") { return try await writeQuestionIDs(values, console) }
  if values.has("--wrong-only"), values.has("--review") {
    throw UsageError("「--wrong-only」と「--review」は一緒に使えません。")
  }
  if values.has("--seed"), values.has("--in-order") {
    throw UsageError("「--seed」と「--in-order」は一緒に使えません。", hint: "--in-order では、いつもファイルの順です。")
  }
  let content = await loadContent(root: values.root)
  guard let name = values.operands.first else {
    if values.has("--review") { return try reviewEverything(content, values, console) }
    return try listQuizzes(content, values, console)
  }
  let id = try quizEntryID(name, among: quizIDs(in: content))
  guard let entry = content.library.entry(withID: id), case .quiz(let quiz) = entry.detail,
    !tellErrors(of: [id] + quiz.drawnFrom.map(\.value), content, console)
  else {
    if content.library.entry(withID: id) == nil { _ = tellErrors(of: [id], content, console) }
    return .contentErrors
  }
  if quiz.form == .branching { return try walkScenes(entry, quiz, values, console) }
  return try takeQuiz(entry, quiz, content.library, values, console)
}

/// The ids of the quizzes, those whose files could not be read among them.
func quizIDs(in content: LoadedContent) -> [String] {
  let paths = (content.reading.sources + content.reading.withheld).map(\.path)
  let ids = paths.filter { $0.hasPrefix("content/quizzes/") && $0.hasSuffix(".md") }
    .map { entryID(ofPath: $0) }
  return Set(ids).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The errors in the files of some quizzes.
func quizErrors(of ids: [String], in content: LoadedContent) -> [Diagnostic] {
  let paths = Set(ids.map { "content/quizzes/\($0).md" })
  return content.diagnostics.filter { $0.severity == .error && paths.contains($0.path) }
}

/// Tells the errors in the files of some quizzes.
///
/// - Returns: Whether there are any.
private func tellErrors(
  of ids: [String], _ content: LoadedContent, _ console: Console
) -> Bool {
  let errors = quizErrors(of: ids, in: content)
  guard !errors.isEmpty else { return false }
  let report = DiagnosticReport(errors, sources: content.sources)
  console.printError(report.text(usesColour: console.usesColour) + report.summary)
  console.printError("ファイルの誤りを直してから、もう一度始めてください。")
  return true
}

/// `--ids`: writes the ids that are missing.
private func writeQuestionIDs(
  _ values: ArgumentValues, _ console: Console
) async throws -> ExitCode {
  if let other = values.options.keys.sorted().first(where: { !["--ids", "--root"].contains($0) }) {
    throw UsageError("「--ids」と「\(other)」は一緒に使えません。")
  }
  let content = await loadContent(root: values.root)
  let quizzes = content.library.entries(of: .quiz)
  var taken: Set<String> = []
  for entry in quizzes {
    guard case .quiz(let quiz) = entry.detail else { continue }
    taken.formUnion(quiz.body.questions.compactMap(\.writtenID?.value))
  }
  var chosen = Set(quizzes.map(\.id))
  if let name = values.operands.first {
    chosen = [try quizEntryID(name, among: quizIDs(in: content))]
  }
  var count = 0
  var hasErrors = false
  for id in quizIDs(in: content) where chosen.contains(id) || values.operands.isEmpty {
    if tellErrors(of: [id], content, console) {
      hasErrors = true
      continue
    }
    guard let entry = content.library.entry(withID: id) else { continue }
    let edits = missingIDs(of: entry, taken: &taken)
    guard !edits.isEmpty else { continue }
    var bytes = entry.source.bytes
    for edit in edits.reversed() {
      bytes.replaceSubrange(edit.bytes, with: edit.replacement.utf8)
    }
    try replaceFile(at: "\(values.root)/\(entry.source.path)", with: bytes)
    console.print("\(entry.source.path): 番号を\(edits.count)問に書きました。")
    count += edits.count
  }
  if count == 0, !hasErrors { console.print("番号のない問はありません。") }
  return hasErrors ? .contentErrors : .done
}
