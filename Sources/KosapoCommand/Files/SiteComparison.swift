// SPDX-License-Identifier: MIT

/// What of a new site is already there, byte for byte, in the old one.
struct SiteComparison: Hashable, Sendable {
  /// For each file of the new site whether the old one has the same.
  let isUnchanged: [Bool]

  /// How many files of the old site the new one does not have.
  let removedCount: Int

  /// Whether there is nothing to do at all.
  let isSame: Bool

  /// A comparison with nothing: every file is new.
  init(withoutOld tree: SiteTree) {
    isUnchanged = Array(repeating: false, count: tree.files.count)
    removedCount = 0
    isSame = false
  }

  /// Compares file by file.
  ///
  /// - Throws: ``OutputRefusal/foreignFile(_:)`` where a file would be lost that kosapo did not write.
  init(
    of tree: SiteTree, with old: borrowing Folder, marker: SiteMarker, at path: String
  ) throws(FileError) {
    let listing = try Listing(of: old)
    let known = Set(marker.paths + [SiteMarker.name])
    if let foreign = listing.foreign ?? listing.files.first(where: { !known.contains($0) }) {
      throw FileError(.write, path, .refused(.foreignFile(foreign)))
    }
    var scratch = [UInt8](repeating: 0, count: 131_072)
    var isUnchanged: [Bool] = []
    isUnchanged.reserveCapacity(tree.files.count)
    for file in tree.files {
      isUnchanged.append(try hasSame(file, in: old, scratch: &scratch))
    }
    let wanted = Set(tree.files.map(\.path))
    self.isUnchanged = isUnchanged
    removedCount = marker.paths.count { !wanted.contains($0) }
    isSame =
      isUnchanged.allSatisfy(\.self) && listing.files.count == tree.files.count
      && !listing.hasLitter && Set(listing.folders) == Set(tree.folders)
  }
}

/// Everything in a folder that holds a site.
private struct Listing {
  private(set) var files: [String] = []
  private(set) var folders: [String] = []

  /// Something that no site holds: a link, a pipe, a name that is not UTF-8.
  private(set) var foreign: String?

  private(set) var hasLitter = false

  init(of folder: borrowing Folder) throws(FileError) {
    try add(folder, prefix: "")
  }

  private mutating func add(
    _ folder: borrowing Folder, prefix: String
  ) throws(FileError) {
    for entry in try folder.entries() {
      let path = prefix + entry.name
      var kind = entry.kind
      if kind == .unknown { kind = try folder.status(of: entry.name)?.kind ?? .special }
      switch kind {
      case .file where entry.isSystemLitter: hasLitter = true
      case .file where entry.rawName == nil: files.append(path)
      case .folder where entry.rawName == nil:
        folders.append(path)
        try add(try folder.folder(entry.name), prefix: path + "/")
      default: foreign = foreign ?? path
      }
    }
  }
}

private func hasSame(
  _ file: SiteFile, in old: borrowing Folder, scratch: inout [UInt8]
) throws(FileError) -> Bool {
  do throws(FileError) {
    let found = try old.file(file.path)
    let status = try found.status()
    guard status.kind == .file, status.size == file.bytes.count else { return false }
    return try found.matches(file.bytes, scratch: &scratch)
  } catch {
    guard error.isMissing else { throw error }
    return false
  }
}
