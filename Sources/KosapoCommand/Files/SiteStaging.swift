// SPDX-License-Identifier: MIT

import Cores
import Diagnostics
import Synchronization

/// The gathering of a whole site in the staging folder, where nobody sees it yet.
struct SiteStaging: Sendable {
  /// What came of it.
  struct Gathered: Sendable {
    /// For each file of the tree whether the old site has the same, byte for byte.
    fileprivate(set) var isUnchanged: [Bool]

    /// What was found in the files, in their order.
    fileprivate(set) var findings: [Diagnostic] = []

    /// The files that were made of digests, by their paths, apart from those in which something was found.
    fileprivate(set) var records: [String: FileRecord] = [:]

    /// Whether the staging folder holds a whole site that is another one than the old one.
    fileprivate(set) var isWanted = false
  }

  let tree: SiteTree
  let old: OldSite?
  let inspection: SiteInspection?

  /// What an earlier run put into the old site, by path; it looked at it as this run would.
  let known: [String: FileRecord]
  let calls: SwapCalls

  /// Makes the staging folder and fills it.
  ///
  /// The marker comes first, so that the folder is known again if this is interrupted. Each file is made, looked at,
  /// compared with the old one and written where it differs, and then forgotten. Files that are the same get
  /// a second name in the end, so that they keep their modification time.
  func fill(at place: borrowing OutputPlace) throws(FileError) -> Gathered {
    let name = place.names.staging
    try place.parent.makeFolder(name)
    let staging = try place.parent.folder(name)
    let hasMarker = try placeMarker(in: staging)
    try prepare(staging, as: try place.parent.status(of: place.name)?.permissions)
    var gathered = try writeChanged(to: staging)
    gathered.isUnchanged[0] = hasMarker
    if gathered.findings.contains(where: { $0.severity == .error }) { return gathered }
    if let old, gathered.isUnchanged.allSatisfy(\.self), old.hasSameNames(as: tree) {
      return gathered
    }
    try keepUnchanged(gathered.isUnchanged, in: staging)
    gathered.isWanted = true
    return gathered
  }

  /// Puts the marker into the folder.
  ///
  /// - Returns: Whether it is the old site's.
  private func placeMarker(in staging: borrowing Folder) throws(FileError) -> Bool {
    let marker = tree.files[0]
    var scratch = [UInt8](repeating: 0, count: 131_072)
    if let old, try old.has(marker.bytes, at: marker.path, scratch: &scratch) {
      try keep(marker, of: old, in: staging)
      return true
    }
    try write(marker.bytes, of: marker, to: staging)
    return false
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

  private func writeChanged(to staging: borrowing Folder) throws(FileError) -> Gathered {
    let shared = Mutex([(index: Int, file: GatheredFile)]())
    try eachFile { index, file, scratch throws(FileError) in
      let gathered = try gather(file, in: staging, scratch: &scratch)
      shared.withLock { $0.append((index, gathered)) }
    }
    var gathered = Gathered(isUnchanged: Array(repeating: false, count: tree.files.count))
    for (index, file) in shared.withLock({ $0 }).sorted(by: { $0.index < $1.index }) {
      gathered.isUnchanged[index] = file.isUnchanged
      gathered.findings += file.findings
      if file.findings.isEmpty { gathered.records[tree.files[index].path] = file.record }
    }
    return gathered
  }

  /// What came of one file.
  private struct GatheredFile {
    let isUnchanged: Bool
    let findings: [Diagnostic]
    let record: FileRecord?
  }

  /// Leaves a file that is known to be as it was; makes, looks at, compares and writes every other one.
  private func gather(
    _ file: SiteFile, in staging: borrowing Folder, scratch: inout [UInt8]
  ) throws(FileError) -> GatheredFile {
    if let old, let record = known[file.path], record.digest == file.digest,
      try old.has(record, at: file.path)
    {
      return GatheredFile(isUnchanged: true, findings: [], record: record)
    }
    let bytes = file.bytes
    let found = inspection?(file.path, bytes) ?? []
    let same = try old?.file(with: bytes, at: file.path, scratch: &scratch)
    let status: FileStatus
    if let same { status = same } else { status = try write(bytes, of: file, to: staging) }
    return GatheredFile(
      isUnchanged: same != nil, findings: found,
      record: file.digest.map { FileRecord($0, status) })
  }

  private func keepUnchanged(
    _ isUnchanged: [Bool], in staging: borrowing Folder
  ) throws(FileError) {
    guard let old else { return }
    // A core for each folder: two that make names in one folder wait for each other.
    let folders = Dictionary(grouping: tree.files.indices.dropFirst().filter { isUnchanged[$0] }) {
      SiteTree.folders(of: tree.files[$0].path).last ?? ""
    }.values.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    let failure = Mutex<FileError?>(nil)
    inPieces(of: folders.count, size: 1) { next in
      do throws(FileError) {
        while failure.withLock({ $0 }) == nil, let piece = next() {
          for folder in piece {
            for index in folders[folder] { try keep(tree.files[index], of: old, in: staging) }
          }
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// Works on every file but the marker, on several cores at once; after a failure no other file is begun.
  private func eachFile(
    _ work: @Sendable (Int, SiteFile, _ scratch: inout [UInt8]) throws(FileError) -> Void
  ) throws(FileError) {
    let failure = Mutex<FileError?>(nil)
    inPieces(of: tree.files.count - 1) { next in
      var scratch = [UInt8](repeating: 0, count: 131_072)
      do throws(FileError) {
        while failure.withLock({ $0 }) == nil, let piece = next() {
          for index in piece { try work(index + 1, tree.files[index + 1], &scratch) }
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  @discardableResult
  private func write(
    _ bytes: [UInt8], of file: SiteFile, to staging: borrowing Folder
  ) throws(FileError) -> FileStatus {
    var new = try staging.makeFile(file.path)
    try new.write(bytes)
    let status = try new.status()
    try new.close()
    return status
  }

  private func keep(
    _ file: SiteFile, of old: OldSite, in staging: borrowing Folder
  ) throws(FileError) {
    do throws(FileError) {
      try calls.link(old.folder, file.path, staging)
    } catch {
      guard error.saysLinkIsImpossible else { throw error }
      try copy(file, of: old, to: staging)
    }
  }

  private func copy(
    _ file: SiteFile, of old: OldSite, to staging: borrowing Folder
  ) throws(FileError) {
    let found = try old.folder.file(file.path)
    let status = try found.status()
    var new = try staging.makeFile(file.path)
    try new.write(try found.bytes(expecting: status.size))
    try new.setModified(status.modified)
    try new.close()
  }
}
