// SPDX-License-Identifier: MIT

import KosapoCommand
import Testing

@Test(arguments: [
  (".DS_Store", true), (".c-0001.md.swp", true), ("c-0001.md~", true), ("#c-0001.md#", true),
  ("~$表.docx", true), ("Thumbs.db", true), ("desktop.ini", true), ("Desktop.ini", true),
  ("c-0001.bak", true), ("", true),
  ("c-0001.md", false), ("thumbs.md", false), ("a#b.md", false), ("表.csv", false),
])
func whatSystemsAndEditorsLeaveBehindIsLitter(name: String, isLitter: Bool) {
  #expect(FileName(name).isLitter == isLitter)
}

@Test(arguments: [
  ("Thumbs.db", true), (".DS_Store", true), ("._図.png", true), (".nfs0001", true),
  (".htaccess", false), (".git", false), ("メモ.txt", false), ("page.html~", false),
])
func onlyWhatASystemMakesByItselfMayBeLost(name: String, isLitter: Bool) {
  #expect(FileName(name).isSystemLitter == isLitter)
}

@Test(arguments: [
  ("c-0001", true), ("01-mokuteki", true), ("a", true), ("a-", true),
  ("", false), ("-a", false), ("C-0001", false), ("a_b", false), ("a b", false), ("a.b", false),
  ("事例", false), ("ｃ", false), ("a\u{3000}b", false),
])
func anIDIsSmallLettersDigitsAndHyphens(stem: String, isID: Bool) {
  #expect(FileName.isID(stem) == isID)
}

@Test(arguments: [
  ("C-0001", "c-0001"), ("ｃ－０００１", "c-0001"), ("My Case_2", "my-case-2"),
  ("c-0001 (2)", "c-0001-2"), ("a　b", "a-b"), ("--a--", "a"), ("事例1", nil), ("", nil), ("---", nil),
])
func theNearestIDIsOffered(stem: String, expected: String?) {
  #expect(FileName.nearestID(to: stem) == expected)
}

@Test(arguments: [
  ("か\u{3099}", "が"), ("は\u{309A}", "ぱ"), ("ほ\u{3099}", "ぼ"), ("つ\u{3099}", "づ"),
  ("と\u{3099}", "ど"), ("う\u{3099}", "ゔ"), ("ウ\u{3099}", "ヴ"), ("ワ\u{3099}", "ヷ"),
  ("カ\u{3099}イト\u{3099}", "ガイド"), ("ハ\u{309A}", "パ"), ("ゝ\u{3099}", "ゞ"),
  ("ヘ\u{309A}ーシ\u{3099}", "ページ"),
])
func kanaAndTheirMarksArePutTogether(apart: String, together: String) {
  let name = FileName(apart + ".png")
  #expect(name.isDecomposed)
  #expect(Array(name.composed.unicodeScalars) == Array((together + ".png").unicodeScalars))
}

@Test(arguments: [("ガイド.png", false), ("cafe\u{301}.png", true), ("caf\u{E9}.png", false)])
func namesOfAMacAreKnown(name: String, isDecomposed: Bool) {
  #expect(FileName(name).isDecomposed == isDecomposed)
}

@Test(arguments: [
  ("c-0001.md", SourceFolder.Use.source), ("図.PNG", .listed), ("data.csv", .listed),
  ("c-0001.MD", .wrongEnding("c-0001.md")), ("c-0001.markdown", .wrongEnding("c-0001.md")),
  ("c-0001.txt", .wrongEnding("c-0001.md")), ("c-0001.md.txt", .wrongEnding("c-0001.md")),
  ("c-0001", .wrongEnding("c-0001.md")), ("c-0001.odp", .unexpected(nil)),
])
func theEndingSaysWhatIsDoneWithAFile(name: String, use: SourceFolder.Use) throws {
  let cases = try #require(SourceFolder.kinds.first { $0.path == "content/cases" })
  #expect(cases.use(of: FileName(name)) == use)
}

@Test(arguments: [
  ("terms.md", SourceFolder.Use.source), ("vocabulary.yml", .source),
  ("Terms.md", .unexpected("terms.md")), ("vocabulary.yaml", .unexpected("vocabulary.yml")),
  ("memo.md", .unexpected(nil)),
])
func directlyInContentOnlyTwoFilesAreRead(name: String, use: SourceFolder.Use) {
  #expect(SourceFolder.content.use(of: FileName(name)) == use)
}
