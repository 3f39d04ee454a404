// SPDX-License-Identifier: MIT

/// NAME_BARE: given names with nothing beside them that says so: 「はると」, さとみは, 凪が泣いた, 蒼、凪、千尋.
extension Scan {
  mutating func findGivenNames() {
    for hit in hits where hit.tag == .givenName && hit.range.count == 1 {
      if isSingleName(hit.range) { report(.nameBare, hit.range) }
    }
    findKanaNames()
    findShapedNames()
  }

  // MARK: Two characters

  /// 健斗はやめた: two kanji of the shape of a given name, alone, as who does something.
  private mutating func findShapedNames() {
    var index = 0
    while index < text.scalars.count {
      guard text.scalars[index].isKanji else {
        index += 1
        continue
      }
      let run = run(from: index, most: 12) { $0.isKanji }
      index = run.upperBound
      guard run.count == 2, isSubject(run.upperBound), !at(run.lowerBound - 1).isWord,
        hasShapeOfGivenName(run), actsLikePerson(behind: run.upperBound + 1)
      else { continue }
      report(.nameBare, run)
    }
  }

  /// Whether two kanji look like a given name and are no word.
  func hasShapeOfGivenName(_ run: Range<Int>) -> Bool {
    guard run.count == 2, GivenNameShape.fits(characters(run)),
      !GivenNameShape.words.contains(text.text(in: run))
    else { return false }
    guard let words = words(filling: run), words.count == 1 else { return true }
    return words[0].isPersonName || !words[0].isInDictionary
  }

  // MARK: One character

  /// Whether one character stands alone as somebody: in a list of names, or as who does something.
  private func isSingleName(_ range: Range<Int>) -> Bool {
    let own = at(range.lowerBound)
    let (before, after) = (at(range.lowerBound - 1), at(range.upperBound))
    guard !before.isKanji, !before.isKatakana, !after.isKanji, !after.isKatakana else {
      return false
    }
    if isListed(own, before: range.upperBound) || isListed(own, behind: range.lowerBound) {
      return true
    }
    let isQuoted = before == 0x300C && after == 0x300D
    if isQuoted, surelyNames.contains(own) || singleGivenNames.contains(own) {
      return isSubject(range.upperBound + 1) && actsLikePerson(behind: range.upperBound + 2)
    }
    let isBeginning = !before.isHiragana || isParticleCharacter(before)
    return surelyNames.contains(own) && isBeginning && isSubject(range.upperBound)
      && actsLikePerson(behind: range.upperBound + 1)
  }

  /// Whether another name follows as the next of a list, and one of the two is surely a name: 蒼、凪.
  private func isListed(_ own: UInt32, before end: Int) -> Bool {
    guard isListSign(at(end)), at(end + 1).isKanji else { return false }
    let next = characters(run(from: end + 1, most: 4) { $0.isKanji })
    return isPair(own, next)
  }

  private func isListed(_ own: UInt32, behind start: Int) -> Bool {
    guard isListSign(at(start - 1)), at(start - 2).isKanji else { return false }
    return isPair(own, characters(run(endingAt: start - 1, most: 4) { $0.isKanji }))
  }

  private func isPair(_ own: UInt32, _ other: [UInt32]) -> Bool {
    guard NameLists.shared.givenNames.contains(other) else { return false }
    return other.count > 1 || (surelyNames.contains(own) && surelyNames.contains(other[0]))
  }

  /// 、, ・ and と between names.
  private func isListSign(_ scalar: UInt32) -> Bool {
    scalar == 0x3001 || scalar == 0x30FB || scalar == 0x3068
  }

  // MARK: Kana

  /// Finds frequent given names in hiragana where a word begins and a particle or a bracket follows.
  private mutating func findKanaNames() {
    for index in text.scalars.indices where text.scalars[index].isHiragana {
      guard isWordBeginning(index), let end = kanaReadingEnd(from: index, shortest: 2),
        isKanaName(index..<end)
      else { continue }
      report(.nameBare, index..<end)
    }
  }

  /// Whether nothing stands before but a sign, or a particle behind a word that is not in hiragana.
  private func isWordBeginning(_ index: Int) -> Bool {
    let before = at(index - 1)
    if !before.isWord { return before != 0x7E }
    guard isParticleCharacter(before) else { return false }
    return at(index - 2).isKanji || at(index - 2).isKatakana
  }

