// SPDX-License-Identifier: MIT

/// NAME_FULL of families from abroad: グエン・ヴァン・ミン, Maria Santos. One of the words has to be a frequent name.
extension Scan {
  mutating func findForeignNames() {
    var index = 0
    while index < text.scalars.count {
      let first = text.scalars[index]
      guard first.isKatakana || first.isUpperLetter else {
        index += 1
        continue
      }
      let parts = nameParts(from: index, inLatin: first.isUpperLetter)
      let end = parts.last?.upperBound ?? index + 1
      let isWordStart = !at(index - 1).isLetter && !at(index - 1).isKatakana
      if isWordStart, (2...5).contains(parts.count),
        parts.contains(where: { foreignNames.contains(text.text(in: $0).lowercased()) })
          || areNames(parts)
      {
        report(.nameFull, index..<end)
      }
      index = max(end, index + 1)
    }
  }

  /// Whether the dictionary has one of the parts as a name of persons, and none as another word: マルティネス・ルカ.
  private func areNames(_ parts: [Range<Int>]) -> Bool {
    guard at(parts[0].lowerBound).isKatakana, at(parts[0].upperBound) == 0x30FB else {
      return false
    }
    let words = parts.compactMap { word(startingAt: $0.lowerBound) }
    return words.count == parts.count && zip(words, parts).allSatisfy { $0.range == $1 }
      && words.allSatisfy { $0.isPersonName || !$0.isInDictionary }
      && words.contains(where: { $0.isPersonName && $0.isInDictionary })
  }

  /// The words of a name: katakana with ・ or = between, Latin words with a space or a hyphen.
  private func nameParts(from start: Int, inLatin: Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var place = start
    while parts.count < 6 {
      let part = run(from: place, most: 20) { inLatin ? $0.isLetter : $0.isKatakana }
      guard !part.isEmpty, !inLatin || (at(place).isUpperLetter && part.count >= 2) else { break }
      parts.append(part)
      let joint = at(part.upperBound)
      guard joint == 0x20 || joint == 0x2D || (!inLatin && (joint == 0x30FB || joint == 0x3D))
      else {
        break
      }
      place = part.upperBound + 1
    }
    return parts
  }
}

/// Frequent names of families from abroad in Osaka, as they are written in katakana and in Latin letters.
private let foreignNames = Set(
  """
  グエン チャン レー ファム ヴァン ティ フン リン ホア トゥアン ミン ズン フオン ゴック タイン マリア マリー マリオ ホセ フアン カルロス アントニオ サントス クルス レイエス ガルシア \
  ロペス ゴンザレス ペレス ラモス メンドーサ シルバ ソウザ オリベイラ ペレイラ コスタ アルベス ジョン マイケル デイビッド ジェームズ ロバート スミス ジョンソン ブラウン ウィリアムズ \
  アンナ アンジェラ サラ エマ ソフィア イザベラ クマール シン シャルマ グルン タマン シュレスタ ライ タパ カルキ アディカリ ラマ モハメド ムハンマド アフマド アハメド カーン アリ ハッサン \
  フセイン ファティマ アイシャ オマル イブラヒム キム イ パク チェ チョン ワン リー チャン チェン リュウ ヤン ジャン ホアン スリ デウィ プトラ サリ ブディ ラフマン イワン オルガ ナターシャ \
  アレクサンドル セルゲイ タチアナ ソムチャイ アナン ダニエル ガブリエル ミゲル ペドロ ルイス フェルナンド ロドリゲス エルナンデス フローレス ヴィラヌエバ ジェニファー ジェシカ クリスティーナ \
  nguyen tran le pham hoang huynh vo vu dang bui do ho ngo duong ly van thi maria jose juan carlos antonio santos cruz reyes garcia lopez gonzales \
  gonzalez perez ramos mendoza silva souza oliveira pereira costa john michael david james robert smith johnson brown williams anna angela sarah emma \
  kumar singh sharma gurung tamang shrestha thapa karki adhikari lama mohamed mohammed muhammad ahmed ahmad khan ali hassan hussain fatima kim lee park choi \
  jung wang li zhang chen liu yang huang sri dewi putra sari budi rahman ivan olga daniel gabriel miguel pedro luis fernando rodriguez hernandez flores
  """.split(whereSeparator: \.isWhitespace).map(String.init))
