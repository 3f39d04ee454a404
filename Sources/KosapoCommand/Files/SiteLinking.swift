// SPDX-License-Identifier: MIT

import Cores
import Synchronization

/// The giving of second names to the files of a site in another folder, which is to become the same tree.
struct SiteLinking: Sendable {
  let tree: SiteTree
  let calls: SwapCalls

  /// Whether files may be copied where the file system has no second names.
  let copies: Bool

  /// Gives the files their names in the other folder as well, on several cores at once.
  ///
  /// - Parameters:
  ///   - indexes: Which files of the tree.
  ///   - site: Where they are.
  ///   - other: Where they are to be, with all folders of the tree.
  ///   - replacing: Whether something else may have their names there.
  /// - Throws: ``FileError`` for the first file where it was not possible.
  func link(
    _ indexes: [Int], of site: borrowing Folder, into other: borrowing Folder, replacing: Bool
  ) throws(FileError) {
    // A core for each folder: two that make names in one folder wait for each other.
    let folders = Dictionary(grouping: indexes) {
      SiteTree.folders(of: tree.files[$0].path).last ?? ""
    }.values.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    let failure = Mutex<FileError?>(nil)
    inPieces(of: folders.count, size: 1) { next in
      do throws(FileError) {
        while failure.withLock({ $0 }) == nil, let piece = next() {
          for index in piece.lazy.flatMap({ folders[$0] }) {
            let path = tree.files[index].path
            if replacing { try other.removeFile(path) }
            try link(path, of: site, into: other)
          }
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  private func link(
    _ path: String, of site: borrowing Folder, into other: borrowing Folder
  ) throws(FileError) {
    do throws(FileError) {
      try calls.link(site, path, other)
    } catch {
      guard copies, error.saysLinkIsImpossible else { throw error }
      try copy(path, of: site, into: other)
    }
  }

  private func copy(
    _ path: String, of site: borrowing Folder, into other: borrowing Folder
  ) throws(FileError) {
    let found = try site.file(path)
    let status = try found.status()
    var new = try other.makeFile(path)
    try new.write(try found.bytes(expecting: status.size))
    try new.setModified(status.modified)
    try new.close()
  }
}
