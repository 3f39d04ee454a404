// SPDX-License-Identifier: MIT

package import Content
import Cores
package import Digests

/// A file of the index, in the folder `search/` of the site.
package struct IndexFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
}

/// An index, and what tells of it.
package struct MadeIndex: Sendable {
  /// The files as ``searchIndex(of:)`` gives them.
  package let files: [IndexFile]

  /// What to keep for the next index.
  package let kept: KeptIndex

  package let work: IndexWork
}

/// How many steps the lists of an index took, for tests of how they grow.
package struct IndexWork: Hashable, Sendable {
  /// Places of pieces and of known words.
  package internal(set) var places = 0

  /// Places at which known words were looked for.
  package internal(set) var looks = 0

  /// How often shapes were moved before others.
  package internal(set) var shapeMoves = 0
}

/// Makes the index of a library: the same library has the same bytes.
///
/// - `search/index.js`: how many entries there are, their lengths and facets, where the lists and texts lie;
/// - `search/d000.js` …: the dictionary: in which pieces a part of a word is found;
/// - `search/k000.js` …: in which entries each piece stands, and how often;
/// - `search/p000.js` …: at which places of them;
/// - `search/t000.js` …: the texts that results are shown with;
/// - `search/words.js`: what is suggested while one types.
///
/// - Returns: The files; `index.js` stands first.
/// - Complexity: O(*n* log *n*) in the number of characters.
package func searchIndex(of library: Library) -> [IndexFile] {
  searchIndex(of: library, sources: [:], kept: nil).files
}

/// Makes the index of a library, or changes what is known of the one before into it; both have the same bytes.
///
/// - Parameters:
///   - library: What is to be found.
///   - sources: Digests of the sources by their paths, which tell whether a case is as it was.
///   - kept: What was kept of the index before.
/// - Returns: The files, and what to keep for the next index.
/// - Complexity: O(*n* log *n*) in the number of characters; little of it where little has changed.
package func searchIndex(
  of library: Library, sources: [String: Digest], kept: [UInt8]?
) -> MadeIndex {
  let entries = LibraryEntries(library, sources: sources)
  let made = KeptIndex(entries, before: kept.flatMap { KeptIndex(bytes: $0) })
  let index = PieceIndex(made.cut)
  let known = KnownWords(of: library, made.cut.held)
  let lists = PieceLists(index, known)
  let packs = IndexPacks(
    dictionary: packedDictionary(index, lists.counts), entries: lists.entries,
    places: lists.places,
    texts: made.packs.map { IndexPack(start: [$0.count], value: $0.value) })
  let words = IndexScript.Value(suggestedWords(entries.entries, library))
  let facets = FacetColumns(entries.entries)
  let overview = IndexScript.Value(
    overview(index, packs, facets, known, library).bytes)
  let columns = IndexScript.Value(bits: facets.bits)
  let parts = packs.named + [("words", words)]
  let version = digest(of: parts.map(\.value) + [overview, columns])
  let begin = IndexScript(function: "begin", names: [version], values: [overview, columns])
  let files = parts.mappedOnCores { name, value in
    IndexFile(
      path: "search/\(name).js",
      bytes: IndexScript(function: "add", names: [version, name], values: [value]).file)
  }
  return MadeIndex(
    files: [IndexFile(path: "search/index.js", bytes: begin.file)] + files, kept: made,
    work: lists.work)
}

/// The parts of an index that lie in files of about the same size.
private struct IndexPacks {
  let dictionary: [IndexPack]
  let entries: [IndexPack]
  let places: [IndexPack]
  let texts: [IndexPack]

  var named: [(name: String, value: IndexScript.Value)] {
    [("d", dictionary), ("k", entries), ("p", places), ("t", texts)].flatMap { letter, packs in
      packs.enumerated().map { ("\(letter)\(padded($0))", $1.value) }
    }
  }
}

func padded(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
}

/// A short text that differs where the bytes differ (FNV-1a with 64 bits).
private func digest(of parts: [IndexScript.Value]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for part in parts {
    for byte in part.held { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
  return String(hash, radix: 36)
}

/// What a search has to know before it reads anything else.
private func overview(
  _ index: PieceIndex, _ packs: IndexPacks, _ facets: FacetColumns, _ known: KnownWords,
  _ library: Library
) -> SearchData {
  .object([
    ("count", .number(index.entryCount)), ("pieces", .number(index.pieces.count)),
    ("usual", .number(index.usualLength)),
    ("levels", digits(index.levels.map { Int($0) })),
    ("pairs", pairDigits(index.texts.held.map { (Int($0.first), Int($0.second)) })),
    ("dictionary", digits(packs.dictionary.flatMap(\.start))),
    ("lists", digits(distances(packs.entries.map { $0.start[0] }))),
    (
      "places",
      digits(distances(packs.places.map { $0.start[0] }) + packs.places.map { $0.start[1] })
    ),
    ("texts", digits(packs.texts.flatMap(\.start))),
    ("words", .list(known.words.map { .text(text(of: $0)) })),
    ("facets", facets.names),
    ("labels", facets.labels),
    ("synonyms", .list(synonymSets(of: library).map { .list($0.map(SearchData.text)) })),
    ("variants", .number(library.vocabulary.synonyms.count)),
  ])
}

/// How far each number is from the one before.
private func distances(_ numbers: [Int]) -> [Int] { zip(numbers, [0] + numbers).map { $0 - $1 } }

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

/// The words that mean the same: first the sets of the vocabulary, then each term with its other names.
func synonymSets(of library: Library) -> [[String]] {
  library.vocabulary.synonyms
    + (library.glossary?.terms ?? []).compactMap { term in
      term.aliases.isEmpty ? nil : [term.name.value] + term.aliases.map(\.value)
    }
}
