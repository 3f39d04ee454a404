// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Site
import Templates

extension CommandDescription {
  static let check = CommandDescription(
    name: "check", summary: "内容の誤りを調べる（何も書きません）",
    details: """
      content/ と site/ を読み、build で見つかる誤りをすべて表示します。
      誤りは「ファイル:行:桁」の形で示し、直し方を添えます。
      """,
    options: [
      Option(
        name: "--format", value: "text|json", summary: "表示の形", choices: ["text", "json"]),
      Option(name: "--privacy", summary: "個人情報だけを、事例のほかの内容や表（CSV）からも探す"),
      Option(name: "--due", summary: "見直しの日を過ぎたページだけを表示する"),
      .today,
      Option(name: "--fix", summary: "安全に直せる誤り（全角の記号など）をファイルの中で直す"),
    ],
    examples: [
      ("kosapo check", "すべての誤りを表示します。"),
      ("kosapo check --fix", "直せるものを直してから、残りの誤りを表示します。"),
      ("kosapo check --privacy", "すべての内容から、個人情報と思われるものを探します。"),
      ("kosapo check --due --today 2027-05-01", "2027年5月1日に見直しの日を過ぎているページを表示します。"),
      ("kosapo check --format json", "ほかのプログラムが読む形で表示します。"),
    ],
    run: runCheck)
}

private func runCheck(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let sorts = ["--privacy", "--due", "--fix"].filter { values.has($0) }
  guard sorts.count < 2 else {
    throw UsageError("「\(sorts[0])」と「\(sorts[1])」は一緒に使えません。")
  }
  if values.has("--fix") { try await applySafeFixes(root: values.root, console, values) }
  let content = await loadContent(
    root: values.root, drawingAt: DrawingDesk(searchPath: console.searchPath))
  let report: DiagnosticReport
  if values.has("--due") {
    let today = try today(values, console)
    report = DiagnosticReport(pastReview(content.library, today), sources: content.sources)
  } else if values.has("--privacy") {
    // A file that cannot be read cannot be searched, so it is told here as well.
    let unread = Set(content.reading.withheld.map(\.path))
    report = DiagnosticReport(
      try content.privacyDiagnostics(.everything) + rareCombinations(in: content.library)
        + content.diagnostics.filter { unread.contains($0.path) },
      sources: content.sources + content.otherTables)
  } else {
    let templates = TemplateSet.compile(content.templates, models: pageModels)
    report = DiagnosticReport(
      content.diagnostics + templates.diagnostics + (try caseGate(content)).diagnostics
        + (try content.privacyDiagnostics(.cases)),
      sources: content.sources)
  }
  if values["--format"] == "json" {
    console.print(report.json.text)
  } else {
    console.print(report.text(usesColour: console.usesColour) + report.summary)
    for note in content.notes { console.printError("お知らせ: \(note)") }
  }
  return report.errorCount > 0 ? .contentErrors : .done
}

/// The day that a command takes for today.
func today(_ values: ArgumentValues, _ console: Console) throws(UsageError) -> CalendarDate {
  if let text = values["--today"] {
    guard let date = CalendarDate(text) else {
      throw UsageError("「--today」の「\(text)」は日付として読めません。", hint: "例: --today 2026-06-01")
    }
    return date
  }
  let day = console.clockDay()
  guard let date = CalendarDate(year: day.year, month: day.month, day: day.day) else {
    throw UsageError("機械の時計の日付を読めません。", hint: "--today 2026-06-01 のように指定します。")
  }
  return date
}

/// The entries whose day of review has passed.
func pastReview(_ library: Library, _ today: CalendarDate) -> [Diagnostic] {
  library.entries.compactMap { entry in
    guard let reviewBy = entry.reviewBy, reviewBy.value < today else { return nil }
    return Diagnostic(
      .warning, id: "past-review",
      "「\(entry.title.value)」は、見直しの日（\(reviewBy.value.japanese)）を過ぎています。",
      hint: "出典を確かめて本文を直し、確認日と見直しの日付を新しくします。",
      at: SourceSpan(path: entry.source.path, bytes: reviewBy.span))
  }
}
