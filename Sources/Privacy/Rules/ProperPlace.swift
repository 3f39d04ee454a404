// SPDX-License-Identifier: MIT

/// Where the name of one place begins, before the word for its kind: 大阪市立夕凪[小学校], 星の丘, ひまわり.
extension Scan {
  /// - Parameters:
  ///   - end: Where the kind begins.
  ///   - generic: Words that make no name.
  ///   - isWeak: Whether ordinary words before the kind make no name.
  /// - Returns: The first character of the name, with its founder; `nil` where only ordinary words stand.
  func properStart(before end: Int, generic: GenericWords, isWeak: Bool = false) -> Int? {
    if let inner = peeled(end, addressees),
      let start = properStart(before: inner, generic: generic)
    {
      return start
    }
    if let inner = peeled(end, specialties),
      let start = properStart(before: inner, generic: generic, isWeak: isWeak)
    {
      return start
    }
    let before = at(end - 1)
    if before.isHiragana { return hiraganaProperStart(before: end, isWeak).map(withPlace) }
    var start = end
    while start > 0, end - start < 16, isNamePart(start - 1, end) { start -= 1 }
    guard start < end else { return nil }
    // The founder belongs to what is told, and makes no name alone.
    let founderEnd = founderEnd(in: start..<end)
    let name = text.text(in: founderEnd..<end)
    let cut = generic.leading(of: name)
    let proper = String(name.dropFirst(cut))
    if cut == 2, name.hasPrefix("大阪"), !proper.isEmpty, has("医療センター", at: end) {
      return founderEnd
    }
    guard !proper.isEmpty, !generic.isGeneric(proper) else { return nil }
    let first = founderEnd + cut
    if end - first == 1, isWeak || !at(first).isKanji {
      return kanaBeginning(of: first).map { isWeak ? nil : $0 } ?? nil
    }
    guard !isOrdinary(first..<end, isWeak, generic) else { return nil }
    // 大阪桐蔭高校: the city belongs to the name where nothing else goes with it.
    if cut == 2, name.hasPrefix("大阪") { return founderEnd }
    if cut > 0 { return first }
    // いずみ第二保育所: the number comes behind the name.
    if at(start) == 0x7B2C, at(start - 1).isHiragana,
      let own = hiraganaProperStart(before: start, false)
    {
      return own
    }
    let kana =
      kanaBeginning(of: start, isName: true) ?? kanaRun(before: start, generic)
      ?? kanaWord(before: start, end)
    return kana.map(withFounder) ?? trimmedFounder(start, founderEnd)
  }

  /// The beginning of the place right before a name in kana: 関西みらい病院.
  private func withPlace(_ start: Int) -> Int {
    guard at(start - 1).isKanji, let word = word(endingAt: start), word.isPlaceName,
      word.range.count >= 2
    else { return withFounder(start) }
    return word.range.lowerBound
  }

  /// The beginning of 府立, 市立 and the like right before a name in kana; the name's own where none stands.
  private func withFounder(_ start: Int) -> Int {
    guard at(start - 1) == 0x7ACB, founders.contains(at(start - 2)) else { return start }
    return trimmedFounder(run(endingAt: start, most: 8) { $0.isKanji }.lowerBound, start)
  }

  private func founderEnd(in range: Range<Int>) -> Int {
    let mark = range.dropFirst().last {
      at($0) == 0x7ACB && founders.contains(at($0 - 1))
    }
    return mark.map { $0 + 1 } ?? range.lowerBound
  }

  /// Whether the words say of what sort the place is, or when, and name nothing.
  private func isOrdinary(
    _ range: Range<Int>, _ isWeak: Bool, _ generic: GenericWords
  ) -> Bool {
    guard let words = words(filling: range) else { return isWeak }
    if words.contains(where: { $0.partOfSpeech >= 31 && $0.partOfSpeech <= 33 }) { return true }
    // 一度, 毎日: how often and when.
    if words.allSatisfy({ [34, 35, 48, 53, 58, 66, 67].contains($0.partOfSpeech) }) { return true }
    let isCommon = words.allSatisfy(\.isCommonNoun)
    // ハロー, a sound, makes a name before a kind as well.
    if isWeak {
      return isCommon
        || !words.contains { $0.isProperName || !$0.isInDictionary || $0.partOfSpeech == 2 }
    }
    guard isCommon, range.count >= 4, range.allSatisfy({ at($0).isKanji }) else { return false }
    // 卒業後, 災害拠点: no name; 架空救命: one.
    let isSort = words.allSatisfy { generic.isGeneric(text.text(in: $0.range)) }
    return isSort || timeWords.contains(at(range.upperBound - 1))
  }

