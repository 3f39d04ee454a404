// SPDX-License-Identifier: MIT

import Content

/// How the wards of a private item may be written in a text; the item itself where it names none.
func wardTexts(_ text: String) -> [SecretText] {
  let named = wards(listedIn: text) ?? osakaWards.filter { isNamed($0, in: text) }
  guard !named.isEmpty else {
    return [SecretText(text.hasPrefix("大阪市") ? String(text.dropFirst(3)) : text, .ward)]
  }
  return named.flatMap { ward in
    ["", " ", "\u{3000}"].map { SecretText("\(ward.dropLast())\($0)区", .ward) }
  }
}

/// Whether a longer text names a ward: 西区（協力: 港区） does, 東淀川区 does not name 淀川区.
private func isNamed(_ ward: String, in text: String) -> Bool {
  let bytes = Array(text.utf8)
  let name = SecretText(ward, .ward)
  return bytes.indices.contains { start in
    bytes[start...].starts(with: ward.utf8)
      && name.stands(in: bytes, at: start..<(start + ward.utf8.count))
  }
}

/// Whether a text is none that others would write by chance: it is long, or has a number.
func isDistinctive(_ text: String) -> Bool {
  text.count >= 8
    || text.count >= 4 && text.contains { $0.isNumber } && text.contains { !$0.isNumber }
}

/// The text as it is, with its digits in half and in full width.
func widthsOfDigits(_ text: String) -> [String] {
  Set([text, halfWidthDigits(text), fullWidthDigits(text)]).sorted()
}

/// How the school years of a private item may be written: `2025年度`, `令和７年度`, `令和七年度`, `R7年度`, `2025年に`.
///
/// Bare numbers below 100 are years of 令和. What else was written is looked for as it is.
func schoolYearTexts(_ text: String) -> [SecretText] {
  var texts: Set<SecretText> = []
  for year in years(in: text) {
    for (era, number) in names(of: year) {
      for number in spellings(of: number, era: era) {
        for (before, after) in [("", ""), (" ", ""), ("", " "), (" ", " ")] {
          let name = era.isEmpty ? number : "\(era)\(before)\(number)"
          texts.insert(SecretText("\(name)\(after)年度"))
          if !latinEras.contains(era) {
            texts.insert(SecretText("\(name)\(after)年", .year))
          }
        }
      }
    }
  }
  if text.count >= 4, text.contains(where: { !$0.isNumber }) { texts.insert(SecretText(text)) }
  return texts.sorted { $0.text < $1.text }
}

/// A year as it counts from each beginning: none, and those of the eras.
private func names(of year: Int) -> [(era: String, number: Int)] {
  var names = [(era: "", number: year)]
  if year >= 2_019 { names += ["令和", "R", "Ｒ"].map { ($0, year - 2_018) } }
  if (1_989...2_019).contains(year) { names += ["平成", "H", "Ｈ"].map { ($0, year - 1_988) } }
  return names
}

/// The years that a text names, in the numbers of the West.
private func years(in text: String) -> Set<Int> {
  let plain = halfWidthDigits(text).replacing("令和", with: "R").replacing("平成", with: "H")
    .replacing("Ｒ", with: "R").replacing("Ｈ", with: "H").filter { !$0.isWhitespace }
  var years: Set<Int> = []
  var era: Character?
  var rest = plain[...]
  while let first = rest.first {
    let word = rest.prefix { $0.isASCII && $0.isNumber || kanjiOfNumbers.contains($0) }
    guard !word.isEmpty else {
      rest.removeFirst()
      if first == "R" || first == "H" { era = first }
      continue
    }
    rest.removeFirst(word.count)
    guard let number = word == "元" ? 1 : number(word), number > 0 else { continue }
    let before = plain[..<word.startIndex].last
    let isAlone = before == nil && ["", "年", "年度"].contains(rest)
    let isOfEra = era != nil && (before == era || rest.hasPrefix("年度"))
    let year = number >= 1_989 ? number : (era == "H" ? 1_988 : 2_018) + number
    guard (1_989..<2_100).contains(year), number >= 1_989 || isAlone || isOfEra else { continue }
    years.insert(year)
  }
  return years
}

private let kanjiDigits = Array("〇一二三四五六七八九")
private let kanjiOfNumbers = Set(kanjiDigits + ["十", "元"])

/// A number that is written in digits of ASCII or in kanji.
private func number(_ word: Substring) -> Int? {
  if let number = Int(word) { return number }
  guard let ten = word.firstIndex(of: "十") else {
    let values = word.compactMap(kanjiDigits.firstIndex)
    guard !values.isEmpty, values.count <= 4, values.count == word.count else { return nil }
    return values.reduce(0) { $0 * 10 + $1 }
  }
  let (before, after) = (word[..<ten], word[word.index(after: ten)...])
  guard let tens = before.isEmpty ? 1 : number(before),
    let ones = after.isEmpty ? 0 : number(after), tens < 10, ones < 10
  else { return nil }
  return tens * 10 + ones
}

/// How a year's number may be written behind the name of an era; the Latin ones do not go with kanji.
private func spellings(of number: Int, era: String) -> [String] {
  var texts = ["\(number)", fullWidthDigits("\(number)")]
  if latinEras.contains(era) { return texts }
  texts.append(String("\(number)".compactMap { $0.wholeNumberValue.map { kanjiDigits[$0] } }))
  if number >= 10, number < 100 {
    let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
    texts.append(
      (tens > 1 ? "\(kanjiDigits[tens])" : "") + "十" + (ones > 0 ? "\(kanjiDigits[ones])" : ""))
  }
  if number == 1 { texts.append("元") }
  return texts
}

private let latinEras: Set<String> = ["R", "H", "Ｒ", "Ｈ"]

private func halfWidthDigits(_ text: String) -> String {
  mapped(text) { (0xFF10...0xFF19).contains($0) ? $0 - 0xFEE0 : $0 }
}

private func fullWidthDigits(_ text: String) -> String {
  mapped(text) { (0x30...0x39).contains($0) ? $0 + 0xFEE0 : $0 }
}

private func mapped(_ text: String, _ change: (UInt32) -> UInt32) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar(change($0.value)) }))
}
