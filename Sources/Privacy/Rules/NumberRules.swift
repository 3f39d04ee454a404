// SPDX-License-Identifier: MIT

/// POSTAL_CODE, PHONE, MY_NUMBER, INSURANCE_NO, CERT_NO, BANK, PLATE: numbers that lead to one person.
extension Scan {
  mutating func findNumbers() {
    for run in numbers {
      var index = 0
      while index < run.groups.count { index += findNumber(in: run, at: index) }
    }
    findSpelledPhones()
    findInsurance()
    findCertificates()
    findBooks()
    findAccounts()
    findPlates()
  }

  /// - Returns: How many groups are done with.
  private mutating func findNumber(in run: DigitRun, at index: Int) -> Int {
    let isInside = index > 0 && run.isHyphenated[index - 1]
    let start = run.groups[index].lowerBound
    if !isInside, !at(start - 1).isLetter || isBehindLabel(start) {
      if let phone = phone(in: run, at: index) {
        report(.phone, phone.range)
        return phone.count
      }
      if let found = myNumber(in: run, at: index) {
        report(.myNumber, found.range, isDoubtful: !found.isSure)
        return found.count
      }
      if findPostalCode(in: run, at: index) { return 2 }
    }
    return 1
  }

  /// Whether the letters right before a number say what it is: TEL06….
  private func isBehindLabel(_ start: Int) -> Bool {
    ["TEL", "Tel", "tel", "FAX", "Fax", "No", "NO"].contains {
      has($0, at: start - $0.unicodeScalars.count)
    }
  }

  private func digits(_ groups: ArraySlice<Range<Int>>) -> [Int] {
    groups.flatMap { group in group.map { Int(at($0)) - 0x30 } }
  }

  private func cover(_ groups: ArraySlice<Range<Int>>) -> Range<Int> {
    (groups.first?.lowerBound ?? 0)..<(groups.last?.upperBound ?? 0)
  }

  /// Whether a word stands in the characters just before a place.
  func isPreceded(by words: [String], within distance: Int, of place: Int) -> Bool {
    contains(words, in: max(0, place - distance)..<place)
  }

  // MARK: Telephones

  private func phone(in run: DigitRun, at index: Int) -> (range: Range<Int>, count: Int)? {
    let first = run.groups[index]
    if at(first.lowerBound - 1) == 0x2B, has("81", at: first.lowerBound) {
      for count in [11, 12] {
        if let groups = run.groups(from: index, holding: count) {
          return (first.lowerBound - 1..<cover(groups).upperBound, groups.count)
        }
      }
    }
    guard at(first.lowerBound) == 0x30 else { return nil }
    for count in [11, 10] {
      guard let groups = run.groups(from: index, holding: count) else { continue }
      let last = index + groups.count - 1
      if last + 1 < run.groups.count, run.isHyphenated[last] { continue }
      let digits = digits(groups)
      guard isPhone(digits, groups, run, index) else { continue }
      var range = cover(groups)
      if at(range.lowerBound - 1) == 0x28,
        range.first(where: { at($0) == 0x28 || at($0) == 0x29 }).map({ at($0) == 0x29 }) == true
      {
        range = range.lowerBound - 1..<range.upperBound
      }
      return (range, groups.count)
    }
    return nil
  }

  private func isPhone(
    _ digits: [Int], _ groups: ArraySlice<Range<Int>>, _ run: DigitRun, _ index: Int
  ) -> Bool {
    let start = cover(groups).lowerBound
    let isMobile = digits.count == 11 && digits[2] == 0 && [6, 7, 8, 9].contains(digits[1])
    if isMobile { return true }
    let isOther =
      digits.count == 11 && (digits[2] == 0 && digits[1] == 5 || digits.starts(with: [0, 8, 0, 0]))
    let isFree = digits.starts(with: [0, 1, 2, 0]) || digits.starts(with: [0, 5, 7, 0])
    guard isOther || digits.count == 10, digits[1] != 0 else { return false }
    let sizes = groups.map(\.count)
    let isShaped =
      sizes.count == 3 && sizes[0] >= 2 && sizes[0] <= 5
      && (sizes[2] == 4 || isFree || sizes[2] == 3)
      || (sizes.count >= 8 && sizes.allSatisfy { $0 == 1 })
    let hasWord = isPreceded(
      by: ["電話", "携帯", "連絡先", "TEL", "Tel", "tel", "番号", "FAX", "自宅", "に連絡", "ダイヤル"], within: 14,
      of: start)
    guard isShaped || hasWord else { return false }
    if !isShaped, isPreceded(by: ["受給者", "ページ番号", "証番号", "受付番号"], within: 14, of: start) {
      return false
    }
    if scope == .reference { return isPersonal(around: start) && !isFree }
    let isPublic = isFree && contains(["ダイヤル", "ホットライン", "SOS"], in: sentence(around: start))
    return !isPublic
  }

