// SPDX-License-Identifier: MIT

package import Diagnostics

/// What came of putting a site in place.
package struct SiteExchange: Hashable, Sendable {
  /// How many files are new or have changed.
  package let writtenCount: Int

  /// How many files are as they were, and keep their modification time.
  package let keptCount: Int

  /// How many files of the old site are gone.
  package let removedCount: Int

  /// What is worth knowing: whole Japanese sentences.
  package let notes: [String]

  /// What was found in the bytes of the files, in the order of their paths.
  package let findings: [Diagnostic]

  /// Whether the new site is in place: nothing that was found is an error.
  package var isInPlace: Bool { !findings.contains { $0.severity == .error } }

  /// The files that were made of digests.
  let records: FileRecords

  /// Whether the new site would survive a loss of power.
  let isOnDisk: Bool

  init(
    writtenCount: Int, keptCount: Int, removedCount: Int, notes: [String],
    findings: [Diagnostic] = [], records: FileRecords = FileRecords(), isOnDisk: Bool = false
  ) {
    self.writtenCount = writtenCount
    self.keptCount = keptCount
    self.removedCount = removedCount
    self.notes = notes
    self.findings = findings
    self.records = records
    self.isOnDisk = isOnDisk
  }
}

/// Looks at the bytes of a file before it may come into the site.
///
/// Called on several cores at once; a finding that is an error keeps the whole new site out of its place.
package typealias SiteInspection = @Sendable (_ path: String, _ bytes: [UInt8]) -> [Diagnostic]

/// Puts a site in place of the one that an earlier run wrote, in one step.
///
/// At any moment the output folder holds the whole old or the whole new site, and what a run that was
/// killed left beside it is cleaned up. Where the file system cannot exchange two folders, there is a short
/// moment without a site, and ``prepareOutput(at:root:)`` mends it if that is when the run ends.
///
/// - Parameters:
///   - files: The whole site, in any order.
///   - output: The folder to write to; it and the folders above it are made where they are missing.
///   - root: The folder that holds `content/` and `site/`.
///   - inspection: Looks at each file; `nil` where nothing is to be looked for.
///   - keepsSpare: Whether the replaced site is kept in the cache of the root for the next time.
///   - calls: The calls that a test may replace.
/// - Returns: How much of the site is new, and what was found.
/// - Throws: ``FileError``; the old site then stands as it was.
@discardableResult
package func exchangeSite(
  _ files: [SiteFile], at output: String, root: String, inspection: SiteInspection? = nil,
  keepsSpare: Bool = false, calls: SwapCalls = SwapCalls()
) throws(FileError) -> SiteExchange {
  let memory = SiteMemory(spare: keepsSpare ? try SpareSite(root: root) : nil)
  return try exchangeSite(
    files, at: output, root: root, inspection: inspection, memory: memory, calls: calls)
}

/// What an earlier run has left to put a site in place quickly.
struct SiteMemory: Sendable {
  /// The files that it put there: only those that were looked at by the same inspection and in which nothing was found.
  var files = FileRecords()

  /// The site before that one, if it may be used and left.
  var spare: SpareSite?
}

/// The same, with what an earlier run has left.
func exchangeSite(
  _ files: [SiteFile], at output: String, root: String, inspection: SiteInspection?,
  memory: SiteMemory, calls: SwapCalls
) throws(FileError) -> SiteExchange {
  let tree = SiteTree(files)
  let place = try OutputPlace(output, root: root)
  let lock = try place.lock()
  let result: SiteSwap.Result
  do throws(FileError) {
    try place.repair()
    result = try SiteSwap(tree: tree, inspection: inspection, memory: memory, calls: calls)
      .run(at: place)
    try lock.release(of: place)
  } catch {
    let failure = place.naming(error)
    throw calls.cleansUp ? firstFailure(failure, cleaningUp: place, holding: lock) : failure
  }
  return SiteExchange(
    writtenCount: result.writtenCount, keptCount: files.count - result.writtenCount,
    removedCount: result.removedCount, notes: lock.isKept ? [] : [withoutLock(output)],
    findings: result.findings, records: result.records, isOnDisk: result.isOnDisk)
}

/// Makes sure, before a site is built, that it could be written, and mends what a killed run left.
///
/// - Returns: Whether there was something to mend.
/// - Throws: ``FileError`` where the output folder is none that kosapo may replace, or where another kosapo
///   is writing it.
@discardableResult
package func prepareOutput(at output: String, root: String) throws(FileError) -> Bool {
  try OutputPlace.refuseSources(output, root: root)
  guard try Folder.status(at: OutputPlace.split(output).above) != nil else { return false }
  let place = try OutputPlace(output, root: root)
  let hasLeftovers = try place.hasLeftovers()
  if hasLeftovers {
    let lock = try place.lock()
    try place.repair()
    try lock.release(of: place)
  }
  _ = try place.state()
  return hasLeftovers
}

/// Cleans up after a failure, and returns the failure to tell: the first one.
///
/// What cannot be cleaned up now is cleaned up by the next run.
private func firstFailure(
  _ failure: FileError, cleaningUp place: borrowing OutputPlace, holding lock: borrowing SiteLock
) -> FileError {
  do throws(FileError) {
    try place.repair()
    try lock.release(of: place)
    return failure
  } catch {
    return failure
  }
}

private func withoutLock(_ output: String) -> String {
  "「\(output)」のある場所では、二つの kosapo が同時に書き込むのを防げません。同時に実行しないでください。"
}