  /// The end of the longest frequent reading of a given name from a place on, with what may follow a name behind it.
  func kanaReadingEnd(from start: Int, shortest: Int) -> Int? {
    var key: UInt64 = 1
    var found: Int?
    for length in 1...6 {
      let scalar = at(start + length - 1)
      guard scalar.isHiragana else { break }
      key = key << 7 | UInt64(scalar - 0x3041)
      let end = start + length
      if length >= shortest, isFollowedLikeName(end) || hasAny(["で", "や"], at: end),
        NameLists.shared.readingKeys.contains(key)
      {
        found = end
      }
    }
    return found
  }

  private func isKanaName(_ range: Range<Int>) -> Bool {
    let isQuoted = at(range.lowerBound - 1) == 0x300C && at(range.upperBound) == 0x300D
    let isEveryday = isOrdinaryReading(range)
    if isQuoted, !isEveryday || hasAny(["と呼", "を呼", "と名", "、「"], at: range.upperBound + 1) {
      return true
    }
    let end = range.upperBound
    if isEveryday || range.count == 2 {
      return isSubject(end)
        && !["なお", "さき", "まだ", "みな", "さえ", "かの", "ゆか", "りか"].contains(text.text(in: range))
        && !NameStops.isNoKanaName(text.text(in: range))
        && actsLikePerson(behind: end + 1)
    }
    switch at(end) {
    case 0x306F, 0x304C, 0x3082, 0x3068: return true
    case 0x306E, 0x3092, 0x306B: return speaksOfPerson(behind: end + 1) || isAfterFamily(range)
    default: return hasAny(["から"], at: end) && speaksOfPerson(behind: end + 2)
    }
  }

  /// Whether the dictionary would know the kana as a word of every day.
  func isOrdinaryReading(_ range: Range<Int>) -> Bool {
    everydayReadings.contains(text.text(in: range))
  }

  private func isAfterFamily(_ range: Range<Int>) -> Bool {
    at(range.lowerBound - 1) == 0x306E
      && hits(beginningIn: max(0, range.lowerBound - 6)..<range.lowerBound).contains {
        $0.tag == .kin && $0.range.upperBound == range.lowerBound - 1
      }
  }

  // MARK: What people do

  /// は, が, も.
  private func isSubject(_ index: Int) -> Bool {
    at(index) == 0x306F || at(index) == 0x304C || at(index) == 0x3082
  }

  /// Whether the next clause tells what only people do.
  func actsLikePerson(behind start: Int) -> Bool {
    let clause = run(from: start, most: 18) { $0 != 0x3001 && !isSentenceEnd($0) }
    return contains(personActions, in: clause) && !contains(thingActions, in: clause)
  }

  /// Whether somebody's family, school or words come next.
  private func speaksOfPerson(behind start: Int) -> Bool {
    let clause = run(from: start, most: 14) { $0 != 0x3001 && !isSentenceEnd($0) }
    return contains(personActions, in: clause) || contains(relatives, in: clause)
      || hasAny(belongings, at: start)
  }
}

/// What children and adults do in these texts.
private let personActions = [
  "話し", "話す", "言っ", "言う", "語っ", "答え", "泣", "笑", "怒", "電話", "登校", "欠席", "遅刻", "早退", "休ん", "休み", "来所",
  "来校",
  "来室", "同席", "訪問", "入院", "通院", "受診", "働", "相談", "手伝", "面倒", "世話", "家で", "家に", "家を", "宿題", "学校",
  "教室",
  "保健室", "弟の", "妹の", "弟を", "妹を", "兄の", "姉の", "友だち", "布団", "起き", "眠",
  "寝",
  "食べ", "飲ん", "ゲーム", "就学", "入学", "卒業", "転校", "不登校", "年生", "歳", "保育", "幼稚園", "高校", "暮らし", "住ん", "通っ",
  "通う", "暮ら", "過ごし", "遊", "困っ", "帰っ", "帰り", "待っ", "甘え", "描", "出席", "参加", "利用", "転入", "抱",
]

private let relatives = ["祖母", "祖父", "母", "父", "弟", "妹", "兄", "姉", "生徒", "児童", "担任", "部屋"]

/// What things of nature and feelings do.
private let thingActions = [
  "咲", "散", "差し", "差す", "軽く", "痛", "揺れ", "灯", "晴れ", "実る", "育て", "植え", "開い", "飛", "鳴", "巣", "見え",
  "大切", "大事",
]

/// What belongs to somebody.
private let belongings = [
  "母", "父", "兄", "姉", "弟", "妹", "祖", "家", "欠席", "様子", "表情", "言葉", "話", "担任", "保護者", "きょうだい", "登校",
  "支援",
  "学習", "進路", "成績", "将来", "希望", "気持", "顔", "声", "体", "部屋", "友", "手", "目", "生活", "発達", "迎え", "送",
]