  /// Whether the sentence speaks of somebody's own number.
  private func isPersonal(around place: Int) -> Bool {
    contains(
      ["自宅", "父の", "母の", "本人の", "祖母", "祖父", "保護者の", "実家", "さんの", "個人の"], in: sentence(around: place)
    )
  }

  // MARK: Postal codes

  private mutating func findPostalCode(in run: DigitRun, at index: Int) -> Bool {
    if index == 0, isPreceded(by: ["〒", "郵便番号"], within: 8, of: run.start),
      let groups = run.groups(from: 0, holding: 7), groups.count == 7 || groups.count == 1
    {
      let mark =
        isPreceded(by: ["〒"], within: 2, of: run.start) ? (at(run.start - 1) == 0x3012 ? 1 : 2) : 0
      report(.postalCode, run.start - mark..<cover(groups).upperBound)
      return true
    }
    guard index + 1 < run.groups.count, run.groups[index].count == 3,
      run.groups[index + 1].count == 4, run.isHyphenated[index],
      index + 2 >= run.groups.count || !run.isHyphenated[index + 1],
      at(run.groups[index + 1].upperBound) != 0x2D, at(run.groups[index].lowerBound - 1) != 0x2D
    else { return false }
    var start = run.groups[index].lowerBound
    let isSure = isPreceded(by: ["〒", "郵便番号"], within: 8, of: start)
    if at(start - 1) == 0x3012 { start -= 1 } else if at(start - 2) == 0x3012 { start -= 2 }
    if !isSure,
      isPreceded(by: ["第", "様式", "番号", "ISBN"], within: 4, of: start) || scope == .reference
    {
      return false
    }
    if scope == .reference, isOfficeAddress(around: start) { return false }
    report(.postalCode, start..<run.groups[index + 1].upperBound, isDoubtful: !isSure)
    return true
  }

  func isOfficeAddress(around place: Int) -> Bool {
    contains(
      ["区役所", "市役所", "センター", "庁", "局", "所在地", "協議会", "窓口", "相談所", "事務所"], in: line(around: place))
  }

  // MARK: My Number

  private func myNumber(in run: DigitRun, at index: Int) -> (
    range: Range<Int>, count: Int, isSure: Bool
  )? {
    guard let groups = run.groups(from: index, holding: 12) else { return nil }
    let last = index + groups.count - 1
    if last + 1 < run.groups.count, run.isHyphenated[last] { return nil }
    let sizes = groups.map(\.count)
    guard
      sizes == [12] || sizes == [4, 4, 4] || sizes.allSatisfy({ $0 == 1 }) || sizes == [6, 6]
        || sizes == [3, 3, 3, 3]
    else { return nil }
    let digits = digits(groups)
    guard Set(digits).count > 1 else { return nil }
    let range = cover(groups)
    let isNamed = isPreceded(by: ["個人番号", "マイナンバー"], within: 12, of: range.lowerBound)
    let isSure = isMyNumber(digits)
    if !isSure, !isNamed { return nil }
    if isPreceded(by: ["運転免許", "免許証", "受給者", "注文番号", "受付番号"], within: 10, of: range.lowerBound),
      !isNamed
    {
      return nil
    }
    return (range, groups.count, isSure)
  }

  // MARK: Numbers with their names

  private mutating func findInsurance() {
    for hit in hits(.insurance) {
      let isSymbol = has("記号", at: hit.range.lowerBound)
      guard let first = numberAfter(hit.range.upperBound, most: 5, letters: isSymbol) else {
        continue
      }
      if !isSymbol {
        if first.count >= 4 { report(.insuranceNumber, hit.range.lowerBound..<first.upperBound) }
        continue
      }
      let after = first.upperBound
      guard let word = (after..<after + 6).first(where: { has("番号", at: $0) }),
        let second = numberAfter(word + 2, most: 4, letters: false), second.count >= 2
      else { continue }
      var end = second.upperBound
      if let branch = (end..<end + 3).first(where: { has("枝番", at: $0) }),
        let third = numberAfter(branch + 2, most: 3, letters: false)
      {
        end = third.upperBound
      }
      if isPreceded(by: ["ゆうちょ", "口座", "通帳", "貯金"], within: 16, of: hit.range.lowerBound) {
        report(.bank, hit.range.lowerBound..<end)
      } else {
        report(.insuranceNumber, hit.range.lowerBound..<end)
      }
    }
  }

