// SPDX-License-Identifier: MIT

import Content

/// Words that are several pieces and have lists of their own, because they are what is looked for most: those of the
/// vocabulary, terms, つなぎ先, and whatever means the same.
struct KnownWords: Sendable {
  /// Folded, in order.
  let words: [[UInt32]]

  /// For each word how it is cut.
  let segments: [[[UInt32]]]

  init(of library: Library, _ pairs: [CharacterPair]) {
    let synonyms = SynonymSets(
      synonymSets(of: library), variants: library.vocabulary.synonyms.count)
    let listed = VocabularyKey.allCases.flatMap { library.vocabulary.words($0) }
      .flatMap { [$0.label] + $0.aliases }
    let terms = (library.glossary?.terms ?? []).flatMap {
      [$0.name.value] + $0.aliases.map(\.value)
    }
    let held = Set(pairs.map(\.key))
    var known: [[UInt32]: [[UInt32]]] = [:]
    for text in listed + terms + library.resourceNames + synonymSets(of: library).flatMap(\.self) {
      for part in SearchQuery("\"\(text)\"").parts {
        for form in synonyms.forms(of: part) where known[form.word] == nil {
          let segments = Search.segments(of: form.word, held: held)
          if segments.count > 1 { known[form.word] = segments }
        }
      }
    }
    words = known.keys.sorted { $0.lexicographicallyPrecedes($1) }
    segments = words.map { known[$0] ?? [] }
  }
}

/// A word as texts are cut that hold it: two characters that are held together stand in one piece.
func segments(of word: [UInt32], held pairs: Set<UInt64>) -> [[UInt32]] {
  var segments: [[UInt32]] = []
  for scalar in word {
    if let last = segments.last?.last, pairs.contains(UInt64(last) << 21 | UInt64(scalar)) {
      segments[segments.count - 1].append(scalar)
    } else {
      segments.append([scalar])
    }
  }
  return segments
}
