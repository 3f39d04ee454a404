// SPDX-License-Identifier: MIT

/// SCHOOL_NAME and FACILITY_NAME: the name of one school, hospital, shop, by the shape of the words around its kind.
extension Scan {
  mutating func findSchools() {
    for hit in hits(.school) {
      // 大学 and 学院 inside other words.
      if has("大学", at: hit.range.lowerBound), hit.range.count == 2,
        hasAny(["病院", "入試", "受験"], at: hit.range.upperBound)
      {
        continue
      }
      if has("小学校", at: hit.range.lowerBound - 1) || has("中学校", at: hit.range.lowerBound - 1) {
        if at(hit.range.lowerBound - 1) != 0x30FB { continue }
      }
      if let start = properStart(before: hit.range.lowerBound, generic: schoolWords) {
        report(.schoolName, start..<hit.range.upperBound)
      } else if has("園", at: hit.range.upperBound - 1),
        let end = properEnd(after: hit.range.upperBound)
      {
        report(.schoolName, kindStart(hit.range.lowerBound)..<end)
      }
    }
  }

  mutating func findFacilities() {
    guard scope == .caseExample else { return }
    for hit in hits(.facility) {
      let next = at(hit.range.upperBound)
      let isEntity =
        has("法人", at: hit.range.upperBound - 2) || has("会社", at: hit.range.upperBound - 2)
      if has("ホーム", at: hit.range.lowerBound),
        next.isKatakana || has("ホーム", at: hit.range.lowerBound - 3)
      {
        continue
      }
      if has("学園", at: hit.range.lowerBound), has("祭", at: hit.range.upperBound) { continue }
      if has("寮", at: hit.range.lowerBound) || has("塾", at: hit.range.lowerBound) {
        guard !next.isKanji else { continue }
      }
      let isWeak = weakKinds.contains(text.text(in: hit.range))
      if !isEntity,
        let start = properStart(
          before: hit.range.lowerBound, generic: facilityWords, isWeak: isWeak)
      {
        report(.facilityName, start..<hit.range.upperBound)
      } else if isEntity || !isWeak || next == 0x300C || next.isKanji,
        let end = properEnd(after: hit.range.upperBound, isEntity: isEntity)
      {
        report(.facilityName, kindStart(hit.range.lowerBound)..<end)
      } else if isEntity,
        let start = properStart(before: hit.range.lowerBound, generic: facilityWords)
      {
        report(.facilityName, start..<hit.range.upperBound)
      }
    }
  }

  /// Takes the words along that say more of the kind: 放課後等デイサービス.
  private func kindStart(_ start: Int) -> Int {
    run(endingAt: start, most: 8) { $0.isKanji }.lowerBound
  }

  /// The end of the name after a kind of place: 「ひだまり」, きらり.
  private func properEnd(after start: Int, isEntity: Bool = false) -> Int? {
    if at(start) == 0x300C || at(start) == 0x201C {
      let inside = run(from: start + 1, most: 20) { $0 != 0x300D && $0 != 0x0A }
      let first = at(start + 1)
      guard at(inside.upperBound) == 0x300D, inside.count >= 1, inside.count <= 14,
        !first.isPlaceholder, inside.count > 1 || !first.isLetter,
        first != 0x3007, !characters(inside).contains(where: { $0 == 0x3001 || $0 == 0x3002 }),
        !hasSentence(inside)
      else { return nil }
      return inside.upperBound + 1
    }
    if isEntity, at(start) == 0x20, at(start + 1).isWord, !isParticleCharacter(at(start + 1)) {
      return properEnd(after: start + 1, isEntity: true)
    }
    if isEntity, at(start).isHiragana { return entityNameEnd(from: start) }
    if at(start).isKatakana, !isEntity {
      let run = run(from: start, most: 12) { $0.isKatakana || $0 == 0x30FB }
      guard run.count >= 3, endsName(run.upperBound),
        !katakanaKinds.contains(where: { text.text(in: run).hasSuffix($0) })
      else { return nil }
      return run.upperBound
    }
    if at(start).isKanji, !isEntity { return poeticNameEnd(from: start) }
    if at(start).isHiragana, !isEntity {
      let run = run(from: start, most: 8) { $0.isHiragana }
      for length in stride(from: run.count, through: 2, by: -1)
      where kanaPlaceNames.contains(text.text(in: start..<start + length)) {
        return start + length
      }
      // A noun that the dictionary does not know, or a name: ほしぞら.
      if let end = unknownKanaEnd(from: start) { return end }
      guard let word = word(startingAt: start), word.range.count >= 2,
        isNoun(word) || word.partOfSpeech == 2,
        !noPlaceNames.contains(text.text(in: word.range))
      else { return nil }
      if let end = poeticNameEnd(from: start) { return end }
      return word.range.count >= 3 && endsName(word.range.upperBound) ? word.range.upperBound : nil
    }
    guard isEntity else { return nil }
    let run = run(from: start, most: 16) {
      $0.isKanji || $0.isKatakana || $0.isLetter
        || ($0.isHiragana && (!isParticleCharacter($0) || $0 == 0x306E))
    }
    if at(start) == 0x306E { return nil }
    if run.count >= 2 {
      let name = text.text(in: run)
      if ["など", "等", "職員", "理事"].contains(name) { return nil }
      return run.upperBound
    }
    return nil
  }