  /// Digits that follow soon: は, :, 第, No and spaces may stand before.
  func numberAfter(_ start: Int, most distance: Int, letters: Bool) -> Range<Int>? {
    var index = start
    while index - start < distance, !isLabelledDigit(index) {
      guard
        " :は・第=No#「()がをの号預貯金普通当座".unicodeScalars.contains(where: { $0.value == at(index) })
          || at(index).isUpperLetter || (letters && at(index).isKanji)
          || (at(index) == 0x2D && at(index - 1).isUpperLetter)
          || at(index) == 0x0A && index - start < 2
      else { return nil }
      index += 1
    }
    guard isLabelledDigit(index) else { return nil }
    let number = run(from: index, most: 24) {
      spelledDigit($0) != nil || $0 == 0x2D || $0 == 0x20
    }
    var end = number.upperBound
    while end > index, spelledDigit(at(end - 1)) == nil { end -= 1 }
    return index..<end
  }

  /// A digit; in kanji, one with another behind it, also over a hyphen: 四―一二三四.
  private func isLabelledDigit(_ index: Int) -> Bool {
    if at(index).isDigit { return true }
    let next = at(index + 1) == 0x2D ? index + 2 : index + 1
    return at(index) != 0x25CB && spelledDigit(at(index)) != nil && spelledDigit(at(next)) != nil
      && spelledDigit(at(next)) != spelledDigit(at(index))
  }

  private mutating func findAccounts() {
    for hit in hits(.bank) {
      guard let number = numberAfter(hit.range.upperBound, most: 6, letters: false) else {
        continue
      }
      let count = number.count { spelledDigit(at($0)) != nil }
      // 通帳（普通 1234567）: the kind of the account begins what is told.
      let isBracketed =
        at(hit.range.upperBound) == 0x28 && hasAny(["普通", "当座"], at: hit.range.upperBound + 1)
      if isBracketed { continue }
      let isPlain =
        hasAny(["普通", "当座", "口座", "通帳"], at: hit.range.lowerBound)
        && !has("口座番号", at: hit.range.lowerBound)
      guard count >= (isPlain ? 7 : 5), count <= 13, at(number.upperBound) != 0x5186 else {
        continue
      }
      let isKind =
        has("普通", at: hit.range.lowerBound - 2) || has("当座", at: hit.range.lowerBound - 2)
      report(.bank, hit.range.lowerBound - (isKind ? 2 : 0)..<number.upperBound)
    }
  }

  /// Finds plates such as なにわ500あ12-34.
  private mutating func findPlates() {
    for run in numbers {
      for group in run.groups where group.count == 3 || group.count == 2 {
        var kana = group.upperBound
        if at(kana) == 0x20 { kana += 1 }
        guard at(kana).isHiragana, !at(kana + 1).isHiragana else { continue }
        var number = kana + 1
        if at(number) == 0x20 { number += 1 }
        let last = self.run(from: number, most: 6) { $0.isDigit || $0 == 0x2D || $0 == 0x30FB }
        let count = last.count { at($0).isDigit }
        guard count >= 1, count <= 4, last.contains(where: { !at($0).isDigit }) || count == 4 else {
          continue
        }
        var start = group.lowerBound
        if at(start - 1) == 0x20 { start -= 1 }
        let place = self.run(endingAt: start, most: 4) { $0.isWord }
        let isKnown = [
          "なにわ", "大阪", "和泉", "堺", "神戸", "姫路", "京都", "奈良", "滋賀", "和歌山", "名古屋", "品川", "横浜",
        ].first { text.text(in: place).hasSuffix($0) }
        guard let isKnown else { continue }
        report(.plate, start - isKnown.unicodeScalars.count..<last.upperBound)
      }
    }
  }
}

/// Whether twelve digits end with the check digit of 個人番号 (総務省令第85号 第5条).
func isMyNumber(_ digits: [Int]) -> Bool {
  guard digits.count == 12 else { return false }
  let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
  let rest = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
  return digits[11] == (rest <= 1 ? 0 : 11 - rest)
}