  /// The beginning in hiragana of a name that goes on in kanji: ひばりが丘, みんなの家.
  ///
  /// - Parameters:
  ///   - start: Where the kanji begin.
  ///   - isName: Whether it is a name already, so that ordinary words in kana belong to it: みんなの家こども食堂.
  /// - Returns: The first character of the name; `nil` where the kana are no name.
  private func kanaBeginning(of start: Int, isName: Bool = false) -> Int? {
    let joint = at(start - 1)
    guard joint == 0x306E || joint == 0x304C || joint == 0x30F6, at(start - 2).isHiragana,
      nameTails.contains(at(start)), let word = word(endingAt: start - 1),
      word.isCommonNoun || word.isProperName || !word.isInDictionary, word.range.count >= 2,
      word.range.allSatisfy({ at($0).isHiragana }),
      isName && text.text(in: word.range) == "みんな"
        || !noPlaceNames.contains(text.text(in: word.range))
    else { return nil }
    return word.range.lowerBound
  }

  /// The beginning in kana, whatever its words, of what is a name already: みなとの丘, いちばん星.
  private func kanaRun(before start: Int, _ generic: GenericWords) -> Int? {
    guard nameTails.contains(at(start)), at(start - 1).isHiragana else { return nil }
    let run = run(endingAt: start, most: 7) { $0.isHiragana }
    let isAfterParticle = isParticleCharacter(at(run.lowerBound)) && at(run.lowerBound - 1).isKanji
    let first = run.lowerBound + (isAfterParticle ? 1 : 0)
    let end = at(start - 1) == 0x306E ? start - 1 : start
    guard (2...5).contains(end - first), !at(first - 1).isKanji || isAfterParticle,
      !isParticleCharacter(at(end - 1)) || end < start,
      !noPlaceNames.contains(text.text(in: first..<end)),
      let words = words(filling: first..<end)
    else { return nil }
    let isSentence = words.contains {
      (10...12).contains($0.partOfSpeech) || (25...33).contains($0.partOfSpeech)
        || $0.partOfSpeech == 68
    }
    return isSentence ? nil : first
  }

  /// The place before words that say for whom or what a clinic or a club is, and stand behind the name:
  /// さくら[こころの]クリニック, たけうち[小児科]クリニック.
  private func peeled(_ end: Int, _ words: [String]) -> Int? {
    for word in words {
      let start = end - word.unicodeScalars.count
      guard has(word, at: start), start > 0, at(start - 1).isWord else { continue }
      return isParticleCharacter(at(start - 1)) && !at(start - 2).isHiragana ? nil : start
    }
    return nil
  }

  /// The beginning of a name in kana that make no sentence before a noun: つくしんぼ, ほしぞら, where おいしい would.
  private func unknownKanaStart(endingAt end: Int) -> Int? {
    let run = run(endingAt: end, most: 8) { $0.isHiragana }
    let isAfterParticle =
      isParticleCharacter(at(run.lowerBound)) && at(run.lowerBound - 1).isWord
    let start = run.lowerBound + (isAfterParticle ? 1 : 0)
    guard (3...6).contains(end - start), start == 0 || !at(start - 1).isHiragana || isAfterParticle,
      let last = word(endingAt: end), last.range.lowerBound >= start,
      !noPlaceNames.contains(text.text(in: start..<end)), at(end - 1) != 0x306E
    else { return nil }
    guard let words = words(filling: start..<end) else { return nil }
    if words.contains(where: { (59...64).contains($0.partOfSpeech) || $0.partOfSpeech == 68 }) {
      return nil
    }
    if words.count == 1 {
      let isMeal = hasAny(["食堂", "カフェ", "キッチン", "文庫", "喫茶"], at: end) && last.partOfSpeech == 38
      return last.isInDictionary && !last.isProperName && !isMeal ? nil : start
    }
    if last.range.count == 1 { return pieceStart(start, last, end) }
    // たまつくり: a stem that ends as nouns do, where つくる would go on to the noun.
    let isStem =
      last.partOfSpeech == 31
      && "いきしちにひみりぎじびぴえけせてねへめれげべ".unicodeScalars.contains { $0.value == at(end - 1) }
    return isStem && words.first?.range.count ?? 0 >= 2 && !words.contains(where: \.isParticle)
      ? start : nil
  }

  private func pieceStart(_ start: Int, _ last: Word, _ end: Int) -> Int? {
    if last.isParticle, isParticleCharacter(at(end - 1)) { return nil }
    switch last.partOfSpeech {
    // A verb with て goes on in the sentence: そろえて居場所を探す.
    case 18, 24: return nil
    case 25:
      let isGrammar = "ただなぬんう".unicodeScalars.contains { $0.value == at(end - 1) }
      return isGrammar ? nil : start
    default: return start
    }
  }

