// SPDX-License-Identifier: MIT

private import CLinux
private import Glibc

/// A folder that is open; names are looked up in it, so it may be moved meanwhile.
///
/// A name given to its functions may be a path inside the folder, with `/`.
package struct Folder: ~Copyable, Sendable {
  private let descriptor: Int32

  /// The path, as a message names it.
  package let path: String

  deinit {
    // Nothing is ever written through a folder's descriptor, so closing it cannot lose anything.
    _ = close(descriptor)
  }

  /// Opens a folder, wherever its path leads.
  package static func at(_ path: String) throws(FileError) -> Folder {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.list, path, .system(errno)) }
    return Folder(descriptor: descriptor, path: path)
  }

  /// Opens a folder inside this one; a symbolic link is refused.
  package borrowing func folder(_ name: String) throws(FileError) -> Folder {
    try folder(name, rawName: nil)
  }

  /// Opens the folder of an entry, even where its name is not UTF-8; a symbolic link is refused.
  package borrowing func folder(of entry: FolderEntry) throws(FileError) -> Folder {
    try folder(entry.name, rawName: entry.rawName)
  }

  private borrowing func folder(
    _ name: String, rawName: [UInt8]?
  ) throws(FileError) -> Folder {
    let found = unsafe withCName(name, rawName) { cName in
      unsafe openat(descriptor, cName, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }
    guard found >= 0 else { throw FileError(.list, told(name), .system(errno)) }
    return Folder(descriptor: found, path: told(name))
  }

  /// Opens a file inside this folder for reading; a symbolic link is refused, a pipe does not block.
  package borrowing func file(_ name: String) throws(FileError) -> OpenFile {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let found = unsafe openat(descriptor, name, flags)
    guard found >= 0 else { throw FileError(.read, told(name), .system(errno)) }
    return OpenFile(descriptor: found, path: told(name))
  }

  /// Makes a new file and opens it for writing; what has the name already is not touched.
  ///
  /// - Throws: ``FileError/Reason/alreadyExists`` where the name is taken.
  package borrowing func makeFile(_ name: String) throws(FileError) -> OpenFile {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let made = unsafe openat(descriptor, name, flags, 0o666)
    if made < 0, errno == EEXIST { throw FileError(.write, told(name), .alreadyExists) }
    guard made >= 0 else { throw FileError(.write, told(name), .system(errno)) }
    return OpenFile(descriptor: made, path: told(name))
  }

  /// Opens a file that is only there to be locked, and makes it where it is missing.
  package borrowing func lockFile(_ name: String) throws(FileError) -> OpenFile {
    let opened = unsafe openat(
      descriptor, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
    guard opened >= 0 else { throw FileError(.write, told(name), .system(errno)) }
    return OpenFile(descriptor: opened, path: told(name))
  }

  /// Asks about this folder itself.
  package borrowing func status() throws(FileError) -> FileStatus {
    switch FileStatus.ofOpen(descriptor) {
    case .found(let status): return status
    case .failed(let number): throw FileError(.read, path, .system(number))
    }
  }

  /// Asks about a name; `nil` where there is nothing of that name.
  package borrowing func status(
    of name: String, followingLinks: Bool = false
  ) throws(FileError) -> FileStatus? {
    switch FileStatus.ofName(name, in: descriptor, followingLinks: followingLinks) {
    case .found(let status): return status
    case .failed(ENOENT): return nil
    case .failed(let number): throw FileError(.read, told(name), .system(number))
    }
  }

  /// Asks about a path, through all links; `nil` where there is nothing of that name.
  package static func status(at path: String) throws(FileError) -> FileStatus? {
    switch FileStatus.ofName(path, in: AT_FDCWD, followingLinks: true) {
    case .found(let status): return status
    case .failed(ENOENT): return nil
    case .failed(let number): throw FileError(.read, path, .system(number))
    }
  }

  /// Lists the names in the folder, in the order of their bytes.
  package borrowing func entries() throws(FileError) -> [FolderEntry] {
    inByteOrder(try entriesInAnyOrder(), of: \.name)
  }

  /// Lists the names in the folder as the system gives them.
  borrowing func entriesInAnyOrder() throws(FileError) -> [FolderEntry] {
    let own = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let listing = unsafe fdopendir(own) else {
      throw FileError(.list, path, .system(errno))
    }
    defer { _ = unsafe closedir(listing) }
    guard let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) else {
      preconditionFailure("a directory entry has a name")
    }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(listing) else { break }
      let name = unsafe (UnsafeRawPointer(entry) + nameOffset).assumingMemoryBound(to: CChar.self)
      let found = unsafe FolderEntry(
        cName: name, entryType: Int(entry.pointee.d_type), number: UInt64(entry.pointee.d_ino))
      if found.name != ".", found.name != ".." { entries.append(found) }
    }
    guard errno == 0 else { throw FileError(.list, path, .system(errno)) }
    return entries
  }

  /// Makes a folder; one that is there already is left as it is.
  package borrowing func makeFolder(_ name: String) throws(FileError) {
    guard unsafe mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else {
      throw FileError(.makeFolder, told(name), .system(errno))
    }
  }

  package borrowing func setPermissions(_ permissions: UInt32) throws(FileError) {
    guard fchmod(descriptor, permissions) == 0 else {
      throw FileError(.write, path, .system(errno))
    }
  }

  /// Gives a file of this folder the same name in another one as well.
  package borrowing func link(_ name: String, into other: borrowing Folder) throws(FileError) {
    guard unsafe linkat(descriptor, name, other.descriptor, name, 0) == 0 else {
      throw FileError(.write, other.told(name), .system(errno))
    }
  }

  /// Renames; a file or an empty folder that has the new name is replaced.
  package borrowing func rename(_ name: String, to newName: String) throws(FileError) {
    guard unsafe renameat(descriptor, name, descriptor, newName) == 0 else {
      throw FileError(.rename, told(newName), .system(errno))
    }
  }

  /// Gives something of this folder a name in another one.
  borrowing func move(
    _ name: String, to other: borrowing Folder, as newName: String
  ) throws(FileError) {
    guard unsafe renameat(descriptor, name, other.descriptor, newName) == 0 else {
      throw FileError(.rename, other.told(newName), .system(errno))
    }
  }

  /// Exchanges two names in one step.
  package borrowing func exchange(_ name: String, with other: String) throws(FileError) {
    let flags = KOSAPO_RENAME_EXCHANGE
    guard unsafe renameat2(descriptor, name, descriptor, other, flags) == 0 else {
      throw FileError(.rename, told(other), .system(errno))
    }
  }

  /// Deletes a file, or a link but not what it leads to; one that is missing is no failure.
  package borrowing func removeFile(_ name: String) throws(FileError) {
    guard unsafe unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw FileError(.delete, told(name), .system(errno))
    }
  }

  /// Deletes an entry of this folder: a file, a link, or an empty folder.
  package borrowing func remove(_ entry: FolderEntry, isFolder: Bool) throws(FileError) {
    let removed = unsafe withCName(entry.name, entry.rawName) { cName in
      unsafe unlinkat(descriptor, cName, isFolder ? AT_REMOVEDIR : 0)
    }
    guard removed == 0 || errno == ENOENT else {
      throw FileError(.delete, told(entry.name), .system(errno))
    }
  }

  /// Deletes an empty folder; one that is missing is no failure.
  package borrowing func removeFolder(_ name: String) throws(FileError) {
    guard unsafe unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw FileError(.delete, told(name), .system(errno))
    }
  }

  /// Waits until the names in this folder would survive a loss of power.
  package borrowing func sync() throws(FileError) {
    // Some shared folders cannot do this for a folder, and say so with EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(.write, path, .system(errno))
    }
  }

  /// Waits until everything written to this disk would survive a loss of power.
  package borrowing func syncDisk() throws(FileError) {
    guard syncfs(descriptor) == 0 || errno == ENOSYS else {
      throw FileError(.write, path, .system(errno))
    }
  }

  /// The path of a name in this folder, as a message names it.
  package borrowing func told(_ name: String) -> String {
    path == "." ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}

/// Returns the path without links, `.` and `..`.
package func realPath(_ path: String) throws(FileError) -> String {
  guard let found = unsafe realpath(path, nil) else {
    throw FileError(.read, path, .system(errno))
  }
  defer { unsafe free(found) }
  return unsafe String(cString: found)
}

private func withCName<Result>(
  _ name: String, _ rawName: [UInt8]?, _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  guard let rawName else { return unsafe name.withCString { unsafe body($0) } }
  return unsafe (rawName.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { preconditionFailure("a name has an end") }
    return unsafe body(start)
  }
}

extension FolderEntry {
  /// Takes over one entry of a listing.
  fileprivate init(cName: UnsafePointer<CChar>, entryType: Int, number: UInt64) {
    if let name = unsafe String(validatingCString: cName) {
      self.name = name
      rawName = nil
    } else {
      name = unsafe String(cString: cName)
      rawName = unsafe Array(UnsafeBufferPointer(start: cName, count: strlen(cName)))
        .map { UInt8(bitPattern: $0) }
    }
    kind = FileStatus.Kind(entryType: entryType)
    self.number = number
  }
}
