// SPDX-License-Identifier: MIT

/// The gathering of a whole site in the staging folder, where nobody sees it yet.
struct SiteStaging: Sendable {
  let tree: SiteTree
  let comparison: SiteComparison
  let calls: SwapCalls

  /// Makes the staging folder and fills it.
  ///
  /// The marker comes first, so that the folder is known again if this is interrupted. Files that are the
  /// same in the old site get a second name, so that they keep their modification time.
  func fill(at place: borrowing OutputPlace) throws(FileError) {
    let name = place.names.staging
    try place.parent.makeFolder(name)
    let staging = try place.parent.folder(name)
    if comparison.isUnchanged.contains(true) {
      let old = try place.parent.folder(place.name)
      if !comparison.isUnchanged[0] { try write(tree.files[0], to: staging) }
      try prepare(staging, as: try old.status().permissions)
      for (file, isUnchanged) in zip(tree.files, comparison.isUnchanged) where isUnchanged {
        try keep(file, from: old, in: staging)
      }
    } else {
      try write(tree.files[0], to: staging)
      let old = try place.parent.status(of: place.name)
      try prepare(staging, as: old?.permissions)
    }
    for (file, isUnchanged) in zip(tree.files, comparison.isUnchanged).dropFirst()
    where !isUnchanged {
      try write(file, to: staging)
    }
  }

  /// Makes the folders, and gives the site's own the permissions that the old one has.
  private func prepare(
    _ staging: borrowing Folder, as permissions: UInt32?
  ) throws(FileError) {
    try calls.reached(.stagingBegun)
    if let permissions, try staging.status().permissions != permissions {
      try staging.setPermissions(permissions)
    }
    for folder in tree.folders { try staging.makeFolder(folder) }
  }

  private func write(_ file: SiteFile, to staging: borrowing Folder) throws(FileError) {
    var new = try staging.makeFile(file.path)
    try new.write(file.bytes)
    try new.close()
  }

  private func keep(
    _ file: SiteFile, from old: borrowing Folder, in staging: borrowing Folder
  ) throws(FileError) {
    do throws(FileError) {
      try calls.link(old, file.path, staging)
    } catch {
      guard error.saysLinkIsImpossible else { throw error }
      try copy(file, from: old, to: staging)
    }
  }

  private func copy(
    _ file: SiteFile, from old: borrowing Folder, to staging: borrowing Folder
  ) throws(FileError) {
    let status = try old.status(of: file.path)
    var new = try staging.makeFile(file.path)
    try new.write(file.bytes)
    if let status { try new.setModified(status.modified) }
    try new.close()
  }
}
