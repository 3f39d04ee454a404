// SPDX-License-Identifier: MIT

import Content
import Diagnostics

/// The last publications, kept beside the sources as copies of their own.
///
/// Of each there are three things in `site/published`: the site (`0001.site`), the sources that it was made of
/// (`0001.source`), and a record (`0001.record`) that is written last: without it the publication was not ended.
struct PublicationStore: ~Copyable {
  /// How many publications are kept.
  static let limit = 5

  let root: String
  private let folder: Folder
  private let lock: OpenFile

  private static func path(in root: String) -> String { "\(root)/site/published" }

  /// Opens the store; only one kosapo at a time may publish.
  init(root: String) throws(FileError) {
    self.root = root
    let folder = try OutputPlace.makeFolders(Self.path(in: root))
    let lock = try folder.lockFile(".lock-kosapo")
    guard try lock.lock() != .heldByAnother else { throw FileError(.lock, folder.path, .inUse) }
    self.folder = folder
    self.lock = lock
  }

  /// The publications that were ended, the oldest first; nothing is locked for the look.
  static func records(root: String) throws(FileError) -> [PublicationRecord] {
    let path = path(in: root)
    guard try Folder.status(at: path) != nil else { return [] }
    let folder = try Folder.at(path)
    var records: [PublicationRecord] = []
    for entry in try folder.entries() where entry.name.hasSuffix(".record") {
      guard let number = Int(entry.name.dropLast(".record".count)) else { continue }
      let file = try folder.file(entry.name)
      let bytes = try file.bytes(expecting: try file.status().size)
      records.append(
        PublicationRecord(number: number, text: String(decoding: bytes, as: UTF8.self)))
    }
    return records.sorted { $0.number < $1.number }
  }

  borrowing func records() throws(FileError) -> [PublicationRecord] {
    try Self.records(root: root)
  }

  static func sitePath(_ number: Int, root: String) -> String {
    "\(path(in: root))/\(name(number)).site"
  }

  static func sourcePath(_ number: Int, root: String) -> String {
    "\(path(in: root))/\(name(number)).source"
  }

  /// Deletes what a run that was killed left beside its copies.
  borrowing func repair() throws(FileError) {
    for entry in try folder.entries() where entry.name.hasPrefix(".") {
      // .0014.source.staging-kosapo belongs to 0014.source.
      let parts = entry.name.split(separator: ".")
      guard parts.count == 3, ["site", "source"].contains(parts[1]), Int(parts[0]) != nil else {
        continue
      }
      let place = try OutputPlace(folder.told("\(parts[0]).\(parts[1])"), root: root)
      guard place.names.beside.contains(entry.name) else { continue }
      try place.repair()
      try folder.removeFile(place.names.lock)
    }
  }

  /// Keeps a site and its sources; ``end(_:)`` makes them count.
  borrowing func keep(
    _ number: Int, site: [SiteFile], source: [SiteFile]
  ) throws(FileError) {
    // The swap at the target waits for the disk; a copy is compared with its digest before it is used.
    let calls = SwapCalls(waitsForDisk: .never)
    try exchangeSite(site, at: Self.sitePath(number, root: root), root: root, calls: calls)
    try exchangeSite(source, at: Self.sourcePath(number, root: root), root: root, calls: calls)
  }

  /// Replaces the site of a publication that was kept.
  borrowing func replaceSite(
    of record: PublicationRecord, with site: [SiteFile]
  ) throws(FileError) {
    try exchangeSite(site, at: Self.sitePath(record.number, root: root), root: root)
    let changed = PublicationRecord(
      number: record.number, date: record.date, digest: SiteDigest(of: site).text,
      heads: record.heads)
    try replaceFile(at: recordPath(record.number), with: Array(changed.text.utf8))
  }

  /// Says that a publication is in place.
  borrowing func end(_ record: PublicationRecord) throws(FileError) {
    try createNew(at: recordPath(record.number), with: Array(record.text.utf8))
  }

  /// Notes which publication stands at its place.
  borrowing func notePresent(_ number: Int) throws(FileError) {
    let bytes = Array("\(number)\n".utf8)
    if try folder.status(of: Self.presentName) == nil {
      try createNew(at: folder.told(Self.presentName), with: bytes)
    } else {
      try replaceFile(at: folder.told(Self.presentName), with: bytes)
    }
  }

