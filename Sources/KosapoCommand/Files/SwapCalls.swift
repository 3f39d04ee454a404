// SPDX-License-Identifier: MIT

/// The calls of a swap that not every file system can do, and the moments between its steps.
///
/// A test puts calls in that are refused, or that end the swap as a kill would.
package struct SwapCalls: Sendable {
  /// A moment at which the swap may be interrupted.
  package enum Moment: CaseIterable, Hashable, Sendable {
    case spareTaken, stagingBegun, staged, exchanged, spareFilled, spareMade
    case journalWritten, oldSetAside, newInPlace, journalRemoved
  }

  /// When the swap waits until the new site would survive a loss of power.
  package enum DiskWait: Hashable, Sendable {
    case always

    /// Only where an old site would be lost; a new one is compared and written again by the next run.
    case whereASiteIsReplaced

    case never
  }

  let exchange: @Sendable (borrowing Folder, String, String) throws(FileError) -> Void
  let link: @Sendable (borrowing Folder, String, borrowing Folder) throws(FileError) -> Void
  let reached: @Sendable (Moment) throws(FileError) -> Void

  let waitsForDisk: DiskWait

  /// Whether the run cleans up after a step that failed; one that is killed does not.
  let cleansUp: Bool

  package init(
    exchange: @escaping @Sendable (borrowing Folder, String, String) throws(FileError) -> Void = {
      folder, name, other throws(FileError) in try folder.exchange(name, with: other)
    },
    link:
      @escaping @Sendable (borrowing Folder, String, borrowing Folder) throws(FileError) -> Void = {
        old, name, new throws(FileError) in try old.link(name, into: new)
      },
    reached: @escaping @Sendable (Moment) throws(FileError) -> Void = { _ in },
    waitsForDisk: DiskWait = .always, cleansUp: Bool = true
  ) {
    self.exchange = exchange
    self.link = link
    self.reached = reached
    self.waitsForDisk = waitsForDisk
    self.cleansUp = cleansUp
  }
}
