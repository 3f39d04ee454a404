// SPDX-License-Identifier: MIT

import Diagnostics

/// Checks the names and ids by which front matter refers to other entries.
///
/// What refers to one of `unreadPaths`, files that could not be read, is not told twice.
func checkReferences(in library: Library, unreadPaths: [String]) -> [Diagnostic] {
  let hasUnreadResource = unreadPaths.contains { $0.hasPrefix("content/resources/") }
  let names = library.resourceNames
  return library.entries.flatMap { entry -> [Diagnostic] in
    switch entry.detail {
    case .caseExample(let example):
      example.connections.compactMap { connection in
        guard !hasUnreadResource, library.resource(named: connection.resource.value) == nil else {
          return nil
        }
        return .unknownResource(connection.resource, among: names, in: entry)
      }
    case .quiz(let quiz):
      checkIDs(
        [quiz.module].compactMap(\.self), of: .module, key: "研修", in: entry, library, unreadPaths)
        + checkIDs(quiz.drawnFrom, of: .quiz, key: "出題元", in: entry, library, unreadPaths)
    default: []
    }
  }
}

private func checkIDs(
  _ ids: [Located<String>], of kind: EntryKind, key: String, in entry: Entry, _ library: Library,
  _ unreadPaths: [String]
) -> [Diagnostic] {
  ids.compactMap { id in
    if library.entry(withID: id.value)?.kind == kind { return nil }
    if unreadPaths.contains("content/\(kind.folder)/\(id.value).md") { return nil }
    return .unknownID(id, of: kind, key: key, among: library.entries(of: kind).map(\.id), in: entry)
  }
}

extension Diagnostic {
  fileprivate static func unknownResource(
    _ name: Located<String>, among names: [String], in entry: Entry
  ) -> Diagnostic {
    let nearest = nearestWord(to: name.value, among: names)
    return Diagnostic(
      .error, id: "unknown-resource", "つなぎ先「\(name.value)」のページが content/resources/ にありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
        ?? "`kosapo new resource \(name.value) --id …` でページを作ります。",
      at: SourceSpan(path: entry.source.path, bytes: name.span),
      fix: nearest.map { Fix(replacing: name.span, with: $0, isSafe: false) })
  }

  fileprivate static func unknownID(
    _ id: Located<String>, of kind: EntryKind, key: String, among ids: [String], in entry: Entry
  ) -> Diagnostic {
    let nearest = nearestWord(to: id.value, among: ids)
    return Diagnostic(
      .error, id: "unknown-id", "項目「\(key)」の「\(id.value)」という\(kind.name)はありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
        ?? "content/\(kind.folder)/ のファイル名（.md を除く）を書きます。",
      at: SourceSpan(path: entry.source.path, bytes: id.span),
      fix: nearest.map { Fix(replacing: id.span, with: $0, isSafe: false) })
  }
}
