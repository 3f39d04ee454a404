// SPDX-License-Identifier: MIT

import Content
package import Diagnostics
import YAML

/// Reads a case's ledger and checks the chain of its lines.
///
/// - Returns: No value where a line was changed, removed or put in, or cannot be read: nothing can be relied on then.
package func readLedger(_ source: SourceText) -> Checked<Ledger> {
  let id = ledgerID(ofPath: source.path)
  let changed = changedLines(of: source)
  guard changed.isEmpty else { return Checked(nil, changed) }
  let start = source.contentStart
  let parsed = parseYAML(source, in: start..<source.bytes.count)
  guard !parsed.diagnostics.contains(where: { $0.severity == .error }) else {
    return Checked(nil, parsed.diagnostics + [.unreadableLedger(source)])
  }
  var nodes: [YAMLNode] = []
  switch parsed.value?.value {
  case .sequence(let some): nodes = some
  case nil: break
  case .scalar where parsed.value?.isEmpty == true: break
  default: return Checked(nil, [.unreadableLedger(source)])
  }
  var reader = LedgerReader(source: source, head: Ledger.opening(of: id))
  for node in nodes { reader.take(node) }
  let diagnostics = reader.diagnostics
  guard diagnostics.isEmpty else { return Checked(nil, diagnostics) }
  return Checked(Ledger(id: id, source: source, entries: reader.entries))
}

/// The id of the case that a ledger is about: its file name without the ending.
package func ledgerID(ofPath path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return String(name.hasSuffix(".yml") ? name.dropLast(4) : name)
}

/// Compares each line with its own hash, before anything is taken from it.
private func changedLines(of source: SourceText) -> [Diagnostic] {
  let lines = LineTable(of: source)
  return (1...lines.count).compactMap { line in
    var range = lines.range(ofLine: line)
    if line == 1 { range = min(source.contentStart, range.upperBound)..<range.upperBound }
    let text = source.text(in: range)
    if text.hasPrefix("#") || text.allSatisfy(\.isWhitespace) { return nil }
    let tail = text.suffix(LedgerLine.sealKey.count + 65)
    let seal = tail.dropFirst(LedgerLine.sealKey.count).dropLast()
    let isWhole =
      tail.hasPrefix(LedgerLine.sealKey) && tail.hasSuffix("}")
      && LedgerLine.seal(of: String(text.dropLast(tail.count))) == seal
    return isWhole ? nil : .changedLine(line, at: SourceSpan(path: source.path, bytes: range))
  }
}

private struct LedgerReader {
  let source: SourceText
  let lines: LineTable

  /// The hash that the next line has to follow.
  var head: String
  var entries: [LedgerEntry] = []
  var diagnostics: [Diagnostic] = []
  private var number = 0

  init(source: SourceText, head: String) {
    self.source = source
    self.lines = LineTable(of: source)
    self.head = head
  }

  /// Takes the next line of the chain.
  mutating func take(_ node: YAMLNode) {
    number += 1
    let line = lines.place(at: node.span.lowerBound).line
    let range = lines.range(ofLine: line)
    let fields = LedgerFields(node)
    guard let seal = fields["印"], let before = fields["前"] else {
      diagnostics.append(.changedLine(line, at: SourceSpan(path: source.path, bytes: range)))
      return
    }
    if before != head {
      diagnostics.append(
        .brokenChain(line, isFirst: number == 1, at: SourceSpan(path: source.path, bytes: range)))
    }
    head = seal
    guard let entry = fields.entry(seal: seal) else {
      diagnostics.append(.unknownLine(line, at: SourceSpan(path: source.path, bytes: range)))
      return
    }
    entries.append(entry)
  }
}

/// The keys of a line and their values.
private struct LedgerFields {
  private var values: [String: String] = [:]

  init(_ node: YAMLNode) {
    guard case .mapping(let entries) = node.value else { return }
    for entry in entries { values[entry.name] = entry.value.text ?? "" }
  }

  subscript(_ name: String) -> String? { values[name] }

  func entry(seal: String) -> LedgerEntry? {
    guard let date = values["日付"].flatMap({ CalendarDate($0) }) else { return nil }
    if let kind = values["回答"].flatMap({ AnswerKind(rawValue: $0) }), let ward = values["区"] {
      return LedgerEntry(
        date: date, office: ward, note: values["意見"] ?? "", event: .answer(kind), seal: seal)
    }
    guard let state = values["状態"].flatMap({ ReviewState(rawValue: $0) }),
      let office = values["組織"], let role = values["役割"], let text = values["本文"]
    else { return nil }
    let fingerprint = CaseFingerprint(text: text, pictures: values["画像"])
    return LedgerEntry(
      date: date, office: office, note: values["記録"] ?? "",
      event: .move(state, role: role, fingerprint), seal: seal)
  }
}

extension Diagnostic {
  fileprivate static func changedLine(_ line: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "ledger-changed-line",
      "確認の記録の\(line)行目は、書かれたあとで変わっています（印が合いません）。",
      hint: "控え（前の版の保存や履歴）から、このファイルを元に戻します。", at: span)
  }

  fileprivate static func brokenChain(
    _ line: Int, isFirst: Bool, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "ledger-removed-line",
      isFirst
        ? "確認の記録の\(line)行目は、この事例の最初の記録ではありません。前の行が消されたか、ほかの事例の記録です。"
        : "確認の記録の\(line)行目は、その前の行につながりません。\(line)行目の前で、行が消されたか入れ替わっています。",
      hint: "控え（前の版の保存や履歴）から、このファイルを元に戻します。", at: span)
  }

  fileprivate static func unknownLine(_ line: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "ledger-unknown-line", "確認の記録の\(line)行目に、この kosapo の知らない手続きがあります。",
      hint: "新しい kosapo で書かれた記録なら、新しい kosapo を使います。", at: span)
  }

  fileprivate static func unreadableLedger(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, id: "ledger-unreadable", "確認の記録「\(source.path)」が読めません。記録は kosapo review が書く一覧のはずです。",
      hint: "控え（前の版の保存や履歴）から、このファイルを元に戻します。", at: .wholeFile(source.path))
  }
}
