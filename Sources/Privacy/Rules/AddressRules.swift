// SPDX-License-Identifier: MIT

/// ADDRESS, ADDRESS_BUILDING, STATION, LANDMARK: where somebody lives or is to be met.
extension Scan {
  mutating func findAddresses() {
    for hit in hits(.town) { findBlock(hit) }
    for run in numbers {
      findHyphenated(run)
      findJoinedByNo(run)
    }
    for hit in hits(.ward) { findWard(hit) }
  }

  private func isNumber(_ scalar: UInt32) -> Bool { scalar.isDigit || scalar.isKanjiDigit }

  /// 2丁目, 3番4号, 5番地 after the name of a place.
  private mutating func findBlock(_ hit: KeywordHit) {
    let number = run(endingAt: hit.range.lowerBound, most: 5) { isNumber($0) }
    guard !number.isEmpty else { return }
    let isPlainNumber = has("番", at: hit.range.lowerBound) && hit.range.count == 1
    if isPlainNumber {
      // 3番4号, not 3番目.
      guard isNumber(at(hit.range.upperBound)) else { return }
      let end = run(from: hit.range.upperBound, most: 5) { isNumber($0) }.upperBound
      guard at(end) == 0x53F7 else { return }
    }
    guard let start = placeStart(before: number.lowerBound), !isOffice(start) else { return }
    if has("丁", at: hit.range.lowerBound), hit.range.count == 1 {
      // 幻町2丁1番, as in 堺市.
      let place = start..<number.lowerBound
      guard
        contains(["市", "区"], in: place)
          || (isNumber(at(hit.range.upperBound)) && contains(["町"], in: place))
      else { return }
    }
    report(.address, start..<addressEnd(from: hit.range.upperBound))
  }

  /// Whether it is the address of a public office, in a page that may say it.
  private func isOffice(_ place: Int) -> Bool {
    scope == .reference && isOfficeAddress(around: place)
  }

  /// Passes over the numbers, hyphens and signs that end an address.
  private func addressEnd(from start: Int) -> Int {
    var end = start
    var index = start
    while index - start < 20 {
      let scalar = at(index)
      if isNumber(scalar) {
        index += 1
        end = index
      } else if hasAny(["番地", "丁目"], at: index) {
        index += 2
        end = index
      } else if hasAny(["番", "号"], at: index), isNumber(at(index - 1)),
        !hasAny(["号室", "号棟"], at: index)
      {
        index += 1
        end = index
      } else if scalar == 0x2D || scalar == 0x306E, isNumber(at(index + 1)) {
        index += 1
      } else {
        break
      }
    }
    return end
  }

  /// The beginning of the names of places before a number.
  private func placeStart(before end: Int) -> Int? {
    var start = end
    if at(start - 1) == 0x20 { start -= 1 }
    let last = start
    while start > 0, last - start < 24, isPlacePart(start - 1) { start -= 1 }
    guard start < last else { return nil }
    let name = text.text(in: start..<last)
    for word in [
      "現住所", "旧住所", "住所", "所在地", "転居先", "転出先", "引越先", "自宅", "実家", "本籍", "母", "父", "居所", "勤務先",
      "送付先", "避難先",
    ] where name.hasPrefix(word) && name != word {
      return start + word.unicodeScalars.count
    }
    return ["第", "住所", "自宅"].contains(name) ? nil : start
  }

  private func isPlacePart(_ index: Int) -> Bool {
    let scalar = at(index)
    if scalar.isKanji || scalar.isKatakana { return true }
    if scalar == 0x20 { return at(index - 1) == 0x533A || at(index - 1) == 0x5E02 }
    return (scalar == 0x306E || scalar == 0x304C) && at(index - 1).isKanji && at(index + 1).isKanji
      && hasAny(["丘", "里", "森", "台", "宮", "浜", "池"], at: index + 1)
  }

