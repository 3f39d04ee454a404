// SPDX-License-Identifier: MIT

/// BIRTH_DATE and EXACT_DATE: days that tell who somebody is, or lead to a record of that day.
extension Scan {
  mutating func findDates() {
    for hit in hits(.lawDate)
    where !hasAny(["間", "目", "以内", "連続", "ほど", "程度", "分の"], at: hit.range.upperBound) {
      if let start = dateStart(endingAt: hit.range.lowerBound) {
        tell(start..<weekdayEnd(hit.range.upperBound))
      }
    }
    for run in numbers { findNumericDate(run) }
    for hit in hits(.birth)
    where has("生まれ", at: hit.range.lowerBound) || has("生れ", at: hit.range.lowerBound) {
      findBirthMonth(hit)
    }
  }

  private func isNumber(_ scalar: UInt32) -> Bool {
    scalar.isDigit || scalar.isKanjiDigit || scalar == 0x5143
  }

  /// Where a date begins whose 日 stands at a place: 令和5年10月12, 10月4.
  private func dateStart(endingAt end: Int) -> Int? {
    func numberStart(_ end: Int) -> Int? {
      var last = end
      if at(last - 1) == 0x20 { last -= 1 }
      let run = run(endingAt: last, most: 4) { isNumber($0) }
      return run.isEmpty ? nil : run.lowerBound
    }
    func before(_ index: Int) -> Int { at(index - 1) == 0x20 ? index - 1 : index }
    guard let day = numberStart(end), end - day <= 4, at(before(day) - 1) == 0x6708,
      let month = numberStart(before(day) - 1)
    else { return nil }
    guard at(before(month) - 1) == 0x5E74, let year = numberStart(before(month) - 1) else {
      return month
    }
    let era = before(year)
    if hasAny(["令和", "平成", "昭和", "大正"], at: era - 2) { return era - 2 }
    return isEra(era - 1) ? era - 1 : year
  }

  /// Takes the day of the week in brackets along.
  private func weekdayEnd(_ index: Int) -> Int {
    guard at(index) == 0x28,
      "月火水木金土日祝".unicodeScalars.contains(where: { $0.value == at(index + 1) })
    else { return index }
    let end = run(from: index + 1, most: 4) { $0.isKanji || $0 == 0x30FB }.upperBound
    return at(end) == 0x29 ? end + 1 : index
  }

  /// R6.5.10, 2024/5/10, 2024-05-10, 5/10(金).
  private mutating func findNumericDate(_ run: DigitRun) {
    for (index, group) in run.groups.enumerated() {
      let inside =
        index > 0 && group.lowerBound - run.groups[index - 1].upperBound == 1
        && at(group.lowerBound - 1) != 0x20
      if inside || at(group.lowerBound - 1) == 0x2F { continue }
      if let range = slashDate(group) { tell(range) }
    }
  }

  private func slashDate(_ first: Range<Int>) -> Range<Int>? {
    let sign = at(first.upperBound)
    guard sign == 0x2F || sign == 0x2E || sign == 0x2D else { return nil }
    let second = partAfter(first.upperBound)
    guard (1...2).contains(second.count) else { return nil }
    if at(second.upperBound) == sign {
      let third = partAfter(second.upperBound)
      guard (1...2).contains(third.count), at(third.upperBound) != sign else { return nil }
      return yearDate(first, second, third)
    }
    guard sign == 0x2F, first.count <= 2, isMonth(first), isDay(second) else { return nil }
    let end = weekdayEnd(second.upperBound)
    let speaksOfDay =
      hasAny(["生まれ", "に訪問", "に面談", "に来所", "に電話", "の面談", "の訪問"], at: end)
      || isBirthBefore(first.lowerBound)
    return end > second.upperBound || speaksOfDay ? first.lowerBound..<end : nil
  }

  /// The digits after a sign, and perhaps a space.
  private func partAfter(_ sign: Int) -> Range<Int> {
    run(from: at(sign + 1) == 0x20 ? sign + 2 : sign + 1, most: 3) { $0.isDigit }
  }

  private func yearDate(
    _ year: Range<Int>, _ month: Range<Int>, _ day: Range<Int>
  ) -> Range<Int>? {
    guard isMonth(month), isDay(day) else { return nil }
    let end = weekdayEnd(day.upperBound)
    if year.count == 4, hasAny(["19", "20"], at: year.lowerBound) { return year.lowerBound..<end }
    guard year.count <= 2 else { return nil }
    let era = at(year.lowerBound - 1) == 0x20 ? year.lowerBound - 2 : year.lowerBound - 1
    if hasAny(["令和", "平成", "昭和"], at: era - 1) { return era - 1..<end }
    return isEra(era) ? era..<end : nil
  }

