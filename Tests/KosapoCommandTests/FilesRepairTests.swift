// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

/// Calls of a file system that cannot exchange, with a run that ends at a moment as if it were killed.
private func killed(
  at moment: SwapCalls.Moment, exchangeIsRefusedWith number: Int32? = nil
) -> SwapCalls {
  let exchange: @Sendable (borrowing Folder, String, String) throws(FileError) -> Void = {
    folder, name, other throws(FileError) in
    guard let number else { return try folder.exchange(name, with: other) }
    throw FileError(.rename, folder.told(other), .system(number))
  }
  return SwapCalls(
    exchange: exchange,
    reached: { reached throws(FileError) in
      if reached == moment { throw FileError(.write, "kill", .system(EINTR)) }
    },
    cleansUp: false)
}

@Test(arguments: [EINVAL, ENOSYS, EXDEV, EPERM, EOPNOTSUPP])
func whereExchangingIsRefusedTwoRenamesDoIt(number: Int32) throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  let calls = SwapCalls(exchange: { folder, _, name throws(FileError) in
    throw FileError(.rename, folder.told(name), .system(number))
  })
  try root.exchange(SampleSite.new, calls: calls)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.new))
  #expect(try root.leftovers() == [])
}

@Test func anotherFailureOfTheExchangeLeavesTheOldSite() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  let calls = SwapCalls(exchange: { folder, _, name throws(FileError) in
    throw FileError(.rename, folder.told(name), .system(EACCES))
  })
  let error = #expect(throws: FileError.self) {
    try root.exchange(SampleSite.new, calls: calls)
  }
  #expect(error?.systemNumber == EACCES)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.old))
  #expect(try root.leftovers() == [])
}

@Test func aFullDiskLeavesTheOldSiteAndNothingElse() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  let calls = SwapCalls(link: { _, name, new throws(FileError) in
    throw FileError(.write, new.told(name), .system(ENOSPC))
  })
  let error = #expect(throws: FileError.self) {
    try root.exchange(SampleSite.new, calls: calls)
  }
  #expect(error?.message == "「\(root.path)/site/public」に書き込めませんでした（空き容量がありません）。")
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.old))
  #expect(try root.leftovers() == [])
}

/// A moment, whether the exchange is refused, and whether the new site is in place when the run ends there;
/// `nil` where no site is.
@Test(
  arguments: [
    (.stagingBegun, false, false), (.staged, false, false), (.exchanged, false, true),
    (.stagingBegun, true, false), (.staged, true, false), (.journalWritten, true, false),
    (.oldSetAside, true, nil), (.newInPlace, true, true), (.journalRemoved, true, true),
    (.exchanged, true, true),
  ] as [(SwapCalls.Moment, Bool, Bool?)])
func aRunThatIsKilledLeavesAWholeSiteOrOneThatIsMended(
  moment: SwapCalls.Moment, isRefused: Bool, isNew: Bool?
) throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  let calls = killed(at: moment, exchangeIsRefusedWith: isRefused ? EINVAL : nil)
  #expect(throws: FileError.self) { try root.exchange(SampleSite.new, calls: calls) }

  let names = try root.names("site")
  #expect(names.contains("public") == (isNew != nil))
  if let isNew {
    let expected = isNew ? SampleSite.new : SampleSite.old
    #expect(try root.tree("site/public") == SampleSite.tree(expected))
  }

  try prepareOutput(at: "\(root.path)/site/public", root: root.path)
  let mended = isNew == false ? SampleSite.old : SampleSite.new
  #expect(try root.tree("site/public") == SampleSite.tree(mended))

  try root.exchange(SampleSite.new)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.new))
  #expect(try root.leftovers() == [])
}

@Test(arguments: SwapCalls.Moment.allCases)
func aFirstRunThatIsKilledIsDoneAgain(moment: SwapCalls.Moment) throws {
  let root = try emptyRoot()
  do {
    try root.exchange(SampleSite.old, calls: killed(at: moment))
  } catch {
    #expect(error.path == "kill")
  }
  try root.exchange(SampleSite.new)
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.new))
  #expect(try root.leftovers() == [])
}

/// What a mending that was itself killed leaves: names beside the output folder, and what must come out.
@Test(arguments: [
  (["public", ".public.old-kosapo", ".public.journal-kosapo"], true),
  ([".public.staging-kosapo", ".public.journal-kosapo"], true),
  ([".public.old-kosapo", ".public.journal-kosapo"], true),
  (["public", ".public.journal-kosapo"], true),
  (["public", ".public.staging-kosapo", ".public.old-kosapo", ".public.lock-kosapo"], true),
  ([".public.journal-kosapo"], false),
])
func everyStateBesideTheOutputIsMended(names: [String], hasSite: Bool) throws {
  let root = try emptyRoot()
  for name in names {
    if name.hasSuffix("journal-kosapo") || name.hasSuffix("lock-kosapo") {
      try root.write("site/\(name)", "")
    } else {
      try root.exchange(SampleSite.old, to: "site/whole")
      try root.move("site/whole", to: "site/\(name)")
    }
  }
  #expect(try prepareOutput(at: "\(root.path)/site/public", root: root.path))
  #expect(try root.names("site").contains("public") == hasSite)
  if hasSite { #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.old)) }
  #expect(try root.leftovers().filter { $0 != ".public.lock-kosapo" } == [])
  try root.exchange(SampleSite.new)
  #expect(try root.leftovers() == [])
}

@Test func theOldSiteComesBackWhereTheNewOneCannotBePutInPlace() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  let path = root.path
  // Once the old site is set aside, the new one is gone, so that the second rename fails.
  let calls = SwapCalls(
    exchange: { folder, _, name throws(FileError) in
      throw FileError(.rename, folder.told(name), .system(EINVAL))
    },
    reached: { moment throws(FileError) in
      guard moment == .oldSetAside else { return }
      try Folder.at(path + "/site").rename(".public.staging-kosapo", to: "elsewhere")
    })
  #expect(throws: FileError.self) { try root.exchange(SampleSite.new, calls: calls) }
  #expect(try root.tree("site/public") == SampleSite.tree(SampleSite.old))
  #expect(try root.leftovers() == ["elsewhere"])
}

@Test func halfDeletedOldSitesAreDeletedByTheNextRun() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.write("site/.public.staging-kosapo/.kosapo-site", "")
  try root.write("site/.public.staging-kosapo/cases/rest.html", "x")
  try root.exchange(SampleSite.old)
  #expect(try root.leftovers() == [])
}

@Test func aFolderWithTheStagingNameThatIsNotKosaposIsLeftAlone() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.write("site/.public.staging-kosapo/大事.txt", "x")
  let error = #expect(throws: FileError.self) { try root.exchange(SampleSite.new) }
  #expect(error?.reason == .refused(.withoutMarker))
  #expect(try root.bytes("site/.public.staging-kosapo/大事.txt") == Array("x".utf8))
}
