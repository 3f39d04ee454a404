// SPDX-License-Identifier: MIT

import Content
import KosapoCommand
import Testing

/// What is read from and written into the PDF of the 事例集.
@Suite struct BookletTests {
  private let day = CalendarDate("2026-04-01")

  @Test func onlyTheDigitsOfTheDaysAreReplaced() {
    let pdf = #"""
      %PDF-1.4
      1 0 obj
      <</Title (D:20261128200110)
      /CreationDate (D:20261128200110+00'00')
      /ModDate (D:20261128200111+00'00')>>
      (/CreationDate \(D:20261128200110\))
      """#
    let dated = String(decoding: withDays(of: day, in: Array(pdf.utf8)), as: UTF8.self)
    #expect(
      dated
        == pdf.replacing(
          "/CreationDate (D:20261128200110+", with: "/CreationDate (D:20260401000000+"
        )
        .replacing("/ModDate (D:20261128200111", with: "/ModDate (D:20260401000000"))
  }

  @Test(arguments: [
    "", "%PDF-1.7", "/CreationDate (D:", "/CreationDate (D:2026",
    "/CreationDate (D:２０２６１１２８200110Z)",
    "/ModDate (D:2026112820011", "/ModDate <44>", "/CreationDate (D:20261128)        ",
  ])
  func aFileWithoutSuchDaysStaysAsItIs(pdf: String) {
    #expect(withDays(of: day, in: Array(pdf.utf8)) == Array(pdf.utf8))
  }

  @Test func withoutADayItIsAlwaysTheSame() {
    let pdf = Array("/ModDate (D:20261128200110Z)".utf8)
    #expect(
      String(decoding: withDays(of: nil, in: pdf), as: UTF8.self) == "/ModDate (D:20000101000000Z)")
  }

  @Test func thePageOfAPlaceIsCountedFromTheObjects() {
    let pdf = """
      5 0 obj
      <</Type /Page
      >>
      9 0 obj
      <</Type /Page
      >>
      11 0 obj
      <</c-0001 [5 0 R /XYZ 0 842 0]
      /c-0002 [9 0 R /XYZ 0 842 0]
      /c-0003 [12 0 R /XYZ 0 842 0]
      """
    #expect(pageNumbers(in: Array(pdf.utf8)) == ["c-0001": 1, "c-0002": 2])
  }
}
