// SPDX-License-Identifier: MIT

import Diagnostics
import YAML

extension FrontMatterReader {
  /// Reads what only a case has; `nil` where 種別 or 加工 is missing.
  mutating func caseExample(_ vocabulary: Vocabulary) -> CaseExample? {
    let form = choice("種別", of: CaseExample.Form.self, isRequired: true)
    let anonymity = choice("加工", of: CaseExample.Anonymity.self, isRequired: true)
    let isIndividual = form?.value == .individual
    let issues = words(.issue, of: vocabulary, isRequired: true)
    let topics = words(.topic, of: vocabulary)
    let stage = word(.stage, of: vocabulary, isRequired: isIndividual)
    let family = words(.family, of: vocabulary)
    let noticedBy = words(.noticedBy, of: vocabulary)
    let connections = connections(vocabulary)
    let outcome = word(.outcome, of: vocabulary, isRequired: isIndividual)
    let duration = word(.duration, of: vocabulary)
    let privateNotes = ["区", "年度", "同意"].compactMap { key in
      text(key).map { CaseExample.PrivateNote(key: key, text: $0) }
    }
    for note in privateNotes where note.key == "区" && wards(listedIn: note.text.value) == nil {
      report(.unknownWard(note.text.value, at: span(note.text.span)))
    }
    checkOutcome(outcome, with: connections)
    guard let form, let anonymity else { return nil }
    return CaseExample(
      form: form.value, anonymity: anonymity.value, issues: issues, topics: topics, stage: stage,
      family: family, noticedBy: noticedBy, connections: connections, outcome: outcome,
      duration: duration, privateNotes: privateNotes)
  }

  /// A list of `- つなぎ先: つながり`.
  private mutating func connections(_ vocabulary: Vocabulary) -> [CaseExample.Connection] {
    guard let list = node("つなぎ先") else { return [] }
    guard case .sequence(let items) = list.value else {
      report(.notAList("つなぎ先", example: "- 就学援助: つながった", at: span(list.span)))
      return []
    }
    return items.compactMap { item in
      guard case .mapping(let entries) = item.value, entries.count == 1, let entry = entries.first,
        let name = entry.key.text
      else {
        report(.notAConnection(source.text(in: item.span), at: span(item.span)))
        return nil
      }
      guard let result = text(of: entry.value, in: "つなぎ先"), !result.value.isEmpty else {
        report(.notAConnection(name, at: span(entry.key.span)))
        return nil
      }
      return word(result, in: .connection, of: vocabulary, isInList: false).map {
        CaseExample.Connection(resource: Located(name, at: entry.key.span), result: $0)
      }
    }
  }

  /// A family that has not been reached cannot be connected to anything.
  private mutating func checkOutcome(
    _ outcome: Located<VocabularyWord>?, with connections: [CaseExample.Connection]
  ) {
    guard let outcome, ["preparing", "notyet"].contains(outcome.value.slug) else { return }
    for connection in connections where connection.result.value.slug == "connected" {
      report(
        .connectedBeforeReached(
          connection.result.value.label, outcome.value.label, at: span(connection.result.span)))
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownWard(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "unknown-ward",
      "項目「区」の「\(text)」は、大阪市の24区ではありません。その区の名前が本文に残っていても、見つけられないことがあります。",
      hint: "区の名前だけを書きます: " + osakaWards.joined(separator: "、"), at: span)
  }

  fileprivate static func notAConnection(_ text: String, at span: SourceSpan) -> Diagnostic {
    if let colon = text.firstIndex(of: "：") {
      let mended = "\(text[..<colon]): \(text[text.index(after: colon)...])"
      return Diagnostic(
        .error, id: "fullwidth-colon", "つなぎ先「\(text)」のコロンが全角の「：」です。",
        hint: "半角の「: 」（コロンと空白）に直します: \(mended)", at: span,
        fix: Fix(replacing: span.bytes, with: mended, isSafe: true))
    }
    return Diagnostic(
      .error, id: "connection-form", "つなぎ先「\(text)」には、名前と結果の組が必要です。",
      hint: "例: - 就学援助: つながった", at: span)
  }

  fileprivate static func connectedBeforeReached(
    _ result: String, _ outcome: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "outcome-contradiction", "結果が「\(outcome)」なのに、つなぎ先が「\(result)」になっています。",
      hint: "結果か、つなぎ先のどちらかを直します。", at: span)
  }
}
