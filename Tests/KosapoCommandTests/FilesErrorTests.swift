// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand
import Testing

@Test(arguments: [
  (ENOSPC, "空き容量がありません"), (EDQUOT, "使ってよい容量を超えました"), (EACCES, "許可されていません"),
  (EPERM, "許可されていません"), (EROFS, "読み取り専用の場所です"), (ENAMETOOLONG, "名前が長すぎます"),
  (EIO, "ディスクの読み書きに失敗しました"), (EBUSY, "ほかのプログラムが使っています"), (9_999, "システムのエラー番号 9999"),
])
func theSystemsNumbersAreToldInJapanese(number: Int32, reason: String) {
  let error = FileError(.write, "site/public", .system(number))
  #expect(error.message == "「site/public」に書き込めませんでした（\(reason)）。")
}

@Test(arguments: [
  FileError.Operation.read, .list, .write, .makeFolder, .rename, .delete, .lock,
])
func everyMessageQuotesThePath(operation: FileError.Operation) {
  let error = FileError(operation, "site/public", .system(ENOSPC))
  #expect(error.message.contains("「site/public」"))
  #expect(error.message.hasSuffix("ませんでした（空き容量がありません）。"))
  #expect(error.hint != nil)
}

@Test(arguments: [
  OutputRefusal.withoutName, .wholeDisk, .rootFolder, .sourceFolder("content"), .notAFolder,
  .symbolicLink, .withoutMarker, .damagedMarker, .newerFormat, .foreignFile("a.txt"),
])
func everyRefusalSaysWhatToDo(refusal: OutputRefusal) {
  let error = FileError(.write, "out", .refused(refusal))
  #expect(error.message.hasPrefix("出力先「out」"))
  #expect(error.message.hasSuffix("。"))
  #expect(error.hint?.isEmpty == false)
}

@Test func theMarkerIsReadAsItWasWritten() throws {
  let paths = ["assets/表 紙.png", "index.html"]
  #expect(try SiteMarker(bytes: SiteMarker(paths: paths).bytes).paths == paths)
  #expect(try SiteMarker(bytes: SiteMarker(paths: []).bytes).paths == [])
}

@Test(arguments: [
  ("", SiteMarker.Flaw.damaged), ("kosapo-site", .damaged), ("kosapo-site x\nファイル:\n", .damaged),
  ("kosapo-site 0\nファイル:\n", .damaged), ("kosapo-site 1\n", .damaged),
  ("kosapo-site 1\nファイル:\nindex.ht", .damaged), ("kosapo-site 2\n", .newer),
])
func aMarkerThatIsNotKosaposIsKnown(text: String, flaw: SiteMarker.Flaw) {
  #expect(throws: flaw) { try SiteMarker(bytes: Array(text.utf8)) }
}
