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

  /// Whether there are so many that one step at a time is to be in memory.
  let isLarge: Bool

  /// Whether each of the first of ``entries`` has all of its texts; those behind them have.
  private let areWhole: [Bool]
  private let library: Library
  private let drafts: Set<String>

  /// - Parameters:
  ///   - library: What is searched.
  ///   - drafts: The ids of cases that are marked wherever they are found.
  ///   - sources: Digests of the sources, by their paths; a case that has none is read.
  ///   - isLarge: See ``isLarge``.
  init(
    _ library: Library, drafts: Set<String> = [], sources: [String: Digest], isLarge: Bool
  ) {
    self.isLarge = isLarge
    self.library = library
    self.drafts = drafts
    let settings = "\(library.settings.rawHTML)"
    let known = library.entries.mappedOnCores { entry in
      let source = entry.kind == .caseExample ? sources[entry.source.path] : nil
      let found = searchEntry(of: entry, library, readsText: source == nil)
        .marked(asDraft: drafts.contains(entry.id))
      return (entry: found, key: found.key(source, settings), isWhole: source == nil)
    }
    let others = otherEntries(of: library)
    entries = known.map(\.entry) + others
    keys = known.map(\.key) + others.map { $0.key(nil, settings) }
    areWhole = known.map(\.isWhole)
  }

  /// An entry with all of its texts.
  func whole(_ index: Int) -> SearchEntry {
    guard index < areWhole.count, !areWhole[index] else { return entries[index] }
    return searchEntry(of: library.entries[index], library, readsText: true)
      .marked(asDraft: drafts.contains(library.entries[index].id))
  }

  /// All entries with all of their texts, for whoever reads them several times.
  ///
  /// The texts of many that were not read yet are read each time: in memory they would take more than the sources.
  var allWhole: EntrySource {
    let mostBytes = library.entries.reduce(0) { $0 + $1.source.bytes.count + 400 }
    guard !isLarge, areWhole.contains(false) else {
      return EntrySource(count: entries.count, mostBytes: mostBytes) { whole($0) }
    }
    let held = Array(entries.indices).mappedOnCores { whole($0) }
    return EntrySource(count: held.count, mostBytes: mostBytes) { held[$0] }
  }
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