  private func isMonth(_ range: Range<Int>) -> Bool {
    number(range).map { (1...12).contains($0) } ?? false
  }
  private func isDay(_ range: Range<Int>) -> Bool {
    number(range).map { (1...31).contains($0) } ?? false
  }

  private func isEra(_ index: Int) -> Bool {
    if "平令昭大".unicodeScalars.contains(where: { $0.value == at(index) }) {
      return !at(index - 1).isKanji
    }
    return "RHSrhs".unicodeScalars.contains { $0.value == at(index) } && !at(index - 1).isLetter
  }

  private func number(_ range: Range<Int>) -> Int? {
    range.isEmpty ? nil : range.reduce(0) { $0 * 10 + Int(at($1)) - 0x30 }
  }

  private func isBirthBefore(_ place: Int) -> Bool {
    isPreceded(by: birthLabels, within: 10, of: place)
      || isBehindLabelOfTable(place)
  }

  /// Whether 生年月日 stands in the cell before or above, and nothing but the lines of the table between.
  private func isBehindLabelOfTable(_ place: Int) -> Bool {
    let end = run(endingAt: place, most: 24, where: isRule).lowerBound
    return birthLabels.contains { has($0, at: end - $0.unicodeScalars.count) }
  }

  /// The signs that draw the lines of a table.
  private func isRule(_ scalar: UInt32) -> Bool {
    scalar == 0x7C || scalar == 0x2D || scalar == 0x20 || scalar == 0x0A || scalar == 0x3A
  }

  private mutating func tell(_ range: Range<Int>) {
    if isBirthBefore(range.lowerBound) || isBirthAfter(range.upperBound) {
      report(.birthDate, range)
      return
    }
    guard scope == .caseExample else { return }
    let after = range.upperBound..<range.upperBound + 8
    if contains(
      ["施行", "改正", "公布", "成立", "可決", "閣議", "時点", "現在", "付け", "通知", "制定", "基準日"], in: after)
    {
      return
    }
    if isStartOfLaw(range.upperBound) { return }
    report(.exactDate, range)
  }

  /// から努力義務となった, に新しい制度が始まる: the day from which a law or a system holds, not one of a family.
  private func isStartOfLaw(_ end: Int) -> Bool {
    guard
      at(end) == 0x304B || at(end) == 0x306B || at(end) == 0x3001 || at(end) == 0x4EE5
        || at(end) == 0x3088 || at(end) == 0x306F
    else { return false }
    let first = end + (has("より、", at: end) || has("から、", at: end) ? 3 : 1)
    let clause = run(from: first, most: 18) { $0 != 0x3001 && !isSentenceEnd($0) }
    return contains(
      [
        "義務", "適用", "施行", "法律", "法の", "法が", "制度", "条例", "要綱", "要領", "給付", "手当の", "無償", "所得制限", "司法",
        "発足", "設立", "新設", "創設", "廃止", "改定", "拡充", "運用", "全国", "全区", "加算", "増額", "引上げ", "引き上げ",
        "第3子", "本格実施", "一斉改選", "成立", "公表", "告示",
      ], in: clause)
  }

  private func isBirthAfter(_ index: Int) -> Bool {
    if hasAny(["生まれ", "生れ", "に生まれ", "に生れ", "に出生", "に誕生", "出生", "誕生", "うまれ"], at: index) {
      return true
    }
    let isBirth = at(index) == 0x751F && !at(index + 1).isKanji
    return isBirth || hasAny(["が誕生日", "が生年月日"], at: index)
  }

  /// 平成25年4月生まれ, without the day.
  private mutating func findBirthMonth(_ hit: KeywordHit) {
    let end = hit.range.lowerBound
    guard at(end - 1) == 0x6708 else { return }
    let month = run(endingAt: end - 1, most: 3) { isNumber($0) }
    guard !month.isEmpty, at(month.lowerBound - 1) == 0x5E74 else { return }
    let year = run(endingAt: month.lowerBound - 1, most: 4) { isNumber($0) }
    guard !year.isEmpty else { return }
    let hasEra = hasAny(["令和", "平成", "昭和", "大正"], at: year.lowerBound - 2)
    report(.birthDate, (hasEra ? year.lowerBound - 2 : year.lowerBound)..<end)
  }
}

private let birthLabels = ["生年月日", "誕生日", "出生日", "生まれは", "生まれた日", "出生は", "出生年月日"]
