// SPDX-License-Identifier: MIT

import Content
import Cores
import Diagnostics
import Digests

/// What can be found of a library; the texts of cases are read only where they are needed.
struct LibraryEntries: Sendable {
  /// Those of which ``whole(_:)`` says more have no headings and no body.
  let entries: [SearchEntry]

  /// For each entry a digest of all that the index says of it.
  let keys: [Digest]

  private let library: Library
  private let drafts: Set<String>

  /// - Parameters:
  ///   - library: What is searched.
  ///   - drafts: The ids of cases that are marked wherever they are found.
  ///   - sources: Digests of the sources, by their paths; a case that has none is read.
  init(_ library: Library, drafts: Set<String> = [], sources: [String: Digest]) {
    self.library = library
    self.drafts = drafts
    let settings = "\(library.settings.rawHTML)"
    let known = library.entries.mappedOnCores { entry in
      let source = entry.kind == .caseExample ? sources[entry.source.path] : nil
      let found = searchEntry(of: entry, library, readsText: source == nil)
        .marked(asDraft: drafts.contains(entry.id))
      return (found, found.key(source, settings))
    }
    let others = otherEntries(of: library)
    entries = known.map(\.0) + others
    keys = known.map(\.1) + others.map { $0.key(nil, settings) }
  }

  /// An entry with all of its texts.
  func whole(_ index: Int) -> SearchEntry {
    index < library.entries.count && library.entries[index].kind == .caseExample
      ? searchEntry(of: library.entries[index], library, readsText: true)
        .marked(asDraft: drafts.contains(library.entries[index].id)) : entries[index]
  }

  /// All entries with all of their texts, for whoever reads them several times.
  ///
  /// The texts of many are read each time: in memory they would take more than the sources.
  var allWhole: EntrySource {
    let mostBytes = library.entries.reduce(0) { $0 + $1.source.bytes.count + 400 }
    guard entries.count <= Self.mostHeld else {
      return EntrySource(count: entries.count, mostBytes: mostBytes) { whole($0) }
    }
    let held = Array(entries.indices).mappedOnCores { whole($0) }
    return EntrySource(count: held.count, mostBytes: mostBytes) { held[$0] }
  }

  private static let mostHeld = 40_000
}

/// Entries with all of their texts.
struct EntrySource: Sendable {
  let count: Int

  /// How many bytes their texts have at most, or nearly.
  let mostBytes: Int

  /// Gives an entry by its number.
  let read: @Sendable (Int) -> SearchEntry
}

extension SearchEntry {
  /// A digest of all that the entry says; `source` is that of the text that its headings and its body are in, if they were not read.
  fileprivate func key(_ source: Digest?, _ settings: String) -> Digest {
    Digest { digest in
      digest.add([settings, id, kind, title, reading, url])
      digest.add(tags)
      digest.add(headings)
      digest.add(body)
      digest.add(source == nil)
      if let source { digest.add(source) }
    }
  }
}
