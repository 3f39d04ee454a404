// SPDX-License-Identifier: MIT

/// NAME_FULL typed with a space behind each character, as it fills the boxes of a form: 山 田 花 子, や ま だ は な こ.
extension Scan {
  mutating func findSpacedNames() {
    var index = 1
    while index < text.scalars.count {
      guard text.scalars[index] == 0x20, let letters = spacedLetters(from: index - 1) else {
        index += 1
        continue
      }
      if let name = spacedName(letters) {
        report(.nameFull, letters[name.lowerBound]..<letters[name.upperBound - 1] + 1)
      }
      index = max(index + 1, letters[letters.count - 1])
    }
  }

  /// The places of at least three characters of one kind that stand alone, a space or two between them.
  private func spacedLetters(from first: Int) -> [Int]? {
    guard let kind = LetterKind(at(first)), !kind.joins(at(first - 1)) else { return nil }
    var letters = [first]
    while letters.count < 12 {
      let last = letters[letters.count - 1]
      guard at(last + 1) == 0x20 else { break }
      let next = at(last + 2) == 0x20 ? last + 3 : last + 2
      guard LetterKind(at(next)) == kind, !kind.joins(at(next + 1)) else { break }
      letters.append(next)
    }
    return letters.count >= 3 ? letters : nil
  }

  /// Which of the characters make a surname and a given name; words for the box may stand before.
  private func spacedName(_ letters: [Int]) -> Range<Int>? {
    let characters = letters.map { at($0) }
    let isKanji = characters[0].isKanji
    let label = isKanji ? [scalars("氏名"), scalars("名前")] : [scalars("なまえ")]
    let start = label.first { characters.starts(with: $0) }?.count ?? 0
    guard characters.count - start >= 3 else { return nil }
    for end in stride(from: characters.count, to: start + 2, by: -1)
    where isFullName(Array(characters[start..<end]), isKanji) {
      return start..<end
    }
    return nil
  }

  private func isFullName(_ name: [UInt32], _ isKanji: Bool) -> Bool {
    let lists = NameLists.shared
    return (1..<name.count).contains { split in
      let (family, given) = (Array(name[..<split]), Array(name[split...]))
      guard isKanji else {
        return lists.allSurnameReadings.contains(family) && lists.givenReadings.contains(given)
      }
      guard split <= 3, given.count <= 3 else { return false }
      let isSurname = lists.surnames.contains(family)
      if lists.givenNames.contains(given) { return isSurname || (split == 2 && given.count == 2) }
      return isSurname && split >= 2 && !containsNoNameCharacter(given)
    }
  }
}

/// The kinds of characters that names are spaced out in.
private enum LetterKind {
  case kanji, hiragana, katakana

  init?(_ scalar: UInt32) {
    if scalar.isKanji {
      self = .kanji
    } else if scalar.isHiragana {
      self = .hiragana
    } else if scalar.isKatakana {
      self = .katakana
    } else {
      return nil
    }
  }

  /// Whether a neighbour makes one word with a character of this kind, so that it does not stand alone.
  func joins(_ neighbour: UInt32) -> Bool {
    switch self {
    case .kanji: neighbour.isKanji
    case .hiragana: neighbour.isWord
    case .katakana: neighbour.isKatakana || neighbour.isKanji
    }
  }
}
