// SPDX-License-Identifier: MIT

import Digests

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
    status.kind == .file && status.size == size && status.identity == identity
      && status.modified == modified
  }
}

/// Files of a site that were made of digests, in the order of their paths' bytes.
struct FileRecords: Hashable, Sendable {
  private(set) var paths: [String] = []
  private(set) var records: [FileRecord] = []

  var isEmpty: Bool { paths.isEmpty }

  init() {}

  /// Takes those that are there; there is one or none for each file of the tree.
  init(_ records: [FileRecord?], of tree: SiteTree) {
    for (file, record) in zip(tree.files, records) {
      if let record { append(record, at: file.path) }
    }
  }

  mutating func reserveCapacity(_ count: Int) {
    paths.reserveCapacity(count)
    records.reserveCapacity(count)
  }

  /// Adds the next record in order.
  mutating func append(_ record: FileRecord, at path: String) {
    paths.append(path)
    records.append(record)
  }

  /// One or none for each file of a tree.
  ///
  /// - Complexity: O(*n* + *m*): both are in order.
  func inOrder(of tree: SiteTree) -> [FileRecord?] {
    var found: [FileRecord?] = Array(repeating: nil, count: tree.files.count)
    var next = 0
    // The marker is first and out of order.
    for index in tree.files.indices.dropFirst() {
      let path = tree.files[index].path.utf8
      while next < paths.count, paths[next].utf8.lexicographicallyPrecedes(path) { next += 1 }
      guard next < paths.count else { break }
      if paths[next].utf8.elementsEqual(path) { found[index] = records[next] }
    }
    return found
  }
}
