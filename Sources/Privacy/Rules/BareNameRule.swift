// SPDX-License-Identifier: MIT

/// NAME_BARE: a name with nothing that says so, after whom it belongs to or with a particle.
extension Scan {
  mutating func findBareNames() {
    for hit in hits where hit.tag == .role || hit.tag == .kin {
      let connector = at(hit.range.upperBound)
      if let end = joinedNameEnd(behind: hit) { report(.nameBare, hit.range.upperBound..<end) }
      guard isNameConnector(connector) else { continue }
      var start = hit.range.upperBound + 1
      if at(start) == 0x300C || at(start) == 0x20 || at(start) == 0x28 { start += 1 }
      if let end = ownedNameEnd(from: start, hit, connector) {
        report(.nameBare, start..<end)
      }
    }
    guard scope == .caseExample else { return }
    for hit in hits where hit.tag == .surname || hit.tag == .givenName {
      if isBareName(hit) || (hit.tag == .surname && isHousehold(hit.range)) {
        report(.nameBare, hit.range)
      }
    }
    for word in words where word.isPersonName && word.isInDictionary && word.range.count >= 2 {
      if isDoubtful(word.range) { continue }
      guard at(word.range.lowerBound).isKanji, word.isSurname || word.isGivenName,
        isAlone(word.range), isFollowedLikeName(word.range.upperBound),
        !NameStops.isNoName(text.text(in: word.range)), !isBareStop(word.range)
      else { continue }
      report(.nameBare, word.range)
    }
    for range in possibleSurnames where isPersonActing(range) { report(.nameBare, range) }
    for hit in hits(.household) {
      let run = run(endingAt: hit.range.lowerBound, most: 4) { $0.isKanji }
      if run.count >= 2, !isBareStop(run), isFollowedLikeName(hit.range.upperBound),
        !NameStops.isNoName(text.text(in: run)), let start = certainName(in: run)
      {
        report(.nameBare, start..<hit.range.lowerBound)
      }
    }
    findKatakanaNames()
    findNamesOfFamilies()
    findGivenNames()
    findCalledNames()
  }

  /// 坂東が電話した: a surname that is a place as well, as the one who does something.
  private func isPersonActing(_ range: Range<Int>) -> Bool {
    guard isAlone(range), at(range.upperBound) == 0x304C || at(range.upperBound) == 0x306F,
      let only = words(filling: range), only.count == 1, only[0].isPlaceName, !isBareStop(range),
      !isDoubtful(range)
    else { return false }
    let rest =
      range.upperBound..<min(sentence(around: range.lowerBound).upperBound, range.upperBound + 24)
    return contains(
      [
        "電話", "訪問", "話し", "言っ", "言う", "語っ", "来所", "来校", "同席", "欠席", "登校", "泣", "笑", "休んだ", "入院",
        "通院", "怒", "働", "相談",
      ],
      in: rest)
  }

  private func isAlone(_ range: Range<Int>) -> Bool {
    let (before, after) = (at(range.lowerBound - 1), at(range.upperBound))
    return !before.isKanji && !before.isKatakana && !after.isKanji && !after.isKatakana
  }

  /// 佐々木家は, 大西宅を: a surname before the word for its house.
  private func isHousehold(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    guard range.count >= 2, !at(range.lowerBound - 1).isKanji,
      at(end) == 0x5BB6 || at(end) == 0x5B85,
      !isBareStop(range)
    else { return false }
    return !at(end + 1).isKanji && isFollowedLikeName(end + 1)
  }

  /// は が を に も と の、へ から and ends.
  func isFollowedLikeName(_ index: Int) -> Bool {
    switch at(index) {
    case 0x306F, 0x304C, 0x3092, 0x306B, 0x3082, 0x3068, 0x3001, 0x3078: true
    case 0x306E: true
    case 0x29, 0x300D, 0x0A, 0x30FB, 0x3D: true
    // The end of a cell.
    case 0x7C: true
    case 0x20: at(index + 1) == 0x7C || at(index + 1) == 0x0A
    default: hasAny(["から", "より", "宅", "という"], at: index)
    }
  }

  private func isBareName(_ hit: KeywordHit) -> Bool {
    let range = hit.range
    guard range.count >= 2, isAlone(range), isFollowedLikeName(range.upperBound),
      !isBareStop(range), !isDoubtful(range), let words = words(filling: range)
    else { return false }
    if words.count == 1, let only = words.first {
      if only.isPersonName { return true }
      return hit.tag == .givenName && (only.isProperName || !only.isInDictionary)
    }
    return hit.tag == .givenName && words.allSatisfy { $0.range.count == 1 }
  }

