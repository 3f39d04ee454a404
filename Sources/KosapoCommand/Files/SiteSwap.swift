// SPDX-License-Identifier: MIT

/// Puts a complete new site in the place of the old one.
struct SiteSwap: Sendable {
  let tree: SiteTree
  let calls: SwapCalls

  /// Writes the site beside the old one, exchanges them, and deletes the old one.
  ///
  /// Nothing is cleaned up when a step fails: ``OutputPlace/repair()`` does that, in this run or the next.
  func run(at place: borrowing OutputPlace) throws(FileError) -> SiteComparison {
    let state = try place.state()
    let comparison = try compare(with: state, at: place)
    guard !comparison.isSame else { return comparison }
    try SiteStaging(tree: tree, comparison: comparison, calls: calls).fill(at: place)
    // Without this a loss of power after the exchange could leave empty files under the new names.
    if calls.waitsForDisk { try place.parent.syncDisk() }
    try calls.reached(.staged)
    if state == .missing {
      try place.parent.rename(place.names.staging, to: place.name)
    } else {
      try exchange(at: place)
    }
    try calls.reached(.exchanged)
    try place.removeSite(place.names.staging)
    return comparison
  }

  private func compare(
    with state: OutputPlace.State, at place: borrowing OutputPlace
  ) throws(FileError) -> SiteComparison {
    guard case .site(let marker) = state else { return SiteComparison(withoutOld: tree) }
    let old = try place.parent.folder(place.name)
    return try SiteComparison(of: tree, with: old, marker: marker, at: place.path)
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
