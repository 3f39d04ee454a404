// SPDX-License-Identifier: MIT

import Diagnostics

/// What came of reading a file.
enum ReadText: Sendable {
  case text(SourceText, InspectedText)
  case unusable(Diagnostic)
}

/// What the walk through the folders found, in the order in which it came upon it.
struct SourceFindings {
  private var sources: [SourceText] = []
  private var withheld: [SourceText] = []
  private var otherFiles: [OtherFile] = []
  private var diagnostics: [Diagnostic] = []
  private var notes = TextFormNotes()

  mutating func tell(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Takes what came of reading a file.
  mutating func add(_ text: ReadText, of path: String) {
    switch text {
    case .text(let source, let inspected): add(source, inspected)
    case .unusable(let diagnostic): withhold(path, because: diagnostic)
    }
  }

  private mutating func add(_ source: SourceText, _ inspected: InspectedText) {
    diagnostics += inspected.diagnostics
    guard inspected.isParsable else {
      withheld.append(source)
      return
    }
    sources.append(source)
    notes.add(source.path, inspected.inspection)
  }

  mutating func add(_ file: OtherFile) {
    otherFiles.append(file)
  }

  /// Notes a file that is there and was not read, and why.
  mutating func withhold(_ path: String, because diagnostic: Diagnostic) {
    withheld.append(SourceText(path: path, bytes: []))
    diagnostics.append(diagnostic)
  }

  /// Everything, in the order of the paths' bytes.
  func reading() -> SourceReading {
    SourceReading(
      sources: inByteOrder(sources, of: \.path),
      withheld: inByteOrder(withheld, of: \.path),
      otherFiles: inByteOrder(otherFiles, of: \.path),
      diagnostics: diagnostics.inOrder(), notes: notes.sentences)
  }
}