  /// 4-5-6 after the name of a place.
  private mutating func findHyphenated(_ run: DigitRun) {
    guard run.groups.count >= 2, run.isHyphenated.first == true else { return }
    var count = 1
    while count < run.groups.count, run.isHyphenated[count - 1], count < 4 { count += 1 }
    let groups = run.groups[..<count]
    guard groups.allSatisfy({ $0.count <= 4 }), groups[0].count <= 3 || count == 2,
      groups[0].count <= 2 || groups[0].count == 3, at(groups[0].lowerBound).isDigit,
      at(run.start) != 0x30 || groups[0].count == 1
    else { return }
    let end = groups[count - 1].upperBound
    guard at(end) != 0x2D, !hasAny(["か月", "か所", "か年", "か国"], at: end),
      !"人回名件日年月時割度点条項目枚番歳才つ階組章節頁問図表".unicodeScalars.contains(where: { $0.value == at(end) })
    else { return }
    guard let start = placeStart(before: run.start) else { return }
    let name = text.text(in: start..<run.start).filter { $0 != " " }
    let noPlace = [
      "第", "様式", "別表", "図", "表", "課題", "号", "別紙", "資料", "問", "条", "項", "章", "番号", "電話", "記号", "別添",
      "参考", "事例", "案", "会議", "話",
    ]
    guard !noPlace.contains(where: { name.hasSuffix($0) }), name.count >= 2 else { return }
    let isDistrict = name.contains { "区市郡町村".contains($0) }
    let isTown = name.last.map { "町台丘東西南北中通浜島江川津里宮橋".contains($0) } ?? false
    guard
      isDistrict || (isTown && count >= 3)
        || count >= 3
          && contains(
            [
              "住所", "転居", "自宅", "実家", "住む", "住ん", "在住", "暮ら", "引っ越", "移った", "アパート", "団地", "マンション",
              "借家", "長屋", "文化住宅",
            ],
            in: sentence(around: start))
    else { return }
    guard !isOffice(start) else { return }
    report(.address, start..<end)
  }

  /// 関目５の２の１ behind a ward, a city or a town.
  private mutating func findJoinedByNo(_ run: DigitRun) {
    let first = run.groups[0]
    guard first.count <= 2, at(first.upperBound) == 0x306E, at(first.upperBound + 1).isDigit,
      at(first.lowerBound - 1).isKanji, let start = placeStart(before: first.lowerBound)
    else { return }
    let place = start..<first.lowerBound
    let district = place.last { index in
      "区市郡".unicodeScalars.contains { $0.value == at(index) }
    }
    guard let district, place.upperBound - district > 2, !isOffice(start) else { return }
    report(.address, start..<addressEnd(from: first.lowerBound))
  }

  /// A ward alone, in a case.
  private mutating func findWard(_ hit: KeywordHit) {
    guard scope == .caseExample,
      !at(hit.range.upperBound).isKanji || hasAny(["在住", "出身", "内"], at: hit.range.upperBound)
    else { return }
    let before = at(hit.range.lowerBound - 1)
    guard !before.isKanji || before == 0x5E02 || before == 0x5E9C else { return }
    if hasAny(["こども", "子ども", "スクール"], at: hit.range.upperBound) { return }
    let start =
      has("大阪市", at: hit.range.lowerBound - 3)
      ? hit.range.lowerBound - 3
      : has("堺市", at: hit.range.lowerBound - 2) ? hit.range.lowerBound - 2 : hit.range.lowerBound
    report(.address, start..<hit.range.upperBound, isDoubtful: true)
  }

  // MARK: Buildings

  mutating func findBuildings() {
    for hit in hits(.buildingNumber) { findRoom(hit) }
    for hit in hits(.building) { findBuilding(hit) }
  }

