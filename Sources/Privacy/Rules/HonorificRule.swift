// SPDX-License-Identifier: MIT

/// NAME_HONORIFIC: a name before さん, くん, ちゃん, 君, 氏, 様.
extension Scan {
  mutating func findHonorifics() {
    for hit in hits(.honorific) {
      if let start = nameStart(before: hit) {
        report(.nameHonorific, start..<hit.range.upperBound)
      }
    }
    for hit in hits(.courtesy) {
      if let end = courteousNameEnd(behind: hit.range) {
        report(.nameHonorific, hit.range.lowerBound..<end)
      }
    }
  }

  /// The end of the name behind a title of courtesy in Latin letters: Mr.スミス.
  private func courteousNameEnd(behind title: Range<Int>) -> Int? {
    guard !at(title.lowerBound - 1).isLetter else { return nil }
    var start = title.upperBound
    while start - title.upperBound < 2, at(start) == 0x2E || at(start) == 0x20 { start += 1 }
    guard start > title.upperBound else { return nil }
    let name = run(from: start, most: 20) { at(start).isLetter ? $0.isLetter : $0.isKatakana }
    let isName = at(start).isUpperLetter || at(start).isKatakana
    return isName && name.count >= 2 ? name.upperBound : nil
  }

  /// Where the name before an honorific begins; `nil` where it is no name, or no honorific.
  private func nameStart(before hit: KeywordHit) -> Int? {
    let start = hit.range.lowerBound
    let isWeak = [0x3055, 0x304F, 0x3061, 0x541B].contains(at(start)) && !has("さま", at: start)
    if at(start).isKanji {
      let next = at(hit.range.upperBound)
      let isHome =
        hasAny(["方", "宅", "邸"], at: hit.range.upperBound) && !at(hit.range.upperBound + 1).isKanji
      if next.isKanji, !isHome, !isKin(at: hit.range.upperBound) || at(start) == 0x69D8 {
        return nil
      }
    }
    var end = start
    if at(end - 1) == 0x20 || at(end - 1) == 0x300D || at(end - 1) == 0x29 { end -= 1 }
    let isApart = end != start
    let before = at(end - 1)
    if before.isKanji {
      return kanjiName(endingAt: end, hit, isStrict: isApart || !isWeak)
    }
    if isApart, before.isHiragana, at(end) == 0x20 { return hiraganaNameApart(endingAt: end) }
    if isApart, !before.isKatakana { return nil }
    if before == 0x30FC, at(end - 2).isHiragana { return lengthenedName(endingAt: end, hit) }
    if before.isKatakana { return katakanaName(endingAt: end, hit, isStrict: isApart) }
    if before.isHiragana { return hiraganaName(endingAt: end, hit) }
    return latinName(endingAt: end)
  }

  private func isKin(at index: Int) -> Bool {
    hits(beginningIn: index..<index + 1).contains { $0.tag == .kin }
  }

  // MARK: Kanji

  private func kanjiName(endingAt end: Int, _ hit: KeywordHit, isStrict: Bool) -> Int? {
    let run = run(endingAt: end, most: 8) { $0.isKanji }
    let characters = characters(run)
    let text = text.text(in: run)
    if let start = joinedName(run) { return start }
    if has("様", at: hit.range.lowerBound), ["王", "姫", "女王", "若", "殿"].contains(text) { return nil }
    if let certain = certainName(in: run) { return wholeName(run, from: certain) }
    if NameStops.isNoName(text) { return nil }
    guard !isStrict else { return isUnknownName(run, hit) ? run.lowerBound : nil }
    if run.count == 1, let mixed = mixedName(run) { return mixed }
    let isChildlike = has("くん", at: hit.range.lowerBound) || has("ちゃん", at: hit.range.lowerBound)
    // 昂大君: the honorific is no word, since 大君 is one.
    if at(hit.range.lowerBound) == 0x541B, run.count == 2,
      !at(run.lowerBound - 1).isWord || isParticleCharacter(at(run.lowerBound - 1)),
      let last = word(endingAt: hit.range.upperBound), last.range.count == 2
    {
      return run.lowerBound
    }
    guard let words = words(filling: run) else {
      // The words go across the run's beginning or into the honorific: 続くん is a verb.
      return isChildlike && at(run.lowerBound - 1).isHiragana ? nil : nameOfUnknown(characters, run)
    }
    guard word(startingAt: hit.range.lowerBound) != nil else { return nil }
    if let last = words.last, last.isInDictionary, last.range.count >= 2 {
      if isChildlike, words.count == 1 { return run.lowerBound }
      return last.isPlaceName || last.partOfSpeech == 41 ? last.range.lowerBound : nil
    }
    if words.contains(where: { $0.isCommonNoun && $0.range.count >= 2 }), !isPiecedTogether(words) {
      return nil
    }
    return run.count <= 5 ? run.lowerBound : nil
  }

