// SPDX-License-Identifier: MIT

extension CalendarDate {
  /// The number of the day, counted from 1 March of the year 0.
  package var dayNumber: Int {
    let shiftedYear = month > 2 ? year : year - 1
    let shiftedMonth = (month + 9) % 12
    return 365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
      + (shiftedMonth * 306 + 5) / 10 + day - 1
  }

  /// Makes the date of a day's number; `nil` outside the years that dates may have.
  package init?(dayNumber: Int) {
    guard dayNumber > 0 else { return nil }
    var year = (10_000 * dayNumber + 14_780) / 3_652_425
    func start(of year: Int) -> Int { 365 * year + year / 4 - year / 100 + year / 400 }
    if dayNumber < start(of: year) { year -= 1 }
    let day = dayNumber - start(of: year)
    let month = (100 * day + 52) / 3_060
    self.init(
      year: year + (month + 2) / 12, month: (month + 2) % 12 + 1, day: day - (month * 306 + 5) / 10 + 1)
  }
}
