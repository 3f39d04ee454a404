// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import KosapoCommand
import Testing

extension SourceReading {
  /// The ids of the diagnostics with the paths that they are about, in the order in which they are told.
  var told: [String] { diagnostics.map { "\($0.path): \($0.id)" } }
}

@Test func textsAreReadInTheOrderOfTheirPaths() throws {
  let root = try TemporaryFolder()
  try root.write("content/terms.md", "用語")
  try root.write("content/vocabulary.yml", "課題:")
  try root.write("content/cases/c-0002.md", "二")
  try root.write("content/cases/c-0001.md", "一")
  try root.write("content/cases/c-0001-b.md", "")
  try root.write("content/reviews/c-0001.yml", "記録:")
  try root.write("site/site.yml", "題名:")
  try root.write("site/templates/page.mustache", "{{title}}")

  let reading = readSources(root: root.path)

  #expect(
    reading.sources.map(\.path) == [
      "content/cases/c-0001-b.md", "content/cases/c-0001.md", "content/cases/c-0002.md",
      "content/reviews/c-0001.yml", "content/terms.md", "content/vocabulary.yml",
      "site/site.yml", "site/templates/page.mustache",
    ])
  #expect(reading.sources[1].bytes == Array("一".utf8))
  #expect(reading.told == [])
  #expect(reading.withheld == [])
  #expect(reading.notes == [])
}

@Test func picturesTablesAndAssetsAreListedAndReadOnRequest() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/図.png", [1, 2, 3])
  try root.write("content/statistics/r7.csv", "区,件数\n")
  try root.write("site/assets/site.css", "body{}")
  try root.write("site/assets/fonts/readme", "x")

  let reading = readSources(root: root.path)

  #expect(
    reading.otherFiles.map(\.path) == [
      "content/cases/図.png", "content/statistics/r7.csv", "site/assets/fonts/readme",
      "site/assets/site.css",
    ])
  #expect(reading.otherFiles.map(\.size) == [3, 11, 1, 6])
  #expect(try reading.otherFiles[0].bytes() == [1, 2, 3])
  #expect(reading.otherFiles[1].text().value?.bytes == Array("区,件数\n".utf8))
  #expect(reading.told == [])
}

@Test func aTableInShiftJISIsToldWhenItIsRead() throws {
  let root = try TemporaryFolder()
  try root.write("content/statistics/r7.csv", [0x8B, 0xE6, 0x2C, 0x31, 0x0A])
  let table = try #require(readSources(root: root.path).otherFiles.first).text()
  #expect(table.value == nil)
  #expect(table.diagnostics.map(\.id) == ["not-utf8"])
}

@Test func aFileThatGoesAwayBeforeItIsReadIsTold() throws {
  let root = try TemporaryFolder()
  try root.write("content/statistics/r7.csv", "a")
  let file = try #require(readSources(root: root.path).otherFiles.first)
  try root.remove("content/statistics/r7.csv")
  #expect(file.text().diagnostics.map(\.id) == ["unreadable-file"])
  #expect(throws: FileError.self) { try file.bytes() }
}

/// What stands in a file's place after it was listed: a link to a file outside, one inside, or a folder on its way.
@Test(arguments: ["outside", "inside", "folder", "fifo"])
func aListedFileIsNotReadThroughWhatCameIntoItsPlace(way: String) throws {
  let (root, outside) = (try TemporaryFolder(), try TemporaryFolder())
  try root.write("site/assets/js/a.js", "own")
  try root.write("site/assets/b.js", "other")
  try outside.write("a.js", "foreign")
  let file = try #require(
    readSources(root: root.path).otherFiles.first { $0.path == "site/assets/js/a.js" })
  #expect(try file.bytes() == Array("own".utf8))
  try root.remove(way == "folder" ? "site/assets/js" : "site/assets/js/a.js")
  switch way {
  case "outside": try root.link("site/assets/js/a.js", to: "\(outside.path)/a.js")
  case "inside": try root.link("site/assets/js/a.js", to: "../b.js")
  case "folder": try root.link("site/assets/js", to: outside.path)
  default:
    let made = unsafe mkfifo("\(root.path)/site/assets/js/a.js", 0o666)
    #expect(made == 0)
  }
  #expect(throws: FileError.self) { try file.bytes() }
}

@Test func aLinkInsideIsReadAndNotFollowedElsewhereLater() throws {
  let (root, outside) = (try TemporaryFolder(), try TemporaryFolder())
  try root.write("content/cases/a.png", "own")
  try root.makeFolder("site/assets")
  try root.link("site/assets/a.png", to: "../../content/cases/a.png")
  try outside.write("a.png", "foreign")
  let file = try #require(
    readSources(root: root.path).otherFiles.first { $0.path == "site/assets/a.png" })
  #expect(try file.bytes() == Array("own".utf8))
  try root.remove("content/cases")
  try root.link("content/cases", to: outside.path)
  #expect(throws: FileError.self) { try file.bytes() }
}

