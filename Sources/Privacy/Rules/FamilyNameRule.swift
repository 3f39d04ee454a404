// SPDX-License-Identifier: MIT

/// NAME_BARE: a name beside the word that tells who it is: 山本母より, 佐藤夫妻, 西村（母）は, 健太（小5）が.
extension Scan {
  mutating func findNamesOfFamilies() {
    for hit in hits(.surname) where hit.range.count >= 2 {
      if isBeforeFamily(hit.range) { report(.nameBare, hit.range) }
    }
    for index in text.scalars.indices where text.scalars[index] == 0x28 && at(index - 1).isWord {
      if tellsWho(behind: index), let start = nameStart(beforeBracket: index) {
        report(.nameBare, start..<index)
      }
    }
  }

  /// 山本母, 中村父子: a surname before relatives, of whom no other word is made.
  private func isBeforeFamily(_ name: Range<Int>) -> Bool {
    guard !at(name.lowerBound - 1).isKanji, !at(name.lowerBound - 1).isKatakana, !isBareStop(name)
    else { return false }
    return familyWords.contains { word in
      let next = at(name.upperBound + word.unicodeScalars.count)
      return has(word, at: name.upperBound) && !next.isKanji && !next.isKatakana
    }
  }

  // MARK: Before a bracket

  /// Whether a bracket says who somebody is, and nothing else: （母）, （担任・学年主任）, （小5）, （8歳）.
  private func tellsWho(behind bracket: Int) -> Bool {
    let first = bracket + 1
    if at(first).isDigit {
      let end = run(from: first, most: 3) { $0.isDigit }.upperBound
      return hasAny(["歳", "才", "年生"], at: end)
    }
    if hasAny(["小", "中", "高"], at: first), at(first + 1).isDigit { return at(first + 2) == 0x29 }
    return hits(beginningIn: first..<first + 1).contains { hit in
      (hit.tag == .kin || hit.tag == .role || hit.tag == .title)
        && [0x29, 0x30FB, 0x3001, 0x3A].contains(at(hit.range.upperBound))
    }
  }

  private func nameStart(beforeBracket end: Int) -> Int? {
    let lists = NameLists.shared
    let last = at(end - 1)
    if last.isKanji {
      let run = run(endingAt: end, most: 5) { $0.isKanji }
      guard !at(run.lowerBound - 1).isKanji, !at(run.lowerBound - 1).isKatakana, !isBareStop(run)
      else { return nil }
      let own = characters(run)
      let isSingle =
        own.count == 1 && (surelyNames.contains(own[0]) || singleGivenNames.contains(own[0]))
      let isListed =
        own.count >= 2
        && (lists.surnames.contains(own) || lists.givenNames.contains(own)
          || hasShapeOfGivenName(run))
      return isSingle || isListed ? run.lowerBound : nil
    }
    if last.isKatakana {
      let run = run(endingAt: end, most: 6) { $0.isKatakana }
      let own = characters(run)
      let isListed = lists.givenReadings.contains(own) || lists.surnameReadings.contains(own)
      return isListed && !at(run.lowerBound - 1).isKanji ? run.lowerBound : nil
    }
    let run = run(endingAt: end, most: 6) { $0.isHiragana }
    return (run.lowerBound...max(run.lowerBound, end - 2)).first { start in
      let isBeginning =
        start == run.lowerBound ? !at(start - 1).isKanji : isParticleCharacter(at(start - 1))
      return isBeginning && lists.givenReadings.contains(characters(start..<end))
        && !wishes.contains(text.text(in: start..<end))
    }
  }
}

/// Relatives right behind a surname.
private let familyWords = [
  "母", "父", "兄弟", "姉妹", "夫妻", "夫婦", "一家", "父子", "母子", "親子", "兄妹", "姉弟", "兄", "妹", "姉", "弟", "祖母",
  "祖父", "きょうだい",
]

/// Given names that stand at the head of a list of what somebody hopes: のぞみ（本人）.
private let wishes: Set<String> = ["のぞみ", "こころ", "みらい", "ゆめ", "あゆみ", "ひびき", "きぼう"]
