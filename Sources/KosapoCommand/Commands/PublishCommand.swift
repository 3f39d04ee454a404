// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics
import Site
import Templates

extension CommandDescription {
  static let publish = CommandDescription(
    name: "publish", summary: "サイトを公開先に置く・前の公開に戻す",
    details: """
      内容を調べ、サイトを作り、公開しない言葉（事例の区や、公開しない事例の題名など）が入っていないか作ったものを調べてから、公開先のフォルダーを
      一度に入れ替えます。途中で止まっても、公開先は前か新しいサイトのどちらかのままです。
      公開のたびに、報告を site/reports/ に、サイトの控え（5回分）を site/published/ に残します。
      確認手続きが「要」のときは、承認のあとで内容の変わった事例があると公開しません。
      """,
    operands: [Operand(name: "DIR", summary: "公開先のフォルダー（共有フォルダーの中など）")],
    options: [
      Option(name: "--dry-run", summary: "何が変わるかを表示するだけで、何も書かない"),
      Option(
        name: "--copy",
        summary: "フォルダーの入れ替えができない公開先で、ファイルを1つずつ写す（止まると新旧が混ざるが、もう一度実行すると続きから写す）"),
      Option(name: "--rollback", summary: "控えから、1つ前の公開に戻す（取り下げた事例は戻らない）"),
      .today,
    ],
    examples: [
      ("kosapo publish /mnt/kyoyu/kosapo --dry-run", "公開すると何が変わるかを見ます。"),
      ("kosapo publish /mnt/kyoyu/kosapo", "公開します。"),
      ("kosapo publish /mnt/kyoyu/kosapo --rollback", "1つ前の公開に戻します。"),
    ],
    run: runPublish)
}

private func runPublish(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let session = PublishSession(
    target: values.operands[0], root: values.root, today: try today(values, console),
    isDry: values.has("--dry-run"), copies: values.has("--copy"), console: console)
  do {
    return values.has("--rollback") ? try await session.rollBack() : try await session.publish()
  } catch let failure as PublicationFailure {
    let code = tell(failure.cause, on: console)
    console.printError(failure.advice)
    return code
  }
}

/// Why a site could not be put in place, and what is to be done then.
private struct PublicationFailure: Error {
  let cause: FileError
  let advice: String
}

/// One run of `publish`.
struct PublishSession: Sendable {
  let target: String
  let root: String
  let today: CalendarDate

  /// Whether nothing is to be written.
  let isDry: Bool

  /// Whether files are copied one by one.
  let copies: Bool
  let console: Console

  func publish() async throws -> ExitCode {
    try prepare()
    let content = await loadContent(
      root: root, drawingAt: DrawingDesk(searchPath: console.searchPath))
    let compiled = TemplateSet.compile(content.templates, models: pageModels)
    let gate = try caseGate(content)
    var diagnostics = content.diagnostics + compiled.diagnostics + gate.ledgerDiagnostics
    diagnostics += gate.waitingDiagnostics.map {
      $0.id == "edited-after-approval" ? $0.asError : $0
    }
    diagnostics += try content.privacyDiagnostics(.cases)
    guard tell(diagnostics, content) else { return refused() }
    guard let templates = compiled.value else { return refused() }
    let site = try await content.builtSite(gate, templates: templates, root: root).held()
    guard tell(leaks(in: site.files, site.pages, of: content, gate), content) else {
      return refused()
    }
    let digest = SiteDigest(of: site.files)
    let old = try SiteDigest(at: target, root: root)
    let report = PublicationReport(
      heading: "公開の報告", date: today, target: target, pages: site.pages,
      changes: SiteChanges(from: old, to: digest), content: content, gate: gate,
      warnings: diagnostics.inOrder().filter { $0.severity == .warning && $0.id != "not-approved" })
    if isDry { return list(report) }

    let store = try PublicationStore(root: root)
    let records = try store.records()
    // What was published after the site that stands now was rolled back, and is given up.
    let current = try PublicationStore.present(among: records, digest: old.text, root: root)
    var kept = current.map { Array(records[...$0]) } ?? records
    try store.repair()
    try store.deleteAll(but: records)
    let number = (records.last?.number ?? 0) + 1
    let isNew = kept.last?.digest != digest.text
    if isNew { try store.keep(number, site: site.files, source: try content.sourceFiles()) }
    try store.noteHeads(heads(of: gate))
    let path = try put(site.files, withdrawn: gate.withdrawnAddresses, reporting: report)
    if isNew {
      let record = PublicationRecord(
        number: number, date: today.text, digest: digest.text, heads: heads(of: gate))
      try store.end(record)
      kept.append(record)
    }
    try store.notePresent(kept.last?.number ?? number)
    try store.deleteAll(but: kept.suffix(PublicationStore.limit))
    console.print("報告: \(path)")
    console.print("\(site.pages.count)ページを公開しました: \(target)/index.html")
    return .done
  }

