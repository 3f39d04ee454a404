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
    ],
    examples: [
      ("kosapo build", "site/public にサイトを作ります。表示された index.html をブラウザで開きます。"),
      ("kosapo build --output /tmp/kakunin", "別のフォルダーに作って見比べます。"),
    ],
    run: runBuild)
}

private func runBuild(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let clock = ContinuousClock()
  let start = clock.now
  let root = values.root
  let output = values["--output"] ?? "\(root)/site/public"
  try prepareOutput(at: output, root: root)
  let content = await loadContent(root: root)
  let compiled = TemplateSet.compile(content.templates, models: pageModels)
  let gate = try caseGate(content)
  let showsDrafts = values.has("--drafts")
  let library = content.shownLibrary(gate, showsDrafts: showsDrafts)
  let left = gate.ledgerDiagnostics + (showsDrafts ? [] : gate.waitingDiagnostics)
  let report = DiagnosticReport(
    content.diagnostics + compiled.diagnostics + left, sources: content.sources)
  if !report.diagnostics.isEmpty {
    console.printError(report.text(usesColour: console.usesColour) + report.summary)
  }
  for note in content.reading.notes { console.printError("お知らせ: \(note)") }
  guard report.errorCount == 0, let templates = compiled.value else {
    console.printError("サイトは作っていません。前に作ったサイトはそのままです。")
    return .contentErrors
  }
  let renderer = SiteRenderer(
    library: library, templates: templates, drafts: Set(gate.waiting.map(\.id)))
  let pages = sitePages(of: library, withdrawn: gate.withdrawnAddresses)
  var files = await inBlocks(pages) { page in
    let file = renderer.render(page)
    return SiteFile(path: file.address, bytes: file.bytes)
  }
  files += try attachedFiles(library, content.reading, root: root)
  let exchange = try exchangeSite(files, at: output, root: root)
  for note in exchange.notes { console.printError("お知らせ: \(note)") }
  let seconds = Int((clock.now - start) / .milliseconds(1))
  console.print(
    "\(pages.count)ページを\(seconds / 1000).\(seconds % 1000 / 100)秒で作りました: \(output)/index.html")
  return .done
}

/// The assets of the site, and the pictures and data that pages refer to.
func attachedFiles(
  _ library: Library, _ reading: SourceReading, root: String
) throws(FileError) -> [SiteFile] {
  var files: [SiteFile] = []
  let wanted = Set(library.attachments)
  for file in reading.otherFiles {
    if file.path.hasPrefix("site/assets/") {
      files.append(
        SiteFile(path: String(file.path.dropFirst("site/".count)), bytes: try file.bytes()))
    } else if wanted.contains(file.path) {
      files.append(
        SiteFile(path: String(file.path.dropFirst("content/".count)), bytes: try file.bytes()))
    }
  }
  return files
}
