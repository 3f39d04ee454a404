// SPDX-License-Identifier: MIT

/// NAME_INITIALS: two letters for a name: R.T., ST さん, N・H.
extension Scan {
  mutating func findInitials() {
    var index = 0
    let count = text.scalars.count
    while index < count {
      guard text.scalars[index].isUpperLetter, !at(index - 1).isLetter, !at(index - 1).isDigit
      else {
        index += 1
        continue
      }
      if let end = initialsEnd(from: index) {
        report(.nameInitials, index..<end)
        index = end
      } else {
        index = run(from: index, most: 40) { $0.isLetter }.upperBound
      }
    }
  }

  private func initialsEnd(from start: Int) -> Int? {
    let next = at(start + 1)
    if next == 0x2E || next == 0x30FB {
      var second = start + 2
      if at(second) == 0x20 { second += 1 }
      guard at(second).isUpperLetter, !at(second + 1).isLetter, !at(second + 1).isDigit,
        !(at(start - 1) == 0x2E),
        !hasAny(["Q.A", "Q・A", "U.S", "P.T", "A.M", "P.M", "N.G", "O.K", "V.S"], at: start)
      else { return nil }
      let isPoint = at(second + 1) == 0x2E
      let end = isPoint ? second + 2 : second + 1
      if let honorific = honorificEnd(at: end) { return honorific }
      if at(end).isUpperLetter { return nil }
      return next == 0x30FB ? dottedInitialsEnd(start, end) : end
    }
    guard next.isUpperLetter, !at(start + 2).isLetter,
      !hasAny(["SC", "CW", "PT", "OT", "PC", "PM", "TV", "AI"], at: start)
    else { return nil }
    return honorificEnd(at: start + 2)
  }

  /// N・H[は]: not A・B, which are two, nor a third letter or more behind.
  private func dottedInitialsEnd(_ start: Int, _ end: Int) -> Int? {
    let (first, second) = (at(start), at(end - 1))
    let isList = first.distance(to: second).magnitude <= 1 || (first <= 0x48 && second <= 0x48)
    guard scope == .caseExample, !isList, at(start - 1) != 0x30FB, at(end) != 0x30FB,
      at(end) == 0x306F || at(end) == 0x304C || at(end) == 0x306E && !has("の2", at: end)
    else { return nil }
    return end
  }

  private func honorificEnd(at index: Int) -> Int? {
    for word in ["さん", "くん", "ちゃん", "さま", "君", "児", "氏", "様"] where has(word, at: index) {
      if word == "児", at(index + 1) == 0x7AE5 { return nil }
      return index + word.unicodeScalars.count
    }
    return nil
  }
}
