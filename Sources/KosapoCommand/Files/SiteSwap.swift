// SPDX-License-Identifier: MIT

import Diagnostics

/// Puts a complete new site in the place of the old one.
struct SiteSwap: Sendable {
  /// What came of it, of the files without the marker.
  struct Result: Sendable {
    let writtenCount: Int
    let removedCount: Int
    let findings: [Diagnostic]
    let records: FileRecords

    /// Whether the new site would survive a loss of power.
    let isOnDisk: Bool
  }

  let tree: SiteTree
  let inspection: SiteInspection?
  let memory: SiteMemory
  let calls: SwapCalls

  /// Writes the site beside the old one, exchanges them, and makes the old one the spare or deletes it.
  ///
  /// Nothing is cleaned up when a step fails: ``OutputPlace/repair()`` does that, in this run or the next.
  func run(at place: borrowing OutputPlace) throws(FileError) -> Result {
    let state = try place.state()
    let old = try oldSite(state, at: place)
    let staging = SiteStaging(
      tree: tree, old: old, inspection: inspection, memory: memory, calls: calls)
    let gathered = try staging.fill(at: place)
    // Without this a loss of power after the exchange could leave empty files under the new names.
    let isNeeded = calls.waitsForDisk == .always || state != .missing
    let waits = isNeeded && calls.waitsForDisk != .never
    let result = Result(
      writtenCount: gathered.isUnchanged.dropFirst().count { !$0 },
      removedCount: old?.paths(missingIn: tree).count ?? 0, findings: gathered.findings,
      records: gathered.records, isOnDisk: waits && gathered.isWanted)
    guard gathered.isWanted else {
      if let spare = memory.spare, gathered.isSpare, !gathered.isRefused {
        _ = try spare.put(from: place)
      }
      try place.removeSite(place.names.staging)
      return result
    }
    if waits { try place.parent.syncDisk() }
    try calls.reached(.staged)
    if state == .missing {
      try place.parent.rename(place.names.staging, to: place.name)
    } else {
      try exchange(at: place)
    }
    try calls.reached(.exchanged)
    if let spare = memory.spare {
      try SpareMaking(tree: tree, old: old, isUnchanged: gathered.isUnchanged, calls: calls)
        .make(spare, at: place)
    }
    try place.removeSite(place.names.staging)
    return result
  }

  private func oldSite(
    _ state: OutputPlace.State, at place: borrowing OutputPlace
  ) throws(FileError) -> OldSite? {
    guard case .site(let marker) = state else { return nil }
    return try OldSite(try place.parent.folder(place.name), marker: marker, at: place.path)
  }

  private func exchange(at place: borrowing OutputPlace) throws(FileError) {
    do throws(FileError) {
      try calls.exchange(place.parent, place.names.staging, place.name)
    } catch {
      guard error.saysExchangeIsImpossible else { throw error }
      try renameTwice(at: place)
    }
  }

  /// Exchanges the two sites where the file system cannot do it in one step.
  ///
  /// Between the renames there is no site; the journal tells the next run to end what was begun.
  private func renameTwice(at place: borrowing OutputPlace) throws(FileError) {
    let names = place.names
    var journal = try place.parent.makeFile(names.journal)
    try journal.sync()
    try journal.close()
    try place.parent.sync()
    try calls.reached(.journalWritten)
    try place.parent.rename(place.name, to: names.old)
    try calls.reached(.oldSetAside)
    try place.parent.rename(names.staging, to: place.name)
    try place.parent.sync()
    try calls.reached(.newInPlace)
    try place.parent.removeFile(names.journal)
    try calls.reached(.journalRemoved)
    try place.removeSite(names.old)
  }
}
