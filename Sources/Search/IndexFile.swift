// SPDX-License-Identifier: MIT

package import Content
import Cores

/// A file of the index, in the folder `search/` of the site.
package struct IndexFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
}

/// Makes the index of a library: the same library has the same bytes.
///
/// - `search/index.js`: how many entries there are, their lengths and facets, where the lists and texts lie;
/// - `search/d000.js` …: the dictionary: in which pieces a part of a word is found;
/// - `search/k000.js` …: where each piece stands;
/// - `search/t000.js` …: the texts that results are shown with;
/// - `search/words.js`: what is suggested while one types.
///
/// - Returns: The files; `index.js` stands first.
/// - Complexity: O(*n* log *n*) in the number of characters.
package func searchIndex(of library: Library) -> [IndexFile] {
  let entries = searchEntries(of: library)
  let index = PieceIndex(entries)
  let packs = IndexPacks(
    dictionary: packedDictionary(index), places: packedPlaces(index), texts: packed(entries))
  let words = packed(suggestedWords(entries, library))
  let overview = packed(overview(entries, index, packs, library).bytes)
  let version = digest(
    of: (packs.dictionary + packs.places + packs.texts).map(\.bytes) + [words, overview])
  let parts = [("d", packs.dictionary), ("k", packs.places), ("t", packs.texts)]
  return [
    IndexFile(
      path: "search/index.js",
      bytes: call("begin") { output in
        output += "\"\(version)\",".utf8
        output += overview
      })
  ]
    + parts.flatMap { letter, packs in
      packs.enumerated().map { part("\(letter)\(padded($0))", version, $1.bytes) }
    } + [part("words", version, words)]
}

/// The parts of an index that lie in files of about the same size.
private struct IndexPacks {
  let dictionary: [IndexPack]
  let places: [IndexPack]
  let texts: [IndexPack]
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

/// The texts of the entries in files of about the same size.
private func packed(_ entries: [SearchEntry]) -> [IndexPack] {
  let total = entries.reduce(0) { $0 + $1.body.utf8.count + 300 }
  let size = max(12_288, total / 1_000)
  let texts = entries.mappedOnCores { entry in
    SearchData.list(
      ([
        entry.id, entry.kind, entry.title, entry.url, entry.tags.joined(separator: "\n"),
        entry.body,
      ])
      .map(SearchData.text)
    ).bytes
  }
  var ranges: [Range<Int>] = []
  var length = 0
  var start = 0
  for (place, text) in texts.enumerated() {
    length += text.count + 1
    if length > size * 3 / 4 || place == texts.count - 1 {
      ranges.append(start..<(place + 1))
      length = 0
      start = place + 1
    }
  }
  return ranges.mappedOnCores { range in
    var bytes: [UInt8] = []
    for text in texts[range] {
      bytes.append(UInt8(ascii: bytes.isEmpty ? "[" : ","))
      bytes += text
    }
    return IndexPack(start: [range.lowerBound], bytes: packed(bytes + [UInt8(ascii: "]")]))
  }
}

/// What a search has to know before it reads anything else.
private func overview(
  _ entries: [SearchEntry], _ index: PieceIndex, _ packs: IndexPacks, _ library: Library
) -> SearchData {
  .object([
    ("count", .number(entries.count)),
    // One field after the other: numbers that are alike stand together.
    (
      "lengths",
      digits(
        index.lengths.map(\.title) + index.lengths.map(\.tags) + index.lengths.map(\.headings)
          + index.lengths.map(\.body))
    ),
    ("pairs", pairDigits(index.pairs)), ("places", .number(index.placeCount)),
    ("dictionary", digits(packs.dictionary.flatMap(\.start))),
    ("lists", digits(packs.places.flatMap(\.start))),
    ("texts", digits(packs.texts.flatMap(\.start))),
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
          var words: [String: SearchFacetWord] = [:]
          for entry in entries {
            for word in entry.facets where word.name == name { words[word.slug] = word }
          }
          return (
            name,
            .object(
              words.values.sorted { $0.slug.utf8.lexicographicallyPrecedes($1.slug.utf8) }
                .map { ($0.slug, .text($0.label)) })
          )
        })
    ),
    ("synonyms", .list(synonymSets(of: library).map { .list($0.map(SearchData.text)) })),
    ("variants", .number(library.vocabulary.synonyms.count)),
  ])
}

private func digits(_ numbers: [Int]) -> SearchData {
  var writer = DigitWriter()
  for number in numbers { writer.append(number) }
  return .digits(writer.bytes)
}

/// Pairs in order: how far the first characters are apart, then the second ones where the first are the same.
private func pairDigits(_ pairs: [(first: Int, second: Int)]) -> SearchData {
  var numbers: [Int] = []
  var last = (first: 0, second: 0)
  for pair in pairs {
    numbers.append(pair.first - last.first)
    numbers.append(pair.first == last.first ? pair.second - last.second : pair.second)
    last = pair
  }
  return digits(numbers)
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
