// SPDX-License-Identifier: MIT

/// The index of a built site, read file by file as a query needs them.
package struct SearchIndex {
  /// A file of the index is missing, damaged, or belongs to another index.
  package struct Damage: Error, Hashable {
    package let path: String

    package init(path: String) { self.path = path }
  }

  /// Where a form of a word stands.
  struct Place {
    let place: Int

    /// 1 where a word begins there, 2 where one ends with it.
    let edges: Int
    var form = 0
  }

  private let read: (String) throws -> [UInt8]
  private let version: String
  let count: Int
  let fields: [[Int]]
  let starts: [Int]
  let synonyms: SynonymSets
  let facets: [(name: String, words: [(word: String, entries: [Int])])]

  /// The words of each facet, as readers see them, by their slugs.
  package let labels: [String: [String: String]]
  private let lists: [(first: Int, second: Int)]
  private let texts: [Int]

  /// Reads the overview.
  ///
  /// - Parameter read: Gives the bytes of a file by its path from the site's root.
  /// - Throws: ``Damage``, and what `read` throws.
  package init(read: @escaping (String) throws -> [UInt8]) throws {
    self.read = read
    let path = "search/index.js"
    let bytes = try read(path)
    guard let overview = SearchData(file: bytes, after: 1), let count = overview["count"]?.number,
      let version = String(decoding: bytes, as: UTF8.self).split(separator: "\"").dropFirst().first
    else { throw Damage(path: path) }
    self.version = String(version)
    self.count = count
    let lengths = overview["lengths"]?.numbers ?? []
    guard lengths.count == count * 4 else { throw Damage(path: path) }
    fields = (0..<count).map { Array(lengths[($0 * 4)..<($0 * 4 + 4)]) }
    starts = fields.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.reduce(0, +)) }
    synonyms = SynonymSets(
      (overview["synonyms"]?.items ?? []).map { $0.items.compactMap(\.text) },
      variants: overview["variants"]?.number ?? 0)
    let kinds = [("kind", overview["kinds"] ?? .object([]))]
    facets = ((overview["facets"]?.members ?? []) + kinds).map { name, words in
      (
        name,
        words.members.map { word, places in
          (word, places.numbers.reduce(into: []) { $0.append(($0.last ?? 0) + $1) })
        }
      )
    }
    labels = (overview["labels"]?.members ?? []).reduce(into: [:]) { labels, facet in
      labels[facet.0] = facet.1.members.reduce(into: [:]) { $0[$1.0] = $1.1.text }
    }
    let pairs = overview["lists"]?.numbers ?? []
    lists = stride(from: 0, to: pairs.count - 1, by: 2).map { (pairs[$0], pairs[$0 + 1]) }
    texts = overview["texts"]?.numbers ?? []
  }

  /// A file of the index by its name.
  private func part(_ name: String) throws -> SearchData {
    let path = "search/\(name).js"
    let bytes = try read(path)
    guard bytes.starts(with: "KosapoSearch.add(\"\(version)\",\"\(name)\",".utf8),
      let value = SearchData(file: bytes, after: 2)
    else { throw Damage(path: path) }
    return value
  }

  /// What an entry is shown with: id, kind, title, url, tags, body.
  func texts(ofEntry entry: Int) throws -> [String] {
    guard let file = texts.lastIndex(where: { $0 <= entry }) else {
      throw Damage(path: "search/index.js")
    }
    let name = "t\(padded(file))"
    let items = try part(name).items
    let place = entry - texts[file]
    guard place < items.count, items[place].items.count == 6 else {
      throw Damage(path: "search/\(name).js")
    }
    return items[place].items.map { $0.text ?? "" }
  }

  /// The last file that begins at or before a pair.
  private func file(of first: Int, _ second: Int) -> Int {
    max(0, lists.partitioningIndex { ($0.first, $0.second) > (first, second) } - 1)
  }

  /// The lists of a file whose pairs are wanted.
  private func lists(
    inFile file: Int, where isWanted: (Int, Int) -> Bool
  ) throws -> [[Place]] {
    let name = "k\(padded(file))"
    let bytes = Array((try part(name).text ?? "").utf8)
    var reader = DigitReader(bytes[...])
    var found: [[Place]] = []
    while !reader.isAtEnd {
      guard let first = reader.next(), let second = reader.next(), let length = reader.next(),
        let list = reader.next(bytes: length)
      else { throw Damage(path: "search/\(name).js") }
      guard isWanted(first, second) else { continue }
      var numbers = DigitReader(list)
      var places: [Place] = []
      var last = 0
      while let number = numbers.next() {
        last += number >> 2
        places.append(Place(place: last, edges: number & 3))
      }
      found.append(places)
    }
    return found
  }

  private func places(ofPair first: UInt32, _ second: UInt32) throws -> [Place] {
    guard !lists.isEmpty else { return [] }
    let (first, second) = (Int(first), Int(second))
    return try lists(inFile: file(of: first, second)) { $0 == first && $1 == second }.first ?? []
  }

  /// Where a form stands, in order.
  private func places(of word: [UInt32]) throws -> [Place] {
    guard word.count > 1 else { return try places(ofCharacter: Int(word[0])) }
    let offsets = Array(stride(from: 0, to: word.count - 2, by: 2)) + [word.count - 2]
    var places = try self.places(ofPair: word[offsets[0]], word[offsets[0] + 1])
    for offset in offsets.dropFirst() where !places.isEmpty {
      let next = try self.places(ofPair: word[offset], word[offset + 1])
      var known = 0
      places = places.compactMap { place in
        while known < next.count, next[known].place < place.place + offset { known += 1 }
        guard known < next.count, next[known].place == place.place + offset else { return nil }
        return Place(place: place.place, edges: place.edges & 1 | next[known].edges & 2)
      }
    }
    return places
  }

  private func places(ofCharacter character: Int) throws -> [Place] {
    guard !lists.isEmpty else { return [] }
    var places: [Place] = []
    for file in file(of: character, 0)...file(of: character, 0x10FFFF) {
      places += try lists(inFile: file) { first, _ in first == character }.joined()
    }
    return places.sorted { $0.place < $1.place }
  }

  /// The places of a part of a query, by the entries that they stand in.
  func places(of forms: [SearchForm]) throws -> [Int: [Place]] {
    var all: [Place] = []
    for (number, form) in forms.enumerated() {
      all += try places(of: form.word).map {
        Place(place: $0.place, edges: $0.edges, form: number)
      }
    }
    all.sort { ($0.place, $0.form) < ($1.place, $1.form) }
    var entries: [Int: [Place]] = [:]
    var entry = 0
    for place in all {
      while starts[entry + 1] <= place.place { entry += 1 }
      entries[entry, default: []].append(place)
    }
    return entries
  }
}

extension Array {
  /// The first index at which a condition holds that holds for everything after it as well.
  ///
  /// - Complexity: O(log *n*).
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
