// SPDX-License-Identifier: MIT

/// Which words of the facets each entry has.
///
/// An entry has one of a facet's sets of words. Where there are few sets, each entry has its number of a set (sets that come
/// often have low ones); where there are many, each word has the distances of its entries. Whichever is shorter.
struct FacetColumns: Sendable {
  /// `{facet: [words, sets]}` in the order in which the facets are shown, the kinds last.
  ///
  /// The words are slugs; each set has the places of its words. There are no sets where each word has its entries.
  let names: SearchData

  /// `{facet: {word: label}}`: how readers see the words.
  let labels: SearchData

  /// The facets' columns or lists behind each other.
  let bits: [UInt8]

  init(_ entries: [SearchEntry]) {
    var writer = BitWriter()
    var names: [(String, SearchData)] = []
    var labels: [(String, SearchData)] = []
    let known = FacetWords(entries)
    for (place, facet) in (searchFacetNames + ["kind"]).enumerated() {
      let words = known.words[place]
      let sets = known.sets(ofFacet: place)
      let column = FacetColumn(sets, words)
      let lists = lists(ofWords: words.count, sets)
      let isColumn = column.bytes.count < lists.count
      writer.append(isColumn ? column.bytes : lists)
      names.append(
        (
          facet,
          .list([
            .list(words.map(SearchData.text)),
            .list(isColumn ? column.sets.map { .list($0.map(SearchData.number)) } : []),
          ])
        ))
      if facet != "kind" {
        labels.append(
          (facet, .object(zip(words, known.labels[place]).map { ($0, .text($1)) })))
      }
    }
    self.names = .object(names)
    self.labels = .object(labels)
    bits = writer.bytes
  }
}

private func isBefore(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// The words of each facet, the kinds last, and which of them the entries have.
private struct FacetWords {
  /// The slugs of each facet's words, in order, and as readers see them.
  private(set) var words: [[String]] = []
  private(set) var labels: [[String]] = []

  /// For each entry the facet and the number of each of its words, and the ranks of the numbers.
  private var entryWords: [[(facet: Int, number: Int)]] = []
  private var ranks: [[Int]] = []

  init(_ entries: [SearchEntry]) {
    let kind = searchFacetNames.count
    var numbers = [[String: Int]](repeating: [:], count: kind + 1)
    var found = [[(slug: String, label: String)]](repeating: [], count: kind + 1)
    func number(of slug: String, _ label: String, _ facet: Int) -> Int {
      if let number = numbers[facet][slug] {
        found[facet][number].label = label
        return number
      }
      numbers[facet][slug] = found[facet].count
      found[facet].append((slug, label))
      return found[facet].count - 1
    }
    entryWords = entries.map { entry in
      entry.facets.compactMap { word in
        searchFacetNames.firstIndex(of: word.name).map {
          ($0, number(of: word.slug, word.label, $0))
        }
      } + [(kind, number(of: entry.kind, "", kind))]
    }
    for known in found {
      let order = known.indices.sorted { isBefore(known[$0].slug, known[$1].slug) }
      words.append(order.map { known[$0].slug })
      labels.append(order.map { known[$0].label })
      var ranks = [Int](repeating: 0, count: order.count)
      for (rank, number) in order.enumerated() { ranks[number] = rank }
      self.ranks.append(ranks)
    }
  }

  /// For each entry the places of its words among those of a facet, in order.
  func sets(ofFacet facet: Int) -> [[Int]] {
    entryWords.map { words in
      var set: [Int] = []
      for word in words where word.facet == facet {
        let rank = ranks[facet][word.number]
        if !set.contains(rank) { set.append(rank) }
      }
      if set.count > 1 { set.sort() }
      return set
    }
  }
}

/// The number of each entry's set, by Golomb and Rice with as many lowest bits as are shortest.
private struct FacetColumn {
  /// Those that come most often first.
  let sets: [[Int]]
  let bytes: [UInt8]

  init(_ entrySets: [[Int]], _ words: [String]) {
    var numbers: [[Int]: Int] = [:]
    var counts: [(set: [Int], count: Int)] = []
    let column = entrySets.map { set in
      let number = numbers[set] ?? counts.count
      if number == counts.count {
        numbers[set] = number
        counts.append((set, 0))
      }
      counts[number].count += 1
      return number
    }
    let texts = counts.map { $0.set.map { words[$0] }.joined(separator: " ") }
    let order = counts.indices.sorted { left, right in
      counts[left].count == counts[right].count
        ? isBefore(texts[left], texts[right]) : counts[left].count > counts[right].count
    }
    sets = order.map { counts[$0].set }
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[number] = rank }
    let bits = (0..<12).min { size($0) < size($1) } ?? 0
    func size(_ bits: Int) -> Int {
      counts.indices.reduce(0) { $0 + counts[$1].count * ((ranks[$1] >> bits) + 1 + bits) }
    }
    var writer = BitWriter()
    writer.append(bits, bits: 4)
    for number in column { writer.append(ranks[number], rice: bits) }
    writer.end()
    bytes = writer.bytes
  }
}

/// For each word how many entries have it, and their distances.
private func lists(ofWords count: Int, _ sets: [[Int]]) -> [UInt8] {
  var entries = [[Int]](repeating: [], count: count)
  for (entry, set) in sets.enumerated() {
    for word in set { entries[word].append(entry) }
  }
  var writer = BitWriter()
  for places in entries {
    let bits = riceBits(places: sets.count, count: places.count)
    writer.append(elias: places.count)
    var last = -1
    for place in places {
      writer.append(place - last - 1, rice: bits)
      last = place
    }
  }
  writer.end()
  return writer.bytes
}

/// What ``FacetColumns`` has written: the entries of each word; `nil` where it is damaged.
func readFacets(
  _ names: SearchData?, _ bits: [UInt8], count: Int
) -> [(name: String, words: [(word: String, entries: [Int])])]? {
  var reader = BitReader(bits)
  var facets: [(name: String, words: [(word: String, entries: [Int])])] = []
  for (facet, value) in names?.members ?? [] {
    guard value.items.count == 2 else { return nil }
    let words = value.items[0].items.compactMap(\.text)
    let sets = value.items[1].items.map { $0.items.compactMap(\.number) }
    var entries = [[Int]](repeating: [], count: words.count)
    if sets.isEmpty {
      for word in words.indices {
        let size = reader.nextElias()
        guard size <= count else { return nil }
        let bits = riceBits(places: count, count: size)
        var last = -1
        for _ in 0..<size {
          last += reader.next(rice: bits) + 1
          entries[word].append(last)
        }
      }
    } else {
      let bits = reader.next(bits: 4)
      for entry in 0..<count {
        let number = reader.next(rice: bits)
        guard number < sets.count else { return nil }
        for word in sets[number] where word < words.count { entries[word].append(entry) }
      }
    }
    reader.alignToByte()
    guard !reader.isBeyondEnd else { return nil }
    facets.append((facet, Array(zip(words, entries))))
  }
  return facets
}
