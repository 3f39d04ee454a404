// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Review

/// Which cases may be shown, by their ledgers.
struct CaseGate: Sendable {
  /// Every ledger, also of a case that is gone, and where that was asked for every other case, by id.
  ///
  /// A ledger that cannot be relied on is left out.
  let standings: [String: CaseStanding]

  /// Cases that have to wait, or were changed after their approval; they are left out of the site.
  let waiting: [Entry]

  /// The addresses of withdrawn cases, also those that they had before.
  let withdrawnAddresses: [String]

  /// The ids of withdrawn cases.
  let withdrawn: Set<String>

  /// What is wrong with the ledgers.
  let ledgerDiagnostics: [Diagnostic]

  /// The cases that are left out, with the reason; a withdrawn case is none of them.
  let waitingDiagnostics: [Diagnostic]

  var diagnostics: [Diagnostic] { ledgerDiagnostics + waitingDiagnostics }
}

extension LoadedContent {
  /// The library as it is published.
  ///
  /// - Parameters:
  ///   - gate: Which cases may be shown.
  ///   - showsDrafts: Whether cases that wait are shown; withdrawn ones never are.
  /// - Returns: The library without the cases that are not shown.
  func shownLibrary(_ gate: CaseGate, showsDrafts: Bool = false) -> Library {
    library.without(gate.withdrawn.union(showsDrafts ? [] : gate.waiting.map(\.id)))
  }
}

