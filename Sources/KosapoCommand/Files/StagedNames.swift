// SPDX-License-Identifier: MIT

/// The names that stand in the staging folder before the first file is written there: none, or those that a spare brought.
struct StagedNames: Sendable {
  /// For each file of the tree the number of what has its name; 0 where nothing has.
  private var numbers: [UInt64]

  private var device: UInt64 = 0

  /// What of it may be written into, instead of being replaced.
  var reuse: FileReuse?

  /// Those of a new folder.
  init(ofNewFolderFor tree: SiteTree) {
    numbers = Array(repeating: 0, count: tree.files.count)
  }

  /// Deletes what a tree has no name for, links and other strange things as well, and lists the rest.
  ///
  /// - Parameters:
  ///   - tree: What is to be.
  ///   - folder: What is to become the tree.
  ///   - old: The site whose folders say what permissions those of the new one are to have.
  /// - Throws: ``FileError`` where the folder cannot be brought to this.
  init(
    keeping tree: SiteTree, in folder: borrowing Folder, like old: OldSite
  ) throws(FileError) {
    self.init(ofNewFolderFor: tree)
    device = try folder.status().identity.device
    try keep(Wanted(tree: tree, folders: Set(tree.folders), old: old), in: folder, prefix: "")
  }

  /// Whether something has the name of a file of the tree.
  func isTaken(_ index: Int) -> Bool { numbers[index] != 0 }

  /// Whether a certain file has the name of a file of the tree.
  func has(_ identity: FileStatus.Identity, at index: Int) -> Bool {
    isTaken(index) && identity == FileStatus.Identity(device: device, number: numbers[index])
  }

  private struct Wanted {
    let tree: SiteTree
    let folders: Set<String>
    let old: OldSite
  }

  private mutating func keep(
    _ wanted: Wanted, in folder: borrowing Folder, prefix: String
  ) throws(FileError) {
    for entry in try folder.entriesInAnyOrder() {
      let path = prefix + entry.name
      if entry.rawName != nil {
        try removeAll(entry, of: folder)
      } else if entry.kind == .file, let index = wanted.tree.index(of: path) {
        numbers[index] = entry.number
      } else if entry.kind == .folder, wanted.folders.contains(path) {
        let inner = try folder.folder(entry.name)
        let status = try inner.status()
        // Where another disk was put into it, none of this holds.
        guard status.identity.device == device else {
          throw FileError(.write, folder.told(entry.name), .refused(.notAFolder))
        }
        if let permissions = try wanted.old.folder.status(of: path)?.permissions,
          permissions != status.permissions
        {
          try inner.setPermissions(permissions)
        }
        try keep(wanted, in: inner, prefix: path + "/")
      } else {
        try removeAll(entry, of: folder)
      }
    }
  }
}
