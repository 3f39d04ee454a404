// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

/// A PNG with the name of its author.
private let signedPNG: [UInt8] =
  [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("tEXt", Array("Author\0田中".utf8))
  + chunk("IEND", [])

private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
  [0, 0, 0, UInt8(data.count)] + Array(type.utf8) + data + [0, 0, 0, 0]
}

extension TemporaryFolder {
  fileprivate func run(_ arguments: String...) async -> CommandRun {
    await CommandRun.of(arguments + ["--root", path])
  }

  fileprivate func setPrivacy(_ policy: String) throws {
    let settings = String(decoding: try bytes("site/site.yml"), as: UTF8.self)
    try write("site/site.yml", settings.replacing("個人情報: 止める", with: "個人情報: \(policy)"))
  }
}

@Test func aPictureWithItsAuthorStopsTheBuildAndIsCleanedByFix() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/zu.png", signedPNG)
  let build = await folder.run("build")
  #expect(build.code == .contentErrors)
  #expect(
    build.errors.contains(
      "content/pages/zu.png:1:1: エラー: 「content/pages/zu.png」に、見えない情報が残っています: 作成者。"))
  #expect(build.errors.contains("`kosapo check --fix` で消せます"))
  let fix = await folder.run("check", "--fix")
  #expect(fix.code == .done)
  #expect(fix.output.contains("content/pages/zu.png: 見えない情報を消しました。"))
  #expect(try folder.bytes("content/pages/zu.png") == signedPNG.prefix(8) + chunk("IEND", []))
  #expect(await folder.run("build").code == .done)
}

@Test(arguments: [("知らせる", "警告: 「content/pages/zu.png」に"), ("調べない", "エラーも警告もありません")])
func theSiteSaysWhatAFindingInAPictureDoes(policy: String, output: String) async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.setPrivacy(policy)
  try folder.write("content/pages/zu.png", signedPNG)
  let run = await folder.run("check")
  #expect(run.code == .done)
  #expect(run.output.contains(output))
}

@Test func aPictureThatRunsScriptIsAnErrorUnderEveryPolicy() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.setPrivacy("調べない")
  try folder.write("site/assets/zu.svg", "<svg onload='alert(1)'/>")
  let run = await folder.run("check")
  #expect(run.code == .contentErrors)
  #expect(run.output.contains("site/assets/zu.svg:1:1: エラー: 「site/assets/zu.svg」に、開くと動くもの"))
}

@Test func aPictureOfATelephoneIsToldUnderAnyName() async throws {
  let folder = try TemporaryFolder.withSmallSite()
  try folder.write("content/pages/zu.jpg", "\0\0\0\u{18}ftypheic")
  let run = await folder.run("check")
  #expect(run.code == .contentErrors)
  #expect(run.output.contains("調べられない形（HEIC）です"))
}

@Test func cleaningThePictureOfAnApprovedCaseIsWarnedOf() async throws {
  let site = try await ReviewedSite()
  try site.folder.write("content/cases/zu.png", signedPNG)
  let path = "content/cases/c-0001.md"
  try site.folder.write(path, try site.text(path) + "\n![図](zu.png)\n")
  await site.approve("c-0001")
  let run = await site.run(["check", "--fix"])
  #expect(run.output.contains("content/cases/zu.png: 見えない情報を消しました。\n  注意: 承認を終えた事例です"))
}
