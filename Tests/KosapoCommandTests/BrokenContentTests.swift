// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// What the tests look at of a diagnostic in JSON.
private struct Told: Decodable {
  struct Diagnostic: Decodable {
    let path: String
    let line: Int
    let column: Int
    let severity: String
    let id: String
    let message: String
    let hint: String?
  }

  let diagnostics: [Diagnostic]
  let errors: Int
  let warnings: Int
}

@Test func eachOfTwoHundredBrokenFilesIsToldInOneRunWithAWayToMendIt() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write(
    "content/resources/shugaku-enjo.md",
    "---\n題名: 就学援助\n種類: 制度\n出典: 法\n確認日: 2026-06-01\n---\n## 対象\n\n本文です。\n")
  for file in BrokenFiles.all { try folder.write("content/\(file.path)", file.bytes) }
  #expect(BrokenFiles.all.count >= 200)
  let run = await CommandRun.of(["check", "--root", folder.path, "--format", "json"])
  #expect(run.code == .contentErrors)
  let told = try JSONDecoder().decode(Told.self, from: Data(run.output.utf8))
  #expect(told.errors + told.warnings == told.diagnostics.count)
  let byPath = Dictionary(grouping: told.diagnostics, by: \.path)
  for file in BrokenFiles.all {
    let diagnostics = byPath["content/\(file.path)"] ?? byPath["content/case"] ?? []
    #expect(!diagnostics.isEmpty, "nothing is told about \(file.path)")
  }
  for diagnostic in told.diagnostics {
    #expect(diagnostic.message.hasSuffix("。"), "\(diagnostic.message)")
    #expect(diagnostic.hint?.isEmpty == false, "no hint: \(diagnostic.message)")
    #expect(diagnostic.line >= 1 && diagnostic.column >= 1)
  }
  // The same in text: every line fits, no control character reaches the terminal.
  let text = await CommandRun.of(["check", "--root", folder.path]).output
  #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
}
