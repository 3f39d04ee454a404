// SPDX-License-Identifier: MIT

import Diagnostics

/// Everything that the site is made of, in agreement with itself.
package struct Library: Sendable {
  package let settings: SiteSettings
  package let vocabulary: Vocabulary
  package let glossary: Glossary?

  /// By kind, then by id.
  package let entries: [Entry]

  /// The pictures and data that each file refers to, by the file's path; all are paths from the root.
  private let attachmentsByPath: [String: [String]]

  /// The figures of pages, by their ids.
  private let figures: [String: StatisticsTable]

  private let byKind: [EntryKind: [Entry]]
  private let byID: [String: Int]
  private let resourcesByName: [NameKey: Int]

  init(
    settings: SiteSettings, vocabulary: Vocabulary, glossary: Glossary?, entries: [Entry],
    attachmentsByPath: [String: [String]], figures: [String: StatisticsTable]
  ) {
    self.settings = settings
    self.vocabulary = vocabulary
    self.glossary = glossary
    self.entries = entries
    self.attachmentsByPath = attachmentsByPath
    self.figures = figures
    var byID: [String: Int] = [:]
    var names: [NameKey: Int] = [:]
    for (index, entry) in entries.enumerated() {
      byID[entry.id] = index
      guard case .resource(let resource) = entry.detail else { continue }
      for alias in resource.aliases where names[NameKey(alias.value)] == nil {
        names[NameKey(alias.value)] = index
      }
    }
    for (index, entry) in entries.enumerated() where entry.kind == .resource {
      names[NameKey(entry.title.value)] = index
    }
    self.byID = byID
    byKind = sorted(entries)
    resourcesByName = names
  }

  /// Whether there is so much of it that one step at a time is to be in memory.
  package var isLarge: Bool { entries.count > 40_000 }

  /// The pictures and data that the pages need: paths from the root, ascending.
  package var attachments: [String] {
    var paths: Set<String> = []
    for entry in entries { paths.formUnion(attachmentsByPath[entry.source.path] ?? []) }
    if let glossary { paths.formUnion(attachmentsByPath[glossary.source.path] ?? []) }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The pictures and data that one entry refers to: paths from the root, ascending.
  package func attachments(of entry: Entry) -> [String] {
    attachmentsByPath[entry.source.path] ?? []
  }

  /// The figures of a page; `nil` where it has none.
  package func figures(of entry: Entry) -> StatisticsTable? { figures[entry.id] }

  /// The diagrams of all texts, in the order of the entries; those with slips are left out.
  package var diagrams: [PlacedDiagram] {
    placedDiagrams(in: entries, glossary)
  }

  /// The entries of a kind, by id; modules by their order.
  package func entries(of kind: EntryKind) -> [Entry] {
    byKind[kind] ?? []
  }

  package func entry(withID id: String) -> Entry? {
    byID[id].map { entries[$0] }
  }

  /// The つなぎ先 of this name or other name.
  package func resource(named name: String) -> Entry? {
    resourcesByName[NameKey(name)].map { entries[$0] }
  }

  /// The names and other names of all つなぎ先.
  package var resourceNames: [String] {
    entries.flatMap { entry -> [String] in
      guard case .resource(let resource) = entry.detail else { return [] }
      return [entry.title.value] + resource.aliases.map(\.value)
    }
  }
}

extension Library {
  /// The library without some entries, as it is published while they wait.
  package func without(_ ids: Set<String>) -> Library {
    if ids.isEmpty { return self }
    return Library(
      settings: settings, vocabulary: vocabulary, glossary: glossary,
      entries: entries.filter { !ids.contains($0.id) }, attachmentsByPath: attachmentsByPath,
      figures: figures)
  }
}

/// The entries of each kind in the order in which they are read.
private func sorted(_ entries: [Entry]) -> [EntryKind: [Entry]] {
  var byKind = Dictionary(grouping: entries, by: \.kind)
  byKind[.module]?.sort { left, right in
    guard case .module(let first) = left.detail, case .module(let second) = right.detail else {
      return false
    }
    return (first.order.value, left.id) < (second.order.value, right.id)
  }
  return byKind
}
