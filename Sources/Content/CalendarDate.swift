// SPDX-License-Identifier: MIT

/// A day of the Gregorian calendar, as the front matter writes it: `2026-06-01`.
package struct CalendarDate: Comparable, Hashable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Makes a date; `nil` where there is no such day between 1900 and 2199.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-06-01`; `nil` for any other form and for days that do not exist.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)),
      let day = Int(text.suffix(2))
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date with a ``number``.
  init?(number: Int) {
    self.init(year: number / 372, month: number / 31 % 12 + 1, day: number % 31 + 1)
  }

  /// A number of its own, in the order of the days.
  var number: Int { year * 372 + (month - 1) * 31 + day - 1 }

  /// The form of the front matter and of `<time datetime>`: `2026-06-01`.
  package var text: String {
    "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
  }

  /// The form for readers: `2026年6月1日`.
  package var japanese: String { "\(year)年\(month)月\(day)日" }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension CalendarDate {
  /// What an author may have meant by a date in another form.
  enum Guess: Equatable {
    case date(CalendarDate)
    case doesNotExist
    case notADate
  }

  /// Reads the forms that offices use: 令和8年6月1日, R8.6.1, 2026/6/1, 2026年6月1日, ２０２６－６－１, 20260601.
  static func guess(_ text: String) -> Guess {
    var numbers: [Int] = []
    var inNumber = false
    var era = 0
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        if inNumber, let last = numbers.popLast() {
          guard last < 100_000_000 else { return .notADate }
          numbers.append(last * 10 + digit)
        } else {
          numbers.append(digit)
        }
        inNumber = true
        continue
      }
      inNumber = false
      switch scalar {
      case "令", "R", "r", "Ｒ": era = 2018
      case "平", "H", "h", "Ｈ": era = 1988
      case "昭", "S", "s", "Ｓ": era = 1925
      case "元": numbers.append(1)
      case "和", "成", "年", "月", "日", "/", "-", ".", " ", "／", "－", "−", "．", "\u{3000}": break
      default: return .notADate
      }
    }
    if numbers.count == 1, era == 0, numbers[0] >= 19_000_101 {
      numbers = [numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100]
    }
    guard numbers.count == 3 else { return .notADate }
    if let date = CalendarDate(year: numbers[0] + era, month: numbers[1], day: numbers[2]) {
      return .date(date)
    }
    return .doesNotExist
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }
}
