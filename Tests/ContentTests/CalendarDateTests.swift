// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Testing

@Test(arguments: ["2026-06-01", "2024-02-29", "2000-02-29", "1900-01-01", "2199-12-31"])
func dateOfTheCalendarIsRead(text: String) {
  #expect(CalendarDate(text)?.text == text)
}

@Test(arguments: [
  "", "2026-6-1", "2026/06/01", "2026-02-30", "2023-02-29", "1900-02-29", "2026-13-01",
  "2026-00-10",
  "2026-01-00", "1899-12-31", "2200-01-01", "+026-01-01", "2026-06-01 ", "２０２６－０６－０１", "令和8年6月1日",
])
func anythingElseIsNoDate(text: String) {
  #expect(CalendarDate(text) == nil)
}

@Test(arguments: [
  ("令和8年6月1日", "date-form", "2026-06-01"), ("2026/6/1", "date-form", "2026-06-01"),
  ("2026年6月1日", "date-form", "2026-06-01"), ("R8.6.1", "date-form", "2026-06-01"),
  ("令和元年5月1日", "date-form", "2019-05-01"), ("平成30年4月1日", "date-form", "2018-04-01"),
  ("２０２６－０６－０１", "date-form", "2026-06-01"), ("20260601", "date-form", "2026-06-01"),
  ("2026.6.1", "date-form", "2026-06-01"),
])
func dateInAnotherFormIsOfferedInTheRightOne(written: String, id: String, right: String) throws {
  let text = Example.caseText(
    Example.caseFrontMatter.replacing("更新: 2026-06-01", with: "更新: \(written)"))
  let diagnostic = try #require(try Example.read(text).diagnostics.first)
  #expect(diagnostic.id == id)
  #expect(diagnostic.fix?.edits.first?.replacement == right)
  #expect(diagnostic.fix?.isSafe == true)
}

@Test(arguments: [
  ("2026-02-30", "date-does-not-exist"), ("令和8年2月30日", "date-does-not-exist"), ("来月", "date-form"),
  ("2026", "date-form"), ("99999999999999999999", "date-form"),
])
func dateThatCannotBeMendedIsTold(written: String, id: String) throws {
  let text = Example.caseText(
    Example.caseFrontMatter.replacing("更新: 2026-06-01", with: "更新: \(written)"))
  let diagnostic = try #require(try Example.read(text).diagnostics.first)
  #expect(diagnostic.id == id)
  #expect(diagnostic.fix == nil)
}

@Test func everyDayHasItsNumber() throws {
  var number = try #require(CalendarDate(year: 1900, month: 1, day: 1)).dayNumber
  let last = try #require(CalendarDate(year: 2199, month: 12, day: 31)).dayNumber
  #expect(last - number == 109_571)
  var before: CalendarDate?
  while number <= last {
    let date = try #require(CalendarDate(dayNumber: number))
    if let before { #expect(before < date) }
    #expect(date.dayNumber == number)
    before = date
    number += 1
  }
  #expect(CalendarDate(dayNumber: last + 1) == nil)
}
