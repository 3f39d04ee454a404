// SPDX-License-Identifier: MIT

/// The right to write a site, which only one kosapo has at a time.
///
/// The right ends with the process, however that ends; the file that stands for it is deleted when all
/// went well, and taken over by the next run otherwise.
struct SiteLock: ~Copyable {
  private let file: OpenFile

  /// Whether the file system keeps locks at all.
  let isKept: Bool

  /// Takes the right.
  ///
  /// - Throws: ``FileError/Reason/inUse`` where another kosapo has it.
  init(of place: borrowing OutputPlace) throws(FileError) {
    while true {
      let file = try place.parent.lockFile(place.names.lock)
      switch try file.lock() {
      case .heldByAnother: throw FileError(.lock, place.path, .inUse)
      case .unsupported:
        isKept = false
        self.file = file
        return
      case .taken:
        // Another run may have deleted the file between the opening and the locking.
        let named = try place.parent.status(of: place.names.lock)
        guard try file.status().identity == named?.identity else { continue }
        isKept = true
        self.file = file
        return
      }
    }
  }

  /// Deletes the file that stands for the right; the right itself ends with this value.
  borrowing func release(of place: borrowing OutputPlace) throws(FileError) {
    try place.parent.removeFile(place.names.lock)
  }
}

extension OutputPlace {
  /// Takes the right to write the site.
  borrowing func lock() throws(FileError) -> SiteLock {
    do throws(FileError) {
      return try SiteLock(of: self)
    } catch {
      throw naming(error)
    }
  }
}
