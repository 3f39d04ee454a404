// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Review
import Site
import Templates

extension PublishSession {
  /// Puts the site of the publication before the present one in place again.
  ///
  /// Where a case was withdrawn since, the site is made again from the sources that were kept, without it.
  func rollBack() async throws -> ExitCode {
    try prepare()
    let records = try PublicationStore.records(root: root)
    let old = try SiteDigest(at: target, root: root)
    let current = try PublicationStore.present(among: records, digest: old.text, root: root)
    // Where none of them stands, the newest one is the one before.
    guard let record = records[..<(current ?? records.endIndex)].last else {
      console.printError("戻せる公開の控えがありません（site/published）。公開先はそのままです。")
      return .contentErrors
    }
    // The ledgers of today say what was withdrawn; other slips of today's content do not matter here.
    let present = await loadContent(root: root)
    let presentGate = try caseGate(present)
    guard tell(presentGate.ledgerDiagnostics, present) else { return refused() }

    let content = await loadContent(root: PublicationStore.sourcePath(record.number, root: root))
      .drawn(at: DrawingDesk(searchPath: console.searchPath))
    let gate = try caseGate(content, alsoWithdrawn: presentGate.withdrawn)
    let then = try caseGate(content)
    let isWithdrawnSince = gate.withdrawn.subtracting(then.withdrawn).contains {
      content.library.entry(withID: $0) != nil
    }
    guard tell(content.diagnostics.filter { $0.severity == .error }, content) else {
      return refused()
    }
    guard
      let (files, pages) = try await self.files(
        of: record, content, gate, isWithdrawnSince: isWithdrawnSince)
    else { return refused() }
    guard tell(leaks(in: files, pages, of: content, gate), content) else { return refused() }
    let report = PublicationReport(
      heading: "前の公開に戻した報告", date: today, target: target, pages: pages,
      changes: SiteChanges(from: old, to: SiteDigest(of: files)), content: content, gate: gate,
      warnings: [])
    if isDry { return list(report) }
    let store = try PublicationStore(root: root)
    if isWithdrawnSince { try store.replaceSite(of: record, with: files) }
    try store.noteHeads(heads(of: presentGate))
    let path = try put(files, withdrawn: gate.withdrawnAddresses, reporting: report)
    try store.notePresent(record.number)
    console.print("報告: \(path)")
    if isWithdrawnSince { console.print("取り下げた事例を除いて作り直しました。") }
    console.print("\(record.date) の公開に戻しました: \(target)/index.html")
    return .done
  }

  /// The site of a publication: the copy that was kept, or one that is made again of its sources.
  ///
  /// A copy is not taken where it was damaged, or has a case that was withdrawn since. The templates of that time may be
  /// none for the kosapo of today; a copy that can be taken does not need them.
  ///
  /// - Returns: The files and the pages; `nil` where the site cannot be made, which is told.
  private func files(
    of record: PublicationRecord, _ content: LoadedContent, _ gate: CaseGate,
    isWithdrawnSince: Bool
  ) async throws -> (files: [SiteFile], pages: [Page])? {
    let path = PublicationStore.sitePath(record.number, root: root)
    let kept = try siteFiles(at: path, root: root)
    let isWhole = kept.map { SiteDigest(of: $0).text } == record.digest
    let compiled = TemplateSet.compile(content.templates, models: pageModels)
    guard let templates = compiled.value,
      !compiled.diagnostics.contains(where: { $0.severity == .error })
    else {
      if let kept, isWhole, !isWithdrawnSince {
        let outline = SiteOutline(of: content.shownLibrary(gate))
        return (kept, sitePages(of: outline, withdrawn: gate.withdrawnAddresses))
      }
      _ = tell(compiled.diagnostics, content)
      return nil
    }
    let rebuilt = try await content.builtSite(gate, templates: templates, root: root).held()
    if let kept, isWhole, !isWithdrawnSince { return (kept, rebuilt.pages) }
    return (rebuilt.files, rebuilt.pages)
  }

  /// The hash of each ledger's last line.
  func heads(of gate: CaseGate) -> [String: String] {
    gate.standings.compactMapValues { $0.ledger.entries.last?.seal }
  }
}
