// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import KosapoCommand
import Testing

extension TemporaryFolder {
  /// Puts a site in place and keeps the one that it replaces.
  fileprivate func exchangeKeeping(
    _ files: [SiteFile], calls: SwapCalls = SwapCalls(), inspection: SiteInspection? = nil
  ) throws(FileError) -> SiteExchange {
    try exchangeSite(
      files, at: "\(path)/site/public", root: path, inspection: inspection, keepsSpare: true,
      calls: calls)
  }

  /// What makes the file what it is, whatever its name.
  fileprivate func identity(_ name: String) throws -> FileStatus.Identity? {
    try Folder.at(path).status(of: name)?.identity
  }

  /// Checks that site and spare are the same files under the same names, apart from those that only the spare has, and
  /// that nothing lies beside the site.
  fileprivate func expectSiteAndSpare(_ files: [SiteFile]) throws {
    #expect(try tree("site/public") == SampleSite.tree(files))
    #expect(try tree("site/.cache/spare") == SampleSite.tree(files))
    for file in files {
      let kept = try #require(try Folder.at(path).status(of: "site/.cache/spare/\(file.path)"))
      #expect(
        try kept.nameCount == 1 || identity("site/public/\(file.path)") == kept.identity)
    }
    #expect(try leftovers() == [".cache"])
  }
}

@Test func theReplacedSiteIsKeptAndHasWhatTheNewOneHas() throws {
  let root = try emptyRoot()
  for (files, counts) in [
    (SampleSite.old, [4, 0, 0]), (SampleSite.new, [2, 2, 1]), (SampleSite.new, [0, 4, 0]),
    (SampleSite.old, [2, 2, 1]), (SampleSite.new, [2, 2, 1]),
  ] {
    let result = try root.exchangeKeeping(files)
    #expect([result.writtenCount, result.keptCount, result.removedCount] == counts)
    try root.expectSiteAndSpare(files)
  }
}

@Test func withASpareNothingUnchangedIsLinkedAgainOrTouched() throws {
  let root = try emptyRoot()
  _ = try root.exchangeKeeping(SampleSite.old)
  try root.setModified("site/public/cases/c-0001.html", seconds: 1_000_000)
  let calls = SwapCalls(link: { old, name, new throws(FileError) in
    #expect(["index.html", "modules/01.html"].contains(name))
    try old.link(name, into: new)
  })
  _ = try root.exchangeKeeping(SampleSite.new, calls: calls)
  #expect(try root.modified("site/public/cases/c-0001.html") == 1_000_000)
  try root.expectSiteAndSpare(SampleSite.new)
}

@Test(arguments: SwapCalls.Moment.allCases, [false, true])
func whoeverIsKilledWithASpareLeavesAWholeSite(
  moment: SwapCalls.Moment, isRefused: Bool
) throws {
  let root = try emptyRoot()
  _ = try root.exchangeKeeping(SampleSite.old)
  let calls = SwapCalls(
    exchange: { folder, name, other throws(FileError) in
      guard isRefused else { return try folder.exchange(name, with: other) }
      throw FileError(.rename, folder.told(other), .system(EINVAL))
    },
    reached: { reached throws(FileError) in
      if reached == moment { throw FileError(.write, "kill", .system(EINTR)) }
    },
    cleansUp: false)
  do {
    _ = try root.exchangeKeeping(SampleSite.new, calls: calls)
  } catch {
    #expect(error.path == "kill")
  }
  try prepareOutput(at: "\(root.path)/site/public", root: root.path)
  let site = try root.tree("site/public")
  #expect([SampleSite.tree(SampleSite.old), SampleSite.tree(SampleSite.new)].contains(site))
  _ = try root.exchangeKeeping(SampleSite.new)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.new))
  for files in [SampleSite.old, SampleSite.new] {
    _ = try root.exchangeKeeping(files)
    try root.expectSiteAndSpare(files)
  }
}

@Test func whereNothingCanBeLinkedNoSpareIsKept() throws {
  let root = try emptyRoot()
  let calls = SwapCalls(link: { _, name, new throws(FileError) in
    throw FileError(.write, new.told(name), .system(EPERM))
  })
  for files in [SampleSite.old, SampleSite.new] {
    _ = try root.exchangeKeeping(files, calls: calls)
    #expect(try root.tree("site/public") == SampleSite.tree(files))
    #expect(try root.names("site/.cache") == [".gitignore"])
    #expect(try root.leftovers() == [".cache"])
  }
}

@Test func whatWasRefusedIsNotLeftInTheSpare() throws {
  let root = try emptyRoot()
  _ = try root.exchangeKeeping(SampleSite.old)
  let result = try root.exchangeKeeping(
    SampleSite.new,
    inspection: { path, _ in
      path == "index.html" ? [Diagnostic(.error, id: "test", "見つけた", at: .wholeFile(path))] : []
    })
  #expect(!result.isInPlace)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.old))
  #expect(try root.names("site/.cache") == [".gitignore"])
  for files in [SampleSite.new, SampleSite.old] {
    _ = try root.exchangeKeeping(files)
    try root.expectSiteAndSpare(files)
  }
}

@Test func foldersOfTheSpareTakeThePermissionsOfTheSite() throws {
  let root = try emptyRoot()
  _ = try root.exchangeKeeping(SampleSite.old)
  try root.setPermissions("site/public", 0o2775)
  try root.setPermissions("site/public/cases", 0o770)
  for files in [SampleSite.new, SampleSite.old] {
    _ = try root.exchangeKeeping(files)
    #expect(try root.permissions("site/public") == 0o2775)
    #expect(try root.permissions("site/public/cases") == 0o770)
  }
}

