// SPDX-License-Identifier: MIT

/// NAME_FULL: a surname and a given name without an honorific, and names behind a label.
extension Scan {
  // MARK: Surname and given name

  mutating func findFullNames() {
    var starts: [Range<Int>] = hits(.surname).map(\.range)
    starts += words.filter(\.isSurname).map(\.range)
    starts += possibleSurnames.filter { word(startingAt: $0.lowerBound) != nil }
    for surname in Set(starts).sorted(by: { $0.lowerBound < $1.lowerBound })
    where isWordStart(surname.lowerBound) {
      if let end = givenNameEnd(after: surname),
        !hasAny(["の歌", "の曲", "の小説", "の童話", "の詩集", "の伝記", "の俳句", "の短歌"], at: end),
        !famousNames.contains(text.text(in: surname.lowerBound..<end))
      {
        report(.nameFull, surname.lowerBound..<end)
      }
    }
    findGivenNamesWithUnknownSurnames()
    findKanaFullNames()
    findSpacedNames()
    findRomanNames()
    if scope == .caseExample { findForeignNames() }
  }

  /// 加賀美涼子: a given name behind two or three kanji that the dictionary makes other words of.
  private mutating func findGivenNamesWithUnknownSurnames() {
    guard scope == .caseExample else { return }
    for word in words where word.isGivenName && word.isInDictionary && word.range.count >= 2 {
      let run = run(endingAt: word.range.upperBound, most: 6) { $0.isKanji }
      guard run.lowerBound < word.range.lowerBound else { continue }
      let surname = run.lowerBound..<word.range.lowerBound
      guard (2...3).contains(surname.count), !at(run.lowerBound - 1).isKanji,
        !at(run.upperBound).isKanji,
        NameLists.shared.givenNames.contains(characters(word.range))
          || has("子", at: run.upperBound - 1),
        !NameStops.isNoName(text.text(in: surname)), !Lexicon.isPersonWord(text.text(in: surname)),
        !famousNames.contains(text.text(in: run))
      else { continue }
      report(.nameFull, run)
    }
  }

  /// Whether a name may begin here: no kanji stands before, or the dictionary begins a word.
  private func isWordStart(_ index: Int) -> Bool {
    !at(index - 1).isKanji || word(startingAt: index) != nil
  }

  private func givenNameEnd(after surname: Range<Int>) -> Int? {
    var start = surname.upperBound
    let isApart = at(start) == 0x20
    if isApart { start += 1 }
    if isApart, surname.count == 1, isSpacedOut(surname.lowerBound, start + 1) { return nil }
    let lists = NameLists.shared
    if at(start).isKanji {
      let rest = run(from: start, most: 5) { $0.isKanji }
      for length in [3, 2, 1] where length <= rest.count {
        let end = start + length
        let isWhole = length == rest.count || isAfterName(at: end)
        if isWhole, lists.givenNames.contains(characters(start..<end)) { return end }
      }
      if let word = word(startingAt: start), word.isGivenName || word.partOfSpeech == 42,
        !at(word.range.upperBound).isKanji || isAfterName(at: word.range.upperBound)
      {
        return word.range.upperBound
      }
      if isApart, surname.count == 1, rest.count == 2, isParticleCharacter(at(rest.upperBound)) {
        return rest.upperBound
      }
      guard rest.count <= 3, isApart || rest.count >= 2, !isOrdinary(rest),
        !containsNoNameCharacter(characters(rest)), lists.surnames.contains(characters(surname))
      else { return nil }
      return rest.upperBound
    }
    guard at(start).isHiragana || at(start).isKatakana, surname.count >= 2 || isApart else {
      return nil
    }
    let isHiragana = at(start).isHiragana
    let rest = run(from: start, most: 8) { isHiragana ? $0.isHiragana : $0.isKatakana }
    for length in [6, 5, 4, 3, 2] where length <= rest.count {
      let end = start + length
      let own = characters(start..<end)
      guard
        lists.givenReadings.contains(own)
          || (surname.count >= 2 && lists.allGivenReadings.contains(own))
      else { continue }
      let next = at(end)
      if length == rest.count || isParticleCharacter(next) || isHonorific(at: end) {
        return length >= 3 || isApart ? end : nil
      }
    }
    return isApart ? unknownGivenNameEnd(rest, after: surname) : nil
  }

