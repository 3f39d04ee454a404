// SPDX-License-Identifier: MIT

private import Glibc

/// A file that is open; it is closed when the value goes.
///
/// This file, `Folder.swift` and `FileStatus.swift` are the only ones that call the C library about
/// files.
package struct OpenFile: ~Copyable, Sendable {
  /// What came of asking for the lock.
  package enum Lock: Hashable, Sendable {
    case taken, heldByAnother, unsupported
  }

  private var descriptor: Int32

  /// The path, as a message names it.
  package let path: String

  /// Takes over an open descriptor.
  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    // Only a file that was read, or one that is given up, is still open here.
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  /// Opens a file for reading, wherever its path leads.
  ///
  /// A pipe does not block the call; ask ``status()`` for the kind before reading.
  package static func reading(_ path: String) throws(FileError) -> OpenFile {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.read, path, .system(errno)) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// Asks for kind, size and times.
  package borrowing func status() throws(FileError) -> FileStatus {
    switch FileStatus.ofOpen(descriptor) {
    case .found(let status): return status
    case .failed(let number): throw FileError(.read, path, .system(number))
    }
  }

  /// Reads the file to its end.
  ///
  /// - Parameters:
  ///   - size: The length that is expected; the file may turn out longer or shorter.
  ///   - limit: Where reading stops: a result longer than this means that the file is too long.
  /// - Returns: The bytes from where the file stands, by one more than the limit at most.
  /// - Throws: ``FileError`` where the file cannot be read.
  package borrowing func bytes(
    expecting size: Int, limit: Int = .max - 1
  ) throws(FileError) -> [UInt8] {
    var room = min(size, limit) + 1
    var bytes = try read(upTo: room)
    var last = bytes.count
    while bytes.count <= limit, last == room || (last > 0 && bytes.count < size) {
      room = max(size - bytes.count, 65_536)
      let chunk = try read(upTo: room)
      last = chunk.count
      bytes += chunk
    }
    return bytes
  }

  private borrowing func read(upTo count: Int) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      var got = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
      while got < 0, errno == EINTR {
        got = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
      }
      if got < 0 { failure = errno }
      initialized = max(got, 0)
    }
    guard failure == 0 else { throw FileError(.read, path, .system(failure)) }
    return bytes
  }

  /// Whether the rest of the file is the same as the bytes, which are as many as the file has.
  ///
  /// - Parameters:
  ///   - bytes: What the file is compared with.
  ///   - scratch: Room for a piece of the file, used again for the next file.
  /// - Returns: Whether every byte is the same.
  /// - Throws: ``FileError`` where the file cannot be read.
  package borrowing func matches(
    _ bytes: [UInt8], scratch: inout [UInt8]
  ) throws(FileError) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let got = unsafe Glibc.read(descriptor, &scratch, min(scratch.count, bytes.count - offset))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileError(.read, path, .system(errno)) }
      let isSame = unsafe bytes.withUnsafeBytes { wanted in
        let piece = unsafe UnsafeRawBufferPointer(rebasing: wanted[offset...])
        guard let start = piece.baseAddress else { return got == 0 }
        return unsafe memcmp(start, scratch, got) == 0
      }
      guard got > 0, isSame else { return false }
      offset += got
    }
    return true
  }

  /// Writes the bytes at the end of what was written so far.
  package borrowing func write(_ bytes: [UInt8]) throws(FileError) {
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        let piece = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        return unsafe Glibc.write(descriptor, piece.baseAddress, piece.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written >= 0 else { throw FileError(.write, path, .system(errno)) }
      offset += written
    }
  }

  /// Cuts the file off behind so many bytes.
  borrowing func cut(to size: Int) throws(FileError) {
    guard ftruncate(descriptor, size) == 0 else {
      throw FileError(.write, path, .system(errno))
    }
  }

  /// Makes everyone who opens the file wait until it is closed.
  ///
  /// - Returns: Whether nobody has it open already; `false` also where the file system cannot tell.
  borrowing func reserve() -> Bool {
    // F_SETSIG and F_SETLEASE, which Glibc's module hides. Who comes meanwhile is told of by a signal that would end
    // the process; this one does nothing.
    fcntl(descriptor, 10, SIGURG) == 0 && fcntl(descriptor, 1_024, Int32(F_WRLCK)) == 0
  }

  /// Waits until what was written would survive a loss of power.
  package borrowing func sync() throws(FileError) {
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(.write, path, .system(errno))
    }
  }

  package borrowing func setPermissions(_ permissions: UInt32) throws(FileError) {
    guard fchmod(descriptor, permissions) == 0 else {
      throw FileError(.write, path, .system(errno))
    }
  }

  package borrowing func setModified(_ time: FileStatus.Time) throws(FileError) {
    let moment = timespec(tv_sec: time.seconds, tv_nsec: time.nanoseconds)
    guard unsafe futimens(descriptor, [moment, moment]) == 0 else {
      throw FileError(.write, path, .system(errno))
    }
  }

  /// Asks for the file's lock, which goes when the file is closed, however the process ends.
  package borrowing func lock() throws(FileError) -> Lock {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .taken }
    switch errno {
    case EWOULDBLOCK: return .heldByAnother
    case ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL: return .unsupported
    case let number: throw FileError(.lock, path, .system(number))
    }
  }

  /// Closes a file that was written: a shared folder may tell only now that the disk is full.
  package mutating func close() throws(FileError) {
    let closing = descriptor
    descriptor = -1
    guard closing < 0 || Glibc.close(closing) == 0 || errno == EINTR else {
      throw FileError(.write, path, .system(errno))
    }
  }
}
