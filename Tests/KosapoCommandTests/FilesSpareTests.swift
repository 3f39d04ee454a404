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

  /// Checks that site and spare are the same files under the same names, and that nothing lies beside the site.
  fileprivate func expectSiteAndSpare(_ files: [SiteFile]) throws {
    #expect(try tree("site/public") == SampleSite.tree(files))
    #expect(try tree("site/.cache/spare") == SampleSite.tree(files))
    for file in files {
      #expect(
        try identity("site/public/\(file.path)") == identity("site/.cache/spare/\(file.path)"))
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
