// SPDX-License-Identifier: MIT

import Content
import Diagnostics

/// A text that is to be read as an entry.
struct EntryFile: Sendable {
  let source: SourceText
  let kind: EntryKind

  /// The place of the text among all texts.
  let place: Int
}

/// The texts that lie where entries lie, in their order.
func entryFiles(in sources: [SourceText]) -> [EntryFile] {
  var kinds: [String: EntryKind] = [:]
  for kind in EntryKind.allCases { kinds[kind.folder] = kind }
  return sources.enumerated().compactMap { place, source in
    let parts = source.path.split(separator: "/")
    guard parts.count == 3, parts[0] == "content", source.path.hasSuffix(".md"),
      let kind = kinds[String(parts[1])]
    else { return nil }
    return EntryFile(source: source, kind: kind, place: place)
  }
}
