// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import KosapoCommand
import Testing

@Test func litterIsPassedOverInSilence() throws {
  let root = try TemporaryFolder()
  for name in [".DS_Store", "c-0001.md~", "#c-0001.md#", ".c-0001.md.swp", "Thumbs.db"] {
    try root.write("content/cases/\(name)", "x")
    try root.write("content/\(name)", "x")
    try root.write("site/assets/\(name)", "x")
  }
  try root.write("content/.git/config", "x")
  let reading = readSources(root: root.path)
  #expect(reading.told == [])
  #expect(reading.sources == [])
  #expect(reading.otherFiles == [])
}

/// The path of a file, the id that is told, and a part of the hint.
@Test(arguments: [
  ("content/cases/c-0001.MD", "wrong-ending", "「c-0001.md」"),
  ("content/cases/c-0001.md.txt", "wrong-ending", "「c-0001.md」"),
  ("content/reviews/c-0001.yaml", "wrong-ending", "「c-0001.yml」"),
  ("content/cases/c-0001.odp", "unexpected-file", "移し"),
  ("content/Terms.md", "unexpected-file", "「terms.md」"),
  ("content/vocabulary.yaml", "unexpected-file", "「vocabulary.yml」"),
  ("content/memo.md", "unexpected-file", "移し"),
  ("site/templates/page.html", "wrong-ending", "「page.mustache」"),
])
func filesThatAreNotReadAreTold(path: String, id: String, hint: String) throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/c-0002.md", "x")
  try root.write(path, "x")
  let reading = readSources(root: root.path)
  #expect(reading.told == ["\(path): \(id)"])
  #expect(reading.diagnostics.first?.severity == .warning)
  #expect(reading.diagnostics.first?.hint?.contains(hint) == true)
  #expect(reading.sources.map(\.path) == ["content/cases/c-0002.md"])
}

@Test(arguments: [
  ("content/case/a.md", "content/case", "「content/cases」"),
  ("content/Cases/a.md", "content/Cases", "「content/cases」"),
  ("content/事例/a.md", "content/事例", "cases"),
  ("content/cases/images/a.png", "content/cases/images", "一つ上"),
])
func foldersThatAreNotReadAreTold(file: String, folder: String, hint: String) throws {
  let root = try TemporaryFolder()
  try root.write(file, "x")
  let reading = readSources(root: root.path)
  #expect(reading.told == ["\(folder): unexpected-folder"])
  #expect(reading.diagnostics.first?.hint?.contains(hint) == true)
}

@Test(arguments: [
  ("C-0001.md", "「c-0001.md」"), ("ｃ－０００１.md", "「c-0001.md」"),
  ("my case.md", "「my-case.md」"), ("事例.md", "半角の英小文字"),
])
func namesThatCannotBeAnAddressAreToldAndRead(name: String, hint: String) throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/\(name)", "x")
  let reading = readSources(root: root.path)
  #expect(reading.told == ["content/cases/\(name): bad-file-name"])
  #expect(reading.diagnostics.first?.hint?.contains(hint) == true)
  #expect(reading.sources.count == 1)
}

@Test func namesOfAMacAreToldWithTheRightName() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/カ\u{3099}イト\u{3099}.png", "x")
  let reading = readSources(root: root.path)
  #expect(reading.diagnostics.map(\.id) == ["decomposed-name"])
  let hint = try #require(reading.diagnostics.first?.hint)
  #expect(hint.unicodeScalars.contains("ガ"))
  #expect(!hint.unicodeScalars.contains("\u{3099}"))
}

@Test func aBlankInAPicturesNameIsAWarning() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/図 1.png", "x")
  let reading = readSources(root: root.path)
  #expect(reading.told == ["content/cases/図 1.png: blank-in-name"])
  #expect(reading.otherFiles.count == 1)
}

@Test func aNameThatIsNotUTF8IsTold() throws {
  let root = try TemporaryFolder()
  try root.makeFolder("content/cases")
  let script = "cd \"$0\" && printf x > \"$(printf '\\213\\346.md')\""
  let shell = try Process.run(
    URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", script, root.path + "/content/cases"])
  shell.waitUntilExit()
  let reading = readSources(root: root.path)
  #expect(reading.told == ["content/cases/\u{FFFD}\u{FFFD}.md: name-not-utf8"])
  #expect(reading.sources == [])
}

@Test func aNameWithAControlCharacterIsToldWithoutIt() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases/a\nb.png", "x")
  try root.write("site/assets/\u{1B}[31m.css", "x")
  let reading = readSources(root: root.path)
  #expect(
    reading.told == [
      "content/cases/a\u{FFFD}b.png: control-in-name",
      "site/assets/\u{FFFD}[31m.css: control-in-name",
    ])
  #expect(reading.otherFiles == [])
}