  /// 荒川 みどり[である]: kana that the dictionary takes for a name or a noun, behind a surname and a space.
  private func unknownGivenNameEnd(_ rest: Range<Int>, after surname: Range<Int>) -> Int? {
    let isSurname =
      NameLists.shared.surnames.contains(characters(surname))
      || possibleSurnames.contains(surname)
    guard surname.count >= 2, isSurname, !at(surname.lowerBound - 1).isKanji,
      let word = word(startingAt: rest.lowerBound),
      (2...5).contains(word.range.count), word.range.upperBound <= rest.upperBound,
      word.isPersonName || !word.isInDictionary || word.partOfSpeech == 38,
      !NameStops.isNoKanaName(text.text(in: word.range))
    else { return nil }
    let end = word.range.upperBound
    return isFollowedLikeName(end) || hasAny(["で", "だ", "("], at: end) ? end : nil
  }

  /// Whether single characters with spaces between go on before or behind: 研 修 資 料.
  private func isSpacedOut(_ start: Int, _ end: Int) -> Bool {
    (at(end) == 0x20 && at(end + 1).isKanji && !at(end + 2).isKanji)
      || (at(start - 1) == 0x20 && at(start - 2).isKanji && !at(start - 3).isKanji)
  }

  private func isHonorific(at index: Int) -> Bool {
    hasAny(["さん", "くん", "ちゃん", "さま"], at: index)
  }

  /// Whether what may follow a name begins here.
  private func isAfterName(at index: Int) -> Bool {
    hasAny(
      [
        "君", "様", "氏", "殿", "宅", "方", "名義", "夫妻", "夫婦", "先生", "校長", "教諭", "推進員", "医師", "教頭", "本人",
        "母", "父",
      ],
      at: index)
  }

  /// Whether the dictionary knows the kanji as ordinary words of two characters or more.
  private func isOrdinary(_ range: Range<Int>) -> Bool {
    guard let words = words(filling: range) else { return true }
    return words.contains { $0.isInDictionary && $0.range.count >= 2 && !$0.isPersonName }
      || words.contains { [48, 53, 56].contains($0.partOfSpeech) || $0.isParticle }
  }

  /// Whether one of the characters belongs to words for places and offices, and to no name.
  func containsNoNameCharacter(_ characters: [UInt32]) -> Bool {
    characters.contains { noNameCharacters.contains($0) }
  }

  private mutating func findKanaFullNames() {
    let lists = NameLists.shared
    for index in text.scalars.indices.dropFirst() where text.scalars[index] == 0x20 {
      let (left, right) = (at(index - 1), at(index + 1))
      if left.isKanji, right.isKanji, let name = apartName(around: index) {
        report(.nameFull, name)
        continue
      }
      guard (left.isHiragana && right.isHiragana) || (left.isKatakana && right.isKatakana) else {
        continue
      }
      let after = run(from: index + 1, most: 8) { right.isHiragana ? $0.isHiragana : $0.isKatakana }
      let before = run(endingAt: index, most: 7) { left.isHiragana ? $0.isHiragana : $0.isKatakana }
      for start in before where lists.allSurnameReadings.contains(characters(start..<index)) {
        let ends = (after.lowerBound + 2)..<max(after.lowerBound + 2, after.upperBound + 1)
        if let end = ends.reversed().first(where: {
          lists.givenReadings.contains(characters(after.lowerBound..<$0))
        }) {
          // 名前はたなか: the particle is no part of はたなか.
          let isAfterParticle =
            isParticleCharacter(at(start)) && at(start - 1).isKanji
            && lists.allSurnameReadings.contains(characters(start + 1..<index))
          report(.nameFull, (isAfterParticle ? start + 1 : start)..<end)
        }
        break
      }
    }
  }

