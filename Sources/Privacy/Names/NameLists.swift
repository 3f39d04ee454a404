// SPDX-License-Identifier: MIT

/// Frequent names by how they are written and how they are read.
struct NameLists: Sendable {
  static let shared = NameLists()

  /// As they are written, in kanji.
  let surnames: Set<[UInt32]>
  let givenNames: Set<[UInt32]>

  /// As they are read, in katakana and in hiragana.
  let surnameReadings: Set<[UInt32]>
  let givenReadings: Set<[UInt32]>

  /// All given names in kana, with those that are words of every day, for where a surname stands right before.
  let allGivenReadings: Set<[UInt32]>

  /// The given names in hiragana, seven bits for each kana behind a one.
  let readingKeys: Set<UInt64>

  /// With those of two sounds, for where a given name stands beside.
  let allSurnameReadings: Set<[UInt32]>

  /// As they are written in Latin letters, in lower case.
  let romanSurnames: Set<String>
  let romanGivenNames: Set<String>

  private init() {
    let family = [frequentSurnames, middlingSurnames, rareSurnames].flatMap(NameLists.pairs)
    let given = NameLists.pairs(frequentGivenNames)
    surnames = Set(family.map { scalars($0.written) })
    givenNames = Set(given.map { scalars($0.written) }.filter { $0[0].isKanji })
    // Readings of one or two sounds are words of their own too often.
    surnameReadings = NameLists.kana(
      family.map(\.reading).filter { $0.count >= 3 },
      without: [
        "さかい", "いずみ", "ひがし", "みなみ", "あかい", "おおい", "うすい", "ふかい", "ほそい", "あない", "やない", "かない", "おおき",
      ])
    allSurnameReadings = NameLists.kana(
      family.map(\.reading).filter { $0.count >= 2 }, without: ["はた", "てい", "よう"])
    let more = moreGivenReadings.split(separator: " ").map(String.init)
    givenReadings = NameLists.kana(
      given.map(\.reading).filter { $0.count >= 2 } + more,
      without: ["はな", "あい", "うみ", "にじ", "だん", "ただし", "すすむ", "こうへい", "のぞみ", "ひとみ"])
    allGivenReadings = NameLists.kana(
      given.map(\.reading).filter { $0.count >= 3 } + more.filter { $0.count >= 3 }, without: [])
    readingKeys = Set(
      givenReadings.filter { $0.count <= 6 && $0.allSatisfy(\.isHiragana) }.map { reading in
        reading.reduce(1) { $0 << 7 | UInt64($1 - 0x3041) }
      })
    // Fire, trembling and coming on stage are read as these.
    romanSurnames = Set(
      family.map(\.reading).filter { !["かさい", "しんどう", "とうじょう"].contains($0) }.map(romanised)
        .filter { $0.utf8.count >= 4 })
    romanGivenNames = Set(
      (given.map(\.reading) + more).map(romanised).filter { $0.utf8.count >= 3 })
  }

  /// The surnames as keywords for the walk through a text.
  static func keywords(_ table: String) -> [String] {
    Set(pairs(table).map(\.written)).filter { scalars($0)[0].isKanji }.sorted()
  }

  private static func pairs(_ table: String) -> [(written: String, reading: String)] {
    let words = table.split(whereSeparator: \.isWhitespace).map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
  }

  private static func kana(_ readings: [String], without left: Set<String>) -> Set<[UInt32]> {
    var all: Set<[UInt32]> = []
    for reading in readings where !left.contains(reading) {
      let hiragana = scalars(reading)
      all.insert(hiragana)
      all.insert(hiragana.map { $0.isHiragana ? $0 + 0x60 : $0 })
    }
    return all
  }
}

