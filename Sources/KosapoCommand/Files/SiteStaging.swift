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

    /// The files that were made of digests, apart from those in which something was found.
    fileprivate(set) var records = FileRecords()

    /// Whether the staging folder holds a whole site that is another one than the old one.
    fileprivate(set) var isWanted = false

    /// Whether the staging folder was a spare.
    fileprivate(set) var isSpare = false

    /// Whether something was found that is not to come into a site.
    var isRefused: Bool { findings.contains { $0.severity == .error } }

    /// For each file of the tree whether the staging folder has it already.
    fileprivate var isInPlace: [Bool]

    fileprivate init(of tree: SiteTree) {
      isUnchanged = Array(repeating: false, count: tree.files.count)
      isInPlace = isUnchanged
    }
  }

  let tree: SiteTree
  let old: OldSite?
  let inspection: SiteInspection?

  let memory: SiteMemory
  let calls: SwapCalls

  /// Makes the staging folder and fills it.
  ///
  /// The marker comes first, so that the folder is known again if this is interrupted. Each file is made, looked at,
  /// compared with the old one and written where it differs, and then forgotten. Files that are the same get
  /// a second name in the end where a spare does not have them already, so that they keep their modification time.
  func fill(at place: borrowing OutputPlace) throws(FileError) -> Gathered {
    var names = try namesOfSpare(at: place)
    if names == nil { try place.parent.makeFolder(place.names.staging) }
    let staging = try place.parent.folder(place.names.staging)
    let hasMarker = try placeMarker(in: staging, isSpare: names != nil)
    names?.reuse = FileReuse(in: staging, like: try staging.status(of: SiteMarker.name))
    try prepare(staging, as: try place.parent.status(of: place.name)?.permissions)
    var gathered = try writeChanged(
      to: staging, beside: names ?? StagedNames(ofNewFolderFor: tree))
    gathered.isSpare = names != nil
    gathered.isUnchanged[0] = hasMarker
    gathered.isInPlace[0] = true
    if gathered.isRefused { return gathered }
    gathered.isWanted =
      old.map { !gathered.isUnchanged.allSatisfy(\.self) || !$0.hasSameNames(as: tree) } ?? true
    if let old, gathered.isWanted || gathered.isSpare {
      let missing = tree.files.indices.filter {
        gathered.isUnchanged[$0] && !gathered.isInPlace[$0]
      }
      try SiteLinking(tree: tree, calls: calls, copies: true)
        .link(missing, of: old.folder, into: staging, replacing: names != nil)
    }
    return gathered
  }

  /// Makes a spare the staging folder, and takes out of it what the tree has no name for.
  ///
  /// - Returns: The names that are left; `nil` where the staging folder has to be made.
  private func namesOfSpare(at place: borrowing OutputPlace) throws(FileError) -> StagedNames? {
    guard let spare = memory.spare else { return nil }
    guard let old else {
      try spare.discard()
      return nil
    }
    guard try spare.take(to: place) else { return nil }
    try calls.reached(.spareTaken)
    do throws(FileError) {
      let staging = try place.parent.folder(place.names.staging)
      return try StagedNames(keeping: tree, in: staging, like: old)
    } catch {
      // Whatever someone did to it, a new folder can be filled as well.
      try place.removeSite(place.names.staging)
      return nil
    }
  }

  /// Puts the marker into the folder.
  ///
  /// - Returns: Whether it is the old site's.
  private func placeMarker(
    in staging: borrowing Folder, isSpare: Bool
  ) throws(FileError) -> Bool {
    let marker = tree.files[0]
    var scratch = [UInt8](repeating: 0, count: 131_072)
    let isOld = try old?.has(marker.bytes, at: marker.path, scratch: &scratch) ?? false
    if isSpare {
      try marker.replaceMarker(in: staging)
    } else if isOld, let old {
      try SiteLinking(tree: tree, calls: calls, copies: true)
        .link([0], of: old.folder, into: staging, replacing: false)
    } else {
      try marker.write(marker.bytes, into: staging)
    }
    return isOld
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

  /// Works on every file but the marker, on several cores at once; after a failure no other file is begun.
  private func writeChanged(
    to staging: borrowing Folder, beside names: StagedNames
  ) throws(FileError) -> Gathered {
    let known = memory.files.inOrder(of: tree)
    let shared = Mutex((files: [GatheredFile](), failure: FileError?.none))
    inPieces(of: tree.files.count - 1) { next in
      var scratch = [UInt8](repeating: 0, count: 131_072)
      do throws(FileError) {
        while shared.withLock({ $0.failure }) == nil, let piece = next() {
          var own: [GatheredFile] = []
          for index in piece {
            own.append(
              try gather(index + 1, known[index + 1], in: staging, names, scratch: &scratch))
          }
          shared.withLock { $0.files += own }
        }
      } catch {
        shared.withLock { $0.failure = $0.failure ?? error }
      }
    }
    let (files, failure) = shared.withLock { $0 }
    if let failure { throw failure }
    var gathered = Gathered(of: tree)
    var records: [FileRecord?] = Array(repeating: nil, count: tree.files.count)
    for file in files {
      gathered.isUnchanged[file.index] = file.isUnchanged
      gathered.isInPlace[file.index] = file.isInPlace
      if file.findings.isEmpty { records[file.index] = file.record }
    }
    gathered.findings = files.filter { !$0.findings.isEmpty }.sorted { $0.index < $1.index }
      .flatMap(\.findings)
    gathered.records = FileRecords(records, of: tree)
    return gathered
  }

  /// What came of one file.
  private struct GatheredFile {
    let index: Int
    let isUnchanged: Bool
    let isInPlace: Bool
    let findings: [Diagnostic]
    let record: FileRecord?
  }

  /// Leaves a file that is known to be as it was; makes, looks at, compares and writes every other one.
  private func gather(
    _ index: Int, _ known: FileRecord?, in staging: borrowing Folder, _ names: StagedNames,
    scratch: inout [UInt8]
  ) throws(FileError) -> GatheredFile {
    let file = tree.files[index]
    if let old, let known, known.digest == file.digest, try old.has(known, at: file.path) {
      return GatheredFile(
        index: index, isUnchanged: true, isInPlace: names.has(known.identity, at: index),
        findings: [], record: known)
    }
    let bytes = file.bytes
    let found = inspection?(file.path, bytes) ?? []
    if let same = try old?.file(with: bytes, at: file.path, scratch: &scratch) {
      return GatheredFile(
        index: index, isUnchanged: true, isInPlace: names.has(same.identity, at: index),
        findings: found, record: file.digest.map { FileRecord($0, same) })
    }
    let status = try write(bytes, of: index, into: staging, names)
    return GatheredFile(
      index: index, isUnchanged: false, isInPlace: true, findings: found,
      record: file.digest.map { FileRecord($0, status) })
  }

  private func write(
    _ bytes: [UInt8], of index: Int, into staging: borrowing Folder, _ names: StagedNames
  ) throws(FileError) -> FileStatus {
    let file = tree.files[index]
    if names.isTaken(index) {
      if let status = try names.reuse?.write(bytes, as: file.path, into: staging) { return status }
      try staging.removeFile(file.path)
    }
    return try file.write(bytes, into: staging)
  }
}