  private mutating func findRoom(_ hit: KeywordHit) {
    let number = run(endingAt: hit.range.lowerBound, most: 4) {
      $0.isDigit || $0.isKanjiDigit || $0.isUpperLetter
    }
    guard !number.isEmpty, number.count <= 4,
      number.contains(where: { at($0).isDigit || at($0).isKanjiDigit })
    else { return }
    let isSure = hit.range.count == 2
    var end = number.lowerBound
    if at(end - 1) == 0x20 { end -= 1 }
    let name = run(endingAt: end, most: 20) { $0.isWord || $0 == 0x30FB }
    let start = buildingStart(name)
    if isSure, start == end, isInBuilding(end, number) {
      report(.addressBuilding, number.lowerBound..<hit.range.upperBound)
      return
    }
    let building = text.text(in: start..<end)
    let hasKind = Lexicon.buildings.contains { building.contains($0) }
    let rooms = [
      "面談", "相談", "会議", "教室", "特別", "研修", "第", "病", "講義", "応接", "多目的", "図書", "保健", "支援", "校舎", "施設",
    ]
    guard
      hasKind
        || (isSure && end - start >= 2
          && !rooms.contains { building.hasSuffix($0) || building.hasSuffix($0 + "室") })
    else { return }
    if !hasKind, text.text(in: start..<end).allSatisfy({ "ァ"..."ー" ~= $0 || "ぁ"..."ん" ~= $0 }),
      building.count < 3
    {
      return
    }
    report(.addressBuilding, start..<hit.range.upperBound)
  }

  /// 市営住宅の5号棟, and a room of three digits where somebody lives.
  private func isInBuilding(_ place: Int, _ number: Range<Int>) -> Bool {
    let ownerEnd = at(place - 1) == 0x306E ? place - 1 : place
    let owner = text.text(in: run(endingAt: ownerEnd, most: 8) { $0.isKanji || $0.isKatakana })
    if ownerEnd < place, Lexicon.buildings.contains(where: { owner.hasSuffix($0) }) { return true }
    return number.count >= 3
      && contains(
        ["住む", "住ん", "住まい", "暮ら", "自宅", "転居", "引っ越", "入居", "アパート", "団地", "住宅", "マンション"],
        in: sentence(around: place))
  }

  /// The beginning of a building's name in a run of characters: after the last particle of kana.
  private func buildingStart(_ run: Range<Int>) -> Int {
    for index in run.reversed() where at(index).isHiragana && isParticleCharacter(at(index)) {
      let isInside = hasAny(["の丘", "の里", "の森", "が丘"], at: index)
      if !isInside { return index + 1 }
    }
    return run.lowerBound
  }

  /// コーポ青空102, 市営架空住宅5号棟 without the sign for rooms.
  private mutating func findBuilding(_ hit: KeywordHit) {
    let name = run(from: hit.range.upperBound, most: 10) { $0.isWord }
    var digits = name.upperBound
    if at(digits) == 0x20 { digits += 1 }
    let number = run(from: digits, most: 5) { $0.isDigit }
    guard number.count >= 3, number.count <= 4,
      !name.contains(where: { isParticleCharacter(at($0)) && at($0) != 0x306E })
    else { return }
    var end = number.upperBound
    if at(end) == 0x53F7 {
      end += at(end + 1) == 0x5BA4 ? 2 : 1
    } else if "年月日円人戸世帯階名件回号ー".unicodeScalars.contains(where: { $0.value == at(end) }) {
      return
    }
    let before = run(endingAt: hit.range.lowerBound, most: 12) { $0.isKanji || $0.isKatakana }
    report(.addressBuilding, before.lowerBound..<end)
  }

  // MARK: Stations, lines, parks

  mutating func findLandmarks() {
    guard scope == .caseExample else { return }
    for hit in hits(.lineOrStation) {
      let isStation = at(hit.range.lowerBound) == 0x99C5
      let next = at(hit.range.upperBound)
      if isStation, next == 0x54E1 || next == 0x4F1D { continue }
      let name = run(endingAt: hit.range.lowerBound, most: 10) { $0.isKanji || $0.isKatakana }
      let characters = text.text(in: name)
      if isStation {
        if let start = properStart(before: hit.range.lowerBound, generic: stationWords) {
          report(.station, operatorStart(start)..<hit.range.upperBound)
        }
      } else if name.count >= 2, !next.isKanji || hasAny(["沿線", "沿い"], at: hit.range.upperBound),
        isLine(characters, name, hit.range.upperBound)
      {
        report(.station, operatorStart(name.lowerBound)..<hit.range.upperBound)
      }
    }
    for hit in hits(.landmark)
    where !at(hit.range.upperBound).isKanji
      || hasAny(["前", "横", "近", "内", "裏"], at: hit.range.upperBound)
    {
      if has("前駅", at: hit.range.upperBound) {
        // 動物園前駅, 長居公園前駅.
        let name = run(endingAt: hit.range.lowerBound, most: 8) { $0.isKanji || $0.isKatakana }
        report(.station, operatorStart(name.lowerBound)..<hit.range.upperBound + 2)
      } else if let start = properStart(before: hit.range.lowerBound, generic: landmarkWords) {
        report(.landmark, start..<hit.range.upperBound)
      }
    }
  }

