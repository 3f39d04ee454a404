// SPDX-License-Identifier: MIT

package import Content
import Cores
package import Digests

/// A file of the index, in the folder `search/` of the site.
package struct IndexFile: Sendable {
  package let path: String

  /// Of all that the bytes are made of: the same digest, the same bytes.
  package let digest: Digest

  private let script: @Sendable () -> IndexScript

  /// The bytes of the file.
  ///
  /// - Complexity: As long as making them takes, each time.
  package var bytes: [UInt8] { script().file }

  /// Makes the overview: with the stamps of the files, 15 bits each.
  fileprivate init(overview: IndexScript.Value, _ columns: IndexScript.Value, of parts: [IndexFile])
  {
    var stamps = BitWriter()
    for part in parts { stamps.append(part.stamp, bits: 15) }
    stamps.end()
    path = "search/index.js"
    let values = [overview, columns, IndexScript.Value(bits: stamps.bytes)]
    let digest = Digest { digest in
      for part in parts { digest.add(part.digest) }
      for value in values { digest.add(value.digest) }
    }
    self.digest = digest
    script = {
      IndexScript(function: "begin", names: [String(digest.high, radix: 36)], values: values)
    }
  }

  /// Makes a file that is called by a name.
  fileprivate init(_ name: String, _ pack: IndexPack) {
    path = "search/\(name).js"
    digest = Digest { digest in
      digest.add(name)
      digest.add(pack.digest)
    }
    let stamp = stampName(Self.stamp(of: digest))
    script = { IndexScript(function: "add", names: [stamp, name], values: [pack.value()]) }
  }

  /// What tells the file from one of the same name that belongs to another index, but for one in 32,768.
  private var stamp: Int { Self.stamp(of: digest) }

  private static func stamp(of digest: Digest) -> Int { Int(digest.low & 0x7FFF) }
}

/// A stamp as files write it.
func stampName(_ stamp: Int) -> String { String(stamp, radix: 36) }

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

  mutating func add(_ other: IndexWork) {
    places += other.places
    looks += other.looks
    shapeMoves += other.shapeMoves
  }
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
package func searchIndex(of library: Library, drafts: Set<String> = []) -> [IndexFile] {
  searchIndex(of: library, drafts: drafts, sources: [:], kept: nil).files
}

/// Makes the index of a library, or changes what is known of the one before into it; both have the same bytes.
///
/// - Parameters:
///   - library: What is to be found.
///   - drafts: The ids of cases that are marked wherever they are found.
///   - sources: Digests of the sources by their paths, which tell whether a case is as it was.
///   - kept: What was kept of the index before.
///   - isLarge: Whether one step at a time is to be in memory; `nil` leaves it to ``Library/isLarge``.
/// - Returns: The files, and what to keep for the next index.
/// - Complexity: O(*n* log *n*) in the number of characters; little of it where little has changed.
package func searchIndex(
  of library: Library, drafts: Set<String> = [], sources: [String: Digest], kept: [UInt8]?,
  isLarge: Bool? = nil
) -> MadeIndex {
  let entries = LibraryEntries(
    library, drafts: drafts, sources: sources, isLarge: isLarge ?? library.isLarge)
  let before = kept.flatMap { KeptIndex(bytes: $0) }
  let made = EntryTexts(entries, before: before)
  let (index, (known, facets, words)) = onTwoCores(
    { PieceIndex(made.cut) },
    {
      (
        KnownWords(of: library, made.cut.held), FacetColumns(entries.entries),
        IndexScript.Value(suggestedWords(entries.entries, library))
      )
    })
  let lists = PieceLists(index, known, ListChanges(index, known, before: before))
  let packs = IndexPacks(
    dictionary: packedDictionary(index, lists.counts), entries: lists.entries,
    places: lists.places, texts: made.packs.map(\.file))
  let overview = IndexScript.Value(
    overview(index, packs, facets, known, library).bytes)
  let columns = IndexScript.Value(bits: facets.bits)
  let parts = (packs.named + [("words", IndexPack(start: [], words))])
    .map { IndexFile($0, $1) }
  return MadeIndex(
    files: [IndexFile(overview: overview, columns, of: parts)] + parts,
    kept: KeptIndex(made, lists.kept), work: lists.work)
}

/// The parts of an index that lie in files of about the same size.
private struct IndexPacks {
  let dictionary: [IndexPack]
  let entries: [IndexPack]
  let places: [IndexPack]
  let texts: [IndexPack]

  /// In the order in which the overview has their stamps.
  private var byLetter: [(letter: String, packs: [IndexPack])] {
    [("d", dictionary), ("k", entries), ("p", places), ("t", texts)]
  }

  /// How many files there are of each letter.
  var counts: SearchData {
    .object(byLetter.map { ($0.letter, .number($0.packs.count)) })
  }

  var named: [(name: String, pack: IndexPack)] {
    byLetter.flatMap { letter, packs in
      packs.enumerated().map { ("\(letter)\(padded($0))", $1) }
    }
  }
}

func padded(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
}

/// What a search has to know before it reads anything else.
private func overview(
  _ index: PieceIndex, _ packs: IndexPacks, _ facets: FacetColumns, _ known: KnownWords,
  _ library: Library
) -> SearchData {
  .object([
    ("count", .number(index.entryCount)), ("pieces", .number(index.pieces.count)),
    ("usual", .number(index.usualLength)), ("files", packs.counts),
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