  /// Takes along a single character before a surname that is no word for somebody: 鴨志田, not 母志田.
  private func wholeName(_ run: Range<Int>, from start: Int) -> Int {
    guard start - run.lowerBound == 1, run.count == 3,
      !"母父兄姉弟妹妻夫娘孫祖元前現各両同故新旧隣班組係友子男女児氏名対側故"
        .unicodeScalars.contains(where: { $0.value == at(run.lowerBound) })
    else { return start }
    return run.lowerBound
  }

  /// Whether the words are pieces that make no expression: 小鳥 and 遊, where 運転 and 手 make one.
  private func isPiecedTogether(_ words: [Word]) -> Bool {
    guard words.count >= 2, let last = words.last else { return false }
    if words.count <= 3, words.allSatisfy({ $0.range.count == 1 && $0.partOfSpeech != 51 }) {
      return true
    }
    return last.range.count == 1 && !(50...57).contains(last.partOfSpeech)
      && words.allSatisfy { $0.range.count <= 2 }
  }

  /// Before 様 and 氏: nothing but names of places, or pieces.
  private func isUnknownName(_ run: Range<Int>, _ hit: KeywordHit) -> Bool {
    guard run.count >= 2, run.count <= 4,
      has("様", at: hit.range.lowerBound)
        || has("氏", at: hit.range.lowerBound) || has("さま", at: hit.range.lowerBound),
      word(startingAt: hit.range.lowerBound) != nil, let words = words(filling: run)
    else { return false }
    let isOffice = "市区町村府県国庁".unicodeScalars.contains { $0.value == at(run.upperBound - 1) }
    let isCity = ["大阪", "東京", "日本", "関西"].contains(text.text(in: run))
    if words.allSatisfy(\.isProperName) { return !isOffice && !isCity }
    return isPiecedTogether(words) && !isOffice
  }

  /// The beginning of a name with ノ or ケ inside: 田ノ上, not 三ヶ所.
  func joinedName(_ run: Range<Int>) -> Int? {
    guard isNameJoint(at(run.lowerBound - 1)), run.count <= 2 else { return nil }
    let left = self.run(endingAt: run.lowerBound - 1, most: 3) { $0.isKanji }
    let isCount = hasAny(["所", "月", "国", "年", "条", "村"], at: run.lowerBound) && run.count == 1
    return (1...2).contains(left.count) && !isCount ? left.lowerBound : nil
  }

  /// The end of a name with ノ or ケ inside that begins at a place: 山ノ内.
  func joinedNameEnd(from start: Int) -> Int? {
    let left = run(from: start, most: 3) { $0.isKanji }
    guard isNameJoint(at(left.upperBound)) else { return nil }
    let right = run(from: left.upperBound + 1, most: 3) { $0.isKanji }
    guard (1...2).contains(right.count), joinedName(right) == start else { return nil }
    return right.upperBound
  }

  /// ノ, ケ, ヶ and ツ inside surnames.
  private func isNameJoint(_ scalar: UInt32) -> Bool {
    scalar == 0x30CE || scalar == 0x30B1 || scalar == 0x30F6 || scalar == 0x30C4
  }

  /// A name in hiragana apart from its honorific: おばた さん.
  private func hiraganaNameApart(endingAt end: Int) -> Int? {
    if let start = kanaNameStart(endingAt: end) { return start }
    let run = run(endingAt: end, most: 7) { $0.isHiragana }
    let isAfterParticle = isParticleCharacter(at(run.lowerBound)) && at(run.lowerBound - 1).isWord
    let first = run.lowerBound + (isAfterParticle ? 1 : 0)
    guard (2...5).contains(end - first), !NameStops.isNoKanaName(text.text(in: first..<end)) else {
      return nil
    }
    return first
  }

  private func nameOfUnknown(_ characters: [UInt32], _ run: Range<Int>) -> Int? {
    run.count >= 2 && run.count <= 4 && words.isEmpty ? run.lowerBound : nil
  }

  /// Whether a name that begins in kana may end with the character: みち[子], トシ[江].
  func isEndOfMixedName(_ scalar: UInt32) -> Bool {
    "子美江代奈香菜恵枝華花乃".unicodeScalars.contains { $0.value == scalar }
  }

