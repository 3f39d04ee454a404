// SPDX-License-Identifier: MIT

package import Diagnostics

/// A text together with what its bytes alone tell.
package struct InspectedText: Sendable {
  package let inspection: TextInspection

  /// Whether the text can be handed on: it is UTF-8 and has no NUL.
  package let isParsable: Bool

  package let diagnostics: [Diagnostic]

  package init(_ source: SourceText) {
    inspection = TextInspection(of: source.bytes)
    if let encoding = TextEncoding.guess(source.bytes, inspection) {
      isParsable = false
      diagnostics = [
        .notUTF8(source.path, encoding, firstInvalid: inspection.firstInvalid)
      ]
    } else if let offset = inspection.firstNUL {
      isParsable = false
      diagnostics = [.nulByte(source.path, at: offset)]
    } else {
      isParsable = true
      diagnostics = [
        .controlCharacters(source, inspection.controls),
        .strayMarks(source.path, inspection.strayMarks),
        .directionMarks(source.path, inspection.directionMarks),
      ].compactMap(\.self)
    }
  }
}

/// Forms of texts that are read as they are, and told once a run.
struct TextFormNotes: Sendable {
  private var marked: [String] = []
  private var windows: [String] = []
  private var mixed: [String] = []
  private var oldMac: [String] = []

  mutating func add(_ path: String, _ inspection: TextInspection) {
    if inspection.hasByteOrderMark { marked.append(path) }
    if inspection.carriageReturnCount > 0 { oldMac.append(path) }
    guard inspection.carriageReturnLineFeedCount > 0 else { return }
    if inspection.lineFeedCount > 0 { mixed.append(path) } else { windows.append(path) }
  }

  var sentences: [String] {
    [
      sentence(marked, "先頭に BOM（見えない印）の付いたファイル"),
      sentence(windows, "改行が CRLF（Windows の形）のファイル"),
      sentence(mixed, "改行の CRLF と LF が混ざったファイル"),
      sentence(oldMac, "改行に CR だけを使ったファイル"),
    ].compactMap(\.self)
  }

  private func sentence(_ paths: [String], _ what: String) -> String? {
    guard let first = paths.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
      return nil
    }
    let example = paths.count == 1 ? "「\(first)」" : "「\(first)」など"
    return "\(what)が \(paths.count) 件あります（\(example)）。そのまま読みました。"
  }
}
