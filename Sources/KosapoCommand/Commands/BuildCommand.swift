// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Site
import Templates

extension CommandDescription {
  static let build = CommandDescription(
    name: "build", summary: "サイトを作る",
    details: """
      content/ と site/ を調べてから、サイト（HTML）を書き出します。
      誤りがあるときは、すべて表示して何も書きません。前に作ったサイトはそのまま残ります。
      """,
    options: [
      Option(name: "--output", value: "DIR", summary: "書き出すフォルダー（省くと site/public）"),
      Option(name: "--drafts", summary: "まだ公開できない事例も、下書きの印を付けて入れる"),
      Option(name: "--no-cache", summary: "前の build の控え（site/.cache）を使わず残さず、すべてを作り直す"),
      Option(name: "--timings", summary: "何に何秒かかったかも表示する"),
      Option(
        name: "--booklet", value: "FORM", summary: "事例集を一冊にまとめて、サイトの隣に書き出す", choices: ["pdf"]),
    ],
    examples: [
      ("kosapo build", "site/public にサイトを作ります。表示された index.html をブラウザで開きます。"),
      ("kosapo build --output /tmp/kakunin", "別のフォルダーに作って見比べます。"),
      (
        "kosapo build --booklet pdf",
        "サイトと、事例集の PDF（site/public-booklet.pdf）を作ります。chromium か weasyprint が要ります。"
      ),
    ],
    run: runBuild)
}

private func runBuild(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  var timings = Timings()
  let root = values.root
  let output = values["--output"] ?? "\(root)/site/public"
  try prepareOutput(at: output, root: root)
  let memory = values.has("--no-cache") ? nil : BuildMemory(root: root, output: output)
  if memory == nil { try SpareSite.discard(root: root) }
  async let kept = memory?.keptCases()
  let content = await loadContent(
    root: root, memory: memory, drawingAt: DrawingDesk(searchPath: console.searchPath))
  let compiled = TemplateSet.compile(content.templates, models: pageModels)
  let gate = try caseGate(content)
  timings.end("読み込みと点検")
  let showsDrafts = values.has("--drafts")
  let left = gate.ledgerDiagnostics + (showsDrafts ? [] : gate.waitingDiagnostics)
  let digests = memory.map { _ in ContentDigests(of: content) }
  let privacy = try content.privacySearch(
    .cases,
    memory.flatMap { memory in
      digests.map { memory.cleanTexts($0, schools: content.library.settings.schoolNames) }
    })
  timings.end("個人情報の点検")
  let report = DiagnosticReport(
    content.diagnostics + compiled.diagnostics + left + privacy.diagnostics,
    sources: content.sources)
  if !report.diagnostics.isEmpty {
    console.printError(report.text(usesColour: console.usesColour) + report.summary)
  }
  for note in content.notes { console.printError("お知らせ: \(note)") }
  guard report.errorCount == 0, let templates = compiled.value else {
    console.printError("サイトは作っていません。前に作ったサイトはそのままです。")
    return .contentErrors
  }
  let shown = content.shownLibrary(gate, showsDrafts: showsDrafts)
  async let early = shown.isLarge ? nil : OutputSearch(content, shown: shown)
  async let entriesNote = memory?.keepEntries(of: content)
  let site = try await content.builtSite(
    gate, templates: templates, root: root, showsDrafts: showsDrafts, digests: digests,
    memory: memory, kept: await kept)
  async let casesNote = memory?.keepCases(of: site.renderer.outline)
  var search = await early ?? OutputSearch(content, shown: shown)
  search = search.among(site.pages)
  let exchange = try exchangeSite(
    site.files, at: output, root: root, inspection: search.findings,
    memory: memory?.site(search.digest) ?? SiteMemory(),
    calls: SwapCalls(waitsForDisk: .whereASiteIsReplaced))
  guard exchange.isInPlace else {
    let leaks = DiagnosticReport(exchange.findings, sources: content.sources)
    console.printError(leaks.text(usesColour: console.usesColour) + leaks.summary)
    console.printError("サイトは作っていません。前に作ったサイトはそのままです。")
    return .contentErrors
  }
  timings.end("ページと検索の索引")
  let memoryNote = memory?.keep(exchange, search.digest, clean: privacy.memory?.now ?? [])
  let keptNotes = [await entriesNote, await casesNote, memoryNote]
  let cacheNotes = site.notes + keptNotes.compactMap(\.self)
  for note in exchange.notes + cacheNotes.prefix(1) {
    console.printError("お知らせ: \(note)")
  }
  if showsDrafts, !gate.waiting.isEmpty {
    console.printError("お知らせ: まだ公開できない事例\(gate.waiting.count)件が入っています。このサイトは共有フォルダーに写しません。")
  }
  for value: any Sendable in [content, site, search, exchange, digests] { console.keep(value) }
  if memory != nil { timings.end("次の build のための控え") }
  var code = ExitCode.done
  if values.has("--booklet") {
    code = try printBooklet(
      site.renderer, attached: site.attached, besides: output, root: root, on: console)
  }
  console.print(
    "\(site.pages.count)ページを\(timings.whole.text(decimals: 1))秒で作りました: \(output)/index.html")
  if values.has("--timings") { console.print("内訳: \(timings.text)") }
  return code
}

/// Makes the PDF and tells where it is, or why there is none.
private func printBooklet(
  _ renderer: SiteRenderer, attached: [SiteFile], besides output: String, root: String,
  on console: Console
) throws(FileError) -> ExitCode {
  if console.showsProgress { console.printError("事例集の PDF を作っています。") }
  switch try printBooklet(
    renderer, attached: attached, besides: output, root: root, searchPath: console.searchPath)
  {
  case .made(let path, let tool):
    console.print("事例集の PDF を \(tool) で作りました: \(path)")
    return .done
  case .noTool:
    console.printError(
      """
      エラー: 事例集の PDF を作るには chromium か weasyprint が要りますが、どちらも見つかりません。
      直し方: `apt-get install weasyprint` か `apt-get install chromium` で入れるか、サイトの「印刷用の事例集」を\
      ブラウザーで開いて印刷します。
      """)
    return .machineFailed
  case .failed(let tool, let log):
    console.printError("エラー: \(tool) が、事例集の PDF を作らずに終わりました。\n\(log)")
    return .machineFailed
  }
}
