// SPDX-License-Identifier: MIT

import Digests

/// What one build remembers for the next one, so that it need not do again what would come out the same.
///
/// Nothing in it is an answer by itself: a page is spared where all that it is made of has the digest that is remembered
/// *and* the file that was written then is still there, and a text is not searched again where it was found clean, byte for
/// byte. So a cache of another site, of another day or of nothing at all only takes time.
struct BuildCache: Hashable, Sendable {
  /// The site that ``files`` are in, without links.
  var output = ""

  /// What the files were searched for before they came into the site.
  var inspection: Digest?

  /// The machine's start since which the files are safe only if it goes on; empty where the disk was waited for.
  var boot = ""

  /// What was made of digests.
  var files = FileRecords()

  /// Texts and names in which no personal data were found; see ``LoadedContent/privacySearch(_:known:)``.
  var cleanTexts: Set<Digest> = []
}
