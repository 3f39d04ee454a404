// SPDX-License-Identifier: MIT

package import Content
import Cores
import JapaneseText

/// An entry in the list of titles.
package struct ReadTitle: Sendable {
  package let entry: Entry

  /// The reading as far as it is known, in hiragana; empty where the title begins with what has none.
  package let reading: String

  /// The row of the あいうえお table, or 他.
  package let row: String
}

/// The titles of all entries in あいうえお order; those that no reading is known of stand last.
///
/// - Parameters:
///   - entries: The entries of the site.
///   - glossary: Where the readings of words come from.
/// - Returns: The titles with their rows.
/// - Complexity: O(*n* log *n*) in the number of entries.
package func titlesInOrder(_ entries: [Entry], _ glossary: Glossary?) -> [ReadTitle] {
  let readings = TitleReadings(glossary)
  let titles = entries.mappedOnCores { entry in
    let reading = entry.reading?.value ?? readings.reading(of: entry.title.value)
    return ReadTitle(entry: entry, reading: reading, row: kanaRow(of: reading))
  }
  let orders = titles.map { title in
    KanaOrder(title.reading.isEmpty ? title.entry.title.value : title.reading)
  }
  // What decides nearly always is small enough to be moved about.
  let places = titles.indices.map { place in
    (isLast: titles[place].row == "他", beginning: orders[place].beginning, place: place)
  }
  return places.sorted { left, right in
    if left.isLast != right.isLast { return right.isLast }
    if left.beginning != right.beginning { return left.beginning < right.beginning }
    let (one, other) = (orders[left.place], orders[right.place])
    if one != other { return one < other }
    return titles[left.place].entry.id < titles[right.place].entry.id
  }.map { titles[$0.place] }
}

/// What the glossary tells about how titles are read.
struct TitleReadings {
  /// The words by their first character, the longest first.
  private var words: [Character: [(word: [Character], reading: String)]] = [:]

  init(_ glossary: Glossary?) {
    for term in glossary?.terms ?? [] {
      let word = Array(term.name.value)
      guard let first = word.first else { continue }
      words[first, default: []].append((word, term.reading))
    }
    for first in words.keys { words[first]?.sort { $0.word.count > $1.word.count } }
  }

  /// The reading of a title's beginning: words of the glossary and kana, up to what neither tells.
  func reading(of title: String) -> String {
    var rest = title[...]
    var reading = ""
    while let first = rest.first {
      if "「『（【〈《".contains(first) {
        rest.removeFirst()
      } else if let found = words[first]?.first(where: { rest.starts(with: $0.word) }) {
        reading += found.reading
        rest.removeFirst(found.word.count)
      } else if first == "ー" || kanaRow(of: String(first)) != "他" {
        reading.append(first)
        rest.removeFirst()
      } else {
        break
      }
    }
    return reading
  }
}
