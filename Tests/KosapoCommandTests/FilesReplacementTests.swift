// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test func aFileIsReplacedAndKeepsItsPermissions() throws {
  let root = try TemporaryFolder()
  try root.write("a.md", "古い")
  try root.setPermissions("a.md", 0o640)
  try replaceFile(at: root.path + "/a.md", with: Array("新しい".utf8))
  #expect(try root.bytes("a.md") == Array("新しい".utf8))
  #expect(try root.permissions("a.md") == 0o640)
  #expect(try root.names() == ["a.md"])
}

@Test func aLinkStaysALinkWhenItsFileIsReplaced() throws {
  let root = try TemporaryFolder()
  try root.write("inner/a.md", "古い")
  try root.link("link.md", to: "inner/a.md")
  try replaceFile(at: root.path + "/link.md", with: Array("新しい".utf8))
  #expect(try root.bytes("inner/a.md") == Array("新しい".utf8))
  #expect(try Folder.at(root.path).status(of: "link.md")?.kind == .link)
}

@Test func whatAKilledReplacementLeftIsReplaced() throws {
  let root = try TemporaryFolder()
  try root.write("a.md", "古い")
  try root.write(".a.md.kosapo-new", "半分")
  try replaceFile(at: root.path + "/a.md", with: [])
  #expect(try root.bytes("a.md") == [])
  #expect(try root.names() == ["a.md"])
}

@Test func onlyAFileThatIsThereIsReplaced() throws {
  let root = try TemporaryFolder()
  try root.makeFolder("folder")
  let missing = #expect(throws: FileError.self) {
    try replaceFile(at: root.path + "/a.md", with: [])
  }
  #expect(missing?.message.contains("見つかりません") == true)
  let folder = #expect(throws: FileError.self) {
    try replaceFile(at: root.path + "/folder", with: [])
  }
  #expect(folder?.reason == .notAFile)
  #expect(try root.names() == ["folder"])
}

@Test func aNewFileIsWrittenWithTheFoldersAboveIt() throws {
  let root = try TemporaryFolder()
  try createNew(at: root.path + "/content/cases/c-0001.md", with: Array("事例".utf8))
  #expect(try root.bytes("content/cases/c-0001.md") == Array("事例".utf8))
}

@Test func aNewFileOverwritesNothing() throws {
  let root = try TemporaryFolder()
  try root.write("a.md", "古い")
  try root.link("dangling.md", to: "ない.md")
  for name in ["a.md", "dangling.md"] {
    let error = #expect(throws: FileError.self) {
      try createNew(at: "\(root.path)/\(name)", with: Array("新しい".utf8))
    }
    #expect(error?.reason == .alreadyExists)
    #expect(error?.message == "「\(root.path)/\(name)」はもうあるので、上書きしませんでした。")
  }
  #expect(try root.bytes("a.md") == Array("古い".utf8))
  #expect(try root.names() == ["a.md", "dangling.md"])
}