  /// Whether it is a word of the landscape as well, and does not stand as somebody who does something; or a plant
  /// where plants are spoken of.
  private func isDoubtful(_ range: Range<Int>) -> Bool {
    if plantNames.contains(text.text(in: range)) {
      return contains(plantWords, in: sentence(around: range.lowerBound))
    }
    guard landscapeNames.contains(text.text(in: range)) else { return false }
    return ![0x306F, 0x304C, 0x3082, 0x3068].contains(at(range.upperBound))
  }

  func isBareStop(_ range: Range<Int>) -> Bool {
    [
      "平野", "福島", "旭", "港", "大和", "未来", "希望", "勇気", "正", "学", "進", "歩", "新", "仁", "大阪", "難波", "天王寺",
      "阿倍野", "住吉", "河内", "和泉",
      "大正", "京橋", "鶴見", "都島", "此花", "浪速", "淀川", "東成", "生野", "城東", "西成", "中央", "千葉", "長野", "宮崎",
      "山口", "福岡", "秋田", "石川", "富山", "宮城",
      "福井", "大地", "香川", "山形", "鎌倉", "春日", "境", "星", "桂", "豊島", "渋谷", "品川", "郡山", "伊勢", "神戸", "寿",
      "橘", "伏見", "鳥羽", "陸奥",
      "鹿島", "大垣", "八尾", "門真", "伊丹", "南部", "志賀", "滝", "近衛", "源", "二木", "七海", "叶", "詩", "大空", "蒼空",
      "七海", "日向", "朝陽", "月", "三木", "日高", "花子", "太郎",
    ]
    .contains(text.text(in: range))
  }

  /// The end of a name that follows at once: 長女美月は, 祖母キヌエが, 保健師横田と, 妹ももかが.
  private func joinedNameEnd(behind hit: KeywordHit) -> Int? {
    let start = hit.range.upperBound
    let lists = NameLists.shared
    if at(start).isHiragana { return joinedKanaNameEnd(from: start, hit) }
    if at(start).isKatakana {
      let run = run(from: start, most: 8) { $0.isKatakana }
      guard (3...5).contains(run.count), isFollowedLikeName(run.upperBound) else { return nil }
      let isUnknown =
        words(filling: run)?.allSatisfy { $0.isPersonName || !$0.isInDictionary } ?? false
      let isListed =
        lists.givenReadings.contains(characters(run))
        || lists.surnameReadings.contains(characters(run))
      return isListed || (hit.tag == .kin && isUnknown) ? run.upperBound : nil
    }
    guard at(start).isKanji else { return nil }
    let run = run(from: start, most: 4) { $0.isKanji }
    if run.count == 1 { return joinedSingleNameEnd(run, hit) }
    if hit.tag == .role {
      return run.count >= 2 && lists.surnames.contains(characters(run))
        && isFollowedLikeName(run.upperBound) && !isBareStop(run) && !isDoubtful(run)
        ? run.upperBound : nil
    }
    guard run.count >= 2,
      lists.givenNames.contains(characters(run)) || isGivenWord(run) || hasShapeOfGivenName(run),
      isFollowedLikeName(run.upperBound), !isBareStop(run),
      words(filling: run)?.first?.isCommonNoun != true || words(filling: run)?.count != 1
    else { return nil }
    return run.upperBound
  }

  /// Whether the dictionary has the kanji as a given name and nothing else is likelier.
  private func isGivenWord(_ run: Range<Int>) -> Bool {
    word(startingAt: run.lowerBound).map { $0.isGivenName && $0.range == run } ?? false
  }

  /// 父勇の, 長男隆が: one character behind somebody, which makes no other word with it.
  private func joinedSingleNameEnd(_ name: Range<Int>, _ hit: KeywordHit) -> Int? {
    let own = at(name.lowerBound)
    guard hit.tag == .kin, !kindsOfPeople.contains(text.text(in: hit.range)),
      surelyNames.contains(own) || singleGivenNames.contains(own)
        || (NameLists.shared.givenNames.contains([own]) && !namesAsEndings.contains(own)),
      isFollowedLikeName(name.upperBound)
    else { return nil }
    return name.upperBound
  }

