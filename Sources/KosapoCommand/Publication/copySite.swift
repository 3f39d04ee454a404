// SPDX-License-Identifier: MIT

/// Writes a site file by file into a folder, where folders cannot be renamed.
///
/// The promise is weaker than that of ``exchangeSite(_:at:root:calls:)``: each file is whole at any moment, but a run
/// that is interrupted leaves new pages beside old ones. Cases that were withdrawn go before anything else, then what is no longer
/// in the site. Of the rest, what leads to pages comes after the pages: first the files that changed, then the lists, the
/// entrance last. Another run goes on where the first one ended.
///
/// - Parameters:
///   - files: The whole site.
///   - withdrawn: The paths of those that only say that a case was withdrawn.
///   - output: The folder to write to.
///   - root: The folder that holds `content/` and `site/`.
/// - Returns: How much of the site is new.
/// - Throws: ``FileError``; some files may then be new already.
func copySite(
  _ files: [SiteFile], withdrawn: [String], at output: String, root: String
) throws(FileError) -> SiteExchange {
  let tree = SiteTree(files)
  let place = try OutputPlace(output, root: root)
  let state = try place.state()
  if state == .missing { try place.parent.makeFolder(place.name) }
  let folder = try place.parent.folder(place.name)
  try folder.removeFile(besideName)
  var old: [String] = []
  if case .site(let marker) = state { old = marker.paths }
  let wanted = Set(tree.files.map(\.path))
  let removed = old.filter { !wanted.contains($0) }
  // Until the end the marker lists old and new files, so that another run knows them all for its own.
  let both = SiteMarker(paths: (removed + tree.files.dropFirst().map(\.path)).sorted())
  let present = try OldSite(try place.parent.folder(place.name), marker: both, at: output)
  // The marker that is there lists them already.
  let urgent = Set(withdrawn).intersection(old)
  var changed = try tree.files.filter { urgent.contains($0.path) }.changed(since: present)
  for file in changed { try write(file, into: folder) }
  try remove(removed, of: folder, keeping: Set(tree.folders))
  let later = try tree.files.dropFirst().filter { !urgent.contains($0.path) }
    .changed(since: present)
  changed += later
  let keptCount = files.count - changed.count
  let isMarked = try [tree.files[0]].changed(since: present).isEmpty
  guard !changed.isEmpty || !isMarked || !present.hasSameNames(as: tree) else {
    return SiteExchange(writtenCount: 0, keptCount: keptCount, removedCount: 0, notes: [])
  }
  try write(SiteFile(path: SiteMarker.name, bytes: both.bytes), into: folder)
  for path in tree.folders { try folder.makeFolder(path) }
  for rank in 0...2 {
    for file in later where entryRank(file.path) == rank { try write(file, into: folder) }
  }
  try write(tree.files[0], into: folder)
  try folder.sync()
  return SiteExchange(
    writtenCount: changed.count, keptCount: keptCount, removedCount: removed.count, notes: [])
}

extension Array where Element == SiteFile {
  /// Those that the site does not have with these bytes.
  fileprivate func changed(since present: OldSite) throws(FileError) -> [SiteFile] {
    var scratch = [UInt8](repeating: 0, count: 131_072)
    var changed: [SiteFile] = []
    for file in self where try !present.has(file.bytes, at: file.path, scratch: &scratch) {
      changed.append(file)
    }
    return changed
  }
}

/// Deletes files and the folders that they leave empty; those that are missing are no failure.
private func remove(
  _ paths: [String], of folder: borrowing Folder, keeping folders: Set<String>
) throws(FileError) {
  let isOfCase = { (path: String) in
    ["cases/", "worksheets/", "facilitation/"].contains { path.hasPrefix($0) }
  }
  let others = paths.filter { !isOfCase($0) }.sorted { entryRank($0) > entryRank($1) }
  for path in paths.filter(isOfCase) + others { try folder.removeFile(path) }
  for path in Set(paths.flatMap(SiteTree.folders(of:))).subtracting(folders)
    .sorted(by: { $0.utf8.count > $1.utf8.count })
  {
    try folder.removeFolder(path)
  }
}

/// Where a file is gathered before it takes its name.
private let besideName = ".kosapo-new"

/// 0 for what is only led to, 1 for lists, 2 for the entrance.
private func entryRank(_ path: String) -> Int {
  path == "index.html" ? 2 : path.hasSuffix("/index.html") ? 1 : 0
}

private func write(_ file: SiteFile, into folder: borrowing Folder) throws(FileError) {
  var new = try folder.makeFile(besideName)
  try new.write(file.bytes)
  try new.sync()
  try new.close()
  try folder.rename(besideName, to: file.path)
}
