// SPDX-License-Identifier: MIT

import Cores
import Synchronization

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
      try bringUpToDate(old, from: site, at: place)
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
  private func bringUpToDate(
    _ old: OldSite, from site: borrowing Folder, at place: borrowing OutputPlace
  ) throws(FileError) {
    for path in old.paths(missingIn: tree) + old.litter { try old.folder.removeFile(path) }
    let folders = Set(tree.folders)
    for path in old.folders.reversed() where !folders.contains(path) {
      try old.folder.removeFolder(path)
    }
    for folder in tree.folders { try old.folder.makeFolder(folder) }
    let changed = tree.files.indices.dropFirst().filter { !isUnchanged[$0] }
    let missing = try fill(changed, from: site, into: old.folder, at: place)
    try calls.reached(.spareFilled)
    try link(missing, of: site, into: old.folder, replacing: true)
    if !isUnchanged[0] { try tree.files[0].replaceMarker(in: old.folder) }
  }

  /// How many files are copied at most; where nearly all changed, that would take as much room again as the site.
  private static let fillLimit = 4_096

  /// Gives files of the old site the bytes that they have in the new one, so that the next build finds files there that
  /// it can write into.
  ///
  /// - Returns: The files that cannot be written into.
  private func fill(
    _ changed: [Int], from site: borrowing Folder, into other: borrowing Folder,
    at place: borrowing OutputPlace
  ) throws(FileError) -> [Int] {
    guard calls.waitsForDisk != .never, 1...Self.fillLimit ~= changed.count,
      let reuse = FileReuse(in: other, like: try site.status(of: SiteMarker.name))
    else { return changed }
    // A loss of power must not bring the old site back once its files are written into.
    try place.parent.sync()
    let shared = Mutex((left: [Int](), failure: FileError?.none))
    inPieces(of: changed.count) { next in
      do throws(FileError) {
        while shared.withLock({ $0.failure }) == nil, let piece = next() {
          for index in changed[piece] {
            let path = tree.files[index].path
            let found = try site.file(path)
            let bytes = try found.bytes(expecting: try found.status().size)
            if try reuse.write(bytes, as: path, into: other) == nil {
              shared.withLock { $0.left.append(index) }
            }
          }
        }
      } catch {
        shared.withLock { $0.failure = $0.failure ?? error }
      }
    }
    let (left, failure) = shared.withLock { $0 }
    if let failure { throw failure }
    return left.sorted()
  }

  private func link(
    _ indexes: [Int], of site: borrowing Folder, into other: borrowing Folder, replacing: Bool
  ) throws(FileError) {
    try SiteLinking(tree: tree, calls: calls, copies: false)
      .link(indexes, of: site, into: other, replacing: replacing)
  }
}
