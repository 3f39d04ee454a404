// SPDX-License-Identifier: MIT

/// Where the name of one place ends, behind the word for its kind: [こども食堂]「ひだまり」, [学習塾]まなびや, [NPO法人]とまりぎ.
extension Scan {
  /// Takes the words along that say more of the kind: 放課後等デイサービス, not 週に一度訪問看護ステーション.
  func kindStart(_ start: Int) -> Int {
    let run = run(endingAt: start, most: 10) { $0.isKanji || $0.isKatakana }
    guard let last = word(endingAt: start), last.range.lowerBound >= run.lowerBound else {
      return run.lowerBound
    }
    var first = start
    while let word = word(endingAt: first), word.range.lowerBound >= run.lowerBound,
      isSortOfKind(word)
    {
      first = word.range.lowerBound
    }
    return first
  }

  /// A noun or its ending, no number, day or person.
  private func isSortOfKind(_ word: Word) -> Bool {
    switch word.partOfSpeech {
    case 48, 53, 66, 67: false
    case 30, 36...57: !Lexicon.isPersonWord(text.text(in: word.range))
    default: false
    }
  }

  /// The end of the name after a kind of place: 「ひだまり」, きらり.
  func properEnd(after start: Int, isEntity: Bool = false) -> Int? {
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
  func endsName(_ index: Int) -> Bool {
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

  // MARK: Names behind kinds that hardly anything else stands behind

  /// The end of まなびや, さざんか, あじさい苑, HARU behind 学習塾 or グループホーム, at once or behind one space.
  func kindNameEnd(after start: Int) -> Int? {
    let first = at(start) == 0x20 ? start + 1 : start
    if at(first).isHiragana { return kanaNameEnd(from: first, isApart: first > start) }
    if at(first).isKatakana {
      return first > start ? unknownKatakanaEnd(from: first) : nil
    }
    if at(first).isKanji {
      if let end = poeticNameEnd(from: first) { return end }
      let run = run(from: first, most: 6) { $0.isKanji }
      if let end = flowerNameEnd(run) { return end }
      let isHouse = "苑荘園寮舎館庵".unicodeScalars.contains { $0.value == at(run.upperBound - 1) }
      return run.count >= 3 && isHouse ? run.upperBound : nil
    }
    let letters = run(from: first, most: 20) { $0.isLetter }
    if letters.count >= 2, at(letters.upperBound).isKanji || at(letters.upperBound).isKatakana {
      return run(from: letters.upperBound, most: 8) { $0.isKanji || $0.isKatakana }.upperBound
    }
    return letters.count >= 4 ? letters.upperBound : nil
  }

  /// 花みずき, 虹いろ: one kanji of nature or gladness, and kana that are no ending of a verb.
  private func flowerNameEnd(_ kanji: Range<Int>) -> Int? {
    let kana = run(from: kanji.upperBound, most: 7) { $0.isHiragana }
    guard kanji.count == 1, kana.count >= 2, !isParticleCharacter(at(kana.lowerBound)),
      "花月星虹空森風海光夢笑希和愛心結輪絆桜梅松竹福寿恵陽緑".unicodeScalars.contains(where: {
        $0.value == at(kanji.lowerBound)
      }), word(startingAt: kanji.lowerBound)?.partOfSpeech != 31
    else { return nil }
    return isParticleCharacter(at(kana.upperBound - 1)) ? kana.upperBound - 1 : kana.upperBound
  }

  /// The end of a name behind 認定こども園 and one space.
  func spacedEnd(after start: Int) -> Int? {
    at(start) == 0x20 && at(start + 1).isHiragana
      ? kanaNameEnd(from: start + 1, isApart: true) : nil
  }

  /// The end of a name in kana right behind 保育園: あおいそら.
  func joinedEnd(after start: Int) -> Int? {
    at(start).isHiragana ? kanaNameEnd(from: start, isApart: false) : nil
  }

  /// The end of a name that begins in kana, with the kanji that belong to it.
  private func kanaNameEnd(from start: Int, isApart: Bool) -> Int? {
    let run = run(from: start, most: 10) { $0.isHiragana || $0 == 0x30FC }
    let isFrequent = (2...6).contains {
      $0 <= run.count && kanaPlaceNames.contains(text.text(in: start..<start + $0))
    }
    guard run.count >= 2, isFrequent || isUnknownKanaName(run) else { return nil }
    var end = run.upperBound
    let next = at(end)
    if next.isKanji || next.isKatakana {
      let tail = self.run(from: end, most: 6) { $0.isKanji || $0.isKatakana }
      let isJoint = at(end - 1) == 0x306E && placeTails.contains { has($0, at: end) }
      if isJoint || !isParticleCharacter(at(end - 1)) { return tail.upperBound }
    }
    if isParticleCharacter(at(end - 1)), end - start > 2 { end -= 1 }
    guard end - start >= 2 else { return nil }
    return isApart && !endsName(end) ? nil : end
  }

  private func isUnknownKanaName(_ run: Range<Int>) -> Bool {
    guard !hasAny(functionWords, at: run.lowerBound), !hasAny(wordsBehindKinds, at: run.lowerBound),
      let first = word(startingAt: run.lowerBound)
    else { return false }
    return isNameBeginning(first, in: run)
  }

  /// Whether a word may begin a name: a noun, a piece, a stem, a sound; or 1 of は, と and what makes no word with it.
  private func isNameBeginning(_ word: Word, in run: Range<Int>) -> Bool {
    switch word.partOfSpeech {
    case 2, 3, 30, 36...47, 51, 57: return true
    case 31: return word.range.count >= 2
    case 10...12:
      // あおいそら: a noun goes with it.
      guard run.contains(word.range.upperBound),
        let next = self.word(startingAt: word.range.upperBound)
      else { return false }
      return next.range.count >= 2 && !next.isParticle
    case 34, 35:
      let half = word.range.count / 2
      let isDoubled =
        word.range.count == 4
        && characters(word.range.lowerBound..<word.range.lowerBound + half)
          == characters(word.range.lowerBound + half..<word.range.upperBound)
      return isDoubled || at(word.range.upperBound) == 0x306E
    case 13...25:
      guard word.range.count == 1, run.contains(word.range.upperBound),
        let next = self.word(startingAt: word.range.upperBound)
      else { return false }
      return !next.isInDictionary
    default: return !word.isInDictionary
    }
  }

  /// The end of katakana that the dictionary has no word for.
  func unknownKatakanaEnd(from start: Int) -> Int? {
    let run = run(from: start, most: 14) { $0.isKatakana || $0 == 0x30FB }
    guard run.count >= 3, endsName(run.upperBound),
      !katakanaKinds.contains(where: { text.text(in: run).hasSuffix($0) }),
      let words = words(filling: run), words.contains(where: { !$0.isInDictionary })
    else { return nil }
    return run.upperBound
  }

  /// The beginning of a name apart from its kind: 城東 小学校.
  func spacedStart(before kind: Range<Int>, generic: GenericWords) -> Int? {
    let end = kind.lowerBound - 1
    guard scope == .caseExample, at(end) == 0x20, at(end - 1).isKanji, endsName(kind.upperBound),
      at(kind.upperBound) != 0x20, !at(kind.upperBound).isDigit
    else { return nil }
    let run = run(endingAt: end, most: 5) { $0.isKanji }
    let name = text.text(in: run)
    guard (2...4).contains(run.count),
      !at(run.lowerBound - 1).isWord || isParticleCharacter(at(run.lowerBound - 1)),
      generic.leading(of: name) == 0, !generic.isGeneric(name),
      !"市区町村府県組年数校".unicodeScalars.contains(where: { $0.value == at(end - 1) }),
      let words = words(filling: run),
      words.contains(where: { $0.isProperName || !$0.isInDictionary })
    else { return nil }
    return run.lowerBound
  }

  private func hasSentence(_ range: Range<Int>) -> Bool {
    contains(["です", "ます", "した", "たい", "ない", "から", "って"], in: range)
  }
}

/// What names of places in kana end in.
private let placeTails = [
  "まち", "みらい", "たまご", "おうち", "いえ", "もり", "おか", "たね", "にわ", "へや", "ひろば", "まど", "そら", "ほし", "かぜ",
  "はし", "みち", "あかり",
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

/// What goes on in the sentence behind a kind of place.
private let functionWords = [
  "など", "まで", "から", "より", "なら", "です", "だけ", "だっ", "だと", "である", "であり", "であっ", "または", "および", "ほか",
  "しか", "ばかり",
  "かどうか", "って", "さん", "とか", "こそ", "ごと", "なの", "ある", "あり", "いる", "いた", "いう", "いっ", "する", "した", "され",
  "でき", "ない",
  "なく", "なし", "なみに", "なみの", "つき", "あて", "くらい", "ぐらい", "じゃ", "として", "あるいは", "かつ", "さえ", "ずつ", "のみ",
  "へは", "での", "との",
  "への", "には", "では", "とは", "にも", "でも", "とも", "からの", "かも", "らし", "ような", "ように", "みたい", "ゆえ", "すら",
  "やら", "がら",
]

/// Words that are joined with kinds of places and name none: 学習塾めぐり, こども食堂だより.
private let wordsBehindKinds = [
  "めぐり", "さがし", "えらび", "がよい", "だより", "づくり", "ぐらし", "まつり", "おためし", "ごはん", "あれこれ", "まとめ", "とりまとめ",
  "いろいろ",
  "おしらせ", "びらき", "おおむね", "たち", "うち", "わき", "そば", "となり", "まえ", "あと", "それぞれ", "すべて", "みんな", "いずれ",
  "いくつ",
  "ひとり", "こども", "おとな", "ふり返り", "うけ", "もの", "こと", "ため", "とき", "よう", "ところ", "たくさん", "ちかく", "かい", "いき",
  "がえり",
  "あら", "ながら", "かかわ", "はじめ", "めあて", "ねらい", "ごっこ", "きまり", "やくそく", "しくみ", "つなぎ",
]
