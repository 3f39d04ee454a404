// SPDX-License-Identifier: MIT

/// The site that an earlier run wrote, listed and known to hold nothing else.
final class OldSite: Sendable {
  let folder: Folder

  /// The files that kosapo wrote, apart from the marker.
  let paths: [String]

  private let listing: Listing

  /// What no site has and a system put there by itself, by its path.
  var litter: [String] { listing.litter }

  /// The folders inside the site, each after the one that holds it.
  var folders: [String] { listing.folders }

  /// Lists the folder.
  ///
  /// - Parameters:
  ///   - folder: The folder of the site.
  ///   - marker: What says which files kosapo wrote there.
  ///   - path: The folder's path, as a message names it.
  /// - Throws: ``OutputRefusal/foreignFile(_:)`` where a file would be lost that kosapo did not write.
  init(_ folder: consuming Folder, marker: SiteMarker, at path: String) throws(FileError) {
    let listing = try Listing(of: folder)
    let known = Set(marker.paths + [SiteMarker.name])
    if let foreign = listing.foreign ?? listing.files.first(where: { !known.contains($0) }) {
      throw FileError(.write, path, .refused(.foreignFile(foreign)))
    }
    self.folder = folder
    self.listing = listing
    paths = marker.paths
  }

  /// The file of the site that has these bytes; `nil` where none of this path has.
  func file(
    with bytes: [UInt8], at path: String, scratch: inout [UInt8]
  ) throws(FileError) -> FileStatus? {
    do throws(FileError) {
      let found = try folder.file(path)
      let status = try found.status()
      guard status.kind == .file, status.size == bytes.count else { return nil }
      return try found.matches(bytes, scratch: &scratch) ? status : nil
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
  }

  /// Whether a file of the site has these bytes.
  func has(_ bytes: [UInt8], at path: String, scratch: inout [UInt8]) throws(FileError) -> Bool {
    try file(with: bytes, at: path, scratch: &scratch) != nil
  }

  /// Whether a file of the site is the one that was put there, untouched.
  func has(_ record: FileRecord, at path: String) throws(FileError) -> Bool {
    guard let status = try folder.status(of: path) else { return false }
    return record.isStill(status)
  }

  /// The files of the site that another one does not have, whether they are still there or not.
  ///
  /// - Complexity: O(*n*): both are in the same order, as a rule.
  func paths(missingIn tree: SiteTree) -> [String] {
    var next = 1
    return paths.filter { path in
      if next < tree.files.count, tree.files[next].path.utf8.elementsEqual(path.utf8) {
        next += 1
        return false
      }
      guard let index = tree.index(of: path) else { return true }
      next = index + 1
      return false
    }
  }

  /// Whether the site has the same names as another one, and nothing besides.
  func hasSameNames(as tree: SiteTree) -> Bool {
    listing.files.count == tree.files.count && listing.litter.isEmpty
      && Set(listing.folders) == Set(tree.folders) && paths(missingIn: tree).isEmpty
  }
}

/// Everything in a folder that holds a site.
private struct Listing: Sendable {
  private(set) var files: [String] = []
  private(set) var folders: [String] = []

  /// Something that no site holds: a link, a pipe, a name that is not UTF-8.
  private(set) var foreign: String?

  private(set) var litter: [String] = []

  init(of folder: borrowing Folder) throws(FileError) {
    try add(folder, prefix: "")
  }

  private mutating func add(
    _ folder: borrowing Folder, prefix: String
  ) throws(FileError) {
    for entry in try folder.entriesInAnyOrder() {
      let path = prefix + entry.name
      var kind = entry.kind
      if kind == .unknown { kind = try folder.status(of: entry.name)?.kind ?? .special }
      switch kind {
      case .file where entry.isSystemLitter: litter.append(path)
      case .file where entry.rawName == nil: files.append(path)
      case .folder where entry.rawName == nil:
        folders.append(path)
        try add(try folder.folder(entry.name), prefix: path + "/")
      default: foreign = foreign ?? path
      }
    }
  }
}
