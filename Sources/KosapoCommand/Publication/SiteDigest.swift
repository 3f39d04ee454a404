// SPDX-License-Identifier: MIT

import Review

/// The hashes of a site's files, by which two sites are compared.
struct SiteDigest: Hashable, Sendable {
  /// By path, without kosapo's marker.
  let files: [String: String]

  /// One hash of all paths and files.
  var text: String {
    SHA256.digits(
      of: files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\($0.value)  \($0.key)\n" }.joined().utf8)
  }

  /// Those that a person is told of.
  fileprivate var told: [String: String] { files.filter { !$0.key.hasPrefix("search/") } }

  init(of files: [SiteFile]) {
    var hashes: [String: String] = [:]
    for file in files { hashes[file.path] = SHA256.digits(of: file.bytes) }
    self.files = hashes
  }

  /// Takes the hashes of the site that stands in a folder; no files where there is none.
  ///
  /// - Throws: ``FileError/Reason/refused(_:)`` where the folder holds what kosapo did not write.
  init(at path: String, root: String) throws(FileError) {
    self.init(of: try siteFiles(at: path, root: root) ?? [])
  }
}

/// The files of the site in a folder, as its marker lists them; `nil` where there is none.
func siteFiles(at path: String, root: String) throws(FileError) -> [SiteFile]? {
  guard try Folder.status(at: path) != nil else { return nil }
  let place = try OutputPlace(path, root: root)
  guard case .site(let marker) = try place.state() else { return nil }
  let folder = try place.parent.folder(place.name)
  var files: [SiteFile] = []
  for path in marker.paths {
    guard let status = try folder.status(of: path), status.kind == .file else { continue }
    let file = try folder.file(path)
    files.append(SiteFile(path: path, bytes: try file.bytes(expecting: status.size)))
  }
  return files
}

/// What a publication changes at its place; the search index follows from the rest and is not told.
struct SiteChanges: Hashable, Sendable {
  let added: [String]
  let changed: [String]
  let removed: [String]

  init(from old: SiteDigest, to new: SiteDigest) {
    let (old, new) = (old.told, new.told)
    added = new.keys.filter { old[$0] == nil }.inByteOrder()
    changed = new.filter { path, hash in old[path].map { $0 != hash } ?? false }.keys
      .inByteOrder()
    removed = old.keys.filter { new[$0] == nil }.inByteOrder()
  }

  var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
}

extension Sequence<String> {
  fileprivate func inByteOrder() -> [String] {
    sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
