// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import KosapoCommand
import Synchronization
import Testing

/// A site of two versions that share some pages, and what tells them apart.
enum SampleSite {
  static let old = site([
    "index.html": "古い入口", "cases/c-0001.html": "同じ事例", "cases/c-0002.html": "消える事例",
    "assets/site.css": "body{}",
  ])

  static let new = site([
    "index.html": "新しい入口", "cases/c-0001.html": "同じ事例", "modules/01.html": "増えた研修",
    "assets/site.css": "body{}",
  ])

  static func site(_ pages: [String: String]) -> [SiteFile] {
    pages.map { SiteFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  /// The bytes that the output folder must hold, with the marker.
  static func tree(_ files: [SiteFile]) -> [String: [UInt8]] {
    var tree = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
    let paths = files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    tree[SiteMarker.name] = SiteMarker(paths: paths).bytes
    return tree
  }
}

/// A root with empty `content/` and `site/`.
func emptyRoot() throws -> TemporaryFolder {
  let root = try TemporaryFolder()
  try root.makeFolder("content")
  try root.makeFolder("site/templates")
  try root.makeFolder("site/assets")
  return root
}

extension SiteExchange {
  /// How many files were written, kept and removed.
  fileprivate var counts: [Int] { [writtenCount, keptCount, removedCount] }
}

extension TemporaryFolder {
  @discardableResult
  func exchange(
    _ files: [SiteFile], to output: String = "site/public", calls: SwapCalls = SwapCalls()
  ) throws(FileError) -> SiteExchange {
    try exchangeSite(files, at: "\(path)/\(output)", root: path, calls: calls)
  }

  /// What is beside the output folder in `site/` that was not there before.
  func leftovers() throws -> [String] {
    try names("site").filter { !["assets", "public", "templates"].contains($0) }
  }
}

@Test func theFirstBuildMakesTheFolderAndThoseAboveIt() throws {
  let root = try emptyRoot()
  let result = try root.exchange(SampleSite.old, to: "出力/a/public")
  #expect(try root.tree("出力/a/public") == SampleSite.tree(SampleSite.old))
  #expect(try root.names("出力/a") == ["public"])
  #expect(result.counts == [4, 0, 0])
}

@Test func theSecondBuildTakesThePlaceOfTheFirst() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  let result = try root.exchange(SampleSite.new)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.new))
  #expect(try root.leftovers() == [])
  #expect(result.counts == [2, 2, 1])
}

@Test func unchangedPagesKeepTheirModificationTime() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  for name in ["index.html", "cases/c-0001.html"] {
    try root.setModified("site/public/\(name)", seconds: 1_000_000)
  }
  try root.exchange(SampleSite.new)
  #expect(try root.modified("site/public/cases/c-0001.html") == 1_000_000)
  #expect(try root.modified("site/public/index.html") != 1_000_000)
}

@Test func aPageOfTheSameLengthIsComparedByteForByte() throws {
  let root = try emptyRoot()
  let length = 300_000
  var bytes = [UInt8](repeating: 0x61, count: length)
  try root.exchange([SiteFile(path: "a.html", bytes: bytes)])
  bytes[length - 1] = 0x62
  let result = try root.exchange([SiteFile(path: "a.html", bytes: bytes)])
  #expect(result.writtenCount == 1)
  #expect(try root.bytes("site/public/a.html") == bytes)
}

@Test func whenNothingChangedNothingIsTouched() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.setModified("site/public", seconds: 1_000_000)
  let result = try root.exchange(SampleSite.old.reversed())
  #expect(result.counts == [0, 4, 0])
  #expect(try root.modified("site/public") == 1_000_000)
  #expect(try root.leftovers() == [])
}

@Test func pagesThatWereDeletedOrSpoiltByHandAreWrittenAgain() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.remove("site/public/cases")
  try root.write("site/public/index.html", "いたずら")
  try root.exchange(SampleSite.old)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.old))
}

