// SPDX-License-Identifier: MIT

import Diagnostics
import Review

/// A step was not written into a ledger; why, and how the command ends.
struct ReviewStop: Error, Hashable {
  let message: String
  let hint: String?
  let code: ExitCode

  init(_ message: String, hint: String? = nil, _ code: ExitCode) {
    self.message = message
    self.hint = hint
    self.code = code
  }
}

/// The file of one case's ledger, and the right to write it.
struct LedgerFile {
  let id: String
  let root: String

  var path: String { "\(root)/\(Ledger.path(of: id))" }

  /// Adds a line to the ledger as it is on the disk now.
  ///
  /// Only one kosapo writes at a time: another one waits a moment for its turn.
  ///
  /// - Parameter step: Makes the new ledger of the present one, or says why not.
  /// - Returns: The ledger that was written.
  /// - Throws: ``ReviewStop`` where nothing was written.
  func append(
    _ step: (Ledger) throws(ReviewStop) -> Ledger
  ) async throws -> Ledger {
    for _ in 0..<100 {
      if let ledger = try appendOnce(step) { return ledger }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw ReviewStop(
      "ほかの人が、いま同じ事例の記録を書き込んでいます。書き込みませんでした。", hint: "少し待ってから、もう一度実行します。",
      .contentErrors)
  }

  /// - Returns: `nil` where another kosapo has the right to write.
  private func appendOnce(_ step: (Ledger) throws(ReviewStop) -> Ledger) throws -> Ledger? {
    let folder = try OutputPlace.makeFolders("\(root)/content/reviews")
    let lockName = ".\(id).lock-kosapo"
    let lock = try folder.lockFile(lockName)
    guard try lock.lock() != .heldByAnother else { return nil }
    // Another run may have deleted the file between the opening and the locking.
    guard try lock.status().identity == folder.status(of: lockName)?.identity else { return nil }
    do {
      let present = try read()
      let ledger = try step(present)
      if present.source.bytes.isEmpty, try folder.status(of: "\(id).yml") == nil {
        try createNew(at: path, with: ledger.source.bytes)
      } else {
        try replaceFile(at: path, with: ledger.source.bytes)
      }
      try folder.removeFile(lockName)
      return ledger
    } catch {
      try folder.removeFile(lockName)
      throw error
    }
  }

  private func read() throws -> Ledger {
    let bytes: [UInt8]
    do throws(FileError) {
      let file = try OpenFile.reading(path)
      bytes = try file.bytes(expecting: try file.status().size)
    } catch {
      guard error.isMissing else { throw error }
      return Ledger(newFor: id)
    }
    let checked = readLedger(SourceText(path: Ledger.path(of: id), bytes: bytes))
    guard let ledger = checked.value else {
      throw ReviewStop(
        checked.diagnostics.first?.message ?? "確認の記録が読めません。",
        hint: "控えから元に戻します。`kosapo check` で場所が分かります。", .contentErrors)
    }
    return ledger
  }
}

/// Keeps the text that was approved beside the ledger, so that later changes can be shown.
func keepApprovedText(_ bytes: [UInt8], of id: String, root: String) throws(FileError) {
  let path = "\(root)/\(approvedTextPath(of: id))"
  if try Folder.status(at: path) == nil {
    try createNew(at: path, with: bytes)
  } else {
    try replaceFile(at: path, with: bytes)
  }
}
