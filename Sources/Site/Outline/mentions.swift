// SPDX-License-Identifier: MIT

import Content
import Cores
import Digests
import Markdown

/// The entries that name each term.
struct NamedTerms {
  /// In the order of the site, by the term's place in the glossary.
  var mentions: [[Entry]]

  /// The terms that each case names, by their places in the glossary.
  var terms: [[Int32]]

  /// How many steps finding them took.
  var steps = 0
}

/// Finds the entries that name each term.
///
/// - Parameters:
///   - library: The entries and the glossary.
///   - cases: The cases among the entries, in their order.
///   - kept: Texts that need not be searched again.
/// - Returns: The entries of each term, and the terms of each case.
/// - Complexity: Linear in the texts that are not kept.
func mentions(in library: Library, of cases: [Entry], kept: KeptTexts.Matches) -> NamedTerms {
  guard let glossary = library.glossary else {
    return NamedTerms(mentions: [], terms: [[Int32]](repeating: [], count: cases.count))
  }
  let index = termIndex(of: glossary)
  var places: [String: Int32] = [:]
  for (place, term) in glossary.terms.enumerated() { places[term.name.value] = Int32(place) }
  var named = NamedTerms(
    mentions: [[Entry]](repeating: [], count: glossary.terms.count), terms: [])
  let wanted = library.entries.filter { $0.kind != .caseExample } + kept.missing.map { cases[$0] }
  let found = wanted.mappedOnCores { $0.body.terms(mentionedIn: index) }
  var next = (other: 0, missing: wanted.count - kept.missing.count)
  for entry in library.entries {
    let terms: [Int32]
    if entry.kind == .caseExample, let texts = kept.texts,
      let record = kept.records[named.terms.count]
    {
      terms = texts.terms[record]
    } else {
      let isCase = entry.kind == .caseExample
      let one = found[isCase ? next.missing : next.other]
      if isCase { next.missing += 1 } else { next.other += 1 }
      terms = one.names.compactMap { places[$0] }
      named.steps += one.steps
    }
    for place in terms where named.mentions.indices.contains(Int(place)) {
      named.mentions[Int(place)].append(entry)
    }
    if entry.kind == .caseExample { named.terms.append(terms) }
  }
  return named
}

/// Of everything besides the text itself that decides what is found in a text: how it is read, and which terms there are.
func textReader(of library: Library) -> Digest {
  Digest { digest in
    digest.add(library.settings.rawHTML == .allowed)
    for term in library.glossary?.terms ?? [] {
      digest.add(term.name.value)
      digest.add(term.aliases.map(\.value))
      digest.add(term.anchor)
    }
  }
}
