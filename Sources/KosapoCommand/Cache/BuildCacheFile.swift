// SPDX-License-Identifier: MIT

import Digests
import Privacy

/// Where the cache lies, and who may read it.
///
/// It is made anew by whoever cannot read it, so it is neither locked nor waited for: it is written beside and renamed, and
/// what is torn by a loss of power does not match its own digest.
struct BuildCacheFile: Sendable {
  /// The folder from the root; git ignores it, as it says so itself.
  static let folder = "site/.cache"

  static let name = "build"

  private let root: String

  /// Of everything outside of the content that decides what a build makes: kosapo, the libraries, the dictionary of names.
  private let reader: Digest

  /// Finds out who reads; `root` is the folder that holds `content/` and `site/`.
  init(root: String) throws(FileError) {
    self.root = root
    let place = try realPath(root)
    let program = try programDigest()
    let dictionary = try statusDigest(
      of: ["sys.dic", "unk.dic", "char.bin", "matrix.bin", "dicrc"].map {
        "\(PrivacySearcher.dictionaryPath)/\($0)"
      })
    reader = Digest { digest in
      digest.add(place)
      digest.add(program)
      digest.add(dictionary)
    }
  }

  /// Reads the cache; one that is missing, damaged or of another version is empty.
  func read() -> BuildCache {
    do throws(FileError) {
      let file = try Folder.at("\(root)/\(Self.folder)").file(Self.name)
      let bytes = try file.bytes(expecting: try file.status().size)
      return BuildCache(bytes: bytes, for: reader) ?? BuildCache()
    } catch {
      // Whatever cannot be read is made again.
      return BuildCache()
    }
  }

  /// Opens the folder, and makes it where it is missing.
  static func makeFolder(root: String) throws(FileError) -> Folder {
    let folder = try OutputPlace.makeFolders("\(root)/\(Self.folder)")
    if try folder.status(of: ".gitignore") == nil {
      var ignored = try folder.makeFile(".gitignore")
      try ignored.write(Array("*\n".utf8))
      try ignored.close()
    }
    return folder
  }

  /// Puts a cache in the place of the last one.
  ///
  /// - Throws: ``FileError``; the next build then finds the last one, or none.
  func write(_ cache: BuildCache) throws(FileError) {
    let folder = try Self.makeFolder(root: root)
    let beside = ".\(Self.name)-new"
    try folder.removeFile(beside)
    var file = try folder.makeFile(beside)
    try file.write(cache.bytes(for: reader))
    try file.close()
    try folder.rename(beside, to: Self.name)
  }
}

/// Tells one program from another: of the files that this process runs, as the system has mapped them.
///
/// A library of the system that was brought up to date makes another program of kosapo as well.
private func programDigest() throws(FileError) -> Digest {
  let maps = String(
    decoding: try OpenFile.reading("/proc/self/maps").bytes(expecting: 65_536), as: UTF8.self)
  var paths: Set<String> = []
  for line in maps.split(separator: "\n") {
    let parts = line.split(separator: " ", maxSplits: 5)
    guard parts.count == 6, parts[1].contains("x"), let start = parts[5].firstIndex(of: "/") else {
      continue
    }
    let path = String(parts[5][start...])
    // Tables for other encodings are loaded when they are needed, and only those texts use them.
    if !path.contains("/gconv/") { paths.insert(path) }
  }
  return try statusDigest(of: paths.sorted())
}

/// Which files these are, and when they were last changed.
private func statusDigest(of paths: [String]) throws(FileError) -> Digest {
  var digest = DigestBuilder()
  for path in paths {
    digest.add(path)
    guard let status = try Folder.status(at: path) else { continue }
    digest.add(status.size)
    digest.add(status.modified.seconds)
    digest.add(status.modified.nanoseconds)
    digest.add(Int(truncatingIfNeeded: status.identity.number))
    digest.add(Int(truncatingIfNeeded: status.identity.device))
  }
  return digest.digest
}

/// What tells this start of the machine from every other one.
func bootName() throws(FileError) -> String {
  let bytes = try OpenFile.reading("/proc/sys/kernel/random/boot_id").bytes(expecting: 64)
  return String(decoding: bytes, as: UTF8.self)
}