@Test func aSpareGoesWithTheSiteThatItIsOf() throws {
  let root = try emptyRoot()
  _ = try root.exchangeKeeping(SampleSite.old)
  try root.remove("site/public")
  _ = try root.exchangeKeeping(SampleSite.new)
  try root.expectSiteAndSpare(SampleSite.new)
}

@Test func theCacheOfOneRootHasNoSpareOfASiteElsewhereAndNoneWithoutACache() async throws {
  let example = try CacheExample(seed: 7, caseCount: 1)
  let root = example.folder.path
  let elsewhere = try TemporaryFolder()
  let spare = "\(root)/site/.cache/spare"
  for (options, isKept) in [
    (["--output", "\(elsewhere.path)/a"], false), ([], true),
    (["--output", "\(elsewhere.path)/a"], true),
    (["--no-cache", "--output", "\(elsewhere.path)/a"], false),
    (["--output", "\(root)/out"], true), (["--no-cache"], false),
  ] {
    #expect(await CommandRun.of(["build", "--root", root] + options).code == .done)
    #expect(FileManager.default.fileExists(atPath: spare) == isKept, "\(options)")
  }
  #expect(try elsewhere.names() == ["a"])
}

/// A root in memory, where it is known that files can be written into, with a spare that has its own `index.html`.
private func rootWithOwnFile() throws -> TemporaryFolder {
  let root = try TemporaryFolder(isInMemory: true)
  try root.makeFolder("site")
  for files in [SampleSite.old, SampleSite.new] { _ = try root.exchangeKeeping(files) }
  return root
}

private let ownFile = "site/.cache/spare/index.html"

@Test func whatChangesEachTimeIsWrittenIntoTheSameTwoFiles() throws {
  let root = try rootWithOwnFile()
  let identities = [try root.identity("site/public/index.html"), try root.identity(ownFile)]
  #expect(identities[0] != identities[1])
  for (files, index) in [(SampleSite.old, 1), (SampleSite.new, 0), (SampleSite.old, 1)] {
    _ = try root.exchangeKeeping(files)
    #expect(try root.identity("site/public/index.html") == identities[index])
    try root.expectSiteAndSpare(files)
  }
}

@Test func aFileThatBecomesShorterEndsWhereItShould() throws {
  let root = try rootWithOwnFile()
  for text in ["とても長い入口", "短", "", "また長い入口"] {
    let files = SampleSite.site(["index.html": text])
    _ = try root.exchangeKeeping(files)
    try root.expectSiteAndSpare(files)
  }
}

@Test func whatChangedOnceIsTheSitesVeryFileAgainAndKeepsItsTime() throws {
  let root = try rootWithOwnFile()
  try root.setModified("site/public/index.html", seconds: 1_000_000)
  _ = try root.exchangeKeeping(SampleSite.new + SampleSite.site(["z.html": "もう一つ"]))
  #expect(try root.modified("site/public/index.html") == 1_000_000)
  #expect(try root.identity("site/public/index.html") == root.identity(ownFile))
}

@Test func aFileWithAnotherNameIsNeverWrittenInto() throws {
  let root = try rootWithOwnFile()
  try FileManager.default.linkItem(
    atPath: "\(root.path)/\(ownFile)", toPath: "\(root.path)/backup.html")
  for files in [SampleSite.old, SampleSite.new] {
    _ = try root.exchangeKeeping(files)
    #expect(try root.bytes("backup.html") == Array("新しい入口".utf8))
    try root.expectSiteAndSpare(files)
  }
}

@Test func whoeverHasAFileOpenReadsItAsItWas() throws {
  let root = try rootWithOwnFile()
  let shown = try OpenFile.reading("\(root.path)/site/public/index.html")
  let kept = try OpenFile.reading("\(root.path)/\(ownFile)")
  for files in [SampleSite.old, SampleSite.new, SampleSite.old] {
    _ = try root.exchangeKeeping(files)
    try root.expectSiteAndSpare(files)
  }
  #expect(try shown.bytes(expecting: 0) == Array("新しい入口".utf8))
  #expect(try kept.bytes(expecting: 0) == Array("新しい入口".utf8))
}

@Test func aChangedFileHasThePermissionsOfANewOne() throws {
  let root = try rootWithOwnFile()
  let usual = try root.permissions(ownFile)
  try root.setPermissions(ownFile, 0o600)
  _ = try root.exchangeKeeping(SampleSite.old)
  #expect(try root.permissions("site/public/index.html") == usual)
  try root.expectSiteAndSpare(SampleSite.old)
}

@Test func aLinkOrAFolderInTheSpareIsReplacedAndLeadsNowhere() throws {
  let root = try rootWithOwnFile()
  try root.write("outside.html", "外のファイル")
  try root.remove(ownFile)
  try root.link(ownFile, to: "\(root.path)/outside.html")
  _ = try root.exchangeKeeping(SampleSite.old)
  try root.expectSiteAndSpare(SampleSite.old)
  try root.remove(ownFile)
  try root.write("\(ownFile)/x", "x")
  _ = try root.exchangeKeeping(SampleSite.new)
  try root.expectSiteAndSpare(SampleSite.new)
  #expect(try root.bytes("outside.html") == Array("外のファイル".utf8))
}
