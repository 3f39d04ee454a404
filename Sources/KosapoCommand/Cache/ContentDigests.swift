// SPDX-License-Identifier: MIT

import Diagnostics
import Digests

/// Digests of everything that a site is made of.
struct ContentDigests: Sendable {
  /// Of each text with its path, by the path.
  let sources: [String: Digest]

  /// Of all that pages are made of and that is no case: texts, settings, templates, tables.
  ///
  /// Ledgers are none of it: which cases are shown and how is seen by the pages that there are.
  let shared: Digest

  init(of content: LoadedContent) {
    let texts = content.reading.sources + content.tables.map(\.source)
    let known = content.digests ?? SourceDigests(content.reading.sources)
    let digests = known.digests + content.tables.map { Digest(of: $0.source) }
    sources = Dictionary(
      zip(texts.map(\.path), digests), uniquingKeysWith: { first, _ in first })
    shared = Digest { builder in
      for (source, digest) in zip(texts, digests)
      where !source.path.hasPrefix("content/cases/") && !source.path.hasPrefix("content/reviews/") {
        builder.add(digest)
      }
    }
  }
}
