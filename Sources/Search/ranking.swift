// SPDX-License-Identifier: MIT

// How results are put in order; `site/assets/search.js` computes the same. All numbers are whole.

/// An entry that holds all that was asked for.
struct FoundEntry {
  let entry: Int
  let score: Int

  /// Where each part of the query stands in it.
  let places: [[SearchIndex.Place]]
}

/// What a hit in title, tags, headings and body is worth.
private let fieldWeights = [100, 24, 40, 4]

/// What a hit is worth by the edges of words around it: none, one, the other, both.
private let edgeWeights = [2, 3, 3, 4]

extension SearchIndex {
  /// The entries that hold every group and none that is left out, the best first.
  func ranked(_ groups: [[SearchForm]], _ leftOut: [[SearchForm]]) throws -> [FoundEntry] {
    let found = try groups.map(places)
    let without = try leftOut.map(places)
    let candidates = found.first.map { Array($0.keys) } ?? Array(0..<count)
    let rarities = found.map { rarity(heldBy: $0.count) }
    var answers: [FoundEntry] = []
    for entry in candidates where !without.contains(where: { $0[entry] != nil }) {
      let places = found.compactMap { $0[entry] }
      guard places.count == found.count else { continue }
      let scores = places.indices.map {
        score(of: entry, places[$0], rarities[$0], groups[$0])
      }
      var total = scores.reduce(0, +)
      for group in places.indices.dropFirst() {
        let closeness = max(0, 64 - nearest(places[group - 1], places[group]))
        total += min(scores[group - 1], scores[group]) * closeness / 128
      }
      answers.append(FoundEntry(entry: entry, score: total, places: places))
    }
    return answers.sorted { ($1.score, $0.entry) < ($0.score, $1.entry) }
  }

  /// How much a word counts that so many entries hold: 16 for one that all hold.
  private func rarity(heldBy entries: Int) -> Int {
    16 + logarithm((count + 1) * 1024 / (entries + 1)) - 160
  }

  private func score(
    of entry: Int, _ places: [Place], _ rarity: Int, _ forms: [SearchForm]
  ) -> Int {
    let start = starts[entry]
    let fields = fields[entry]
    var sum = 0
    var field = 0
    var end = start + fields[0]
    for place in places {
      while place.place >= end {
        field += 1
        end += fields[field]
      }
      let weight = fieldWeights[field] * edgeWeights[place.edges]
      sum += forms[place.form].isOwn ? weight : weight * 3 / 4
    }
    let length = starts[entry + 1] - start
    let usual = max(1, (starts.last ?? 0) / max(1, count))
    return rarity * (sum * 1024 / (sum + 48 + 48 * length / usual))
  }
}

/// The smallest distance between the places of two parts of a query.
private func nearest(_ left: [SearchIndex.Place], _ right: [SearchIndex.Place]) -> Int {
  var (first, second, least) = (0, 0, Int.max)
  while first < left.count, second < right.count {
    let (one, other) = (left[first].place, right[second].place)
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