  /// A name whose beginning is in kana: みち子, あゆ美, トシ子.
  private func mixedName(_ run: Range<Int>) -> Int? {
    guard isEndOfMixedName(at(run.lowerBound)) else { return nil }
    let katakana = self.run(endingAt: run.lowerBound, most: 4) { $0.isKatakana }
    if (1...3).contains(katakana.count) { return katakana.lowerBound }
    let kana = self.run(endingAt: run.lowerBound, most: 2) { $0.isHiragana }
    guard kana.count == 2,
      !hasAny(["のお", "がお", "はお", "とお", "の女", "にお", "もお", "、お"], at: kana.lowerBound)
    else { return nil }
    return at(run.lowerBound - 1) == 0x304A ? nil : kana.lowerBound
  }

  /// Whether all of it is a surname, whatever its end would mean in other words: 土屋, 田所, 庄司, 桐生.
  private func isSurname(_ run: Range<Int>) -> Bool {
    if NameStops.isPerson(text.text(in: run)) { return false }
    if NameLists.shared.surnames.contains(characters(run)) { return true }
    if run.count == 1 { return singleSurnames.contains(at(run.lowerBound)) }
    guard let words = words(filling: run), words.count == 1 else { return false }
    return words[0].isSurname || (words[0].isProperName && possibleSurnames.contains(run))
  }

  /// Where a name that lists or dictionary vouch for begins in a run of kanji, at whose end it stands.
  func certainName(in run: Range<Int>) -> Int? {
    let lists = NameLists.shared
    let all = characters(run)
    if isSurname(run) { return run.lowerBound }
    if lists.givenNames.contains(all) {
      return NameStops.isNoName(text.text(in: run)) ? nil : run.lowerBound
    }
    for length in [2, 3, 1] where all.count > length && all.count <= length + 3 {
      let rest = Array(all[length...])
      if lists.surnames.contains(Array(all[..<length])), lists.givenNames.contains(rest) {
        return run.lowerBound
      }
    }
    var start: Int?
    var end = run.upperBound
    while end > run.lowerBound, let word = word(endingAt: end), word.isPersonName,
      word.range.lowerBound >= run.lowerBound
    {
      guard word.range.count >= 2 || word.isInDictionary else { break }
      start = word.range.lowerBound
      end = word.range.lowerBound
      if word.isSurname { break }
    }
    if let start, run.upperBound - start >= 2 || start == run.lowerBound {
      return NameStops.isNoName(text.text(in: start..<run.upperBound)) ? nil : start
    }
    for length in [3, 2] where all.count > length {
      let suffix = run.upperBound - length
      let isAtWord = word(startingAt: suffix) != nil
      if isAtWord, lists.surnames.contains(characters(suffix..<run.upperBound)) { return suffix }
    }
    return nil
  }

  // MARK: Kana

  private func katakanaName(endingAt end: Int, _ hit: KeywordHit, isStrict: Bool) -> Int? {
    let run = run(endingAt: end, most: 16) { $0.isKatakana || $0 == 0x30FB }
    let lists = NameLists.shared
    let own = characters(run)
    if lists.givenReadings.contains(own) || lists.surnameReadings.contains(own) {
      return run.lowerBound
    }
    if NameStops.isNoKatakanaName(text.text(in: run)) || own.count < 2 { return nil }
    let isChildlike = has("くん", at: hit.range.lowerBound) || has("ちゃん", at: hit.range.lowerBound)
    guard let words = words(filling: run) else { return isStrict ? nil : run.lowerBound }
    let isKnown = words.contains { $0.isCommonNoun && $0.range.count >= 3 }
    if isKnown, !isChildlike { return nil }
    return isStrict && !words.contains(where: \.isPersonName) ? nil : run.lowerBound
  }

