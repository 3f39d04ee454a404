// SPDX-License-Identifier: MIT

// How results are put in order; `site/assets/search-ranks.js` computes the same. All numbers are whole.

/// An entry that holds all that was asked for.
struct FoundEntry {
  let entry: Int
  let score: Int
}

/// Where a part of a query stands, in any of its forms.
struct GroupHits {
  let forms: [SearchForm]
  let hits: [FormHits]

  /// What all hits in an entry are worth; what means the same is worth three quarters.
  let worth: [Int: Int]

  init(_ forms: [SearchForm], in index: SearchIndex) throws {
    self.forms = forms
    hits = try forms.map { try FormHits($0.word, in: index) }
    var worth: [Int: Int] = [:]
    for (form, hits) in zip(forms, hits) {
      for (entry, own) in hits.worth { worth[entry, default: 0] += form.isOwn ? own : own * 3 / 4 }
    }
    self.worth = worth
  }

  /// The places of all hits in some entries, in order.
  func places(in entries: Set<Int>, of index: SearchIndex) throws -> [Int: [Int]] {
    var places: [Int: [Int]] = [:]
    for hits in hits { try hits.appendPlaces(in: entries, of: index, to: &places) }
    return places.mapValues { $0.sorted() }
  }

  /// The forms that an entry holds, where it does not hold what was written itself.
  func synonyms(in entry: Int) -> [String] {
    let seen = forms.indices.filter { hits[$0].worth[entry] != nil }
    return seen.contains { forms[$0].isOwn } ? [] : seen.map { forms[$0].label }
  }
}

extension SearchIndex {
  /// The entries that hold every group and none that is left out, the best first.
  func ranked(_ groups: [GroupHits], _ leftOut: [GroupHits]) throws -> [FoundEntry] {
    var candidates = Set(groups.first.map { Array($0.worth.keys) } ?? Array(0..<count))
    for group in groups.dropFirst() { candidates = candidates.filter { group.worth[$0] != nil } }
    for group in leftOut { candidates = candidates.filter { group.worth[$0] == nil } }
    let rarities = groups.map { rarity(heldBy: $0.worth.count) }
    let places = groups.count > 1 ? try groups.map { try $0.places(in: candidates, of: self) } : []
    return candidates.map { entry in
      let scores = groups.indices.map {
        score(of: groups[$0].worth[entry] ?? 0, levels[entry], rarities[$0])
      }
      var total = scores.reduce(0, +)
      for group in groups.indices.dropFirst() {
        let gap = nearest(places[group - 1][entry] ?? [], places[group][entry] ?? [])
        total += min(scores[group - 1], scores[group]) * max(0, 64 - 2 * gap) / 128
      }
      return FoundEntry(entry: entry, score: total)
    }
    .sorted { ($1.score, $0.entry) < ($0.score, $1.entry) }
  }

  /// How much a word counts that so many entries hold: 16 for one that all hold.
  private func rarity(heldBy entries: Int) -> Int {
    16 + logarithm((count + 1) * 1024 / (entries + 1)) - 160
  }

  /// What an entry's hits count; its level is its length in sixteenths of the usual one.
  private func score(of worth: Int, _ level: Int, _ rarity: Int) -> Int {
    rarity * (worth * 1024 / (worth + 48 + 3 * level))
  }
}

/// The smallest distance between the places of two parts of a query, in pieces: about two characters each.
private func nearest(_ left: [Int], _ right: [Int]) -> Int {
  var (first, second, least) = (0, 0, 1_000_000)
  while first < left.count, second < right.count {
    let (one, other) = (left[first], right[second])
    least = min(least, abs(one - other))
    if one < other { first += 1 } else { second += 1 }
  }
  return least
}

/// The logarithm of a number from 1 on to the base 2 in sixteenths, between two powers along a line.
private func logarithm(_ number: Int) -> Int {
  let power = Int.bitWidth - 1 - number.leadingZeroBitCount
  return power * 16 + (((number - (1 << power)) * 16) >> power)
}
