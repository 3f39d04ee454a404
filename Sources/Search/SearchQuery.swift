// SPDX-License-Identifier: MIT

/// What a query asks for; `parse` of `site/assets/search-query.js` does the same.
struct SearchQuery {
  /// A word or a phrase.
  struct Part: Hashable {
    /// Folded.
    let word: [UInt32]

    /// As it was written.
    let written: String

    /// Whether pages that hold it are left out.
    let isLeftOut: Bool
  }

  /// How many parts are looked for at most.
  static let mostParts = 16

  private(set) var parts: [Part] = []

  /// Whether a quotation mark is not closed.
  private(set) var isOpen = false
  private(set) var isLong = false

  init(_ text: String) {
    let line = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" ? " " : $0 }))
    let folded = FoldedText(line)
    let source = Array(line.unicodeScalars)
    let scalars = folded.scalars
    let (space, quote, dash) = (UInt32(0x20), UInt32(0x22), UInt32(0x2D))
    var place = 0
    while place < scalars.count {
      if scalars[place] == space {
        place += 1
        continue
      }
      let next = place + 1 < scalars.count ? scalars[place + 1] : space
      let isLeftOut = scalars[place] == dash && next != space && next != dash
      if isLeftOut { place += 1 }
      var end = place
      if scalars[place] == quote {
        end += 1
        while end < scalars.count, scalars[end] != quote { end += 1 }
        if end == scalars.count { isOpen = true }
        add(folded, source, (place + 1)..<max(place + 1, end), isLeftOut)
        end += 1
      } else {
        while end < scalars.count, scalars[end] != space, scalars[end] != quote { end += 1 }
        add(folded, source, place..<end, isLeftOut)
      }
      place = end
    }
    isLong = parts.count > Self.mostParts
    parts = Array(parts.prefix(Self.mostParts))
  }

  private mutating func add(
    _ folded: FoldedText, _ source: [Unicode.Scalar], _ range: Range<Int>, _ isLeftOut: Bool
  ) {
    var (from, to) = (range.lowerBound, range.upperBound)
    while from < to, folded.scalars[from] == 0x20 { from += 1 }
    while to > from, folded.scalars[to - 1] == 0x20 { to -= 1 }
    guard from < to else { return }
    let word = Array(folded.scalars[from..<to])
    if parts.contains(where: { $0.word == word && $0.isLeftOut == isLeftOut }) { return }
    let origin =
      Int(folded.origins[from].lowerBound)..<Int(folded.origins[to - 1].upperBound)
    parts.append(
      Part(
        word: word, written: String(String.UnicodeScalarView(source[origin])), isLeftOut: isLeftOut)
    )
  }
}

/// A spelling under which a part of a query is looked for.
struct SearchForm {
  let word: [UInt32]

  /// As readers see it.
  let label: String

  /// Whether it is what was written, not what means the same.
  let isOwn: Bool
}

/// Sets of words that mean the same, folded.
struct SynonymSets {
  private static let mostForms = 12

  private let sets: [[(folded: [UInt32], written: String)]]

  /// How many sets, from the first on, are spellings: they count inside a longer word as well.
  private let variants: Int

  init(_ sets: [[String]], variants: Int) {
    self.sets = sets.map { set in set.map { (FoldedText($0).scalars, $0) } }
    self.variants = variants
  }

  /// A part of a query and what means the same.
  func forms(of part: SearchQuery.Part) -> [SearchForm] {
    var forms = [SearchForm(word: part.word, label: part.written, isOwn: true)]
    func add(_ word: [UInt32], _ label: String) {
      guard forms.count < Self.mostForms, !word.isEmpty, !forms.contains(where: { $0.word == word })
      else { return }
      forms.append(SearchForm(word: word, label: label, isOwn: false))
    }
    for (index, set) in sets.enumerated() {
      if set.contains(where: { $0.folded == part.word }) {
        for member in set { add(member.folded, member.written) }
      } else if index < variants {
        for (place, member) in set.enumerated() where member.folded.count >= 2 {
          guard let pieces = pieces(of: part.word, around: member.folded) else { continue }
          for (other, replacement) in set.enumerated() where other != place {
            let written = replacement.written.unicodeScalars.map(\.value)
            add(
              Array(pieces.joined(separator: replacement.folded)),
              text(of: Array(pieces.joined(separator: written))))
          }
        }
      }
    }
    return forms
  }
}

/// What stands between the places of a word in another; `nil` where it does not stand in it.
private func pieces(of whole: [UInt32], around word: [UInt32]) -> [[UInt32]]? {
  // Nearly always it does not.
  guard whole.indices.contains(where: { stands(word, in: whole, at: $0) }) else { return nil }
  var pieces: [[UInt32]] = []
  var piece: [UInt32] = []
  var place = 0
  while place < whole.count {
    if stands(word, in: whole, at: place) {
      pieces.append(piece)
      piece = []
      place += word.count
    } else {
      piece.append(whole[place])
      place += 1
    }
  }
  return pieces + [piece]
}

private func stands(_ word: [UInt32], in whole: [UInt32], at place: Int) -> Bool {
  word.count <= whole.count - place && word.indices.allSatisfy { word[$0] == whole[place + $0] }
}

/// Folded characters as text.
func text(of scalars: some Sequence<UInt32>) -> String {
  var view = String.UnicodeScalarView()
  for value in scalars { Unicode.Scalar(value).map { view.append($0) } }
  return String(view)
}