  /// 妹ももかが: a frequent name in kana right behind somebody.
  private func joinedKanaNameEnd(from start: Int, _ hit: KeywordHit) -> Int? {
    guard hit.tag == .kin, !kindsOfPeople.contains(text.text(in: hit.range)),
      !isParticleCharacter(at(start)), let end = kanaReadingEnd(from: start, shortest: 3),
      !isOrdinaryReading(start..<end)
    else { return nil }
    return end
  }

  /// The end of a name that stands after its owner's place: 担任の村上, 長女（美咲）.
  private func ownedNameEnd(from start: Int, _ hit: KeywordHit, _ connector: UInt32) -> Int? {
    let first = at(start)
    let lists = NameLists.shared
    let isBracket = connector != 0x306E
    if first.isKanji {
      if let end = joinedNameEnd(from: start), isFollowedLikeName(end) { return end }
      let run = run(from: start, most: 6) { $0.isKanji }
      guard isFollowedLikeName(run.upperBound) else { return nil }
      let own = characters(run)
      let isListed =
        lists.surnames.contains(own) || lists.givenNames.contains(own)
        || (hit.tag == .kin && hasShapeOfGivenName(run))
      let words = words(filling: run)
      if run.count == 1 {
        let isSure =
          surelyNames.contains(first)
          || (isBracket && (isListed || singleGivenNames.contains(first)))
        let isSurname =
          hit.tag == .role && (lists.surnames.contains(own) || singleSurnames.contains(first))
        let next = at(run.upperBound)
        if !isSure, hit.tag == .kin, connector == 0x306E, singleGivenNames.contains(first),
          next == 0x306F || next == 0x304C, actsLikePerson(behind: run.upperBound + 1)
        {
          return run.upperBound
        }
        return (isSure || isSurname) && next != 0x306E ? run.upperBound : nil
      }
      if isListed, !isBareStop(run) || connector == 0x28 || isNatureNameOfChild(run, hit),
        hit.tag == .role || connector == 0x28 || connector == 0x30FB
          || words?.contains(where: \.isPlaceName) != true
      {
        let isWord = words?.count == 1 && words?.first?.isCommonNoun == true
        let isThing = isWord && !isBracket && hit.tag == .kin && !isNatureNameOfChild(run, hit)
        return isThing ? nil : run.upperBound
      }
      if hit.tag == .role, possibleSurnames.contains(run), !isBareStop(run), words?.count == 1,
        words?.first?.isCommonNoun != true
      {
        return run.upperBound
      }
      if hit.tag == .role, connector == 0x28, at(run.upperBound) == 0x29, isUnknownSurname(run) {
        return run.upperBound
      }
      guard let words, words.allSatisfy(\.isPersonName), !isBareStop(run) else { return nil }
      return run.upperBound
    }
    if first.isKatakana {
      let run = run(from: start, most: 8) { $0.isKatakana }
      // トシ子, キミ江.
      if (1...3).contains(run.count), isEndOfMixedName(at(run.upperBound)),
        isFollowedLikeName(run.upperBound + 1)
      {
        return run.upperBound + 1
      }
      guard isFollowedLikeName(run.upperBound) else { return nil }
      let own = characters(run)
      let isListed = lists.givenReadings.contains(own) || lists.surnameReadings.contains(own)
      let isNamed = words(filling: run)?.allSatisfy(\.isPersonName) ?? false
      return isListed || isNamed ? run.upperBound : nil
    }
    guard first.isHiragana, connector != 0x3001, connector != 0x20 else { return nil }
    let run = run(from: start, most: 8) { $0.isHiragana }
    for length in [6, 5, 4, 3, 2] where length <= run.count {
      let end = start + length
      let own = characters(start..<end)
      guard lists.givenReadings.contains(own) || lists.surnameReadings.contains(own),
        isFollowedLikeName(end), at(end) != 0x306B, at(end) != 0x306E || length >= 3
      else { continue }
      return NameStops.isNoKanaName(text.text(in: start..<end))
        || isKanaWord(start..<end, isBracket) ? nil : end
    }
    return isUnknownKanaName(run, hit, connector) ? run.upperBound : nil
  }

  /// 長男の大地が: a word of nature that is a given name as well, as somebody of a family.
  private func isNatureNameOfChild(_ run: Range<Int>, _ hit: KeywordHit) -> Bool {
    hit.tag == .kin && [0x304C, 0x306F, 0x3082, 0x3068].contains(at(run.upperBound))
      && ["大地", "大空", "蒼空", "七海", "日向", "朝陽", "大和", "太郎", "花子"].contains(text.text(in: run))
  }

