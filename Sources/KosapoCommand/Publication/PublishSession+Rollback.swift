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
    let lost = lostLines(presentGate, records.last)
    guard tell(presentGate.ledgerDiagnostics + lost, present) else { return refused() }

    let content = await loadContent(root: PublicationStore.sourcePath(record.number, root: root))
      .drawn(at: DrawingDesk(searchPath: console.searchPath))
    let gate = try caseGate(content, alsoWithdrawn: presentGate.withdrawn)
    let compiled = TemplateSet.compile(content.templates, models: pageModels)
    guard
      tell((content.diagnostics + compiled.diagnostics).filter { $0.severity == .error }, content),
      let templates = compiled.value
    else { return refused() }
    let rebuilt = try await content.builtSite(gate, templates: templates, root: root).held()
    guard tell(await leaks(in: rebuilt, of: content, gate), content) else { return refused() }
    let then = try caseGate(content)
    let isWithdrawnSince = gate.withdrawn.subtracting(then.withdrawn).contains {
      content.library.entry(withID: $0) != nil
    }
    let keptFiles = try siteFiles(
      at: PublicationStore.sitePath(record.number, root: root), root: root)
    // A copy that was damaged is not taken.
    let isWhole = keptFiles.map { SiteDigest(of: $0).text } == record.digest
    let files = isWithdrawnSince || !isWhole ? rebuilt.files : keptFiles ?? rebuilt.files
    let report = PublicationReport(
      heading: "前の公開に戻した報告", date: today, target: target, site: rebuilt,
      changes: SiteChanges(from: old, to: SiteDigest(of: files)), content: content, gate: gate,
      warnings: [])
    if isDry { return list(report) }
    let store = try PublicationStore(root: root)
    if isWithdrawnSince { try store.replaceSite(of: record, with: files) }
    let path = try writeReport(report.text, date: today, root: root)
    try put(files, undoing: path)
    try store.notePresent(record.number)
    console.print("報告: \(path)")
    if isWithdrawnSince { console.print("取り下げた事例を除いて作り直しました。") }
    console.print("\(record.date) の公開に戻しました: \(target)/index.html")
    return .done
  }

  /// The hash of each ledger's last line.
  func heads(of gate: CaseGate) -> [String: String] {
    gate.standings.compactMapValues { $0.ledger.entries.last?.seal }
  }

  /// Ledgers that do not hold any more what they held at the last publication: their last lines were removed.
  func lostLines(_ gate: CaseGate, _ record: PublicationRecord?) -> [Diagnostic] {
    (record?.heads ?? [:]).sorted { $0.key < $1.key }.compactMap { id, head in
      let ledger = gate.standings[id]?.ledger
      let path = Ledger.path(of: id)
      guard !gate.ledgerDiagnostics.contains(where: { $0.path == path && $0.severity == .error }),
        ledger?.entries.contains(where: { $0.seal == head }) != true
      else { return nil }
      return .lostLines(id, path, count: ledger?.entries.count ?? 0)
    }
  }
}

extension Diagnostic {
  fileprivate static func lostLines(_ id: String, _ path: String, count: Int) -> Diagnostic {
    Diagnostic(
      .error, id: "ledger-lost-lines",
      count == 0
        ? "事例「\(id)」の確認の記録が、前の公開のあとでなくなっています。"
        : "事例「\(id)」の確認の記録から、前の公開のときにあった終わりの行（\(count)番目の記録より後ろ）が消えています。",
      hint: "控え（前の版の保存や履歴）から「\(path)」を元に戻します。", at: .wholeFile(path))
  }
}
