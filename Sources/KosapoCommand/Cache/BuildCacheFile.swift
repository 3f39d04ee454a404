// SPDX-License-Identifier: MIT

import Digests
import KeptBytes
import Privacy

/// Where the parts of the cache lie, and who may read them.
///
/// It is made anew by whoever cannot read it, so it is neither locked nor waited for: it is written beside and renamed, and
/// what is torn by a loss of power does not match its own digest.
struct BuildCacheFile: Sendable {
  /// The folder from the root; git ignores it, as it says so itself.
  static let folder = "site/.cache"

  /// What kind of files this kosapo writes and reads; any change of what is written raises it.
  static let format = 2

  private static let opening = Array("kosapo-cache\n".utf8)

  /// A part of the cache, each a file of its own; the name of the file.
  enum Part: String, CaseIterable {
    /// Which files of the site are made of what: ``BuildCache``.
    case build

    /// What the search index was made of.
    case index

    /// What was worked out of each case.
    case cases

    /// What was read of each case.
    case entries
  }

  private let root: String

  /// Of everything outside of the content that decides what a build makes: kosapo, the libraries, the dictionary of names.
  private let reader: Digest

  /// Finds out who reads; `root` is the folder that holds `content/` and `site/`.
  init(root: String) throws(FileError) {
    self.root = root
    let place = try realPath(root)
    let program = try program.get()
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

  /// Reads a part.
  ///
  /// - Parameter part: Which one.
  /// - Returns: What ``write(_:as:)`` was given; `nil` where it is missing, damaged or of another version.
  func bytes(of part: Part) -> [UInt8]? {
    do throws(FileError) {
      let file = try Folder.at("\(root)/\(Self.folder)").file(part.rawValue)
      let bytes = try file.bytes(expecting: try file.status().size)
      guard bytes.starts(with: Self.opening) else { return nil }
      var rest = ByteReader(bytes, from: Self.opening.count)
      guard rest.number() == Self.format, rest.digest() == reader, let digest = rest.digest(),
        let body = rest.bytes(), rest.isAtEnd, digest == Digest({ $0.add(body) })
      else { return nil }
      return body
    } catch {
      // Whatever cannot be read is made again.
      return nil
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

  /// Puts a part in the place of the last one.
  ///
  /// - Parameters:
  ///   - body: What is to be read again.
  ///   - part: Which one.
  /// - Throws: ``FileError``; the next build then finds the last one, or none.
  func write(_ body: [UInt8], as part: Part) throws(FileError) {
    let folder = try Self.makeFolder(root: root)
    var head = ByteWriter()
    head.add(Self.format)
    head.add(reader)
    head.add(Digest { $0.add(body) })
    head.add(body.count)
    let beside = ".\(part.rawValue)-new"
    try removeTree(beside, of: folder)
    var file = try folder.makeFile(beside)
    try file.write(Self.opening + head.bytes)
    try file.write(body)
    try file.close()
    // A folder that someone made there would be in the way for ever.
    if try folder.status(of: part.rawValue)?.kind == .folder {
      try removeTree(part.rawValue, of: folder)
    }
    try folder.rename(beside, to: part.rawValue)
  }
}

/// What this process is; asked once, as it may load more libraries while it runs.
private let program = Result { () throws(FileError) in try programDigest() }

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
