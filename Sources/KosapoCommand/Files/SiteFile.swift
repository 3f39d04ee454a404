// SPDX-License-Identifier: MIT

import Digests

/// One file of the built site.
package struct SiteFile: Sendable {
  private enum Content: Sendable {
    case bytes([UInt8])
    case made(@Sendable () -> [UInt8])
  }

  /// The path from the site's root, with `/`.
  package let path: String

  /// Of all that the bytes are made of, so far as that is told: the same digest, the same bytes.
  let digest: Digest?

  private let content: Content

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    digest = nil
    content = .bytes(bytes)
  }

  /// A file whose bytes are made when they are asked for, and not kept: a large site does not fit in memory.
  package init(path: String, making: @escaping @Sendable () -> [UInt8]) {
    self.init(path: path, digest: nil, making: making)
  }

  /// The same, with the digest of what it is made of.
  init(path: String, digest: Digest?, making: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.digest = digest
    content = .made(making)
  }

  /// The bytes of the file.
  ///
  /// - Complexity: Of a page as long as making it takes, each time.
  package var bytes: [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .made(let making): making()
    }
  }

  /// Writes bytes of the file to its path in a folder, where nothing may be yet.
  @discardableResult
  func write(_ bytes: [UInt8], into folder: borrowing Folder) throws(FileError) -> FileStatus {
    try Self.write(bytes, as: path, into: folder)
  }

  private static func write(
    _ bytes: [UInt8], as path: String, into folder: borrowing Folder
  ) throws(FileError) -> FileStatus {
    var new = try folder.makeFile(path)
    try new.write(bytes)
    let status = try new.status()
    try new.close()
    return status
  }

  /// Gives a folder this marker in place of another one: at no moment it has none.
  func replaceMarker(in folder: borrowing Folder) throws(FileError) {
    let beside = path + "-new"
    try folder.removeFile(beside)
    _ = try Self.write(bytes, as: beside, into: folder)
    try folder.rename(beside, to: path)
  }

  /// The same file with its bytes in memory.
  var held: SiteFile { SiteFile(path: path, bytes: bytes) }
}

/// The files of a whole site, and the folders that they need.
struct SiteTree: Sendable {
  /// The files in the order of their paths' bytes, the marker first.
  let files: [SiteFile]

  /// The folders inside the site, each after the one that holds it.
  let folders: [String]

  private let indexes: [String: Int]

  /// Sorts the files and adds the marker.
  ///
  /// Paths that lead out of the site, doubles, and a file with a folder's name are mistakes of kosapo's
  /// own, and end it.
  init(_ files: [SiteFile]) {
    let sorted = inByteOrder(files, of: \.path)
    var folders: Set<String> = []
    var ordered: [String] = []
    var last: (path: String, folder: Substring) = ("", "")
    for file in sorted {
      precondition(Self.isInside(file.path), "a site's file has a path inside the site")
      precondition(file.path != last.path, "a site has one file of a path")
      let end = file.path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? file.path.startIndex
      let folder = file.path[..<end]
      if folder != last.folder {
        for folder in Self.folders(of: file.path) where folders.insert(folder).inserted {
          ordered.append(folder)
        }
      }
      last = (file.path, folder)
    }
    let marker = SiteMarker(paths: sorted.map(\.path))
    self.files = [SiteFile(path: SiteMarker.name, bytes: marker.bytes)] + sorted
    self.folders = ordered
    var indexes: [String: Int] = [:]
    indexes.reserveCapacity(self.files.count)
    for (index, file) in self.files.enumerated() { indexes[file.path] = index }
    precondition(indexes.count == self.files.count, "a site has one file of a path")
    precondition(
      !ordered.contains { indexes[$0] != nil }, "a site has no folder with a file's name")
    self.indexes = indexes
  }

  /// Where a path stands in ``files``, byte for byte; `nil` where the site has no such file.
  func index(of path: String) -> Int? {
    // Strings are the same where they look the same, which names of files are not.
    guard let index = indexes[path], files[index].path.utf8.elementsEqual(path.utf8) else {
      return nil
    }
    return index
  }

  private static func isInside(_ path: String) -> Bool {
    // What was passed of the present part: nothing, only dots, or something else.
    var (length, isDots) = (0, true)
    for byte in path.utf8 {
      switch byte {
      case 0, 0x0A: return false
      case UInt8(ascii: "/"):
        guard length > 0, !isDots || length > 2 else { return false }
        (length, isDots) = (0, true)
      default:
        length += 1
        isDots = isDots && byte == UInt8(ascii: ".")
      }
    }
    return length > 0 && (!isDots || length > 2) && path != SiteMarker.name
  }

  /// Returns the folders that a path leads through, the outermost first.
  static func folders(of path: String) -> [String] {
    var folders: [String] = []
    for index in path.utf8.indices where path.utf8[index] == UInt8(ascii: "/") {
      folders.append(String(path[..<index]))
    }
    return folders
  }
}
