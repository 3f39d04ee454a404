// SPDX-License-Identifier: MIT

private import Glibc

/// A file that has no name and is gone when it is closed.
@safe
struct NamelessFile: ~Copyable {
  private let stream: UnsafeMutablePointer<FILE>

  /// The most that is read of it, in bytes.
  private static let limit = 8 * 1_024 * 1_024

  init() throws(FileError) {
    guard let stream = unsafe tmpfile() else { throw FileError(.write, "/tmp", .system(errno)) }
    unsafe self.stream = unsafe stream
  }

  deinit {
    _ = unsafe fclose(stream)
  }

  var descriptor: Int32 { unsafe fileno(stream) }

  /// Writes the bytes; whoever reads next begins with the first.
  func write(_ bytes: [UInt8]) throws(FileError) {
    let written = unsafe fwrite(bytes, 1, bytes.count, stream)
    guard written == bytes.count, unsafe fflush(stream) == 0, lseek(descriptor, 0, SEEK_SET) == 0
    else { throw FileError(.write, "/tmp", .system(errno)) }
  }

  func bytes() throws(FileError) -> [UInt8] {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size >= 0, size <= Self.limit, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw FileError(.read, "/tmp", .system(EFBIG))
    }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = unsafe read(descriptor, &bytes, size)
    guard count == size else { throw FileError(.read, "/tmp", .system(EIO)) }
    return bytes
  }
}