/// Readings of given names of children that have many spellings.
private let moreGivenReadings = """
  れな えな かの きほ さえ ちせ ひよ ほの まみ みあ みか みさ みな ゆか りか りさ るあ れあ まお みゆ りお なお えみり おとね かざね かなみ かほり きずな くれは さくや さちか しえる せりな そのか たつひこ ちはや つばさ とわこ なつほ にいな はるひと ひなせ ふうり まさひと みづほ ゆうあ ゆめの りあら りりか るりか れむ わかば \
  こはな さとみ みどり ゆかり かおり かおる あゆ あやめ あんず いずみ えつこ きよみ くみ けいご こずえ こなつ こゆき さちこ さとる さやか しげる しずか しのぶ しんたろう じゅり じゅんこ しょうこ すずか せいこ せつこ そうすけ そうじろう たえこ たけと たつき ちえ ちえこ ちこ ちよ つとむ てるこ としえ としお としこ ともえ ともか ともこ ともみ なえ なおこ なおや ながと なほ にいな のぞむ のぶお のぶこ のりこ はつえ はるこ はるな はるね はるひ ひでき ひでと ひとし ひなき ひなみ ひまわり ひろあき ひろこ ひろゆき ふうと ふみえ ふみや ほのみ まいか まいこ まき まきこ まさお まさこ まさし まさる ますみ まちこ まゆこ まゆみ まりえ まりこ みき みちる みつこ みつる みほ みやこ みゆき みよこ むねと めいさ もとき やすお やすこ やすし ゆうこ ゆうじ ゆうじん ゆうひ ゆうや ゆきお ゆきこ ゆきな ゆみ ゆみこ ゆめ ようこ ようすけ よしお よしこ よしみ りいち りえこ りおな りくや りこ りつこ りゅうた りゅうへい りょうすけ りょうま るみ るり れいか れいこ わか わたる かずこ かつや かなえ かなこ かな かんた きみえ きよし くにこ げんき けいじ こうじ こうへい ごう さだこ しおり しゅうすけ しゅうや じゅんぺい じゅんや しょうご しんいち しんじ しんのすけ すずね せいじ そうし そうご だいご たかひろ たかや たくろう たつお たまき ちあき つばめ つゆき てつお とおる とくこ なつこ なつみ なみえ はじめ ひさこ ひろえ ふじこ まさひろ まさゆき みお みかこ みき みなこ みわ むつみ ももこ やえ やすひろ ゆうき ゆうさく ゆずな ゆりあ ゆりこ よしのり りゅうじ れいと \
  はづき さつき やよい かすみ しずく つかさ ちひろ ちさと ちはる ちなつ まりん まりな みらい みいな みさと みづき みはる もえか ゆうり ゆら ゆめか ゆめな らら りえ りさ りと るい れいな わこ えり えみ あみ あんり いくみ \
  うらら おとは かりん きらら くおん けいと こうすけ こうだい こたろう さきと さな さほ しおん しの しゅうと しょうた すばる せいら せん たいよう ちか ちづる とうか とわ ながれ なごみ なみ なゆた にこ のどか はく はくと \
  はやみ ひさと ひじり ひびき ひより ひろむ ふみか ほうか まさや まなか まなみ まほ みおん みこと みつは むつき めぐ やすは ゆうご ゆうしん よしと らいと らいむ りいな りき りゅうのすけ りんか れいじ ののか ののは いぶき \
  ゆうた ゆうき ゆうと はると そうた そうま りく りくと りお りおん りこ りの りん ひなた ひまり ひなの ひより ほのか まひろ まなと みお みう みゆ みつき \
  みなと むぎ めい もも ももか やまと ゆい ゆいと ゆな ゆの ゆず ゆずき らん るい るな れい れん れお ろい あおい あおと あかり あさひ あすか あすみ \
  あつし あつと あやと あゆみ あゆむ いおり いちか いつき いろは うた えいた えま おうすけ かいと かえで かずま かのん かほ きょうか くるみ けいた けんと \
  こうき こうた こころ ことね ここな こはる さき さとし さら しゅん しょうま じん すず すみれ せいや せな そら たいが たいせい たいち たくと たくま たけし \
  つばき つばさ つむぎ てつや とうま ともき ともや なお なおき なおと なぎさ なつき なな ななみ ねね のあ はな はなの はやて はやと はるか はるき はるま \
  ひかり ひかる ひな ひなこ ひろと ひろき ふうか ふうま ほたる まい まお まさと まさき まどか まゆ みく みさき みずき みのり みゆう ゆあ ゆうか ゆうせい \
  ゆうな ゆうま ゆきと ゆり ようた よしき りあ りな りみ りゅうき りゅうせい りょう りょうた るか わかな まりあ まりな えりか あんな せら じゅな るきあ \
  よしえ はなえ かずえ ゆきえ みちこ ひろみ まさみ かずみ なおみ さゆり きみこ しずえ とみこ ふみこ たかし ひろし けんじ まこと おさむ みのる
  """
