// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Review

/// Mends what can be mended without asking, and tells which files were changed.
///
/// A fix can bring the next slip to light, so the content is read again until nothing is left to mend.
func applySafeFixes(root: String, _ console: Console, _ values: ArgumentValues) async throws {
  var counts: [String: Int] = [:]
  var approved: Set<String>?
  for _ in 1...8 {
    let content = await loadContent(root: root)
    if approved == nil { approved = try approvedPaths(in: content) }
    let changed = mended(content.reading.sources, by: content.diagnostics)
    if changed.isEmpty { break }
    for file in changed {
      try replaceFile(at: "\(root)/\(file.source.path)", with: file.source.bytes)
      counts[file.source.path, default: 0] += file.count
    }
  }
  let content = await loadContent(root: root)
  if content.library.settings.privacy != .ignore {
    for path in try removeHiddenDetails(from: content.reading.otherFiles) { counts[path] = 0 }
  }
  guard values["--format"] != "json" else { return }
  for (path, count) in counts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
    console.print(count > 0 ? "\(path): \(count)か所を直しました。" : "\(path): 見えない情報を消しました。")
    if approved?.contains(path) == true {
      console.print("  注意: 承認を終えた事例です。内容が承認したものと変わったので、差戻しと同じに扱い、もう一度確認が必要です。")
    }
  }
  if counts.isEmpty { console.print("安全に直せる誤りはありませんでした。") }
}

/// The cases whose text is the one that was approved, and their pictures.
private func approvedPaths(in content: LoadedContent) throws(FileError) -> Set<String> {
  let approved = try caseGate(content).standings.values.filter {
    ($0.state == .approved || $0.state == .published) && !$0.isEdited
  }
  var paths: Set<String> = []
  for standing in approved {
    let id = standing.ledger.id
    paths.insert("content/cases/\(id).md")
    if let entry = content.library.entry(withID: id) {
      paths.formUnion(content.library.attachments(of: entry))
    }
  }
  return paths
}

/// The files with their safe fixes applied; fixes that touch each other wait for the next round.
func mended(
  _ sources: [SourceText], by diagnostics: [Diagnostic]
) -> [(source: SourceText, count: Int)] {
  var fixes: [String: [Fix]] = [:]
  for diagnostic in diagnostics.inOrder() {
    guard let fix = diagnostic.fix, fix.isSafe else { continue }
    fixes[diagnostic.path, default: []].append(fix)
  }
  return sources.compactMap { source in
    guard let fixes = fixes[source.path] else { return nil }
    var edits: [Fix.Edit] = []
    var count = 0
    for fix in fixes where fix.edits.allSatisfy({ edit in !edits.contains { touches($0, edit) } }) {
      edits += fix.edits
      count += 1
    }
    edits.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
    var bytes: [UInt8] = []
    var next = 0
    for edit in edits {
      bytes += source.bytes[next..<edit.bytes.lowerBound]
      bytes += edit.replacement.utf8
      next = edit.bytes.upperBound
    }
    bytes += source.bytes[next...]
    guard bytes != source.bytes else { return nil }
    return (SourceText(path: source.path, bytes: bytes), count)
  }
}

private func touches(_ left: Fix.Edit, _ right: Fix.Edit) -> Bool {
  left.bytes.lowerBound <= right.bytes.upperBound && right.bytes.lowerBound <= left.bytes.upperBound
}
