// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

private func rows(_ text: String) -> [[String]]? {
  parseCSV(SourceText(path: "a.csv", text)).value.map { table in
    ([table.header] + table.rows).map { $0.map(\.text) }
  }
}

@Test(arguments: [
  ("区,件数\n北区,1\n", [["区", "件数"], ["北区", "1"]]),
  ("\u{FEFF}区,件数\r\n北区,1\r\n", [["区", "件数"], ["北区", "1"]]),
  ("区,件数\r北区,1", [["区", "件数"], ["北区", "1"]]),
  ("区,件数\n\n北区,1\n,,\n", [["区", "件数"], ["北区", "1"]]),
  ("区\t件数\n北区\t1,234\n", [["区", "件数"], ["北区", "1,234"]]),
  ("\"区\",\"件\n数\"\n\"北\"\"区\",\"1,234\"\n", [["区", "件\n数"], ["北\"区", "1,234"]]),
  ("区,件数,,\n北区,1,,,,\n", [["区", "件数"], ["北区", "1"]]),
  ("区,件数\n北区\n", [["区", "件数"], ["北区", ""]]),
  (" 区 ,　件数\n 北区 , 1 \n", [["区", "件数"], ["北区", "1"]]),
  ("区,件数\n\"北区\" ,1\n", [["区", "件数"], ["北区", "1"]]),
])
func csvIsReadAsSpreadsheetsWriteIt(text: String, expected: [[String]]) {
  #expect(rows(text) == expected)
  #expect(parseCSV(SourceText(path: "a.csv", text)).diagnostics.isEmpty)
}

@Test(arguments: [
  ("", "csv-empty 1:1"),
  ("区,件数\n", "csv-empty 1:1"),
  ("区,件数\n北区,\"1\n南区,2\n", "csv-quote 2:4"),
  ("区,件数\n\"北区\"計,1\n", "csv-quote 2:1"),
  ("区,件数\n北区,1,234\n", "csv-cells 2:6"),
  ("区,,件数\n北区,1,2\n", "csv-header 1:3"),
  ("区,件数,件 数\n北区,1,2\n", "csv-header 1:6"),
])
func csvThatCannotBeReadIsToldWithItsPlace(text: String, expected: String) {
  let checked = parseCSV(SourceText(path: "a.csv", text))
  #expect(checked.value == nil)
  #expect(brief(checked.diagnostics, in: text) == [expected])
}

@Test func longTableIsRefusedBeforeItsSumsCouldBeWrong() {
  let text = "区,件数\n" + (1...2_001).map { "区\($0),1\n" }.joined()
  #expect(
    brief(parseCSV(SourceText(path: "a.csv", text)).diagnostics, in: text) == ["csv-rows 2002:1"])
}

@Test(arguments: [
  ("=SUM(A1)", "'=SUM(A1)"), ("+1", "'+1"), ("-1", "'-1"), ("@A1", "'@A1"), ("＝1", "'＝1"),
  ("  =1", "'  =1"), ("\t=1", "'\t=1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("北区", "北区"),
  ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("", ""),
])
func cellThatIsAFormulaIsMadeHarmless(text: String, expected: String) {
  #expect(csvCell(text) == expected)
}

@Test(arguments: [
  (127, 130, "97.7%", false), (425, 3_745, "11.3%", false), (4, 64, "6.3%", true),
  (1, 3, "33.3%", false),
  (2, 3, "66.7%", false), (0, 5, "0.0%", false), (5, 5, "100.0%", false), (1, 2_000, "0.1%", true),
])
func ratioIsRoundedHalfUp(part: Int, whole: Int, expected: String, isTie: Bool) throws {
  let ratio = try #require(Ratio(part, of: whole))
  #expect(ratio.percent == expected)
  #expect(ratio.isTie == isTie)
}

@Test func ratiosAreComparedExactly() throws {
  let large = try #require(Ratio(99_999_999_998, of: 99_999_999_999))
  let larger = try #require(Ratio(199_999_999_999, of: 200_000_000_000))
  #expect(large.isLess(than: larger))
  #expect(!larger.isLess(than: large))
  #expect(try #require(Ratio(1, of: 3)).equals(try #require(Ratio(2, of: 6))))
  #expect(Ratio(1, of: 0) == nil)
}