  /// 担任（堀北）: two or three kanji that make no word.
  private func isUnknownSurname(_ run: Range<Int>) -> Bool {
    guard (2...3).contains(run.count), !containsNoNameCharacter(characters(run)),
      let words = words(filling: run)
    else { return false }
    let arePieces = words.allSatisfy { $0.range.count == 1 && ![48, 53].contains($0.partOfSpeech) }
    return words.count >= 2 && arePieces || words.allSatisfy(\.isProperName)
  }

  /// 妹（ののか）: a bracket behind somebody with nothing in it but kana that make no words.
  private func isUnknownKanaName(
    _ run: Range<Int>, _ hit: KeywordHit, _ connector: UInt32
  ) -> Bool {
    guard connector == 0x28, at(run.upperBound) == 0x29, (2...4).contains(run.count),
      !NameStops.isNoKanaName(text.text(in: run)), let words = words(filling: run)
    else { return false }
    if words.count == 1, words[0].isInDictionary {
      return words[0].isPersonName || nounsAsNames.contains(text.text(in: run))
    }
    let isInflected = words.contains {
      $0.range.count >= 2
        && ((10...12).contains($0.partOfSpeech) || (31...34).contains($0.partOfSpeech))
    }
    let isAuxiliary = words.last.map { $0.partOfSpeech == 25 } ?? false
    return !isInflected && !isAuxiliary
  }

  /// Whether the dictionary knows the kana as an ordinary word: はるか, こころ.
  private func isKanaWord(_ range: Range<Int>, _ isBracket: Bool) -> Bool {
    guard let word = word(startingAt: range.lowerBound) else { return true }
    guard word.range == range, word.isInDictionary, !word.isPersonName else { return false }
    return word.partOfSpeech != 38 || (!isBracket && !nounsAsNames.contains(text.text(in: range)))
  }

  /// Names of children in katakana with nothing beside them.
  private mutating func findKatakanaNames() {
    let lists = NameLists.shared
    var index = 0
    while index < text.scalars.count {
      guard text.scalars[index].isKatakana else {
        index += 1
        continue
      }
      let run = run(from: index, most: 40) { $0.isKatakana || $0 == 0x30FB }
      index = run.upperBound
      guard run.count >= 3, run.count <= 5, isAlone(run), isFollowedLikeName(run.upperBound),
        lists.givenReadings.contains(characters(run))
          || lists.surnameReadings.contains(characters(run)),
        word(startingAt: run.lowerBound)?.isCommonNoun != true,
        !katakanaWords.contains(text.text(in: run))
      else { continue }
      report(.nameBare, run)
    }
  }
}

/// Words for people of a kind, which others are joined with: 児童心理, 男子校.
private let kindsOfPeople: Set<String> = [
  "子", "児童", "生徒", "男子", "女子", "男児", "女児", "園児", "子ども", "こども", "当事者", "対象者", "きょうだい",
]

private let katakanaWords: Set<String> = ["サクラ", "ココロ", "ミライ", "ヒカリ", "スミレ", "ツバサ", "オサム"]

/// Surnames that are words of the landscape or of places.
private let landscapeNames: Set<String> = [
  "大山", "高木", "小川", "小山", "大川", "大島", "小島", "大石", "小池", "古川", "早川", "石橋", "荒木", "水田", "田畑", "塩田",
  "山中", "山際", "森下",
  "川上", "川端", "川口", "上野", "中野", "大野", "小野", "中島", "川西", "日野", "高野", "大沢", "小沢", "山内", "河原", "中原",
  "大原", "小原", "松原", "原野",
  "新田", "有田", "町田", "大橋", "高山", "高松", "東野", "北野", "大森", "福山", "西山", "上原", "下田", "三輪", "野原", "中山",
  "岡山", "松山", "徳島",
  "高知", "青森", "奈良", "滋賀", "大津", "宝塚", "西宮", "豊中", "吹田", "高槻", "枚方", "梅田", "本町", "天満",
]

/// Surnames that are plants as well.
private let plantNames: Set<String> = [
  "青木", "柏木", "楠木", "桜木", "植木", "並木", "大木", "若木", "松葉", "若葉", "芝", "芝原", "稲葉", "小菊", "白菊", "竹林",
  "松林", "梅木", "若松", "黒松", "赤松", "小松", "八重桜", "菊", "榎", "椿", "榊", "桂", "桐",
]

/// What is said of plants.
private let plantWords = [
  "枝", "葉", "植え", "植物", "咲", "庭", "木の", "花", "実がな", "切り倒", "剪定", "苗", "水やり", "芽",
]
