// SPDX-License-Identifier: MIT

import Cores
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
    let digests = texts.mappedOnCores { source in
      Digest { digest in
        digest.add(source.path)
        digest.add(source.bytes)
      }
    }
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