/// Reads the ledgers and compares each case with what was approved.
///
/// With 確認手続き: 要 a case is shown only when its ledger says 公開 and its text is still the approved one. A
/// withdrawn case is never shown.
///
/// - Parameters:
///   - content: The cases and their ledgers.
///   - alsoWithdrawn: Ids of cases that were withdrawn by other ledgers than those of this content.
///   - countsUnbegun: Whether cases without a ledger have a standing as well; it takes the hash of each.
/// - Returns: Which cases may be shown, and what is to be told about the others.
/// - Throws: ``FileError`` where a picture cannot be read.
func caseGate(
  _ content: LoadedContent, alsoWithdrawn: Set<String> = [], countsUnbegun: Bool = false
) throws(FileError) -> CaseGate {
  var standings: [String: CaseStanding] = [:]
  var ledgers: [Diagnostic] = []
  let cases = content.library.entries(of: .caseExample)
  let byID = Dictionary(cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  var broken: Set<String> = []
  for source in content.reading.sources where source.path.hasPrefix("content/reviews/") {
    let checked = readLedger(source)
    ledgers += checked.diagnostics
    let id = ledgerID(ofPath: source.path)
    guard let ledger = checked.value else {
      broken.insert(id)
      continue
    }
    let present = try byID[id].map { entry throws(FileError) in try content.fingerprint(of: entry) }
    standings[id] = CaseStanding(ledger, present: present)
    if present == nil, ledger.state != .withdrawn, !content.hasFile(ofCase: id) {
      ledgers.append(.ledgerWithoutCase(ledger))
    }
  }
  ledgers += lostLines(standings, broken, try PublicationStore.heads(root: content.root))
  let isRequired = content.library.settings.approval == .required
  var waiting: [Entry] = []
  var reasons: [Diagnostic] = []
  let withdrawn = alsoWithdrawn.union(standings.filter { $0.value.isWithdrawn }.keys)
  for entry in cases where !withdrawn.contains(entry.id) {
    let isUnbegun = standings[entry.id] == nil && !broken.contains(entry.id)
    if isUnbegun, countsUnbegun {
      standings[entry.id] = CaseStanding(
        Ledger(newFor: entry.id), present: try content.fingerprint(of: entry))
    }
    guard isRequired else { continue }
    guard let standing = standings[entry.id] else {
      waiting.append(entry)
      if isUnbegun { reasons.append(.notApproved(entry, nil)) }
      continue
    }
    if standing.isShown { continue }
    waiting.append(entry)
    if standing.isEdited {
      reasons.append(try content.editedDiagnostic(entry, standing, .warning))
    } else {
      reasons.append(.notApproved(entry, standing.state))
    }
  }
  var addresses: [String] = []
  for id in withdrawn.sorted() {
    addresses.append("\(EntryKind.caseExample.folder)/\(id).html")
    addresses += (byID[id]?.formerIDs ?? []).map {
      "\(EntryKind.caseExample.folder)/\($0.value).html"
    }
  }
  return CaseGate(
    standings: standings, waiting: waiting, withdrawnAddresses: addresses, withdrawn: withdrawn,
    ledgerDiagnostics: ledgers, waitingDiagnostics: reasons)
}

/// Ledgers that do not hold any more what they held at the last publication: their last lines were removed.
///
/// A withdrawn case would come back into the site in this way.
private func lostLines(
  _ standings: [String: CaseStanding], _ broken: Set<String>, _ heads: [String: String]
) -> [Diagnostic] {
  heads.sorted { $0.key < $1.key }.compactMap { id, head in
    let ledger = standings[id]?.ledger
    guard !broken.contains(id), ledger?.entries.contains(where: { $0.seal == head }) != true
    else { return nil }
    return .lostLines(id, Ledger.path(of: id), count: ledger?.entries.count ?? 0)
  }
}

extension LoadedContent {
  /// The hashes of a case as it is now.
  func fingerprint(of entry: Entry) throws(FileError) -> CaseFingerprint {
    var pictures: [(path: String, bytes: [UInt8])] = []
    for path in library.attachments(of: entry) {
      if let file = reading.otherFile(at: path) { pictures.append((path, try file.bytes())) }
    }
    return CaseFingerprint(of: entry.source.bytes, pictures: pictures)
  }

  /// Whether the case's file is there, though it may not be readable.
  func hasFile(ofCase id: String) -> Bool {
    sources.contains { $0.path == "content/cases/\(id).md" }
  }

  /// What changed in a case's text since it was approved; `nil` where the approved text was not kept.
  func changesSinceApproval(
    of entry: Entry, _ standing: CaseStanding
  ) throws(FileError) -> [TextChange]? {
    guard
      let kept = reading.otherFile(at: approvedTextPath(of: entry.id))
    else { return nil }
    let bytes = try kept.bytes()
    let fingerprint = CaseFingerprint(of: bytes, pictures: [])
    guard fingerprint.text == standing.ledger.approval?.text else { return nil }
    return changes(from: normalizedText(bytes), to: normalizedText(entry.source.bytes))
  }

  /// Tells that a case was changed after its approval, at the first line that changed.
  func editedDiagnostic(
    _ entry: Entry, _ standing: CaseStanding, _ severity: Diagnostic.Severity
  ) throws(FileError) -> Diagnostic {
    let changes = try changesSinceApproval(of: entry, standing)
    let lines = LineTable(of: entry.source)
    let first = changes?.first { $0.isAdded && $0.line <= lines.count }
    let span = first.map {
      SourceSpan(path: entry.source.path, bytes: lines.range(ofLine: $0.line))
    }
    return .edited(entry, changeSummary(changes), severity, at: span)
  }
}

/// Where the text of a case is kept as it was approved.
func approvedTextPath(of id: String) -> String { "content/reviews/\(id).md" }

/// The changes as one phrase.
func changeSummary(_ changes: [TextChange]?) -> String {
  guard let changes else { return "" }
  guard !changes.isEmpty else { return "（画像か、空の行が変わっています）" }
  let lines = Set(changes.map(\.line)).sorted()
  let named = lines.prefix(5).map { "\($0)" }.joined(separator: "、")
  return "（変わったところ: \(named)行目" + (lines.count > 5 ? "ほか" : "") + "）"
}

extension Diagnostic {
  fileprivate static func notApproved(_ entry: Entry, _ state: ReviewState?) -> Diagnostic {
    let now = state.map { "今は「\($0.rawValue)」です" } ?? "まだ「起案」されていません"
    return Diagnostic(
      .warning, id: "not-approved",
      "事例「\(entry.title.value)」は、公開の手続きを終えていないので、サイトに入れません（\(now)）。",
      hint: "手続きは `kosapo review list` で見られます。下書きとして見るときは `kosapo build --drafts` を使います。",
      at: .wholeFile(entry.source.path))
  }

  fileprivate static func edited(
    _ entry: Entry, _ changes: String, _ severity: Severity, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      severity, id: "edited-after-approval",
      "事例「\(entry.title.value)」は、承認のあとで内容が変わったので、差戻しと同じに扱い、サイトに入れません\(changes)。",
      hint: "元の内容に戻すか、`kosapo review move \(entry.id) 起案 …` で手続きをやり直します。"
        + "変わったところは `kosapo review history \(entry.id)` で見られます。",
      at: span ?? .wholeFile(entry.source.path))
  }

  fileprivate static func ledgerWithoutCase(_ ledger: Ledger) -> Diagnostic {
    Diagnostic(
      .warning, id: "ledger-without-case", "確認の記録「\(ledger.source.path)」の事例「\(ledger.id)」がありません。",
      hint: "事例のファイルを戻すか、`kosapo review move \(ledger.id) 取下げ …` で取り下げます。",
      at: .wholeFile(ledger.source.path))
  }

  fileprivate static func lostLines(_ id: String, _ path: String, count: Int) -> Diagnostic {
    Diagnostic(
      .error, id: "ledger-lost-lines",
      count == 0
        ? "事例「\(id)」の確認の記録が、前の公開のあとでなくなっています。"
        : "事例「\(id)」の確認の記録から、前の公開のときにあった終わりの行（\(count)番目の記録より後ろ）が消えています。",
      hint: "控え（前の版の保存や履歴）から「\(path)」を元に戻します。", at: .wholeFile(path))
  }
}
