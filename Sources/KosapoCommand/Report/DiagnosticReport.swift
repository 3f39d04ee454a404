// SPDX-License-Identifier: MIT

import Diagnostics

/// The diagnostics of a run, ready to be told.
struct DiagnosticReport {
  let diagnostics: [Diagnostic]
  private let sources: [String: SourceText]

  /// - Parameters:
  ///   - diagnostics: In any order.
  ///   - sources: The files that they are about; a diagnostic of another file is told without its line.
  init(_ diagnostics: [Diagnostic], sources: [SourceText]) {
    self.diagnostics = diagnostics.inOrder()
    let wanted = Set(diagnostics.map(\.path))
    self.sources = Dictionary(
      sources.filter { wanted.contains($0.path) }.map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  var errorCount: Int { diagnostics.count { $0.severity == .error } }
  var warningCount: Int { diagnostics.count { $0.severity == .warning } }

  /// The contract's JSON: one document.
  var json: JSONValue {
    var tables: [String: LineTable] = [:]
    return .members([
      "diagnostics": .array(diagnostics.map { json(of: $0, &tables) }),
      "errors": .number(errorCount), "warnings": .number(warningCount),
    ])
  }

  private func json(of diagnostic: Diagnostic, _ tables: inout [String: LineTable]) -> JSONValue {
    let place = place(of: diagnostic, &tables)
    return .members([
      "path": .text(diagnostic.path), "line": .number(place.line), "column": .number(place.column),
      "severity": .text(diagnostic.severity.rawValue), "id": .text(diagnostic.id),
      "message": .text(diagnostic.message), "hint": diagnostic.hint.map { .text($0) } ?? .null,
    ])
  }

  /// The text for a terminal or an editor, as compilers print theirs.
  func text(usesColour: Bool) -> String {
    var tables: [String: LineTable] = [:]
    var text = ""
    for diagnostic in diagnostics {
      let place = place(of: diagnostic, &tables)
      let paint = Paint(isOn: usesColour)
      let name = diagnostic.severity == .error ? paint.red("エラー") : paint.yellow("警告")
      let position = paint.bold("\(diagnostic.path):\(place.line):\(place.column):")
      text += "\(position) \(name): \(diagnostic.message) [\(diagnostic.id)]\n"
      if let source = sources[diagnostic.path], let table = tables[diagnostic.path],
        !isAboutFile(diagnostic)
      {
        let excerpt = SourceExcerpt(diagnostic.span, in: source, table)
        text += excerpt.text(hint: diagnostic.hint, paint)
      } else if let hint = diagnostic.hint {
        text += "    直し方: \(hint)\n"
      }
    }
    return text
  }

  /// The closing line: how many there were.
  var summary: String {
    if diagnostics.isEmpty { return "エラーも警告もありません。" }
    return "エラー \(errorCount)件、警告 \(warningCount)件。"
  }

  private func isAboutFile(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.span == 0..<0
  }

  private func place(
    of diagnostic: Diagnostic, _ tables: inout [String: LineTable]
  ) -> SourcePlace {
    guard let source = sources[diagnostic.path] else { return SourcePlace(line: 1, column: 1) }
    let table = tables[diagnostic.path] ?? LineTable(of: source)
    tables[diagnostic.path] = table
    return table.place(at: diagnostic.span.lowerBound)
  }
}

/// Puts terminal colours around text.
struct Paint {
  let isOn: Bool

  func bold(_ text: String) -> String { painted(text, "1") }
  func red(_ text: String) -> String { painted(text, "1;31") }
  func yellow(_ text: String) -> String { painted(text, "1;33") }
  func green(_ text: String) -> String { painted(text, "1;32") }

  private func painted(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