@Test func emptyFoldersAndFilesOfSystemsDoNotStay() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.makeFolder("site/public/空/空")
  try root.write("site/public/cases/Thumbs.db", "x")
  try root.exchange(SampleSite.old)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.old))
  #expect(try root.names("site/public") == [".kosapo-site", "assets", "cases", "index.html"])
}

@Test func theFoldersPermissionsStay() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.setPermissions("site/public", 0o2775)
  try root.exchange(SampleSite.new)
  #expect(try root.permissions("site/public") == 0o2775)
}

@Test func anEmptySiteAndAnEmptyFileCanBeWritten() throws {
  let root = try emptyRoot()
  try root.makeFolder("site/public")
  try root.write("site/public/desktop.ini", "x")
  try root.exchange([SiteFile(path: "empty", bytes: [])])
  #expect(try root.names("site/public") == [".kosapo-site", "empty"])
  try root.exchange([])
  #expect(try root.names("site/public") == [".kosapo-site"])
  #expect(try root.leftovers() == [])
}

@Test func whereHardLinksAreRefusedFilesAreCopiedWithTheirTime() throws {
  for number: Int32 in [EPERM, EMLINK, EXDEV, EOPNOTSUPP] {
    let root = try emptyRoot()
    try root.exchange(SampleSite.old)
    try root.setModified("site/public/cases/c-0001.html", seconds: 1_000_000)
    let calls = SwapCalls(link: { _, name, new throws(FileError) in
      throw FileError(.write, new.told(name), .system(number))
    })
    try root.exchange(SampleSite.new, calls: calls)
    #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.new))
    #expect(try root.modified("site/public/cases/c-0001.html") == 1_000_000)
  }
}

@Test func theSameFilesGiveTheSameBytesInAnyOrder() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.new, to: "a")
  try root.exchange(SampleSite.new.reversed(), to: "b")
  #expect(try root.tree("a") == root.tree("b"))
}

@Test func aFindingThatIsAnErrorKeepsTheOldSite() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  for severity in [Diagnostic.Severity.error, .warning] {
    let result = try exchangeSite(
      SampleSite.new, at: "\(root.path)/site/public", root: root.path,
      inspection: { path, bytes in
        guard bytes == Array("増えた研修".utf8) || path == "index.html" else { return [] }
        return [Diagnostic(severity, id: "test", "見つけた", at: .wholeFile(path))]
      })
    let isError = severity == .error
    #expect(result.findings.map(\.path) == ["index.html", "modules/01.html"])
    #expect(result.isInPlace == !isError)
    let expected = isError ? SampleSite.old : SampleSite.new
    #expect(try root.tree("site/public") == SampleSite.tree(expected))
    #expect(try root.leftovers() == [])
  }
}

@Test func eachFileIsMadeOnceHoweverManyThereAre() throws {
  let root = try emptyRoot()
  let made = Mutex<[String]>([])
  let files = (0..<1_000).map { number in
    SiteFile(path: "pages/\(number).html") {
      made.withLock { $0.append("\(number)") }
      return Array("\(number % 10)".utf8)
    }
  }
  let paths = files.map(\.path)
  try root.exchange(files)
  #expect(made.withLock { $0.sorted() } == (0..<1_000).map { "\($0)" }.sorted())
  let tree = try root.tree("site/public")
  #expect(tree.count == 1_001)
  #expect(paths.allSatisfy { tree[$0] == [$0.utf8.dropLast(5).last ?? 0] })
  #expect(try root.exchange(files).writtenCount == 0)
}

@Test func twoBuildsAtOnceAreRefused() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  let calls = SwapCalls(reached: { [path = root.path] moment throws(FileError) in
    guard moment == .staged else { return }
    let refused = #expect(throws: FileError.self) {
      try exchangeSite(SampleSite.old, at: path + "/site/public", root: path)
    }
    #expect(refused?.reason == .inUse)
    #expect(refused?.message == "ほかの kosapo が「\(path)/site/public」を書き込んでいる途中です。")
  })
  try root.exchange(SampleSite.new, calls: calls)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.new))
  #expect(try root.leftovers() == [])
}