  /// 沖野 真帆, 朴 智恩: a frequent given name behind a space and what may be a surname, known or not.
  private func apartName(around space: Int) -> Range<Int>? {
    let given = run(from: space + 1, most: 4) { $0.isKanji }
    let family = run(endingAt: space, most: 4) { $0.isKanji }
    guard given.count <= 3,
      isFollowedLikeName(given.upperBound) || hasAny(["(", "で", "だ"], at: given.upperBound)
    else { return nil }
    let isKorean = singleSurnames.contains(at(space - 1)) && given.count == 2
    if isKorean,
      family.count == 1
        || "生児者員父母兄姉弟妹女男".unicodeScalars.contains(where: { $0.value == at(space - 2) })
    {
      let isWord = words(filling: given).map { $0.count == 1 && $0[0].isCommonNoun } ?? false
      return isWord || containsNoNameCharacter(characters(given))
        ? nil : space - 1..<given.upperBound
    }
    let name = characters(given)
    guard (2...3).contains(family.count), !isSpacedOut(family.lowerBound, given.upperBound),
      NameLists.shared.givenNames.contains(name) || hasShapeOfGivenName(given),
      given.count > 1 || surelyNames.contains(name[0]),
      !containsNoNameCharacter(characters(family)), !Lexicon.isPersonWord(text.text(in: family)),
      !Lexicon.nameLabels.contains(text.text(in: family))
    else { return nil }
    return family.lowerBound..<given.upperBound
  }

  // MARK: After a label

  /// Names after 氏名: and the like, whatever they look like.
  mutating func findLabelledNames() {
    for hit in hits(.nameLabel) {
      var index = hit.range.upperBound
      let isFormer = has("旧姓", at: hit.range.lowerBound)
      let isName =
        isFormer
        || hasAny(["氏名", "名前", "ふりがな", "フリガナ", "姓名", "本名"], at: hit.range.lowerBound)
        || has("名", at: hit.range.upperBound - 1)
      guard isFormer || at(index) == 0x3A || at(index) == 0x20 || (isName && isLabelEnd(index))
      else {
        continue
      }
      while at(index) == 0x3A || at(index) == 0x20 || (isName && isLabelEnd(index)) {
        index += 1
        if index - hit.range.upperBound > 6 { break }
      }
      if let end = labelledNameEnd(from: index, isName: isName) { report(.nameFull, index..<end) }
    }
  }

  private func isLabelEnd(_ index: Int) -> Bool {
    at(index) == 0x306F || at(index) == 0x300C || at(index) == 0x3D || at(index) == 0x0A
      || at(index) == 0x2C
  }

  private func labelledNameEnd(from start: Int, isName: Bool) -> Int? {
    let first = run(from: start, most: 8) {
      at(start).isKanji
        ? $0.isKanji : $0.isKatakana || ($0.isHiragana && at(start).isHiragana) || $0 == 0x30FB
    }
    guard first.count >= 1 else { return nil }
    var end = first.upperBound
    if at(end) == 0x20 {
      let second = run(from: end + 1, most: 6) {
        at(end + 1).isKanji ? $0.isKanji : $0.isKatakana || $0.isHiragana
      }
      if second.count >= 1, second.count <= 5 { end = second.upperBound }
    }
    let lists = NameLists.shared
    let own = characters(first)
    let words = words(filling: first) ?? []
    let isKnown =
      lists.surnames.contains(own) || lists.surnameReadings.contains(own)
      || lists.givenNames.contains(own) || lists.givenReadings.contains(own)
      || (!words.isEmpty && words.allSatisfy(\.isPersonName))
    if isKnown { return end }
    if isName, own.contains(0x30FB), own.count >= 4 { return end }
    guard isName, end > first.upperBound, first.count <= 4 else { return nil }
    if lists.givenNames.contains(characters(first.upperBound + 1..<end)) { return end }
    let isCommon = words.contains { $0.isCommonNoun && $0.range.count >= 2 }
    return isCommon || first.count < 2 || own.allSatisfy(\.isHiragana) ? nil : end
  }
}

/// What no given name is written with.
private let noNameCharacters = Set(
  scalars("宅家様氏君方側的部課区市県町村校園駅内外前後中間各同当新錦線店組号室長先生者会所教員担任役医寺社院館橋坂台丘通"))

/// People of lessons and books.
private let famousNames: Set<String> = [
  "山田錦", "宮沢賢治", "宮澤賢治", "西田幾多郎", "湯川秀樹", "中島敦", "石川啄木", "夏目漱石", "芥川龍之介", "金子みすゞ", "金子みすず", "新美南吉",
  "与謝野晶子", "正岡子規", "松尾芭蕉",
  "小林一茶", "野口英世", "福沢諭吉",
  "織田信長", "豊臣秀吉", "徳川家康", "坂本龍馬", "西郷隆盛", "谷川俊太郎", "手塚治虫", "宮崎駿", "山野則子", "太宰治", "森鴎外", "川端康成",
  "樋口一葉", "津田梅子", "渋沢栄一", "北里柴三郎",
]
