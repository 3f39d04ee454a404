// SPDX-License-Identifier: MIT

package import Content

/// A file of the index, in the folder `search/` of the site.
package struct IndexFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
}

/// Makes the index of a library: the same library has the same bytes.
///
/// - `search/index.js`: how many entries there are, their lengths and facets, where the lists and texts lie;
/// - `search/k000.js` …: the lists of pairs, by their characters;
/// - `search/t000.js` …: the texts that results are shown with;
/// - `search/words.js`: what is suggested while one types.
///
/// - Returns: The files; `index.js` stands first.
/// - Complexity: O(*n* log *n*) in the number of characters.
package func searchIndex(of library: Library) -> [IndexFile] {
  let entries = searchEntries(of: library)
  let index = PairIndex(entries)
  let words = suggestedWords(entries, library)
  let lists = packed(index.lists)
  let texts = packed(entries)
  let version = digest(of: lists.map(\.bytes) + texts.map(\.bytes) + [words])
  var files = [
    IndexFile(
      path: "search/index.js",
      bytes: call("begin") { output in
        output += "\"\(version)\",".utf8
        overview(entries, index, lists, texts, library).append(to: &output)
      })
  ]
  for (number, list) in lists.enumerated() {
    files.append(part("k\(padded(number))", version, list.bytes))
  }
  for (number, text) in texts.enumerated() {
    files.append(part("t\(padded(number))", version, text.bytes))
  }
  files.append(part("words", version, words))
  return files
}

private func part(_ name: String, _ version: String, _ value: [UInt8]) -> IndexFile {
  IndexFile(
    path: "search/\(name).js",
    bytes: call("add") { output in
      output += "\"\(version)\",\"\(name)\",".utf8
      output += value
    })
}

/// A statement that hands a value to the script that searches.
private func call(_ function: String, _ arguments: (inout [UInt8]) -> Void) -> [UInt8] {
  var output = Array("KosapoSearch.\(function)(".utf8)
  arguments(&output)
  output += ");\n".utf8
  return output
}

func padded(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
}

/// A short text that differs where the bytes differ (FNV-1a with 64 bits).
private func digest(of parts: [[UInt8]]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for part in parts {
    for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
  return String(hash, radix: 36)
}

/// Some entries of a list that are read together.
private struct Pack {
  /// What tells where it begins: two characters of a pair, or the place of an entry.
  let start: [Int]
  let bytes: [UInt8]
}

/// The lists in files of about the same size: no query reads much that it does not need.
private func packed(_ lists: [PairIndex.List]) -> [Pack] {
  let total = lists.reduce(0) { $0 + $1.bytes.count }
  let size = max(16_384, total / 700)
  var packs: [Pack] = []
  var start: [Int] = []
  var writer = DigitWriter()
  func close() {
    if !writer.bytes.isEmpty {
      packs.append(Pack(start: start, bytes: [0x22] + writer.bytes + [0x22]))
    }
    writer = DigitWriter()
  }
  for list in lists {
    if writer.bytes.count + list.bytes.count > size { close() }
    if writer.bytes.isEmpty { start = [Int(list.first), Int(list.second)] }
    writer.append(Int(list.first))
    writer.append(Int(list.second))
    writer.append(list.bytes.count)
    writer.append(contentsOf: list.bytes)
  }
  close()
  return packs
}

/// The texts of the entries in files of about the same size.
private func packed(_ entries: [SearchEntry]) -> [Pack] {
  let texts = entries.map { entry in
    SearchData.list(
      ([
        entry.id, entry.kind, entry.title, entry.url, entry.tags.joined(separator: "\n"),
        entry.body,
      ])
      .map(SearchData.text)
    ).bytes
  }
  let total = texts.reduce(0) { $0 + $1.count }
  let size = max(12_288, total / 1_000)
  var packs: [Pack] = []
  var bytes: [UInt8] = []
  var start = 0
  for (place, text) in texts.enumerated() {
    if !bytes.isEmpty, bytes.count + text.count > size {
      packs.append(Pack(start: [start], bytes: [0x5B] + bytes + [0x5D]))
      bytes = []
    }
    if bytes.isEmpty { start = place } else { bytes.append(0x2C) }
    bytes += text
  }
  if !bytes.isEmpty { packs.append(Pack(start: [start], bytes: [0x5B] + bytes + [0x5D])) }
  return packs
}

/// What a search has to know before it reads anything else.
private func overview(
  _ entries: [SearchEntry], _ index: PairIndex, _ lists: [Pack], _ texts: [Pack], _ library: Library
) -> SearchData {
  var lengths = DigitWriter()
  for length in index.lengths {
    for number in [length.title, length.tags, length.headings, length.body] {
      lengths.append(number)
    }
  }
  var starts = DigitWriter()
  for list in lists { for number in list.start { starts.append(number) } }
  var firsts = DigitWriter()
  for text in texts { for number in text.start { firsts.append(number) } }
  return .object([
    ("count", .number(entries.count)), ("lengths", .digits(lengths.bytes)),
    ("lists", .digits(starts.bytes)), ("texts", .digits(firsts.bytes)),
    ("kinds", .object(places(entries) { [$0.kind] })),
    (
      "facets",
      .object(
        searchFacetNames.map { name in
          (
            name,
            .object(places(entries) { $0.facets.filter { $0.name == name }.map(\.slug) })
          )
        })
    ),
    (
      "labels",
      .object(
        searchFacetNames.map { name in
          let words = Set(entries.flatMap { $0.facets.filter { $0.name == name } })
          return (
            name,
            .object(
              words.sorted { $0.slug.utf8.lexicographicallyPrecedes($1.slug.utf8) }
                .map { ($0.slug, .text($0.label)) })
          )
        })
    ),
    ("synonyms", .list(synonymSets(of: library).map { .list($0.map(SearchData.text)) })),
    ("variants", .number(library.vocabulary.synonyms.count)),
  ])
}

/// The places of the entries that have each word, as distances.
private func places(
  _ entries: [SearchEntry], _ words: (SearchEntry) -> [String]
) -> [(String, SearchData)] {
  var writers: [String: (writer: DigitWriter, last: Int)] = [:]
  for (place, entry) in entries.enumerated() {
    for word in Set(words(entry)) {
      var known = writers[word] ?? (DigitWriter(), 0)
      known.writer.append(place - known.last)
      known.last = place
      writers[word] = known
    }
  }
  return writers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    .map { ($0.key, .digits($0.value.writer.bytes)) }
}

/// The words that mean the same: first the sets of the vocabulary, then each term with its other names.
func synonymSets(of library: Library) -> [[String]] {
  library.vocabulary.synonyms
    + (library.glossary?.terms ?? []).compactMap { term in
      term.aliases.isEmpty ? nil : [term.name.value] + term.aliases.map(\.value)
    }
}
