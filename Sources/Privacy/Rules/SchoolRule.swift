// SPDX-License-Identifier: MIT

/// SCHOOL_NAME and FACILITY_NAME: the name of one school, hospital, shop, by the shape of the words around its kind.
extension Scan {
  mutating func findSchools() {
    for hit in hits(.school) where !isInsideOtherSchool(hit.range) {
      if let range = schoolName(around: hit.range) { report(.schoolName, range) }
    }
    for hit in hits(.founder) {
      if let range = shortSchoolName(behind: hit.range) { report(.schoolName, range) }
    }
  }

  /// 大学 inside 大学病院, 学校 inside 小学校, 中学 inside 中学生.
  private func isInsideOtherSchool(_ kind: Range<Int>) -> Bool {
    if has("大学", at: kind.lowerBound), kind.count == 2,
      hasAny(["病院", "入試", "受験"], at: kind.upperBound)
    {
      return true
    }
    if has("中学", at: kind.upperBound - 2), at(kind.upperBound).isKanji { return true }
    let isTail =
      has("小学校", at: kind.lowerBound - 1) || has("中学校", at: kind.lowerBound - 1)
    return isTail && at(kind.lowerBound - 1) != 0x30FB
  }

  private func schoolName(around kind: Range<Int>) -> Range<Int>? {
    if let start = properStart(before: kind.lowerBound, generic: schoolWords) {
      return letteredStart(start, kind).map { $0..<kind.upperBound }
    }
    if let start = spacedStart(before: kind, generic: schoolWords) {
      return start..<kind.upperBound
    }
    guard has("園", at: kind.upperBound - 1) else { return nil }
    let end =
      properEnd(after: kind.upperBound) ?? spacedEnd(after: kind.upperBound)
      ?? joinedEnd(after: kind.upperBound)
    return end.map { kindStart(kind.lowerBound)..<$0 }
  }

  /// N学園高等学校 with its letter; `nil` for A学園高等学校, where the letter stands for a name.
  private func letteredStart(_ start: Int, _ kind: Range<Int>) -> Int? {
    guard at(start - 1).isUpperLetter, !at(start - 2).isLetter,
      ["学園", "学院"].contains(text.text(in: start..<kind.lowerBound))
    else { return start }
    return at(start - 1) > 0x48 ? start - 1 : nil
  }

  /// 府立香里丘高, 市立長吉東中: the founder, a name and one character for the kind.
  private func shortSchoolName(behind founder: Range<Int>) -> Range<Int>? {
    let run = run(from: founder.upperBound, most: 9) {
      $0.isKanji || $0.isKatakana || ($0.isHiragana && !isParticleCharacter($0))
    }
    guard run.count >= 3,
      "小中高".unicodeScalars.contains(where: { $0.value == at(run.upperBound - 1) })
    else { return nil }
    let name = text.text(in: run.lowerBound..<run.upperBound - 1)
    guard schoolWords.leading(of: name) == 0, !schoolWords.isGeneric(name) else { return nil }
    let city = has("大阪", at: founder.lowerBound - 2) ? 2 : 0
    return founder.lowerBound - city..<run.upperBound
  }

  mutating func findFacilities() {
    guard scope == .caseExample else { return }
    for hit in hits(.facility) where !isInsideOtherFacility(hit.range) {
      if let range = facilityName(around: hit.range) { report(.facilityName, range) }
    }
  }

  private func isInsideOtherFacility(_ kind: Range<Int>) -> Bool {
    let next = at(kind.upperBound)
    if has("ホーム", at: kind.lowerBound) {
      return next.isKatakana || has("ホーム", at: kind.lowerBound - 3)
    }
    if has("学園", at: kind.lowerBound), has("祭", at: kind.upperBound) { return true }
    let isShort = has("寮", at: kind.lowerBound) || has("塾", at: kind.lowerBound)
    return isShort && next.isKanji
  }

