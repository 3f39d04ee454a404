// SPDX-License-Identifier: MIT

private import Glibc

/// What the file system knows about a name.
package struct FileStatus: Hashable, Sendable {
  /// What a name in a folder stands for.
  package enum Kind: Hashable, Sendable {
    case file, folder, link

    /// A pipe, a socket or a device: opening it may block or do something.
    case special

    /// The listing of the folder did not tell.
    case unknown
  }

  /// What makes two names the same file: the device and the number on it.
  package struct Identity: Hashable, Sendable {
    package let device: UInt64
    package let number: UInt64
  }

  /// A moment, as the file system keeps it.
  package struct Time: Hashable, Sendable {
    package let seconds: Int
    package let nanoseconds: Int

    package init(seconds: Int, nanoseconds: Int) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }
  }

  package let kind: Kind

  /// The length in bytes.
  package let size: Int

  /// The lower twelve bits of the mode.
  package let permissions: UInt32

  package let identity: Identity
  package let modified: Time

  /// How many names the file has.
  package let nameCount: Int

  /// Whose file it is: the numbers of a person and of a group.
  package let owner: [UInt32]
}

/// One name in a folder.
package struct FolderEntry: Hashable, Sendable {
  /// The name; bytes that are not UTF-8 stand as U+FFFD.
  package let name: String

  /// The name as it is, where it is not UTF-8.
  package let rawName: [UInt8]?

  /// What it is, as far as the listing tells.
  package let kind: FileStatus.Kind

  /// The file's number on its device, as the listing tells it.
  package let number: UInt64

  /// Whether it is a file that a system put there by itself.
  package var isSystemLitter: Bool {
    (kind == .file || kind == .unknown) && FileName(name).isSystemLitter
  }
}

extension FileStatus {
  /// What came of asking: a status, or the system's number for why there is none.
  enum Answer {
    case found(FileStatus)
    case failed(Int32)
  }

  /// Asks about an open file or folder.
  static func ofOpen(_ descriptor: Int32) -> Answer {
    var found = stat()
    return unsafe fstat(descriptor, &found) == 0
      ? .found(FileStatus(found)) : .failed(errno)
  }

  /// Asks about a name in an open folder.
  static func ofName(
    _ name: String, in descriptor: Int32, followingLinks: Bool
  ) -> Answer {
    var found = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    return unsafe fstatat(descriptor, name, &found, flags) == 0
      ? .found(FileStatus(found)) : .failed(errno)
  }

  private init(_ found: stat) {
    kind = Kind(mode: found.st_mode)
    size = Int(found.st_size)
    permissions = found.st_mode & 0o7777
    identity = Identity(device: UInt64(found.st_dev), number: UInt64(found.st_ino))
    modified = Time(seconds: found.st_mtim.tv_sec, nanoseconds: found.st_mtim.tv_nsec)
    nameCount = Int(found.st_nlink)
    owner = [found.st_uid, found.st_gid]
  }
}

extension FileStatus.Kind {
  /// Takes the kind out of a mode as `stat` gives it.
  fileprivate init(mode: UInt32) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .special
    }
  }

  /// Takes the kind out of a listing's entry.
  init(entryType: Int) {
    switch entryType {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .link
    case Int(DT_UNKNOWN): self = .unknown
    default: self = .special
    }
  }
}
