// SPDX-License-Identifier: MIT

/// The writing of other bytes into a file of a folder that nobody looks at, instead of making a new one there.
///
/// Where files were deleted a short time ago, making one takes ext4 up to a hundred times as long as writing into
/// one that is there. Whatever is not as it has to be is left alone: then a new file is made.
struct FileReuse: Sendable {
  private let model: FileStatus

  /// Says which files may be written into; `nil` where none may be.
  ///
  /// - Parameters:
  ///   - folder: Where they are.
  ///   - model: A file that has the owner and the permissions that a new one would have; without one, none may be.
  init?(in folder: borrowing Folder, like model: FileStatus?) {
    guard let model, folder.countsNames else { return nil }
    self.model = model
  }

  /// Gives a file other bytes if it has no other name, so that it is in no site, and nobody has it open.
  ///
  /// - Returns: What the file is now; `nil` where it was left as it was.
  /// - Throws: ``FileError`` where it could not be written to its end.
  func write(
    _ bytes: [UInt8], as path: String, into folder: borrowing Folder
  ) throws(FileError) -> FileStatus? {
    guard var file = try reservedFile(path, in: folder) else { return nil }
    try file.write(bytes)
    try file.cut(to: bytes.count)
    let status = try file.status()
    try file.close()
    return status
  }

  private func reservedFile(
    _ path: String, in folder: borrowing Folder
  ) throws(FileError) -> OpenFile? {
    do throws(FileError) {
      let file = try folder.presentFile(path)
      let status = try file.status()
      guard status.kind == .file, status.nameCount == 1, status.owner == model.owner,
        status.permissions == model.permissions, file.reserve()
      else { return nil }
      return file
    } catch {
      guard error.systemNumber != nil else { throw error }
      return nil
    }
  }
}