  private func facilityName(around kind: Range<Int>) -> Range<Int>? {
    let (name, next) = (text.text(in: kind), at(kind.upperBound))
    let isEntity = name.hasSuffix("法人") || name.hasSuffix("会社") || name.hasSuffix(")")
    if name == "店" { return branchStart(before: kind.lowerBound).map { $0..<kind.upperBound } }
    // なごみ小児科: kana before a branch of medicine make a name, unless it is a verb's end.
    let isBranch = name.hasSuffix("科") && at(kind.lowerBound - 1).isHiragana
    let isWeak = weakKinds.contains(name) && !isBranch
    if !isEntity {
      if let start = properStart(before: kind.lowerBound, generic: facilityWords, isWeak: isWeak) {
        return start..<kind.upperBound
      }
      if !isWeak, let start = spacedStart(before: kind, generic: facilityWords) {
        return start..<kind.upperBound
      }
    }
    if isEntity || !isWeak || next == 0x300C || next.isKanji,
      let end = properEnd(after: kind.upperBound, isEntity: isEntity)
    {
      return kindStart(kind.lowerBound)..<end
    }
    if isEntity || openKinds.contains(name), let end = kindNameEnd(after: kind.upperBound) {
      return kindStart(kind.lowerBound)..<end
    }
    if isWeak, next.isKatakana, let end = unknownKatakanaEnd(from: kind.upperBound) {
      return kindStart(kind.lowerBound)..<end
    }
    guard isEntity else { return nil }
    return properStart(before: kind.lowerBound, generic: facilityWords).map { $0..<kind.upperBound }
  }

  /// マクドナルド玉造[店]: a name in katakana or letters, and the place of its branch.
  private func branchStart(before end: Int) -> Int? {
    let place = run(endingAt: end, most: 5) { $0.isKanji }
    let name = run(endingAt: place.lowerBound, most: 12) { $0.isKatakana || $0.isUpperLetter }
    guard !place.isEmpty, name.count >= 2, !at(end + 1).isKanji,
      let words = words(filling: place), words.contains(where: \.isPlaceName)
    else { return nil }
    return name.lowerBound
  }
}

/// Kinds that stand before the name of the place, and hardly before other words.
private let openKinds: Set<String> = [
  "グループホーム", "老人ホーム", "特別養護老人ホーム", "自立援助ホーム", "ファミリーホーム", "学習塾", "塾", "フリースクール", "サポート校", "デイサービス",
  "デイサービスセンター", "児童発達支援", "児童発達支援事業所", "児童発達支援センター", "相談支援事業所", "訪問看護ステーション", "ヘルパーステーション",
  "母子生活支援施設", "児童養護施設", "児童心理治療施設", "乳児院", "こども食堂", "子ども食堂", "子供食堂", "学童保育", "学童クラブ", "学童", "児童クラブ",
  "生活介護", "就労継続支援A型", "就労継続支援B型", "日本語教室", "居酒屋", "児童デイ", "ベビーホーム", "助産院", "整骨院", "接骨院", "鍼灸院",
  "地域活動支援センター", "療育センター", "発達支援センター", "子育て支援センター", "家庭支援センター", "就労支援センター", "放課後デイ", "スナック", "ラウンジ",
  "喫茶店", "子どもの家", "こどもの家", "サッカースクール", "ダンススクール",
  "スイミングスクール", "野球教室", "保育ルーム", "ホテル", "旅館",
]

/// Kinds that ordinary words stand before as well: a dining room, a classroom.
private let weakKinds: Set<String> = [
  "教室", "スクール", "工場", "食堂", "居場所", "道場", "商店", "事業所", "教会", "ホーム", "キッチン", "カフェ", "ひろば", "サロン",
  "文庫", "クラブ",
  "喫茶", "運輸", "建設", "電機", "鉄工", "工業", "美容室", "スタジオ", "ジム", "スイミング", "保育室", "アカデミー", "内科", "小児科",
  "運送", "印刷", "食品", "水産", "塗装", "日本語教室", "生活介護", "児童発達支援", "放課後デイ", "居酒屋",
]
