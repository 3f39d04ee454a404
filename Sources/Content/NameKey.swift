// SPDX-License-Identifier: MIT

import Digests
import JapaneseText

/// A name by which something is found: names that are canonically the same have the same key, as they are equal as texts.
///
/// Swift takes the longest for this of all that it does with Japanese texts.
struct NameKey: Hashable, Sendable {
  private let digest: Digest

  init(_ name: String) {
    digest = Digest { $0.add(canonicallyComposed(name)) }
  }
}
