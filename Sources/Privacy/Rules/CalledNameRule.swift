// SPDX-License-Identifier: MIT

/// NAME_BARE: names that a sentence gives: 妹の名はこはなという, 母はエミリーという名で, 「はるちゃ」と呼ばれ.
extension Scan {
  mutating func findCalledNames() {
    for hit in hits(.naming) {
      let isQuoted = at(hit.range.lowerBound - 1) == 0x300D
      let end = hit.range.lowerBound - (isQuoted ? 1 : 0)
      if let start = calledNameStart(endingAt: end, hit), !isQuoted || at(start - 1) == 0x300C {
        report(.nameBare, start..<end)
      }
    }
    for hit in hits(.nameIs) {
      let start =
        at(hit.range.upperBound) == 0x300C ? hit.range.upperBound + 1 : hit.range.upperBound
      if let end = givenNameEnd(from: start) { report(.nameBare, start..<end) }
    }
  }

  // MARK: Before という

  private func calledNameStart(endingAt end: Int, _ hit: KeywordHit) -> Int? {
    let last = at(end - 1)
    guard last.isWord, namesSomebody(hit) else { return nil }
    let run =
      last.isKatakana
      ? run(endingAt: end, most: 10) { $0.isKatakana || $0 == 0x30FB }
      : last.isKanji ? run(endingAt: end, most: 5) { $0.isKanji } : calledKana(endingAt: end)
    guard (2...8).contains(run.count), isCallable(run, hit) else { return nil }
    return run.lowerBound
  }

  /// Whether what is called so is a person: という名, といい behind 祖母は.
  private func namesSomebody(_ hit: KeywordHit) -> Bool {
    let end = hit.range.upperBound
    if hasAny(["名", "女性", "男性", "人物", "友", "子が", "子と", "子の", "子は", "同級生", "児童", "生徒"], at: end) {
      return !has("名", at: end) || isNameOfSomebody(end + 1)
    }
    let isEnd = isSentenceEnd(at(end)) || at(end) == 0x3001
    guard isEnd || !has("という", at: hit.range.lowerBound) else { return false }
    let sentence = sentence(around: hit.range.lowerBound)
    return hits(beginningIn: sentence.lowerBound..<hit.range.lowerBound).contains {
      $0.tag == .kin || $0.tag == .role
    }
  }

  /// という名で, という名の妹, not という名の犬 or という名称.
  private func isNameOfSomebody(_ index: Int) -> Bool {
    let next = has("前", at: index) ? index + 1 : index
    if at(next).isKanji || at(next).isKatakana { return false }
    guard at(next) == 0x306E else { return true }
    return hasAny(["女", "男", "子", "人物"], at: next + 1)
      || hits(beginningIn: next + 1..<next + 2).contains { $0.tag == .kin || $0.tag == .role }
  }

  /// The kana of a name behind は, が, の or a sign.
  private func calledKana(endingAt end: Int) -> Range<Int> {
    let run = run(endingAt: end, most: 7) { $0.isHiragana }
    let isAfterParticle =
      isParticleCharacter(at(run.lowerBound)) && at(run.lowerBound - 1).isWord && run.count > 2
    return run.lowerBound + (isAfterParticle ? 1 : 0)..<end
  }

  private func isCallable(_ run: Range<Int>, _ hit: KeywordHit) -> Bool {
    let lists = NameLists.shared
    let own = characters(run)
    if at(run.lowerBound).isHiragana {
      return lists.givenReadings.contains(own) && !NameStops.isNoKanaName(text.text(in: run))
    }
    if at(run.lowerBound).isKatakana {
      if lists.givenReadings.contains(own) { return true }
      let words = words(filling: run) ?? []
      return !words.contains(where: \.isCommonNoun)
        && !words.contains { $0.range.count == run.count && $0.isPlaceName }
    }
    return lists.givenNames.contains(own) || lists.surnames.contains(own)
  }

  // MARK: Behind 名前は

  /// The end of a name that is said to be one: りく[である], ののは[という].
  private func givenNameEnd(from start: Int) -> Int? {
    let first = at(start)
    let lists = NameLists.shared
    if first.isKanji {
      let run = run(from: start, most: 4) { $0.isKanji }
      let own = characters(run)
      return lists.givenNames.contains(own) && isStatementEnd(run.upperBound) ? run.upperBound : nil
    }
    if first.isKatakana {
      let run = run(from: start, most: 8) { $0.isKatakana || $0 == 0x30FB }
      let isWord = words(filling: run)?.contains(where: \.isCommonNoun) ?? false
      return run.count >= 2 && !isWord && isStatementEnd(run.upperBound) ? run.upperBound : nil
    }
    guard first.isHiragana else { return nil }
    let run = run(from: start, most: 9) { $0.isHiragana }
    for length in [2, 3, 4, 5, 6] where length <= run.count && isStatementEnd(start + length) {
      let name = start..<start + length
      if lists.givenReadings.contains(characters(name)) || isUnknownGivenName(name) {
        return name.upperBound
      }
    }
    return nil
  }

  /// である, です, という, 、, 」 and the like behind what somebody is called.
  private func isStatementEnd(_ index: Int) -> Bool {
    hasAny(
      ["である", "です", "だ。", "だっ", "だと", "という", "といい", "と書", "と名", "と呼", "」", "、", "。", "で、"],
      at: index)
      || at(index) == 0x0A || at(index) == 0x7C
  }

  /// Whether kana before という or である make no word, or only pieces.
  private func isUnknownGivenName(_ range: Range<Int>) -> Bool {
    guard range.count <= 5, !hasAny(["、", "。"], at: range.upperBound),
      !NameStops.isNoKanaName(text.text(in: range)), let words = words(filling: range)
    else { return false }
    if words.count == 1, words[0].isInDictionary { return words[0].isPersonName }
    return !words.contains {
      $0.isInDictionary && $0.range.count >= 3 || (10...12).contains($0.partOfSpeech)
    }
  }
}
