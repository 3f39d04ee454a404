// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

extension CacheExample {
  fileprivate func build(_ options: String...) async -> CommandRun {
    await CommandRun.of(["build", "--root", folder.path] + options)
  }

  /// Changes a byte of a page behind kosapo's back: it keeps its size and its time, so that only who makes the page anew notices.
  fileprivate func forge(_ name: String) throws {
    let path = "\(folder.path)/site/public/\(name)"
    let before = try #require(try Folder.status(at: path))
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.write(contentsOf: Data("<!DOCTYPE html>".utf8.prefix(9)))
    try handle.close()
    try OpenFile.reading(path).setModified(before.modified)
  }

  fileprivate func isForged(_ name: String) throws -> Bool {
    try folder.bytes("site/public/\(name)").starts(with: "<!DOCTYPE".utf8)
  }
}

private let page = "worksheets/c-0003.html"

@Test func pageOfWhichNothingChangedIsNeitherMadeNorReadAgain() async throws {
  let example = try CacheExample(seed: 7)
  #expect(await example.build().code == .done)
  try example.forge(page)
  try example.edit(8) { $0.sentences.append("朝の会議を足しました。") }
  #expect(await example.build().code == .done)
  #expect(try example.isForged(page))
  #expect(
    String(decoding: try example.folder.bytes("site/public/cases/c-0008.html"), as: UTF8.self)
      .contains("朝の会議を足しました。"))
}

@Test func withoutTheCacheEverythingIsMadeAnew() async throws {
  let example = try CacheExample(seed: 7)
  #expect(await example.build().code == .done)
  let cache = try example.folder.bytes("site/.cache/build")
  try example.forge(page)
  #expect(await example.build("--no-cache").code == .done)
  #expect(try !example.isForged(page))
  #expect(try example.folder.bytes("site/.cache/build") == cache)
}

/// Where the cache is damaged: its name, its format, who may read it, its own digest, its contents, its end.
@Test(arguments: [0, 13, 21, 37, 53, 61, 1_000, -1])
func damagedCacheAndThatOfAnotherVersionAreNotUsed(place: Int) async throws {
  let example = try CacheExample(seed: 7, caseCount: 3)
  #expect(await example.build().code == .done)
  let whole = try example.folder.bytes("site/.cache/build")
  let index = place < 0 ? whole.count + place : place
  var turned = whole
  turned[index] ^= 0x10
  for bytes in [turned, Array(whole[..<index])] {
    try example.forge(page)
    try example.folder.write("site/.cache/build", bytes)
    #expect(await example.build().code == .done)
    #expect(try !example.isForged(page))
    // What is written then is good again.
    try example.forge(page)
    #expect(await example.build().code == .done)
    #expect(try example.isForged(page))
  }
}

@Test func gitIgnoresTheFolderOfTheCacheByItself() async throws {
  let example = try CacheExample(seed: 7, caseCount: 1)
  #expect(await example.build().code == .done)
  let names = try example.folder.names("site/.cache")
  #expect(names == [".gitignore", "build", "cases", "entries", "index", "spare"])
  #expect(try example.folder.bytes("site/.cache/.gitignore") == Array("*\n".utf8))
}

@Test func cacheOfOneSiteIsNotUsedForAnother() async throws {
  let example = try CacheExample(seed: 7, caseCount: 3)
  #expect(await example.build().code == .done)
  let other = "\(example.folder.path)/other"
  #expect(await example.build("--output", other).code == .done)
  #expect(try example.folder.tree("other") == example.folder.tree("site/public"))
}

@Test func cacheThatCannotBeWrittenIsToldAndTheSiteIsThere() async throws {
  let example = try CacheExample(seed: 7, caseCount: 1)
  try example.folder.write("site/.cache", "a file in the folder's place")
  let run = await example.build()
  #expect(run.code == .done)
  #expect(run.errors.contains("site/.cache"))
  #expect(try example.folder.names("site/public").contains("index.html"))
}

@Test func secretOfAnEditIsFoundInPagesThatAreNotMadeAgain() async throws {
  let example = try CacheExample(seed: 7)
  try example.edit(3) { $0.sentences.append("西区の会議で決めました。") }
  #expect(await example.build().code == .done)
  try example.edit(3) { $0.items = ["区: 西区"] }
  let run = await example.build()
  #expect(run.code == .contentErrors)
  #expect(run.errors.contains("leak-in-output"))
}

@Test func personalDataThatComeByAnEditAreFound() async throws {
  let example = try CacheExample(seed: 7)
  #expect(await example.build().code == .done)
  try example.edit(3) { $0.sentences.append("電話は 06-6208-0001 です。") }
  for _ in 0..<2 {
    let run = await example.build()
    #expect(run.code == .contentErrors)
    #expect(run.errors.contains("PHONE"))
  }
}

@Test(arguments: ["build", "index", "cases", "entries", ".build-new", ".index-new"])
func folderInThePlaceOfAPartIsTakenAway(name: String) async throws {
  let example = try CacheExample(seed: 7, caseCount: 3)
  #expect(await example.build().code == .done)
  let part = "site/.cache/\(name)"
  let path = "\(example.folder.path)/\(part)"
  if FileManager.default.fileExists(atPath: path) {
    try FileManager.default.removeItem(atPath: path)
  }
  try example.folder.write("\(part)/inner/x", "x")
  try example.edit(2) { $0.sentences.append("朝の会議を足しました。") }
  let run = await example.build()
  #expect(run.code == .done)
  #expect(!run.errors.contains("控え"))
  #expect(try Folder.status(at: path)?.kind != .folder)
}
