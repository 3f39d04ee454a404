// SPDX-License-Identifier: MIT

/// The site that was replaced last, kept in the folder of the cache and brought up to date there: nearly all names of the next
/// site stand in it already.
///
/// Making 30,000 names in a new folder and deleting those of the old one takes longer than all else that a build does after one
/// edit. Nothing in a spare is relied on: a name is kept only where it is the very file that is to have it, so a spare that
/// someone has changed only takes time. It is moved out of the cache while it is worked on, so that two builds never
/// work on the same one, and what an interrupted build has of it is deleted by the next.
final class SpareSite: Sendable {
  /// Its name in ``BuildCacheFile/folder``.
  static let name = "spare"

  /// Its name while it is deleted.
  private static let doomed = ".spare-deleted"

  private let cache: Folder

  private init(in cache: consuming Folder) {
    self.cache = cache
  }

  /// Opens the folder of the cache, and makes it where it is missing.
  convenience init(root: String) throws(FileError) {
    self.init(in: try BuildCacheFile.makeFolder(root: root))
    try deleteDoomed()
  }

  /// Makes the spare the staging folder of a place.
  ///
  /// - Returns: Whether there was one that could be moved there; what cannot be is made anew.
  func take(to place: borrowing OutputPlace) throws(FileError) -> Bool {
    do throws(FileError) {
      guard let status = try cache.status(of: Self.name) else { return false }
      // What has no marker would not be known again once it stands beside the site.
      guard status.kind == .folder,
        try cache.folder(Self.name).status(of: SiteMarker.name)?.kind == .file
      else {
        try discard()
        return false
      }
      try cache.move(Self.name, to: place.parent, as: place.names.staging)
      return true
    } catch {
      guard error.systemNumber != nil else { throw error }
      return false
    }
  }

  /// Makes the staging folder of a place the spare.
  ///
  /// - Returns: Whether it could be moved; it cannot where it lies on another disk.
  func put(from place: borrowing OutputPlace) throws(FileError) -> Bool {
    do throws(FileError) {
      try place.parent.move(place.names.staging, to: cache, as: Self.name)
      return true
    } catch {
      guard error.systemNumber != nil else { throw error }
      return false
    }
  }

  /// Whether what lies at a place can be moved into the cache.
  func isOnDisk(of place: borrowing OutputPlace) throws(FileError) -> Bool {
    try cache.status().identity.device == place.parent.status().identity.device
  }

  /// Deletes the spare; what another build does to it at the same time is left to that one.
  func discard() throws(FileError) {
    do throws(FileError) {
      try deleteDoomed()
      guard try cache.status(of: Self.name) != nil else { return }
      try cache.rename(Self.name, to: Self.doomed)
      try deleteDoomed()
    } catch {
      guard error.isMissing || error.saysNameIsTaken else { throw error }
    }
  }

  private func deleteDoomed() throws(FileError) { try removeTree(Self.doomed, of: cache) }

  /// Deletes the spare of a root, if there is one.
  static func discard(root: String) throws(FileError) {
    let path = "\(root)/\(BuildCacheFile.folder)"
    guard try Folder.status(at: path)?.kind == .folder else { return }
    try SpareSite(in: try Folder.at(path)).discard()
  }
}
