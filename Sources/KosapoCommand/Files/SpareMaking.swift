// SPDX-License-Identifier: MIT

/// The making of a spare, after a new site has taken the place of the old one.
struct SpareMaking: Sendable {
  let tree: SiteTree

  /// The site that was replaced.
  let old: OldSite?

  /// For each file of the tree whether the old site has the same.
  let isUnchanged: [Bool]
  let calls: SwapCalls

  /// Brings the old site up to date, or where there is none gives every file of the new one a second name, and keeps that.
  ///
  /// Whatever cannot be done leaves the staging folder to be deleted, as without a spare.
  func make(_ spare: SpareSite, at place: borrowing OutputPlace) throws(FileError) {
    guard try spare.isOnDisk(of: place), try isMade(at: place) else { return }
    try calls.reached(.spareMade)
    _ = try spare.put(from: place)
  }

  private func isMade(at place: borrowing OutputPlace) throws(FileError) -> Bool {
    do throws(FileError) {
      let site = try place.parent.folder(place.name)
      guard let old else {
        try makeAnew(at: place, from: site)
        return true
      }
      // After two renames the old site is gone.
      guard try place.parent.status(of: place.names.staging) != nil else { return false }
      try bringUpToDate(old, from: site)
      return true
    } catch {
      guard error.systemNumber != nil else { throw error }
      return false
    }
  }

  private func makeAnew(
    at place: borrowing OutputPlace, from site: borrowing Folder
  ) throws(FileError) {
    try place.removeSite(place.names.staging)
    try place.parent.makeFolder(place.names.staging)
    let staging = try place.parent.folder(place.names.staging)
    try tree.files[0].write(tree.files[0].bytes, into: staging)
    for folder in tree.folders { try staging.makeFolder(folder) }
    try link(Array(tree.files.indices.dropFirst()), of: site, into: staging, replacing: false)
  }

  /// Takes out at once what is in the new site no more: it may have been withdrawn.
  private func bringUpToDate(_ old: OldSite, from site: borrowing Folder) throws(FileError) {
    for path in old.paths(missingIn: tree) + old.litter { try old.folder.removeFile(path) }
    let folders = Set(tree.folders)
    for path in old.folders.reversed() where !folders.contains(path) {
      try old.folder.removeFolder(path)
    }
    for folder in tree.folders { try old.folder.makeFolder(folder) }
    let changed = tree.files.indices.dropFirst().filter { !isUnchanged[$0] }
    try link(changed, of: site, into: old.folder, replacing: true)
    if !isUnchanged[0] { try tree.files[0].replaceMarker(in: old.folder) }
  }

  private func link(
    _ indexes: [Int], of site: borrowing Folder, into other: borrowing Folder, replacing: Bool
  ) throws(FileError) {
    try SiteLinking(tree: tree, calls: calls, copies: false)
      .link(indexes, of: site, into: other, replacing: replacing)
  }
}