  /// Whether a name may end here: before a particle, a sign, or の.
  private func endsName(_ index: Int) -> Bool {
    let next = at(index)
    return isParticleCharacter(next) || !next.isWord || hasAny(["から", "より", "など", "まで"], at: index)
  }

  /// The end of kana behind a kind that make no words: ぱれっと.
  private func unknownKanaEnd(from start: Int) -> Int? {
    guard let first = word(startingAt: start),
      !first.isInDictionary || (first.partOfSpeech == 35 && first.range.count <= 2)
    else { return nil }
    let run = run(from: start, most: 7) { $0.isHiragana }
    let end = isParticleCharacter(at(run.upperBound - 1)) ? run.upperBound - 1 : run.upperBound
    return (2...6).contains(end - start) ? end : nil
  }

  /// The end of 木のおうち, そらのたね behind a kind.
  private func poeticNameEnd(from start: Int) -> Int? {
    let kanji = run(from: start, most: 4) { $0.isKanji }
    guard let first = kanji.count >= 2 ? kanji : word(startingAt: start)?.range, first.count <= 4,
      !"等側内外代費長生者前後中".unicodeScalars.contains(where: { $0.value == at(start) }),
      at(first.upperBound) == 0x306E
    else { return nil }
    let tail = first.upperBound + 1
    for word in placeTails where has(word, at: tail) {
      let end = tail + word.unicodeScalars.count
      if endsName(end) { return end }
    }
    return nil
  }

  /// The end of a name behind 法人 or 会社 that begins in kana: とまりぎ, ひとつぶの種.
  private func entityNameEnd(from start: Int) -> Int? {
    guard let first = word(startingAt: start), first.partOfSpeech != 51 else { return nil }
    if first.isParticle {
      // A particle goes with words; もり makes none.
      guard first.range.count == 1, let next = word(startingAt: first.range.upperBound),
        next.range.count <= 2, next.range.allSatisfy({ at($0).isHiragana }),
        next.partOfSpeech == 25 || !next.isInDictionary || next.partOfSpeech == 22
          || word(startingAt: next.range.upperBound)?.isInDictionary == false
      else { return nil }
    }
    var end = first.range.upperBound
    while end - start < 16, let word = word(startingAt: end), at(end).isWord {
      let isJoint =
        at(end) == 0x306E && word.range.count == 1 && at(end + 1).isWord
        && placeTails.contains(where: { has($0, at: end + 1) })
      if word.isParticle, !isJoint, word.range.upperBound - word.range.lowerBound >= 1,
        !(word.range.count == 1 && !isParticleCharacter(at(end)))
      {
        break
      }
      end = word.range.upperBound
    }
    return end - start >= 2 ? end : nil
  }

  private func hasSentence(_ range: Range<Int>) -> Bool {
    contains(["です", "ます", "した", "たい", "ない", "から", "って"], in: range)
  }
}

/// Kinds that ordinary words stand before as well: a dining room, a classroom.
private let weakKinds: Set<String> = [
  "教室", "スクール", "工場", "食堂", "居場所", "道場", "商店", "事業所", "教会", "ホーム", "キッチン", "カフェ", "ひろば", "サロン",
  "文庫", "クラブ",
  "喫茶", "運輸", "建設", "電機", "鉄工", "工業", "美容室", "スタジオ", "ジム", "スイミング", "保育室", "アカデミー", "内科", "小児科",
]

/// What names of places in kana end in.
private let placeTails = [
  "おうち", "いえ", "もり", "おか", "たね", "にわ", "へや", "ひろば", "まど", "そら", "ほし", "かぜ", "はし", "みち", "あかり",
  "とびら", "くに",
  "さと", "うみ", "はら", "会", "家", "森", "丘", "種", "庭", "部屋", "広場", "窓", "空", "星", "木", "国", "里", "園",
  "城", "船", "橋", "道",
  "灯", "扉", "学校", "子", "巣", "羽", "風", "海", "原", "実", "葉", "花", "虹", "輪", "和", "光", "翼", "手", "樹",
  "音", "杜", "郷", "泉",
]

/// What follows a kind of place and names none: デイサービス[センター].
private let katakanaKinds = [
  "センター", "スタッフ", "ヘルパー", "ワーカー", "バス", "ルーム", "ステーション", "ネットワーク", "サービス", "ボランティア", "コーディネーター",
  "ページ", "タイプ", "グループ",
  "スペース", "カー", "チーム", "イベント", "メンバー", "カウンセラー", "デイ", "マップ", "リスト", "クラブ", "コース", "クラス", "ママ",
  "パパ", "ノート", "カード", "ランチ", "ケア", "サポート",
  "サポーター", "プログラム", "ツアー", "ガイド", "マネージャー", "オーナー", "スタイル", "モデル", "ゾーン", "エリア", "フェア", "デビュー",
]
