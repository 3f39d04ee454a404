// SPDX-License-Identifier: MIT

import Cores
import Diagnostics
import Digests

/// Digests of texts with their paths.
struct SourceDigests: Sendable {
  /// In the order of the texts.
  let digests: [Digest]

  /// Of the file of controlled words, or of there being none.
  let vocabulary: Digest

  init(_ sources: [SourceText]) {
    digests = sources.mappedOnCores { Digest(of: $0) }
    let place = sources.firstIndex { $0.path == "content/vocabulary.yml" }
    vocabulary = place.map { [digests] in digests[$0] } ?? Digest { _ in }
  }
}

extension Digest {
  /// Of a text with its path.
  init(of source: SourceText) {
    self.init { digest in
      digest.add(source.path)
      digest.add(source.bytes)
    }
  }
}
