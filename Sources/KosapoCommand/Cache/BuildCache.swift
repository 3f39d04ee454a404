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

  /// What was made of digests, by its path in the site.
  var files: [String: FileRecord] = [:]

  /// Texts and names in which no personal data were found; see ``LoadedContent/privacySearch(_:known:)``.
  var cleanTexts: Set<Digest> = []
}

/// A file of the site as it was put there.
struct FileRecord: Hashable, Sendable {
  /// Of all that it was made of.
  let digest: Digest

  let size: Int
  let modified: FileStatus.Time
  let identity: FileStatus.Identity

  init(
    digest: Digest, size: Int, modified: FileStatus.Time, identity: FileStatus.Identity
  ) {
    self.digest = digest
    self.size = size
    self.modified = modified
    self.identity = identity
  }

  init(_ digest: Digest, _ status: FileStatus) {
    self.init(
      digest: digest, size: status.size, modified: status.modified, identity: status.identity)
  }

  /// Whether a file is this one, untouched.
  func isStill(_ status: FileStatus) -> Bool {
    status.kind == .file && FileRecord(digest, status) == self
  }
}