  /// The beginning in hiragana of a name with one kanji behind it, さくら台, or of a place that the dictionary has whole,
  /// ひばりが丘.
  private func kanaWord(before start: Int, _ end: Int) -> Int? {
    guard start > 0, at(start - 1).isHiragana else { return nil }
    let index = wordIndex(from: start) - 1
    if index >= 0, words[index].range.upperBound > start, words[index].isProperName {
      return words[index].range.lowerBound
    }
    guard end - start == 1, nameTails.contains(at(start)) || quarters.contains(at(start)),
      let word = word(endingAt: start), isNoun(word), word.range.count >= 2,
      word.range.allSatisfy({ at($0).isHiragana }),
      !noPlaceNames.contains(text.text(in: word.range))
    else { return nil }
    return word.range.lowerBound
  }

  /// The beginning of the founder's name without ordinary words before it.
  private func trimmedFounder(_ start: Int, _ end: Int) -> Int {
    let founder = text.text(in: start..<end)
    for word in ["進学先", "転校先", "転入先", "通学先", "在籍", "在学", "出身", "志望校", "本人", "母校", "現在"]
    where founder.hasPrefix(word) {
      return start + word.unicodeScalars.count
    }
    return start
  }

  /// Kanji, katakana, and the の, が, ヶ inside names of places.
  private func isNamePart(_ index: Int, _ end: Int) -> Bool {
    let scalar = at(index)
    if scalar.isKanji || scalar.isKatakana { return true }
    guard scalar == 0x306E || scalar == 0x304C, index > 0, at(index - 1).isKanji else {
      return false
    }
    let right = index + 1..<end
    let left = run(endingAt: index, most: 4) { $0.isKanji }
    let isVague =
      [0x4E0A, 0x4E0B, 0x96A3].contains(at(index - 1)) || hasAny(["近所", "地域", "校区"], at: index - 2)
    return nameTails.contains(at(index + 1)) && right.count <= 2
      && right.allSatisfy { at($0).isKanji } && !isVague
      && (left.count <= 2
        || word(endingAt: index).map { $0.isCommonNoun && $0.range.count <= 2 } == true)
  }

  private func hiraganaProperStart(before end: Int, _ isWeak: Bool) -> Int? {
    let run = run(endingAt: end, most: 8) { $0.isHiragana }
    for length in stride(from: run.count, through: 2, by: -1)
    where kanaPlaceNames.contains(text.text(in: end - length..<end)) {
      let start = end - length
      let isBoundary =
        !at(start - 1).isHiragana || isParticleCharacter(at(start - 1))
        || word(startingAt: start) != nil
      if isBoundary { return start }
    }
    if let start = kanaNameStart(endingAt: end, from: 3), !isWeak { return start }
    if let start = unknownKanaStart(endingAt: end) { return start }
    guard !isWeak else { return nil }
    var start = end
    while start > run.lowerBound, let word = word(endingAt: start), isNoun(word),
      word.range.lowerBound >= run.lowerBound
    {
      start = word.range.lowerBound
    }
    guard end - start >= 3, !noPlaceNames.contains(text.text(in: start..<end)),
      let last = word(endingAt: end), !noPlaceNames.contains(text.text(in: last.range))
    else { return nil }
    return start
  }

  func isNoun(_ word: Word) -> Bool {
    word.partOfSpeech == 38 || word.partOfSpeech == 36 || word.isProperName
      || (!word.isInDictionary && word.partOfSpeech >= 36)
  }
}

/// For whom a place is.
private let addressees = [
  "こころの", "心の", "こどもの", "子どもの", "こども", "子ども", "キッズ", "ファミリー", "レディース", "メンタル",
]

/// What a place is for or where it stands, the longer before the shorter.
private let specialties = [
  "脳神経外科", "耳鼻咽喉科", "児童精神科", "整形外科", "産婦人科", "心療内科", "小児歯科", "矯正歯科", "泌尿器科", "精神科", "小児科", "皮膚科",
  "皮フ科",
  "耳鼻科", "婦人科", "小児", "内科", "外科", "眼科", "産科", "歯科", "中央", "総合", "記念", "そろばん", "珠算", "英語", "書道",
  "習字", "ピアノ", "ダンス",
  "体操", "音楽", "学習", "進学", "個別", "第一", "第二", "第三", "幼保連携型",
]

/// The last characters of 市立, 府立, 私立.
private let founders = Set(scalars("市府県都国私公区町村道組"))

/// What follows の and が in names of places.
private let nameTails = Set(scalars("丘里森台原宮浜池谷島坂木杜風花峰子家国鳥空海星泉実葉園橋"))

/// The quarters of heaven behind a name in kana: みなと東.
private let quarters = Set(scalars("東西南北中"))

private let timeWords = Set(scalars("後前中時先内系等間"))
