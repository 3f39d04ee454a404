// SPDX-License-Identifier: MIT

/// Divides the sentences that may hold names into words; the others are left alone, since this is most of the work.
///
/// - Parameters:
///   - scalars: The text.
///   - hits: Its keywords, by place.
///   - scope: How strictly it is searched.
///   - tagger: The dictionary.
/// - Returns: The words, and the surnames that the dictionary has at a place, likely or not.
func dividedWords(
  of scalars: [UInt32], _ hits: [KeywordHit], _ scope: PrivacyScope,
  _ tagger: borrowing MeCabTagger
) -> (words: [Word], surnames: Set<Range<Int>>) {
  var words: [Word] = []
  var surnames: Set<Range<Int>> = []
  var sentence = EncodedSentence()
  var done = 0
  for hit in hits where hit.range.lowerBound >= done && asksForWords(hit, scalars, scope) {
    var start = hit.range.lowerBound
    while start > done, !isSentenceEnd(scalars[start - 1]) { start -= 1 }
    var end = hit.range.lowerBound
    while end < scalars.count, !isSentenceEnd(scalars[end]) { end += 1 }
    sentence.encode(scalars, start..<end)
    let places = sentence.places
    tagger.words(in: sentence.bytes) { word in
      words.append(
        Word(
          range: Int(places[word.bytes.lowerBound])..<Int(places[word.bytes.upperBound]),
          partOfSpeech: word.partOfSpeech, isInDictionary: word.isInDictionary))
    } surname: { bytes in
      surnames.insert(Int(places[bytes.lowerBound])..<Int(places[bytes.upperBound]))
    }
    done = end
  }
  return (words, surnames)
}

/// A sentence in UTF-8, and for each byte the character that it belongs to.
private struct EncodedSentence {
  private(set) var bytes: [UInt8] = []
  private(set) var places: [Int32] = []

  mutating func encode(_ scalars: [UInt32], _ range: Range<Int>) {
    bytes = []
    places = []
    bytes.reserveCapacity(3 * range.count)
    places.reserveCapacity(3 * range.count + 1)
    for index in range {
      let place = Int32(truncatingIfNeeded: index)
      append(scalars[index], place)
    }
    places.append(Int32(truncatingIfNeeded: range.upperBound))
  }

  private mutating func append(_ value: UInt32, _ place: Int32) {
    switch value {
    case 0: append(byte: 0x20, place)
    case ..<0x80: append(byte: value, place)
    case ..<0x800:
      append(byte: 0xC0 | value >> 6, place)
      append(byte: 0x80 | value & 0x3F, place)
    case ..<0x10000:
      append(byte: 0xE0 | value >> 12, place)
      append(byte: 0x80 | value >> 6 & 0x3F, place)
      append(byte: 0x80 | value & 0x3F, place)
    default:
      append(byte: 0xF0 | value >> 18, place)
      append(byte: 0x80 | value >> 12 & 0x3F, place)
      append(byte: 0x80 | value >> 6 & 0x3F, place)
      append(byte: 0x80 | value & 0x3F, place)
    }
  }

  private mutating func append(byte: UInt32, _ place: Int32) {
    bytes.append(UInt8(truncatingIfNeeded: byte))
    places.append(place)
  }
}

/// Whether a keyword's sentence may hold what only the dictionary can tell.
private func asksForWords(
  _ hit: KeywordHit, _ scalars: [UInt32], _ scope: PrivacyScope
) -> Bool {
  let (before, after) = (hit.range.lowerBound - 1, hit.range.upperBound)
  func at(_ index: Int) -> UInt32 {
    index >= 0 && index < scalars.count ? scalars[index] : 0x0A
  }
  switch hit.tag {
  case .honorific, .nameLabel: return true
  case .household: return scope == .caseExample && at(before).isKanji && at(before - 1).isKanji
  case .naming: return at(before).isKatakana
  case .nameIs: return scope == .caseExample
  case .surname: return hit.range.count > 1 || !at(before).isKanji
  case .givenName: return scope == .caseExample && (hit.range.count > 1 || !at(before).isKanji)
  case .title: return at(before).isWord && at(before) != 0x306E
  case .role: return isNameConnector(at(after)) && at(after + 1).isWord
  case .kin:
    return (isNameConnector(at(after)) && at(after + 1).isWord) || at(after).isKanji
      || at(after).isKatakana
  case .school, .facility:
    // はなぞの保育園: the の of a name has kana before it, as that of みんなの has.
    let isKana = at(before - 1).isHiragana && at(before - 2).isHiragana
    return at(before).isWord && (at(before) != 0x306E || isKana)
      || at(after).isHiragana
        && (!"のにではがをともへや".unicodeScalars.contains { $0.value == at(after) }
          || at(after - 1) == 0x4EBA)
      || (scope == .caseExample && at(before) == 0x20 && at(before - 1).isKanji)
      || (at(after) == 0x20 && at(after + 1).isWord)
  case .lineOrStation, .landmark:
    return at(before).isWord && at(before) != 0x306E
  default: return false
  }
}
