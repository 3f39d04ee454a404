// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

/// The output folder, from a root that holds `content/`, `site/` and some other things, and why it is refused.
@Test(arguments: [
  ("/", OutputRefusal.wholeDisk), ("//", .wholeDisk), ("/..", .wholeDisk),
  ("", .withoutName),
  ("ROOT", .rootFolder), ("ROOT/", .rootFolder), ("ROOT/.", .rootFolder),
  ("ROOT/site/..", .rootFolder), ("ROOT/..", .rootFolder), ("ROOT/link", .rootFolder),
  ("ROOT/content", .sourceFolder("content")), ("ROOT/content/", .sourceFolder("content")),
  ("ROOT/content/cases", .sourceFolder("content")),
  ("ROOT/content/new/public", .sourceFolder("content")),
  ("ROOT/link/content/public", .sourceFolder("content")),
  ("ROOT/site", .sourceFolder("site")),
  ("ROOT/site/assets/out", .sourceFolder("site/assets")),
  ("ROOT/site/templates", .sourceFolder("site/templates")),
  ("ROOT/full", .withoutMarker), ("ROOT/.", .rootFolder), ("ROOT/full/..", .rootFolder),
  ("ROOT/empty/.", .withoutName),
  ("ROOT/file", .notAFolder), ("ROOT/emptylink", .symbolicLink), ("ROOT/dangling", .symbolicLink),
  ("ROOT/damaged", .damagedMarker), ("ROOT/newer", .newerFormat),
])
func foldersThatWouldBeLostAreRefused(output: String, refusal: OutputRefusal) throws {
  let folder = try TemporaryFolder()
  try folder.write("root/content/cases/a.md", "x")
  try folder.makeFolder("root/site/templates")
  try folder.makeFolder("root/site/assets")
  try folder.write("root/full/memo.txt", "x")
  try folder.makeFolder("root/empty")
  try folder.write("root/file", "x")
  try folder.link("root/emptylink", to: "empty")
  try folder.link("root/dangling", to: "ない")
  try folder.link("root/link", to: ".")
  try folder.write("root/damaged/.kosapo-site", "何か")
  try folder.write("root/newer/.kosapo-site", "kosapo-site 2\n")
  let root = folder.path + "/root"
  let path = output.hasPrefix("ROOT") ? root + output.dropFirst(4) : output
  let before = try folder.tree("root")

  let error = #expect(throws: FileError.self) {
    try exchangeSite(SampleSite.old, at: path, root: root)
  }
  #expect(error?.reason == .refused(refusal))
  let early = #expect(throws: FileError.self) { try prepareOutput(at: path, root: root) }
  #expect(early == error)
  #expect(try folder.tree("root") == before)
  #expect(try folder.names("root/content") == ["cases"])
}

@Test(arguments: ["memo.txt", "cases/メモ.txt", ".htaccess", ".git/HEAD", "cases/Thumbs.db/x"])
func filesThatAPersonLaidIntoTheSiteAreNotLost(name: String) throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.write("site/public/\(name)", "大事")
  let before = try root.tree("site")
  let error = #expect(throws: FileError.self) { try root.exchange(SampleSite.new) }
  #expect(error?.reason == .refused(.foreignFile(name)))
  #expect(error?.message.contains("「\(name)」") == true)
  #expect(try root.tree("site") == before)
}

@Test func linksThatAPersonLaidIntoTheSiteAreNotLost() throws {
  let root = try emptyRoot()
  try root.exchange(SampleSite.old)
  try root.write("大事/file", "x")
  try root.link("site/public/link", to: "../../大事")
  let error = #expect(throws: FileError.self) { try root.exchange(SampleSite.new) }
  #expect(error?.reason == .refused(.foreignFile("link")))
  #expect(try root.names("大事") == ["file"])
}

@Test func preparingMakesNothing() throws {
  let root = try emptyRoot()
  #expect(try !prepareOutput(at: root.path + "/a/b/public", root: root.path))
  #expect(try !prepareOutput(at: root.path + "/site/public", root: root.path))
  #expect(try root.names() == ["content", "site"])
  #expect(try root.leftovers() == [])
}

@Test func aFileInThePathIsAFailureOfTheMachine() throws {
  let root = try emptyRoot()
  try root.write("file", "x")
  let error = #expect(throws: FileError.self) { try root.exchange([], to: "file/public") }
  #expect(error?.message.contains("途中にフォルダーでないものがあります") == true)
}

@Test func aNameThatIsTooLongIsAFailureOfTheMachine() throws {
  let root = try emptyRoot()
  let error = #expect(throws: FileError.self) {
    try root.exchange([], to: String(repeating: "長", count: 100))
  }
  #expect(error?.message.hasSuffix("（名前が長すぎます）。") == true)
}
