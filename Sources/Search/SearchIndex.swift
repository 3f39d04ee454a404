// SPDX-License-Identifier: MIT

/// The index of a built site, read file by file as a query needs them.
package struct SearchIndex {
  /// A file of the index is missing, damaged, or belongs to another index.
  package struct Damage: Error, Hashable {
    package let path: String

    package init(path: String) { self.path = path }
  }

  private let read: (String) throws -> [UInt8]
  private let cache = Cache()

  /// How each file says that it belongs to this index, by its name.
  private let stamps: [String: String]
  let count: Int

  /// How long each entry is, in sixteenths of the usual length.
  let levels: [Int]

  /// How many places an entry has on the average.
  let usualLength: Int
  let synonyms: SynonymSets
  let facets: [(name: String, words: [(word: String, entries: [Int])])]

  /// The words of each facet, as readers see them, by their slugs.
  package let labels: [String: [String: String]]
  let layout: Layout

  /// The first entry of each file of texts.
  private let texts: [Int]

  /// Reads the overview.
  ///
  /// - Parameter read: Gives the bytes of a file by its path from the site's root.
  /// - Throws: ``Damage``, and what `read` throws.
  package init(read: @escaping (String) throws -> [UInt8]) throws {
    self.read = read
    let path = "search/index.js"
    guard let script = IndexScript(file: try read(path)), script.function == "begin",
      script.names.count == 1, script.values.count == 3, let json = script.values[0].bytes,
      let overview = SearchData(bytes: json), let count = overview["count"]?.number,
      let columns = script.values[1].bytes,
      let stamps = script.values[2].bytes,
      let facets = readFacets(overview["facets"], columns, count: count)
    else { throw Damage(path: path) }
    self.stamps = Self.stamps(overview["files"], stamps)
    self.count = count
    self.facets = facets
    levels = overview["levels"]?.numbers ?? []
    guard levels.count == count else { throw Damage(path: path) }
    usualLength = overview["usual"]?.number ?? 1
    synonyms = SynonymSets(
      (overview["synonyms"]?.items ?? []).map { $0.items.compactMap(\.text) },
      variants: overview["variants"]?.number ?? 0)
    labels = (overview["labels"]?.members ?? []).reduce(into: [:]) { labels, facet in
      labels[facet.0] = facet.1.members.reduce(into: [:]) { $0[$1.0] = $1.1.text }
    }
    layout = Layout(overview)
    texts = (overview["texts"]?.numbers ?? []).reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
  }

  /// The stamps of the files, of which the overview tells how many there are of each letter.
  private static func stamps(_ counts: SearchData?, _ bytes: [UInt8]) -> [String: String] {
    var reader = BitReader(bytes)
    var stamps: [String: String] = [:]
    for (letter, count) in counts?.members ?? [] {
      for number in 0..<max(0, count.number ?? 0) where !reader.isBeyondEnd {
        stamps["\(letter)\(padded(number))"] = stampName(reader.next(bits: 15))
      }
    }
    stamps["words"] = stampName(reader.next(bits: 15))
    return stamps
  }

  /// The bytes that a file of the index was made of, by its name; read once.
  func part(_ name: String) throws -> [UInt8] {
    if let known = cache.parts[name] { return known }
    let path = "search/\(name).js"
    guard let script = IndexScript(file: try read(path)), script.function == "add",
      script.names == [stamps[name] ?? "", name], script.values.count == 1,
      let bytes = script.values[0].bytes
    else { throw Damage(path: path) }
    cache.parts[name] = bytes
    return bytes
  }

  /// What an entry is shown with: id, kind, title, url, tags, body.
  func texts(ofEntry entry: Int) throws -> [String] {
    guard let file = texts.dropLast().lastIndex(where: { $0 <= entry }) else {
      throw Damage(path: "search/index.js")
    }
    let name = "t\(padded(file))"
    let items = SearchData(bytes: try part(name))?.items ?? []
    let place = entry - texts[file]
    guard place < items.count, items[place].items.count == 6 else {
      throw Damage(path: "search/\(name).js")
    }
    return items[place].items.map { $0.text ?? "" }
  }

  private final class Cache {
    var parts: [String: [UInt8]] = [:]
  }
}