@Test(.timeLimit(.minutes(1))) func aPipeIsToldAndDoesNotBlock() throws {
  let root = try TemporaryFolder()
  try root.makeFolder("content/cases")
  let shell = try Process.run(
    URL(fileURLWithPath: "/usr/bin/mkfifo"), arguments: [root.path + "/content/cases/a.md"])
  shell.waitUntilExit()
  #expect(readSources(root: root.path).told == ["content/cases/a.md: not-a-file"])
}

@Test func aFolderWithAFilesNameIsTold() throws {
  let root = try TemporaryFolder()
  try root.makeFolder("content/cases/c-0001.md")
  try root.makeFolder("content/terms.md")
  try root.makeFolder("site/site.yml")
  #expect(
    readSources(root: root.path).told == [
      "content/cases/c-0001.md: folder-named-as-file", "content/terms.md: folder-named-as-file",
      "site/site.yml: folder-named-as-file",
    ])
}

@Test func aFileWithAFoldersNameIsTold() throws {
  let root = try TemporaryFolder()
  try root.write("content/cases", "x")
  #expect(readSources(root: root.path).told == ["content/cases: not-a-folder"])
  try root.remove("content")
  try root.write("content", "x")
  #expect(readSources(root: root.path).told == ["content: not-a-folder"])
}

/// Where a link leads, and the id that is told; the link lies in `content/cases`.
@Test(arguments: [
  ("ない.md", "dangling-link"), ("../terms.md/x", "dangling-link"), ("a.md", "link-loop"),
  ("../modules", "link-to-folder"), ("..", "link-to-folder"), (".", "link-to-folder"),
  ("/etc/passwd", "link-outside"), ("../../../outside.md", "link-outside"),
  ("/dev/null", "not-a-file"),
])
func linksThatCannotBeFollowedAreTold(destination: String, id: String) throws {
  let folder = try TemporaryFolder()
  try folder.write("outside.md", "x")
  try folder.write("root/content/terms.md", "x")
  try folder.makeFolder("root/content/cases")
  try folder.makeFolder("root/content/modules")
  try folder.link("root/content/cases/a.md", to: destination)
  let reading = readSources(root: folder.path + "/root")
  #expect(reading.told == ["content/cases/a.md: \(id)"])
  #expect(reading.withheld.map(\.path) == ["content/cases/a.md"])
}

@Test func aLinkToAFileInsideTheRootIsFollowed() throws {
  let folder = try TemporaryFolder()
  try folder.write("root/shared/x.md", "本文")
  try folder.write("root/shared/x.png", "12")
  try folder.makeFolder("root/content/cases")
  try folder.link("root/content/cases/a.md", to: "b.md")
  try folder.link("root/content/cases/b.md", to: "../../shared/x.md")
  try folder.link("root/content/cases/c.png", to: "../../shared/x.png")
  try folder.link("link", to: "root")
  for root in ["root", "link"] {
    let reading = readSources(root: "\(folder.path)/\(root)")
    #expect(reading.told == [])
    #expect(reading.sources.map(\.path) == ["content/cases/a.md", "content/cases/b.md"])
    #expect(reading.sources.map(\.bytes) == [Array("本文".utf8), Array("本文".utf8)])
    #expect(reading.otherFiles.map(\.size) == [2])
    #expect(try reading.otherFiles[0].bytes() == Array("12".utf8))
  }
}

@Test func aLinkToAFolderIsNotEntered() throws {
  let root = try TemporaryFolder()
  try root.write("shared/cases/a.md", "x")
  try root.makeFolder("content")
  try root.link("content/cases", to: "../shared/cases")
  try root.link("content/modules", to: "..")
  try root.link("site", to: "shared")
  #expect(
    readSources(root: root.path).told == [
      "content/cases: link-to-folder", "content/modules: link-to-folder", "site: link-to-folder",
    ])
}
