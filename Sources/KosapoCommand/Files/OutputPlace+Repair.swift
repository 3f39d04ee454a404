// SPDX-License-Identifier: MIT

extension OutputPlace {
  var names: SiteNames { SiteNames(output: name) }

  /// Tells a system's failure about a name that only kosapo knows as one about the output folder.
  borrowing func naming(_ failure: FileError) -> FileError {
    // What cannot be deleted has to be found, so it keeps its own name.
    guard failure.systemNumber != nil, failure.operation != .delete else { return failure }
    for name in names.beside where failure.path.hasPrefix(parent.told(name)) {
      return FileError(failure.operation, path, failure.reason)
    }
    return failure
  }

  /// Whether an earlier run ended before it had cleaned up.
  borrowing func hasLeftovers() throws(FileError) -> Bool {
    for name in [names.journal, names.old, names.staging] where try parent.status(of: name) != nil {
      return true
    }
    return false
  }

  /// Brings the place into order after a run that ended at any step.
  ///
  /// The journal is written when the new site is complete, so a missing output folder is made whole from
  /// it. Every step may itself be interrupted, and is done again by the next run.
  borrowing func repair() throws(FileError) {
    if try parent.status(of: names.journal) != nil {
      if try parent.status(of: name) == nil { try putSomethingInPlace() }
      try parent.sync()
      try parent.removeFile(names.journal)
    }
    try removeSite(names.staging)
    try removeSite(names.old)
  }

  /// Gives the output folder's name to the new site, or where that cannot be to the old one.
  private borrowing func putSomethingInPlace() throws(FileError) {
    let hasOld = try parent.status(of: names.old) != nil
    guard try parent.status(of: names.staging) != nil else {
      if hasOld { try parent.rename(names.old, to: name) }
      return
    }
    do throws(FileError) {
      try parent.rename(names.staging, to: name)
    } catch {
      guard hasOld else { throw error }
      try parent.rename(names.old, to: name)
    }
  }

  /// Deletes a folder of kosapo's beside the output folder; one that is missing is no failure.
  ///
  /// The marker goes last, so that a deletion that is interrupted leaves a folder that is known again.
  borrowing func removeSite(_ name: String) throws(FileError) {
    guard let status = try parent.status(of: name) else { return }
    guard status.kind == .folder else {
      throw FileError(.delete, parent.told(name), .refused(.notAFolder))
    }
    let folder = try parent.folder(name)
    let entries = try folder.entries()
    let isOurs = entries.contains { $0.name == SiteMarker.name }
    guard isOurs || entries.allSatisfy(\.isSystemLitter) else {
      throw FileError(.delete, parent.told(name), .refused(.withoutMarker))
    }
    for entry in entries where entry.name != SiteMarker.name {
      try removeAll(entry, of: folder)
    }
    try folder.removeFile(SiteMarker.name)
    try parent.removeFolder(name)
  }
}

/// Deletes what has a name in a folder, whatever it is; what another process takes away meanwhile is gone as well.
func removeTree(_ name: String, of folder: borrowing Folder) throws(FileError) {
  do throws(FileError) {
    guard let status = try folder.status(of: name) else { return }
    guard status.kind == .folder else { return try folder.removeFile(name) }
    let inner = try folder.folder(name)
    for entry in try inner.entriesInAnyOrder() { try removeAll(entry, of: inner) }
    try folder.removeFolder(name)
  } catch {
    guard error.isMissing else { throw error }
  }
}

/// Deletes an entry and, where it is a folder, everything in it; links are not followed.
func removeAll(
  _ entry: FolderEntry, of folder: borrowing Folder
) throws(FileError) {
  var isFolder = entry.kind == .folder
  if entry.kind == .unknown { isFolder = try folder.status(of: entry.name)?.kind == .folder }
  if isFolder {
    let inner = try folder.folder(of: entry)
    for next in try inner.entries() { try removeAll(next, of: inner) }
  }
  try folder.remove(entry, isFolder: isFolder)
}
