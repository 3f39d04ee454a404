// SPDX-License-Identifier: MIT

extension Folder {
  /// Opens an ordinary file somewhere inside this folder; a link on the way is refused, wherever it leads.
  ///
  /// What was checked when the folders were read may have been exchanged since, so nothing is followed here.
  ///
  /// - Parameter path: The path inside this folder, without `.` and `..`.
  /// - Returns: The file, open for reading.
  /// - Throws: ``FileError`` where a part is missing or a link, or the file is no ordinary one.
  package consuming func plainFile(_ path: String) throws(FileError) -> OpenFile {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last, !parts.contains(where: { [".", ".."].contains($0) }) else {
      throw FileError(.read, told(path), .notAFile)
    }
    var folder = self
    for part in parts.dropLast() { folder = try folder.folder(part) }
    let file = try folder.file(name)
    guard try file.status().kind == .file else {
      throw FileError(.read, folder.told(name), .notAFile)
    }
    return file
  }
}
