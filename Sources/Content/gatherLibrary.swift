// SPDX-License-Identifier: MIT

import Cores
package import Diagnostics

/// What was read, one by one, before it is known to agree.
package struct LibraryParts: Sendable {
  package var settings: SiteSettings
  package var vocabulary: Vocabulary
  package var glossary: Glossary?
  package var entries: [Entry]

  /// The CSV files that pages of figures speak of, as UTF-8.
  package var tables: [SourceText]

  /// Sources whose entries could not be made: links to them are not told as broken.
  package var unreadPaths: [String]

  /// Pictures and data beside the Markdown, as paths from the root.
  package var attachments: [String]

  package init(
    settings: SiteSettings, vocabulary: Vocabulary, glossary: Glossary?, entries: [Entry],
    tables: [SourceText] = [], unreadPaths: [String], attachments: [String]
  ) {
    self.settings = settings
    self.vocabulary = vocabulary
    self.glossary = glossary
    self.entries = entries
    self.tables = tables
    self.unreadPaths = unreadPaths
    self.attachments = attachments
  }
}

/// Puts the parts together and checks what only shows between them: ids, links, anchors, terms, names.
///
/// - Complexity: Linear in the number of entries and links, but for the search of a nearest word at an error.
package func gatherLibrary(_ parts: LibraryParts) -> Checked<Library> {
  var diagnostics: [Diagnostic] = []
  let entries = parts.entries.sorted {
    ($0.kind, $0.id, $0.source.path) < ($1.kind, $1.id, $1.source.path)
  }
  let (doubled, links) = onTwoCores(
    {
      checkIDs(of: entries) + checkTitles(of: entries) + checkOrders(of: entries)
        + checkNames(of: entries)
    },
    { LinkChecker(parts: parts) })
  diagnostics += doubled
  var attachmentsByPath: [String: [String]] = [:]
  let checked = entries.mappedOnCores { entry in
    var found = links.check(
      entry.references, of: entry.source, checksOwnAnchors: !entry.isBranching)
    if case .statistics(let report) = entry.detail { links.check(report, of: entry, &found) }
    return found
  }
  for (entry, found) in zip(entries, checked) {
    diagnostics += found.diagnostics
    if !found.attachments.isEmpty {
      attachmentsByPath[entry.source.path] = found.attachments.sorted()
    }
  }
  if let glossary = parts.glossary {
    let found = links.check(BodyReferences(of: glossary.body), of: glossary.source)
    diagnostics += found.diagnostics
    attachmentsByPath[glossary.source.path] = found.attachments.sorted()
  }
  let figures = readFigures(of: entries, parts.tables, &diagnostics)
  diagnostics += checkCodes(in: entries, figures)
  let library = Library(
    settings: parts.settings, vocabulary: parts.vocabulary, glossary: parts.glossary,
    entries: entries, attachmentsByPath: attachmentsByPath, figures: figures)
  diagnostics += checkReferences(in: library, unreadPaths: parts.unreadPaths)
  diagnostics += checkQuizzes(in: library)
  return Checked(library, diagnostics)
}

/// The figures of each page that has some, by its id.
private func readFigures(
  of entries: [Entry], _ tables: [SourceText], _ diagnostics: inout [Diagnostic]
) -> [String: StatisticsTable] {
  var figures: [String: StatisticsTable] = [:]
  for entry in entries {
    guard case .statistics(let report) = entry.detail, let path = entry.tablePath,
      let file = tables.first(where: { $0.path == path })
    else { continue }
    let checked = readStatisticsTable(report, of: entry.source, file: file)
    diagnostics += checked.diagnostics
    figures[entry.id] = checked.value
  }
  return figures
}

/// A municipality's code stands for the same place in every table: two cities have a 西区.
private func checkCodes(
  in entries: [Entry], _ figures: [String: StatisticsTable]
) -> [Diagnostic] {
  var owners: [String: (name: String, path: String)] = [:]
  var diagnostics: [Diagnostic] = []
  for entry in entries {
    guard let path = entry.tablePath else { continue }
    for row in figures[entry.id]?.rows ?? [] {
      guard let code = row.code, code.utf8.count == 5, Int(code) != nil, !row.owner.isEmpty else {
        continue
      }
      if let other = owners[code], other.name != row.fullName {
        diagnostics.append(
          .codeOfTwoPlaces(code, row.fullName, and: other.name, in: other.path, at: path))
      }
      owners[code] = owners[code] ?? (row.fullName, path)
    }
  }
  return diagnostics
}