  private func hiraganaName(endingAt end: Int, _ hit: KeywordHit) -> Int? {
    if let start = kanaFullNameStart(endingAt: end) { return start }
    if let start = kanaNameStart(endingAt: end) { return start }
    let isChildlike = has("くん", at: hit.range.lowerBound) || has("ちゃん", at: hit.range.lowerBound)
    let whole = run(endingAt: end, most: 8) { $0.isHiragana }
    let isAfterParticle =
      isParticleCharacter(at(whole.lowerBound)) && at(whole.lowerBound - 1).isKanji
    let first = whole.lowerBound + (isAfterParticle ? 1 : 0)
    if isChildlike, (2...5).contains(end - first),
      !NameStops.isNoKanaName(text.text(in: first..<end)),
      hit.range.count == 3 || word(startingAt: hit.range.lowerBound) != nil,
      isAfterParticle || !at(first - 1).isKanji
    {
      return first
    }
    guard let honorific = word(startingAt: hit.range.lowerBound), honorific.isHonorific,
      let last = word(endingAt: end), !last.isParticle
    else { return nil }
    let run = run(endingAt: end, most: 8) { $0.isHiragana }
    var start = last.range.lowerBound
    while start > run.lowerBound, let word = word(endingAt: start), !word.isParticle,
      word.range.lowerBound >= run.lowerBound
    {
      start = word.range.lowerBound
    }
    let name = text.text(in: start..<end)
    guard !NameStops.isNoKanaName(name), end - start >= 2, end - start <= 6 else { return nil }
    if isChildlike { return last.partOfSpeech >= 31 && last.partOfSpeech <= 33 ? nil : start }
    if last.isPersonName || !last.isInDictionary { return start }
    return isPiecedNickname(start..<end, first) ? first : nil
  }

  /// ゆいぽん: kana from a sign to the honorific that no single word makes, the last of them no verb or adjective.
  private func isPiecedNickname(_ range: Range<Int>, _ first: Int) -> Bool {
    guard (3...5).contains(range.upperBound - first), !at(first - 1).isWord,
      let words = words(filling: first..<range.upperBound), words.count >= 2
    else { return false }
    let isGrammar = words.contains {
      $0.isParticle || $0.partOfSpeech == 68 || $0.partOfSpeech == 30
    }
    return !isGrammar && words.allSatisfy { $0.range.count <= 2 }
  }

  /// Where a surname and a given name in hiragana begin, nothing between them: おおのみさき.
  private func kanaFullNameStart(endingAt end: Int) -> Int? {
    let run = run(endingAt: end, most: 11) { $0.isHiragana }
    guard run.count >= 4 else { return nil }
    let lists = NameLists.shared
    for split in run.lowerBound + 2...end - 2
    where lists.givenReadings.contains(characters(split..<end)) {
      let families = (run.lowerBound...split - 2).reversed()
      if let start = families.first(where: {
        lists.surnameReadings.contains(characters($0..<split))
          && (!at($0 - 1).isHiragana || isParticleCharacter(at($0 - 1)))
      }) {
        return start
      }
    }
    return nil
  }

  /// Where a frequent name in hiragana begins that ends at a place.
  func kanaNameStart(endingAt end: Int, from shortest: Int = 2) -> Int? {
    let run = run(endingAt: end, most: 7) { $0.isHiragana }
    let lists = NameLists.shared
    for start in run.lowerBound..<max(run.lowerBound, end - shortest + 1) {
      let name = characters(start..<end)
      guard lists.givenReadings.contains(name) || lists.surnameReadings.contains(name) else {
        continue
      }
      let before = at(start - 1)
      let isBoundary =
        !before.isHiragana || word(startingAt: start) != nil || isParticleCharacter(before)
      if isBoundary, !NameStops.isNoKanaName(text.text(in: start..<end)) { return start }
    }
    return nil
  }

  /// Whether it is one of the particles は, が, の, と, に, も, を, で, や, へ.
  func isParticleCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x306F, 0x304C, 0x306E, 0x3068, 0x306B, 0x3082, 0x3092, 0x3067, 0x3084, 0x3078: true
    default: false
    }
  }

  /// はーちゃん, ゆーくん: how a child is called.
  private func lengthenedName(endingAt end: Int, _ hit: KeywordHit) -> Int? {
    let run = run(endingAt: end - 1, most: 3) { $0.isHiragana }
    let isAfterParticle =
      run.count > 1 && isParticleCharacter(at(run.lowerBound)) && at(run.lowerBound - 1).isWord
    let first = run.lowerBound + (isAfterParticle ? 1 : 0)
    let isFamily = ["ばー", "じー", "かー", "とー", "ねー", "にー"].contains(text.text(in: end - 2..<end))
    return end - first <= 3 && !isFamily ? first : nil
  }

  // MARK: Latin letters

  /// A name in Latin letters: Maria, not the letter that stands for a name.
  private func latinName(endingAt end: Int) -> Int? {
    let run = run(endingAt: end, most: 20) { $0.isLetter }
    guard run.count >= 3, at(run.lowerBound).isUpperLetter, !at(run.lowerBound + 1).isUpperLetter
    else { return nil }
    return run.lowerBound
  }
}
