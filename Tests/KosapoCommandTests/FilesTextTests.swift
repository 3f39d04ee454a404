// SPDX-License-Identifier: MIT

import Diagnostics
import Foundation
import KosapoCommand
import Testing

private func decoded(_ base64: String) throws -> [UInt8] {
  Array(try #require(Data(base64Encoded: base64)))
}

private func encoding(of bytes: [UInt8]) -> TextEncoding? {
  TextEncoding.guess(bytes, TextInspection(of: bytes))
}

/// Japanese texts in other encodings, in base 64: most are 「相談の記録です。学校と区役所で共有しました。」.
@Test(arguments: [
  (
    "kYqSa4LMi0yYXoLFgreBQop3jVqCxovmlvCPioLFi6SXTIK1gtyCtYK9gUIK",
    TextEncoding.shiftJIS
  ),
  (
    "LS0tDQqR6Ja8OiCSqYtOgquC54LqgsiCog0KLS0tDQo=",
    TextEncoding.shiftJIS
  ),
  (
    "dGl0bGU6IJGKkmsK",
    TextEncoding.shiftJIS
  ),
  (
    "tsXA3rnJIMynstkK",
    TextEncoding.shiftJIS
  ),
  (
    "werDzKTOta3Pv6THpLmho7PYubukyLbozPK96qTHtqbNraS3pN6kt6S/oaMK",
    TextEncoding.eucJP
  ),
  (
    "LS0tCsLqzL46IKWrpb+lq6XKpMi0wbv6Ci0tLQo=",
    TextEncoding.eucJP
  ),
  (
    "GyRCQWpDTCRONS1PPyRHJDkhIzNYOTskSDZoTHI9aiRHNiZNLSQ3JF4kNyQ/ISMbKEIK",
    TextEncoding.iso2022JP
  ),
  (
    "//74dseKbjAYijKTZzBZMAIwZlshaGgwOlN5X0BiZzBxUQlnVzB+MFcwXzACMAoA",
    TextEncoding.utf16LittleEndian
  ),
  (
    "/v92+IrHMG6KGJMyMGcwWTACW2ZoITBoUzpfeWJAMGdRcWcJMFcwfjBXMF8wAgAK",
    TextEncoding.utf16BigEndian
  ),
  (
    "+HbHim4wGIoyk2cwWTACMGZbIWhoMDpTeV9AYmcwcVEJZ1cwfjBXMF8wAjAKAA==",
    TextEncoding.utf16LittleEndian
  ),
  (
    "dviKxzBuihiTMjBnMFkwAltmaCEwaFM6X3liQDBnUXFnCTBXMH4wVzBfMAIACg==",
    TextEncoding.utf16BigEndian
  ),
  (
    "dABpAHQAbABlAA0ACgA=",
    TextEncoding.utf16LittleEndian
  ),
  (
    "AHQAaQB0AGwAZQANAAo=",
    TextEncoding.utf16BigEndian
  ),
  (
    "55u46KuH44Gu6KiY6Yyy44Gn44GZ44CC5a2m5qCh44Go5Yy65b255omA44Gn5YWx5pyJ44GX44G+44GX44Gf4w==",
    TextEncoding.damagedUTF8
  ),
  (
    "55u46KuH44Gu6KiY6Yyy44Gn44GZ44CC5a2m5qCh44Go5Yy65b255omA44Gn5YWx5pyJ44GX44G+44GX44Gf44CCCuebuOirh+OBruiomOmMsuOBp+OBmeOAguWtpuagoeOBqOWMuuW9ueaJgOOBp+WFseacieOBl+OBvuOBl+OBn+OAggrnm7joq4fjga7oqJjpjLLjgafjgZnjgILlrabmoKHjgajljLrlvbnmiYDjgaflhbHmnInjgZfjgb7jgZfjgZ/jgIIKgOebuOirh+OBruiomOmMsuOBp+OBmeOAguWtpuagoeOBqOWMuuW9ueaJgOOBp+WFseacieOBl+OBvuOBl+OBn+OAggo=",
    TextEncoding.damagedUTF8
  ),
  (
    "YWJj//5kZWY=",
    TextEncoding.damagedUTF8
  ),
  (
    "UEsDBBQABgA=",
    TextEncoding.document("Word・Excel などの文書か ZIP")
  ),
  (
    "JVBERi0xLjcKJeLjz9M=",
    TextEncoding.document("PDF")
  ),
])
func theEncodingIsGuessed(base64: String, expected: TextEncoding) throws {
  #expect(encoding(of: try decoded(base64)) == expected)
}

/// UTF-8 with and without a byte order mark, empty, ASCII, emoji, and with NUL or escapes in it.
@Test(arguments: [
  "55u46KuH44Gu6KiY6Yyy44Gn44GZ44CC5a2m5qCh44Go5Yy65b255omA44Gn5YWx5pyJ44GX44G+44GX44Gf44CCCg==",
  "77u/55u46KuH44Gu6KiY6Yyy44Gn44GZ44CC5a2m5qCh44Go5Yy65b255omA44Gn5YWx5pyJ44GX44G+44GX44Gf44CCCg==",
  "",
  "YXNjaWkK",
  "8J+RqOKAjfCfkanigI3wn5GnIPCfmIA=",
  "YQBi",
  "YRtbMzFt",
])
func utf8IsNoOtherEncoding(base64: String) throws {
  #expect(encoding(of: try decoded(base64)) == nil)
}

@Test(
  arguments: [
    ([0xC0, 0x80], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
    ([0xF4, 0x90, 0x80, 0x80], 0),
    ([0xF5, 0x80, 0x80, 0x80], 0), ([0x61, 0xE3, 0x81], 1), ([0xE3, 0x81, 0x82, 0xE3], 3),
    ([0x80], 0),
    ([0xF0, 0x9F, 0x98], 0), ([0xEF, 0xBB, 0xBF, 0xFF], 3),
  ] as [([UInt8], Int)])
func whatIsNotUTF8IsFoundAtItsFirstByte(bytes: [UInt8], offset: Int) {
  #expect(TextInspection(of: bytes).firstInvalid == offset)
}

@Test(arguments: [
  "", "a", "あ", "é", "😀", "\u{FFFF}", "\u{10FFFF}", "\u{7FF}\u{800}\u{D7FF}\u{E000}",
])
func everyCharacterOfUTF8IsRight(text: String) {
  let inspection = TextInspection(of: Array(text.utf8))
  #expect(inspection.firstInvalid == nil)
  #expect(inspection.invalidCount == 0)
}

@Test func lineEndsAreCounted() {
  let inspection = TextInspection(of: Array("a\r\nb\nc\rd\r\n\r".utf8))
  #expect(inspection.carriageReturnLineFeedCount == 2)
  #expect(inspection.lineFeedCount == 1)
  #expect(inspection.carriageReturnCount == 2)
}

@Test func damageIsToldAtItsLineAndColumn() throws {
  let source = SourceText(
    path: "content/cases/a.md", bytes: Array("# 題名\n本文の".utf8) + [0xE3] + Array("文字です\n".utf8))
  let text = InspectedText(source)
  let diagnostic = try #require(text.diagnostics.first)

  #expect(!text.isParsable)
  #expect(text.diagnostics.count == 1)
  #expect(diagnostic.id == "damaged-text")
  #expect(source.place(at: diagnostic.span.lowerBound) == SourcePlace(line: 2, column: 4))
}

@Test func shiftJISIsToldWithTheWayToUTF8() throws {
  let source = SourceText(path: "content/cases/a.md", bytes: [0x91, 0x8A, 0x92, 0x6B, 0x0A])
  let diagnostic = try #require(InspectedText(source).diagnostics.first)

  #expect(diagnostic.id == "not-utf8")
  #expect(diagnostic.span == 0..<0)
  #expect(
    diagnostic.message == "「content/cases/a.md」の文字コードは UTF-8 のはずですが、Shift_JIS（CP932） のようです。")
  #expect(diagnostic.hint == "メモ帳で開き、［名前を付けて保存］の［文字コード］で「UTF-8」を選んで保存してください")
}

@Test func tablesOfFiguresAreSavedAsUTF8InExcel() throws {
  let source = SourceText(path: "content/statistics/a.csv", bytes: [0x91, 0x8A, 0x92, 0x6B, 0x0A])
  let hint = try #require(InspectedText(source).diagnostics.first?.hint)
  #expect(hint.contains("CSV UTF-8"))
}

/// The text, the ids that are told, the place of the first, and whether the text can be parsed.
@Test(arguments: [
  ("本文\u{0}です\u{0}", ["nul-byte"], 6, false),
  ("一行目\u{B}二行目\u{7F}", ["control-character"], 9, true),
  ("a\u{85}b", ["control-character"], 1, true),
  ("a\u{1B}[31m", ["control-character"], 1, true),
  ("\u{FEFF}# 題名\n", [], 0, true),
  ("# 題名\u{FEFF}\n\u{FEFF}", ["stray-byte-order-mark"], 8, true),
  ("校長\u{202E}abc\u{2066}", ["direction-mark"], 6, true),
  ("tab\tand\r\nlines\r", [], 0, true),
  ("", [], 0, true),
])
func signsThatNobodySeesAreTold(
  text: String, ids: [String], offset: Int, isParsable: Bool
) throws {
  let inspected = InspectedText(SourceText(path: "content/terms.md", text))
  #expect(inspected.diagnostics.map(\.id) == ids)
  #expect((inspected.diagnostics.first?.span.lowerBound ?? 0) == offset)
  #expect(inspected.isParsable == isParsable)
}

@Test func theNumberOfFurtherControlCharactersIsTold() throws {
  let source = SourceText(path: "content/terms.md", "あ\u{B}い\u{B}う\u{C}")
  let diagnostic = try #require(InspectedText(source).diagnostics.first)
  #expect(diagnostic.message == "文章には使えない制御文字 U+000B が入っています（ほかに 2 か所）。")
  #expect(try #require(diagnostic.hint).contains("PowerPoint"))
}

@Test func strayByteOrderMarksCanBeDeletedSafely() throws {
  let source = SourceText(path: "content/terms.md", "あ\u{FEFF}い\u{FEFF}")
  let fix = try #require(InspectedText(source).diagnostics.first?.fix)
  #expect(fix.isSafe)
  #expect(fix.edits.map(\.bytes) == [3..<6, 9..<12])
}
