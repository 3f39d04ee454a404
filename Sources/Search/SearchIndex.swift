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
  let layout: Layout
  private let texts: [Int]

  /// Reads the overview.
  ///
  /// - Parameter read: Gives the bytes of a file by its path from the site's root.
  /// - Throws: ``Damage``, and what `read` throws.
  package init(read: @escaping (String) throws -> [UInt8]) throws {
    self.read = read
    let path = "search/index.js"
    let bytes = try read(path)
    guard let json = SearchData(file: bytes, after: 1)?.unpacked,
      let overview = SearchData(bytes: json), let count = overview["count"]?.number,
      let version = String(decoding: bytes, as: UTF8.self).split(separator: "\"").dropFirst().first
    else { throw Damage(path: path) }
    self.version = String(version)
    self.count = count
    let lengths = overview["lengths"]?.numbers ?? []
    guard lengths.count == count * 4 else { throw Damage(path: path) }
    fields = (0..<count).map { entry in (0..<4).map { lengths[$0 * count + entry] } }
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
    layout = Layout(overview)
    texts = overview["texts"]?.numbers ?? []
  }

  /// A file of the index by its name.
  func part(_ name: String) throws -> SearchData {
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
    let items = try part(name).unpacked.flatMap { SearchData(bytes: $0) }?.items ?? []
    let place = entry - texts[file]
    guard place < items.count, items[place].items.count == 6 else {
      throw Damage(path: "search/\(name).js")
    }
    return items[place].items.map { $0.text ?? "" }
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
