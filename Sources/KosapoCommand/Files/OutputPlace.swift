// SPDX-License-Identifier: MIT

/// The folder that a site is written to, looked at before anything is written.
struct OutputPlace: ~Copyable {
  /// What stands at the place now.
  enum State: Hashable, Sendable {
    case missing

    /// A folder with nothing in it that anybody would miss.
    case empty

    /// A site that kosapo wrote; the value is the list of its files.
    case site(SiteMarker)
  }

  /// The folder that holds the output folder and everything that is written on the way.
  let parent: Folder

  /// The name of the output folder in it.
  let name: String

  /// The path of the output folder, as a message names it.
  let path: String

  /// Finds the place, and makes the folders above it that are missing.
  ///
  /// - Parameters:
  ///   - path: The output folder, as the person who started kosapo named it.
  ///   - root: The folder that holds `content/` and `site/`.
  /// - Throws: ``FileError/Reason/refused(_:)`` where the place is one that kosapo reads from.
  init(_ path: String, root: String) throws(FileError) {
    let (above, name) = Self.split(path)
    try Self.refuseSources(path, root: root)
    guard !["", ".", ".."].contains(name) else {
      throw FileError(.write, path, .refused(.withoutName))
    }
    let parent = try Self.makeFolders(above)
    self.path = path
    self.name = name
    self.parent = parent
  }

  /// Looks at what is there.
  ///
  /// - Throws: ``FileError/Reason/refused(_:)`` where something would be lost that kosapo did not write.
  func state() throws(FileError) -> State {
    switch try parent.status(of: name)?.kind {
    case nil: return .missing
    case .folder: break
    case .link: throw FileError(.write, path, .refused(.symbolicLink))
    default: throw FileError(.write, path, .refused(.notAFolder))
    }
    let folder = try parent.folder(name)
    let entries = try folder.entries()
    if try folder.status(of: SiteMarker.name)?.kind == .file {
      return .site(try marker(of: folder))
    }
    guard entries.allSatisfy(\.isSystemLitter) else {
      throw FileError(.write, path, .refused(.withoutMarker))
    }
    return .empty
  }

  private func marker(of folder: borrowing Folder) throws(FileError) -> SiteMarker {
    let file = try folder.file(SiteMarker.name)
    let bytes = try file.bytes(expecting: try file.status().size)
    do {
      return try SiteMarker(bytes: bytes)
    } catch {
      throw FileError(.write, path, .refused(error == .newer ? .newerFormat : .damagedMarker))
    }
  }
}

extension OutputPlace {
  /// Splits a path at its last `/`; several are as one, and those at the end do not count.
  static func split(_ path: String) -> (above: String, name: String) {
    var bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    while bytes.last == slash { bytes.removeLast() }
    guard let index = bytes.lastIndex(of: slash) else {
      let isRoot = bytes.isEmpty && !path.isEmpty
      return (isRoot ? "/" : ".", String(decoding: bytes, as: UTF8.self))
    }
    let above = String(decoding: bytes[..<index], as: UTF8.self)
    return (
      above.isEmpty ? "/" : above, String(decoding: bytes[(index + 1)...], as: UTF8.self)
    )
  }

  /// Opens a folder, after making it and those above it where they are missing.
  static func makeFolders(_ path: String) throws(FileError) -> Folder {
    do throws(FileError) {
      return try Folder.at(path)
    } catch {
      let (above, name) = split(path)
      guard error.isMissing, !["", ".", ".."].contains(name) else { throw error }
      let parent = try makeFolders(above)
      try parent.makeFolder(name)
      return try parent.folder(name)
    }
  }

  /// Refuses the folders that kosapo reads, what lies in them, and what they lie in.
  static func refuseSources(_ path: String, root: String) throws(FileError) {
    var existing = path.isEmpty ? "." : path
    while try Folder.status(at: existing) == nil { existing = split(existing).above }
    let place = try ancestors(of: existing)
    let rootPlace = try ancestors(of: root)
    if existing == path, let target = place.first {
      if try Folder.status(at: "/")?.identity == target {
        throw FileError(.write, path, .refused(.wholeDisk))
      }
      if rootPlace.contains(target) { throw FileError(.write, path, .refused(.rootFolder)) }
      if try Folder.status(at: "\(root)/site")?.identity == target {
        throw FileError(.write, path, .refused(.sourceFolder("site")))
      }
    }
    for source in ["content", SourceFolder.templates.path, SourceFolder.assetsPath] {
      if let found = try Folder.status(at: "\(root)/\(source)"), place.contains(found.identity) {
        throw FileError(.write, path, .refused(.sourceFolder(source)))
      }
    }
  }

  /// Returns what tells a folder and those above it from others, up to the root of the disk.
  private static func ancestors(of path: String) throws(FileError) -> [FileStatus.Identity] {
    var found: [FileStatus.Identity] = []
    var path = path
    while let status = try Folder.status(at: path), status.identity != found.last {
      found.append(status.identity)
      guard status.kind == .folder else { break }
      path += "/.."
    }
    return found
  }
}