  /// Remembers the last line of each ledger, so that lines which are cut off later are missed.
  ///
  /// What is remembered outlives the publications, also when one is taken back.
  borrowing func noteHeads(_ heads: [String: String]) throws(FileError) {
    let lines = heads.sorted { $0.key < $1.key }.map { "記録: \($0.key) \($0.value)\n" }
    let bytes = Array(lines.joined().utf8)
    if try folder.status(of: Self.headsName) == nil {
      try createNew(at: folder.told(Self.headsName), with: bytes)
    } else {
      try replaceFile(at: folder.told(Self.headsName), with: bytes)
    }
  }

  /// The last line's hash of each ledger as it was when something was published or taken back last, by the case's id.
  static func heads(root: String) throws(FileError) -> [String: String] {
    let path = "\(path(in: root))/\(headsName)"
    guard let status = try Folder.status(at: path) else {
      return try records(root: root).last?.heads ?? [:]
    }
    let bytes = try OpenFile.reading(path).bytes(expecting: status.size)
    return PublicationRecord(number: 0, text: String(decoding: bytes, as: UTF8.self)).heads
  }

  private static let headsName = "heads"

  /// Finds the publication that stands at a place.
  ///
  /// One site can have been published several times; the note tells them apart.
  ///
  /// - Parameters:
  ///   - records: The publications that were ended, the oldest first.
  ///   - digest: The digest of the site that stands there.
  ///   - root: The folder that holds `content/` and `site/`.
  /// - Returns: The index of its record; `nil` where none of them stands there.
  /// - Throws: ``FileError`` where the note cannot be read.
  static func present(
    among records: [PublicationRecord], digest: String, root: String
  ) throws(FileError) -> Int? {
    let path = "\(path(in: root))/\(presentName)"
    if try Folder.status(at: path) != nil {
      let file = try OpenFile.reading(path)
      let text = String(decoding: try file.bytes(expecting: 8, limit: 64), as: UTF8.self)
      let number = Int(text.prefix { !$0.isNewline })
      if let index = records.firstIndex(where: { $0.number == number && $0.digest == digest }) {
        return index
      }
    }
    return records.lastIndex { $0.digest == digest }
  }

  private static let presentName = "present"

  /// Deletes everything that belongs to no publication of the list.
  borrowing func deleteAll(but kept: [PublicationRecord]) throws(FileError) {
    let numbers = Set(kept.map(\.number))
    // The records go first: a copy without one counts for nothing.
    for ending in ["record", "site", "source"] {
      for entry in try folder.entries() where entry.name.hasSuffix(".\(ending)") {
        guard let number = Int(entry.name.dropLast(ending.count + 1)), !numbers.contains(number)
        else { continue }
        if ending == "record" {
          try folder.removeFile(entry.name)
        } else {
          let place = try OutputPlace(folder.told(entry.name), root: root)
          try place.removeSite(entry.name)
        }
      }
    }
  }

  private borrowing func recordPath(_ number: Int) -> String {
    folder.told("\(Self.name(number)).record")
  }

  private static func name(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }
}

/// What is known of a publication that was ended.
struct PublicationRecord: Hashable, Sendable {
  let number: Int

  /// The day, as it is written.
  let date: String

  /// The digest of the site.
  let digest: String

  /// The last line's hash of each ledger, by the case's id: later ledgers must still hold it.
  let heads: [String: String]

  init(number: Int, date: String, digest: String, heads: [String: String]) {
    self.number = number
    self.date = date
    self.digest = digest
    self.heads = heads
  }

  /// Reads a record; lines that are not known are passed over.
  init(number: Int, text: String) {
    var (date, digest) = ("", "")
    var heads: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "日付:" where words.count == 2: date = words[1]
      case "サイト:" where words.count == 2: digest = words[1]
      case "記録:" where words.count == 3: heads[words[1]] = words[2]
      default: break
      }
    }
    self.init(number: number, date: date, digest: digest, heads: heads)
  }

  var text: String {
    let lines = heads.sorted { $0.key < $1.key }.map { "記録: \($0.key) \($0.value)\n" }
    return "日付: \(date)\nサイト: \(digest)\n" + lines.joined()
  }
}
