// SPDX-License-Identifier: MIT

/// Gives a file of the author's new contents, in one step.
///
/// The new contents are written beside the file and take its name when they are safe on the disk, so that a
/// loss of power leaves the old or the new file. The permissions stay as they were; a symbolic link stays a
/// link, and the file that it leads to is replaced.
///
/// - Parameters:
///   - path: A file that exists.
///   - bytes: The whole new contents.
/// - Throws: ``FileError``; the file is then as it was.
package func replaceFile(at path: String, with bytes: [UInt8]) throws(FileError) {
  let location = try realPath(path)
  let (above, name) = OutputPlace.split(location)
  let folder = try Folder.at(above)
  guard let status = try folder.status(of: name), status.kind == .file else {
    throw FileError(.write, path, .notAFile)
  }
  // The name is hidden and always the same, so that what a killed run left is replaced.
  let beside = ".\(name).kosapo-new"
  try folder.removeFile(beside)
  do throws(FileError) {
    var file = try folder.makeFile(beside)
    try file.write(bytes)
    if try file.status().permissions != status.permissions {
      try file.setPermissions(status.permissions)
    }
    try file.sync()
    try file.close()
    try folder.rename(beside, to: name)
    try folder.sync()
  } catch {
    throw firstFailure(error, deleting: beside, in: folder)
  }
}

/// Writes a file that is not there yet, and makes the folders above it where they are missing.
///
/// - Parameter permissions: Who may read and write it; what is usual where it is `nil`.
/// - Throws: ``FileError/Reason/alreadyExists`` where something has the name; it is not touched.
package func createNew(
  at path: String, with bytes: [UInt8], permissions: UInt32? = nil
) throws(FileError) {
  let (above, name) = OutputPlace.split(path)
  let folder = try OutputPlace.makeFolders(above)
  var file = try folder.makeFile(name)
  do throws(FileError) {
    if let permissions { try file.setPermissions(permissions) }
    try file.write(bytes)
    try file.sync()
    try file.close()
    try folder.sync()
  } catch {
    throw firstFailure(error, deleting: name, in: folder)
  }
}

/// Deletes what a failure left half written, and returns the failure to tell: the first one.
private func firstFailure(
  _ failure: FileError, deleting name: String, in folder: borrowing Folder
) -> FileError {
  do throws(FileError) {
    try folder.removeFile(name)
    return failure
  } catch {
    return failure
  }
}
