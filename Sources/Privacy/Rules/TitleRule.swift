// SPDX-License-Identifier: MIT

/// NAME_TITLE: a name before what somebody is: 中村校長, 山ノ内医師, あべ先生.
extension Scan {
  mutating func findTitledNames() {
    for hit in hits(.title) {
      let end = hit.range.lowerBound
      let before = at(end - 1)
      if before.isKanji {
        let run = run(endingAt: end, most: 8) { $0.isKanji }
        guard let start = titledKanjiName(run, hit) else { continue }
        report(.nameTitle, start..<hit.range.upperBound)
      } else if has("先生", at: end) || hasAny(["医師", "教諭", "ドクター"], at: end) {
        var start = kanaNameStart(
          endingAt: end, from: at(end - 3).isHiragana && !isParticleCharacter(at(end - 3)) ? 3 : 2)
        if start == nil { start = shortKanaSurname(endingAt: end) }
        if before.isKatakana {
          let run = run(endingAt: end, most: 10) { $0.isKatakana || $0 == 0x30FB }
          let isKnown = words(filling: run)?.contains { $0.isCommonNoun } ?? true
          start = isKnown || NameStops.isNoKatakanaName(text.text(in: run)) ? nil : run.lowerBound
        }
        if let start { report(.nameTitle, start..<hit.range.upperBound) }
      }
    }
  }

  /// あべ先生, もり先生: a surname of two sounds with nothing of a word before it.
  private func shortKanaSurname(endingAt end: Int) -> Int? {
    let start = end - 2
    guard at(start).isHiragana, at(end - 1).isHiragana,
      !at(start - 1).isWord || (isParticleCharacter(at(start - 1)) && at(start - 2).isKanji),
      NameLists.shared.allSurnameReadings.contains(characters(start..<end)),
      !hasAny(["この", "その", "あの", "どの", "いい", "かの"], at: start)
    else { return nil }
    return start
  }

  private func titledKanjiName(_ run: Range<Int>, _ hit: KeywordHit) -> Int? {
    let lists = NameLists.shared
    let all = characters(run)
    if let start = joinedName(run) { return start }
    if lists.surnames.contains(all) || (all.count == 1 && singleSurnames.contains(all[0])) {
      return run.lowerBound
    }
    if possibleSurnames.contains(run),
      words(filling: run)?.contains(where: \.isCommonNoun) == false,
      has("先生", at: hit.range.lowerBound) || !isPlaceOfWork(run)
    {
      return run.lowerBound
    }
    if lists.givenNames.contains(all), all.count >= 2, has("先生", at: hit.range.lowerBound) {
      return run.lowerBound
    }
    for length in [3, 2] where all.count > length {
      let start = run.upperBound - length
      if lists.surnames.contains(characters(start..<run.upperBound)),
        word(startingAt: start)?.range.upperBound == run.upperBound
      {
        return start
      }
    }
    if isPlaceAsSurname(run, hit) { return run.lowerBound }
    guard let last = word(endingAt: run.upperBound), last.range.count >= 2,
      last.isSurname || (last.isPersonName && last.range.lowerBound == run.lowerBound),
      last.range.lowerBound >= run.lowerBound
    else { return nil }
    let name = text.text(in: last.range)
    return (last.isSurname ? NameStops.isPerson(name) : NameStops.isNoName(name))
      ? nil : last.range.lowerBound
  }

  /// 野々宮主任: all of it one name of a place, before what people are who are called by their names.
  private func isPlaceAsSurname(_ run: Range<Int>, _ hit: KeywordHit) -> Bool {
    guard (2...4).contains(run.count), let only = words(filling: run), only.count == 1,
      only[0].isPlaceName, !isPlaceOfWork(run), !containsNoNameCharacter([at(run.upperBound - 1)])
    else { return false }
    return hasAny(
      ["先生", "教諭", "校長", "教頭", "主任", "医師", "SSW", "SC", "保健師", "ドクター", "教授", "講師"],
      at: hit.range.lowerBound)
  }

  /// Whether a surname is a ward or a city as well, whose staff may be meant: 平野推進員.
  private func isPlaceOfWork(_ range: Range<Int>) -> Bool {
    let name = text.text(in: range)
    return Lexicon.wards.contains(name + "区") || ["大阪", "東京", "京都", "神戸", "奈良"].contains(name)
  }
}
