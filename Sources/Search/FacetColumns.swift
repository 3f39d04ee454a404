// SPDX-License-Identifier: MIT

/// Which words of the facets each entry has.
///
/// An entry has one of a facet's sets of words. Where there are few sets, each entry has its number of a set (sets that come
/// often have low ones); where there are many, each word has the distances of its entries. Whichever is shorter.
struct FacetColumns {
  /// `{facet: [words, sets]}` in the order in which the facets are shown, the kinds last.
  ///
  /// The words are slugs; each set has the places of its words. There are no sets where each word has its entries.
  let names: SearchData

  /// The facets' columns or lists behind each other.
  let bits: [UInt8]

  init(_ entries: [SearchEntry]) {
    var writer = BitWriter()
    var names: [(String, SearchData)] = []
    for facet in searchFacetNames + ["kind"] {
      let sets = entries.map { entry in
        facet == "kind"
          ? [entry.kind]
          : Set(entry.facets.filter { $0.name == facet }.map(\.slug)).sorted(by: isBefore)
      }
      let words = Set(sets.flatMap(\.self)).sorted(by: isBefore)
      let column = FacetColumn(sets)
      let lists = lists(of: words, sets)
      let isColumn = column.bytes.count < lists.count
      writer.append(isColumn ? column.bytes : lists)
      names.append(
        (
          facet,
          .list([
            .list(words.map(SearchData.text)),
            .list(
              isColumn
                ? column.sets.map { set in .list(set.map { .number(words.firstIndex(of: $0) ?? 0) })
                }
                : []),
          ])
        ))
    }
    self.names = .object(names)
    bits = writer.bytes
  }
}

private func isBefore(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// The number of each entry's set, by Golomb and Rice with as many lowest bits as are shortest.
private struct FacetColumn {
  /// Those that come most often first.
  let sets: [[String]]
  let bytes: [UInt8]

  init(_ entrySets: [[String]]) {
    var counts: [[String]: Int] = [:]
    for set in entrySets { counts[set, default: 0] += 1 }
    sets = counts.sorted { left, right in
      left.value == right.value
        ? isBefore(left.key.joined(separator: " "), right.key.joined(separator: " "))
        : left.value > right.value
    }.map(\.key)
    let numbers = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($1, $0) })
    let column = entrySets.map { numbers[$0] ?? 0 }
    let bits = (0..<12).min { size(of: column, $0) < size(of: column, $1) } ?? 0
    func size(of column: [Int], _ bits: Int) -> Int {
      column.reduce(0) { $0 + ($1 >> bits) + 1 + bits }
    }
    var writer = BitWriter()
    writer.append(bits, bits: 4)
    for number in column { writer.append(number, rice: bits) }
    writer.end()
    bytes = writer.bytes
  }
}

/// For each word how many entries have it, and their distances.
private func lists(of words: [String], _ sets: [[String]]) -> [UInt8] {
  var entries: [String: [Int]] = [:]
  for (entry, set) in sets.enumerated() {
    for word in set { entries[word, default: []].append(entry) }
  }
  var writer = BitWriter()
  for word in words {
    let places = entries[word] ?? []
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