  /// What is in the files of a site and is not to be.
  func leaks(
    in files: [SiteFile], _ pages: [Page], of content: LoadedContent, _ gate: CaseGate
  ) -> [Diagnostic] {
    let search = OutputSearch(content, shown: content.shownLibrary(gate)).among(pages)
    return files.mappedOnCores { search.findings(in: $0.path, $0.bytes) }.flatMap(\.self)
  }

  /// Prints what would change.
  func list(_ report: PublicationReport) -> ExitCode {
    for line in report.lines { console.print(line) }
    console.print(
      report.changes.isEmpty
        ? "変わるところはありません。"
        : "追加 \(report.changes.added.count)、変更 \(report.changes.changed.count)、消去 "
          + "\(report.changes.removed.count)。何も書いていません（--dry-run）。")
    return .done
  }

  /// Makes sure that the site could be put in place; a dry run refuses what a real one would.
  func prepare() throws {
    try OutputPlace.refuseSources(target, root: root)
    let above = OutputPlace.split(target).above
    // A share that is not connected looks like a folder that is missing: a site beside it would be seen by nobody.
    guard try Folder.status(at: above) != nil else {
      throw UsageError(
        "公開先「\(target)」の上のフォルダー「\(above)」がありません。",
        hint: "共有フォルダーにつながっているか、名前が正しいかを確かめます。"
          + "新しい場所に公開するときは、先に `mkdir -p \"\(above)\"` でフォルダーを作ります。")
    }
    if isDry || copies {
      _ = try OutputPlace(target, root: root).state()
    } else {
      try prepareOutput(at: target, root: root)
    }
  }

  /// Puts the site in place, and then its report.
  ///
  /// - Parameters:
  ///   - files: The whole site.
  ///   - withdrawn: The addresses of withdrawn cases.
  ///   - report: What is to be told of it.
  /// - Returns: The path of the report.
  /// - Throws: ``PublicationFailure`` where the site is not in place.
  func put(
    _ files: [SiteFile], withdrawn: [String], reporting report: PublicationReport
  ) throws -> String {
    let waiting = try WaitingReport(report.text, root: root)
    do {
      if copies {
        console.printError("お知らせ: --copy では1つずつ写すので、途中で止まると新旧のページが混ざることがあります。")
      }
      let exchange =
        copies
        ? try copySite(files, withdrawn: withdrawn, at: target, root: root)
        : try exchangeSite(files, at: target, root: root)
      for note in exchange.notes { console.printError("お知らせ: \(note)") }
    } catch {
      try waiting.discard()
      throw PublicationFailure(cause: error, advice: advice(after: error))
    }
    return try waiting.end(on: today)
  }

  /// What is to be done where the site could not be put in place.
  private func advice(after failure: FileError) -> String {
    if copies { return "写し終わっていません。もう一度実行すると、続きから写します。" }
    let kept = "公開していません。公開先はそのままです。"
    // What the machine refused may be the exchange of folders; the rest would fail with --copy as well.
    return failure.systemNumber == nil
      ? kept : kept + "フォルダーの入れ替えができない公開先では --copy を使います。"
  }

  /// Prints diagnostics.
  ///
  /// - Returns: Whether none of them is an error.
  func tell(_ diagnostics: [Diagnostic], _ content: LoadedContent) -> Bool {
    let report = DiagnosticReport(diagnostics, sources: content.sources)
    if !report.diagnostics.isEmpty {
      console.printError(report.text(usesColour: console.usesColour) + report.summary)
    }
    return report.errorCount == 0
  }

  func refused() -> ExitCode {
    console.printError("公開していません。公開先はそのままです。")
    return .contentErrors
  }
}

extension Diagnostic {
  /// The same, as something that stops.
  fileprivate var asError: Diagnostic {
    Diagnostic(
      .error, id: id, message, hint: hint, at: SourceSpan(path: path, bytes: span), fix: fix)
  }
}

extension LoadedContent {
  /// Everything that the site was made of.
  fileprivate func sourceFiles() throws(FileError) -> [SiteFile] {
    var files = reading.sources.map { SiteFile(path: $0.path, bytes: $0.bytes) }
    for file in reading.otherFiles {
      files.append(SiteFile(path: file.path, bytes: try file.bytes()))
    }
    return files
  }
}
