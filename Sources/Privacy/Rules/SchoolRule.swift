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
      let isWeak = ["教室", "スクール", "工場", "食堂", "居場所", "道場", "商店", "事業所", "教会", "ホーム"].contains {
        has($0, at: hit.range.lowerBound) && hit.range.count == $0.count
      }
      if !isEntity,
        let start = properStart(
          before: hit.range.lowerBound, generic: facilityWords, isWeak: isWeak)
      {
        report(.facilityName, start..<hit.range.upperBound)
      } else if isEntity || !isWeak || next == 0x300C,
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
    if at(start).isHiragana, !isEntity {
      let run = run(from: start, most: 8) { $0.isHiragana }
      for length in stride(from: run.count, through: 2, by: -1)
      where kanaPlaceNames.contains(text.text(in: start..<start + length)) {
        return start + length
      }
      // A noun that the dictionary does not know, or a name: ほしぞら.
      guard let word = word(startingAt: start), word.range.count >= 3, isNoun(word),
        !word.isInDictionary || word.isProperName, isParticleCharacter(at(word.range.upperBound))
      else { return nil }
      return word.range.upperBound
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

  private func hasSentence(_ range: Range<Int>) -> Bool {
    contains(["です", "ます", "した", "たい", "ない", "から", "って"], in: range)
  }
}