  /// Takes the company along that a station or a line is of, where its name is in Latin letters: JR環状線.
  private func operatorStart(_ start: Int) -> Int {
    for company in ["Osaka Metro", "OsakaMetro", "大阪Metro", "JR西日本", "JR"] {
      for joint in ["", " ", "の"] {
        let first = start - company.unicodeScalars.count - joint.unicodeScalars.count
        if has(company + joint, at: first) { return first }
      }
    }
    return start
  }

  private func isLine(_ name: String, _ range: Range<Int>, _ end: Int) -> Bool {
    // 環状線の内側: a part of the city.
    if hasAny(["の内側", "の外側", "の内", "の外"], at: end) { return false }
    if osakaLines.contains(where: { name.hasSuffix($0) }) { return true }
    if noLines.contains(where: { name.hasSuffix($0) }) { return false }
    guard let words = words(filling: range),
      !words.contains(where: { $0.isCommonNoun && $0.range.count >= 2 })
    else { return false }
    return hasAny(["で", "沿", "に乗", "の駅", "の電車", "を使", "を利用"], at: end)
  }
}

private let osakaLines = [
  "御堂筋", "谷町", "四つ橋", "中央", "千日前", "堺筋", "長堀鶴見緑地", "今里筋", "南港ポートタウン", "阪和", "環状", "学研都市", "東西",
  "京阪", "南海", "近鉄", "阪神",
  "阪急", "奈良", "神戸", "京都", "宝塚", "高野", "汐見橋", "阪堺", "大和路", "ゆめ咲", "おおさか東",
]

private let noLines = [
  "視", "路", "電話", "一", "在来", "前", "境界", "平行", "目", "動", "導", "第一", "最前", "延長", "曲", "直", "生命", "無",
  "有", "回", "沿", "点", "下", "罫", "支援", "基準", "合格", "相談", "配", "斜", "打", "伏", "折れ",
]

private let stationWords = GenericWords(
  leading: "最寄り 最寄 近隣 近所 地元 隣 各 同 同じ 全 終着 始発 主要 無人 乗換 大きな 学校 自宅 通学 勤務先 職場 校区内 区内 市内 私鉄 地下鉄 電車 複数",
  whole: "一 二 三 四 五 六 七 八 九 十 数 何 一つ 鉄道 地下鉄 私鉄 ターミナル 乗換 新幹線 道の バスの 特急停車")

private let landmarkWords = GenericWords(
  leading:
    "近隣 近所 地元 隣 各 同 全 地域 区内 市内 校区内 学校 自宅 周辺 駅前 大きな 市立 区立 府立 国立 県立 公立 市営 府営 公営 県営 都営 市 区 府 大阪市立 町 町内 地元 平日 放課後 休日 毎日 毎週 複数",
  whole:
    "児童 森林 運動 総合 都市 自然 防災 水上 近隣 自治 集会 大型 学校 児童遊園 地域 市民 公営住宅 公団 市営 府営 集合 大規模 住宅 ショッピング ショッピングセンター アウトレット 業務 激安 小型 公共 交通 近代 市営住宅 県営 府営住宅 公社 農業 工業 労働 青果 株式 資本 魚 卸売 中古 雇用 市町村 町 移動 動く 電子 公民 区民 町 学校内 校内 スポーツ 総合 第二 屋内 屋外 温水 市場 駅前 イベント 多目的 情報 交流 集い 憩い 地元"
)