@Test func byteOrderMarksAndLineEndsAreToldOnce() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/a.md", "\u{FEFF}題名\r\n本文\r\n")
  try root.write("content/cases/b.md", "題名\r\n本文\r\n")
  try root.write("content/cases/c.md", "題名\r\n本文\n")
  try root.write("content/cases/d.md", "題名\r本文\r")

  let reading = readSources(root: root.path)

  #expect(reading.told == [])
  #expect(reading.sources.count == 4)
  #expect(
    reading.notes == [
      "先頭に BOM（見えない印）の付いたファイルが 1 件あります（「content/cases/a.md」）。そのまま読みました。",
      "改行が CRLF（Windows の形）のファイルが 2 件あります（「content/cases/a.md」など）。そのまま読みました。",
      "改行の CRLF と LF が混ざったファイルが 1 件あります（「content/cases/c.md」）。そのまま読みました。",
      "改行に CR だけを使ったファイルが 1 件あります（「content/cases/d.md」）。そのまま読みました。",
    ])
}

@Test func brokenTextsAreWithheldAndTheOthersRead() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/a.md", [0x91, 0x8A, 0x92, 0x6B])
  try root.write("content/cases/b.md", "本文\u{0}")
  try root.write("content/cases/c.md", "本文")

  let reading = readSources(root: root.path)

  #expect(reading.sources.map(\.path) == ["content/cases/c.md"])
  #expect(reading.withheld.map(\.path) == ["content/cases/a.md", "content/cases/b.md"])
  #expect(reading.withheld[1].bytes == Array("本文\u{0}".utf8))
  #expect(reading.told == ["content/cases/a.md: not-utf8", "content/cases/b.md: nul-byte"])
}

@Test(arguments: [(0, true), (1, false), (50 * 1_024 * 1_024 - sourceSizeLimit, false)])
func filesOverTheLimitAreNotRead(bytesOver: Int, isRead: Bool) throws {
  let root = try TemporaryFolder()
  try root.write(
    "content/cases/big.md", [UInt8](repeating: 0x61, count: sourceSizeLimit + bytesOver))
  let reading = readSources(root: root.path)
  #expect(reading.sources.count == (isRead ? 1 : 0))
  #expect(reading.told == (isRead ? [] : ["content/cases/big.md: file-too-large"]))
  if bytesOver > 1 {
    #expect(
      reading.diagnostics.first?.message
        == "「content/cases/big.md」は 50.0 MB あります。読めるのは 5 MB までです。")
  }
}

@Test func filesThatMayNotBeReadAreTold() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/a.md", "a")
  try root.write("content/cases/b.md", "b")

  let reading = readSources(root: root.path) { folder, name throws(FileError) in
    guard name == "a.md" else { return try folder.file(name) }
    throw FileError(.read, folder.told(name), .system(13))
  }

  #expect(reading.sources.map(\.path) == ["content/cases/b.md"])
  #expect(reading.told == ["content/cases/a.md: unreadable-file"])
  #expect(
    reading.diagnostics.first?.message == "「content/cases/a.md」を読めませんでした（許可されていません）。")
  #expect(reading.withheld == [SourceText(path: "content/cases/a.md", bytes: [])])
}

/// The administrator may read everything, so this says something only for other users.
@Test(.enabled(if: geteuid() != 0))
func whatAUserMayNotReadIsTold() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/a.md", "a")
  try root.write("content/modules/b.md", "b")
  try root.setPermissions("content/cases/a.md", 0)
  try root.setPermissions("content/modules", 0)
  let told = readSources(root: root.path).told
  try root.setPermissions("content/modules", 0o755)
  #expect(told == ["content/cases/a.md: unreadable-file", "content/modules: unreadable-folder"])
}

@Test func aMissingContentFolderIsTold() throws {
  let root = try TemporaryFolder()
  let reading = readSources(root: root.path)
  #expect(reading.told == ["content: missing-content"])
  #expect(reading.diagnostics.first?.message.contains("「\(root.path)」") == true)
}

@Test func aMissingRootIsTold() throws {
  let root = try TemporaryFolder()
  let reading = readSources(root: "\(root.path)/ない")
  #expect(reading.told == ["content: unreadable-root"])
  #expect(reading.diagnostics.first?.message.contains("見つかりません") == true)
}

@Test func anEmptyContentFolderIsNoMistakeOfReading() throws {
  let root = try TemporaryFolder()
  try root.makeFolder("content/cases")
  #expect(readSources(root: root.path).told == [])
}