/// Ids are unique over all kinds, and former ids are nobody's present or other former id.
private func checkIDs(of entries: [Entry]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var owners: [String: String] = [:]
  for entry in entries {
    if entry.id == "index" { diagnostics.append(.reservedID(of: entry)) }
    if let other = owners[entry.id] {
      diagnostics.append(.doubledID(entry.id, of: entry, and: other))
    } else {
      owners[entry.id] = entry.source.path
    }
  }
  for entry in entries {
    for former in entry.formerIDs {
      if let other = owners[former.value] {
        diagnostics.append(.takenFormerID(former, of: entry, by: other))
      } else {
        owners[former.value] = entry.source.path
      }
    }
  }
  return diagnostics
}

/// Two pages of one title cannot be told apart in a list or in the browser's tabs.
private func checkTitles(of entries: [Entry]) -> [Diagnostic] {
  var owners = [NameKey: String](minimumCapacity: entries.count)
  return entries.compactMap { entry in
    let title = NameKey(entry.title.value)
    if let other = owners[title] { return .doubledTitle(of: entry, and: other) }
    owners[title] = entry.source.path
    return nil
  }
}

private func checkOrders(of entries: [Entry]) -> [Diagnostic] {
  var owners: [Int: Entry] = [:]
  return entries.compactMap { entry in
    guard case .module(let module) = entry.detail else { return nil }
    if let other = owners[module.order.value] {
      return .doubledOrder(module.order, of: entry, and: other.source.path)
    }
    owners[module.order.value] = entry
    return nil
  }
}

/// The names of つなぎ先 are unique: cases refer to them by name.
private func checkNames(of entries: [Entry]) -> [Diagnostic] {
  var owners: [String: String] = [:]
  var diagnostics: [Diagnostic] = []
  for entry in entries {
    guard case .resource(let resource) = entry.detail else { continue }
    for name in [entry.title] + resource.aliases {
      if let other = owners[name.value] {
        diagnostics.append(.doubledName(name, of: entry, and: other))
      } else {
        owners[name.value] = entry.source.path
      }
    }
  }
  return diagnostics
}

extension Diagnostic {
  fileprivate static func doubledID(_ id: String, of entry: Entry, and other: String) -> Diagnostic
  {
    Diagnostic(
      .error, id: "duplicate-id", "ファイル名「\(id)」は、\(other) と重なっています。ページの名前は全体で一つです。",
      hint: "どちらかのファイル名を変えます。", at: .wholeFile(entry.source.path))
  }

  fileprivate static func codeOfTwoPlaces(
    _ code: String, _ name: String, and other: String, in otherPath: String, at path: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "code-of-two-places",
      "コード「\(code)」は、ここでは「\(name)」ですが、\(otherPath) では「\(other)」です。",
      hint: "コードか、「所属」の市の名前を確かめます。", at: .wholeFile(path))
  }

  fileprivate static func reservedID(of entry: Entry) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-id", "ファイル名「index」は、一覧のページが使うので付けられません。", hint: "ほかのファイル名にします。",
      at: .wholeFile(entry.source.path))
  }

  fileprivate static func doubledTitle(of entry: Entry, and other: String) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-title", "題名「\(entry.title.value)」は、\(other) と同じです。",
      hint: "一覧で見分けられる題名にします。",
      at: SourceSpan(path: entry.source.path, bytes: entry.title.span))
  }

  fileprivate static func takenFormerID(
    _ former: Located<String>, of entry: Entry, by other: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-id", "項目「旧」の「\(former.value)」は、\(other) で使われています。",
      hint: "使われていない名前だけを書きます。",
      at: SourceSpan(path: entry.source.path, bytes: former.span))
  }

  fileprivate static func doubledOrder(
    _ order: Located<Int>, of entry: Entry, and other: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-order", "順番 \(order.value) は、\(other) と重なっています。", hint: "ほかの番号にします。",
      at: SourceSpan(path: entry.source.path, bytes: order.span))
  }

  fileprivate static func doubledName(
    _ name: Located<String>, of entry: Entry, and other: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-name", "つなぎ先の名前「\(name.value)」は、\(other) でも使われています。",
      hint: "名前か別名を変えます。", at: SourceSpan(path: entry.source.path, bytes: name.span))
  }
}
