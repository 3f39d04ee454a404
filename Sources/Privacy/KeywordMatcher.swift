// SPDX-License-Identifier: MIT

/// What a keyword is to the rules.
enum KeywordTag: UInt8, Sendable {
  case honorific, courtesy, household, title, role, kin, surname, givenName, nameLabel, naming,
    nameIs
  case school, founder, facility, building, buildingNumber, ward, town, street, lineOrStation,
    landmark
  case birth, weekday, lawDate, family, gender, rare
  case account, phoneWord, publicOffice, certificate, book, insurance, bank, myNumber, postal
  case localSchool
}

/// A keyword that stands in a text.
struct KeywordHit: Sendable {
  /// The scalars of the text that it takes.
  let range: Range<Int>
  let tag: KeywordTag
}

/// Finds all keywords of all rules in one walk through a text.
///
/// A table of the first characters decides for almost every place that nothing begins there.
struct KeywordMatcher: Sendable {
  private struct Keyword: Sendable {
    let scalars: [UInt32]
    let tag: KeywordTag
  }

  /// The keywords, by their first character; the longest of each tag stand first.
  private let keywords: [Keyword]

  /// For each character of the basic plane the number of its group, 0 where no keyword begins with it.
  private let groupNumbers: [UInt16]

  /// The keywords of each group; group 0 is empty.
  private let groups: [Range<Int>]

  init(_ words: [(KeywordTag, [String])]) {
    var all: [Keyword] = []
    for (tag, texts) in words {
      all += texts.map { Keyword(scalars: Privacy.scalars($0), tag: tag) }
    }
    all.sort { left, right in
      if left.scalars[0] != right.scalars[0] { return left.scalars[0] < right.scalars[0] }
      if left.tag != right.tag { return left.tag.rawValue < right.tag.rawValue }
      if left.scalars.count != right.scalars.count {
        return left.scalars.count > right.scalars.count
      }
      return left.scalars.lexicographicallyPrecedes(right.scalars)
    }
    var numbers = [UInt16](repeating: 0, count: 0x10000)
    var groups = [0..<0]
    var start = 0
    while start < all.count {
      var end = start
      while end < all.count, all[end].scalars[0] == all[start].scalars[0] { end += 1 }
      numbers[Int(all[start].scalars[0])] = UInt16(groups.count)
      groups.append(start..<end)
      start = end
    }
    keywords = all
    groupNumbers = numbers
    self.groups = groups
  }

  /// Returns the keywords in the text, by where they begin; of each tag only the longest at a place.
  func hits(in text: [UInt32]) -> [KeywordHit] {
    var hits: [KeywordHit] = []
    for start in text.indices {
      let first = text[start]
      guard first < 0x10000 else { continue }
      let group = groupNumbers[Int(first)]
      if group == 0 { continue }
      var found: KeywordTag?
      for index in groups[Int(group)] where keywords[index].tag != found {
        let length = keywords[index].scalars.count
        guard start + length <= text.count, matches(keywords[index].scalars, text, start) else {
          continue
        }
        found = keywords[index].tag
        hits.append(KeywordHit(range: start..<start + length, tag: keywords[index].tag))
      }
    }
    return hits
  }

  private func matches(_ word: [UInt32], _ text: [UInt32], _ start: Int) -> Bool {
    for offset in 1..<max(1, word.count) where text[start + offset] != word[offset] { return false }
    return true
  }
}
