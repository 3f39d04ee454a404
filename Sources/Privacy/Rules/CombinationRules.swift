// SPDX-License-Identifier: MIT

/// AGE_EXACT, RARE_COMBO, PLACE_TIME: what is harmless alone and tells one family together. Looked for last.
extension Scan {
  mutating func findCombinations() {
    guard scope == .caseExample else { return }
    findRareCombinations()
    findExactAges()
    findMeetings()
  }

  /// Two or more rare traits in one paragraph.
  private mutating func findRareCombinations() {
    let rare = withoutOverlaps(hits(.rare).map(\.range)).filter { !isOrdinaryUse($0) }
    var index = 0
    while index < rare.count {
      let line = line(around: rare[index].lowerBound)
      var end = index
      while end < rare.count, rare[end].lowerBound < line.upperBound { end += 1 }
      if Set(rare[index..<end].map { text.text(in: $0) }).count >= 2 {
        for range in rare[index..<end] {
          // 元力士: what somebody was.
          let isFormer = at(range.lowerBound - 1) == 0x5143 && at(range.lowerBound) != 0x5143
          report(.rareCombination, range.lowerBound - (isFormer ? 1 : 0)..<range.upperBound)
        }
      }
      index = end
    }
  }

  private func isOrdinaryUse(_ range: Range<Int>) -> Bool {
    hasAny(["相談", "会", "予防", "対策", "センター", "法人"], at: range.upperBound)
      || has("主任児童", at: range.lowerBound - 4)
  }

  /// Age or year at school, sex and family in one sentence.
  private mutating func findExactAges() {
    var done = 0
    for run in numbers where run.start >= done {
      for group in run.groups {
        guard let range = ageRange(group) else { continue }
        let sentence = twoSentences(around: group.lowerBound)
        guard hasGender(in: sentence), hasFamily(in: sentence) else { continue }
        report(.exactAge, range)
        done = sentence.upperBound
        break
      }
    }
  }

  /// The sentence and the next one of the same paragraph.
  private func twoSentences(around place: Int) -> Range<Int> {
    let first = sentence(around: place)
    guard at(first.upperBound) == 0x3002 else { return first }
    return first.lowerBound..<sentence(around: first.upperBound + 1).upperBound
  }

  private func ageRange(_ group: Range<Int>) -> Range<Int>? {
    guard group.count <= 2 else { return nil }
    let after = group.upperBound
    if has("歳", at: after) || has("才", at: after) {
      return hasAny(["以", "未", "に達", "まで"], at: after + 1) ? nil : group.lowerBound..<after + 1
    }
    let start = group.lowerBound
    if hasAny(["年生", "年の"], at: after) {
      for word in ["小学校", "中学校", "高校", "小学", "中学"]
      where has(word, at: start - word.unicodeScalars.count) {
        return start - word.unicodeScalars.count..<after + (has("年生", at: after) ? 2 : 1)
      }
    }
    let isShort =
      "小中高".unicodeScalars.contains { $0.value == at(start - 1) } && !at(start - 2).isKanji
      && group.count == 1
    return isShort && (!at(after).isKanji || hasAny(["男", "女", "生"], at: after))
      ? start - 1..<after : nil
  }

  private func hasGender(in range: Range<Int>) -> Bool {
    hits(beginningIn: range).contains { $0.tag == .gender }
  }

  private func hasFamily(in range: Range<Int>) -> Bool {
    let found = hits(beginningIn: range).filter { $0.tag == .family }
    let words = Set(found.map { text.text(in: $0.range) })
    return words.contains { $0.count >= 4 || $0 == "ひとり親" } || words.count >= 2
  }

  /// A day or an hour together with a named place.
  private mutating func findMeetings() {
    let places = findings.filter {
      [.schoolName, .facilityName, .station, .landmark, .address].contains($0.rule)
    }
    guard !places.isEmpty else { return }
    for hit in hits(.weekday) {
      if has("時", at: hit.range.lowerBound), hit.range.count == 1 {
        let number = run(endingAt: hit.range.lowerBound, most: 2) { $0.isDigit || $0.isKanjiDigit }
        guard !number.isEmpty, !has("時間", at: hit.range.lowerBound) else { continue }
      }
      let sentence = sentence(around: hit.range.lowerBound)
      guard places.contains(where: { sentence.contains($0.range.lowerBound) }) else { continue }
      var start = hit.range.lowerBound
      if has("毎週", at: start - 2) { start -= 2 }
      let number = run(endingAt: start, most: 2) { $0.isDigit }
      if has("時", at: start) {
        start = number.lowerBound
        if hasAny(["午前", "午後", "夕方", "早朝", "深夜"], at: start - 2) { start -= 2 }
      }
      var end = hit.range.upperBound
      if has("日", at: end) { end += 1 }
      report(.placeAndTime, start..<end)
    }
  }

  func withoutOverlaps(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var kept: [Range<Int>] = []
    for range in ranges {
      if let last = kept.last, last.upperBound > range.lowerBound {
        if range.count > last.count { kept[kept.count - 1] = range }
      } else {
        kept.append(range)
      }
    }
    return kept
  }
}
