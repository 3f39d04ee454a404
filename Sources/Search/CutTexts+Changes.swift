// SPDX-License-Identifier: MIT

extension CutTexts {
  /// Cuts entries most of which were cut before, so that it comes out as if all were cut anew.
  ///
  /// What changes is counted off and on. Where a pair of characters is held together now that was not, or the other way
  /// round, the entries in which it stands are cut anew as well. It fails where more entries than the limit would be.
  ///
  /// - Parameters:
  ///   - old: What was cut before.
  ///   - places: For each entry which of the old ones it is; `nil` for those that are to be read.
  ///   - limit: How many entries may be read.
  ///   - entry: Reads an entry.
  /// - Complexity: Of the characters of what is read and gone, and a glance at each place of the others.
  init?(
    _ old: CutTexts, places: [Int?], limit: Int, reading entry: (Int) -> SearchEntry
  ) {
    guard places.count(where: { $0 == nil }) <= limit else { return nil }
    var anew = AnewCut()
    for index in places.indices where places[index] == nil { anew.add(index, entry) }
    var counts = old.counts
    var isGone = [Bool](repeating: true, count: old.entryCount)
    for case let place? in places { isGone[place] = false }
    for gone in isGone.indices where isGone[gone] {
      counts.count(old.scalars(ofEntry: gone), sign: -1)
    }
    counts.count(anew.text.scalars, sign: 1)

    // Pairs that came to be often together or no longer are, before long pieces are parted.
    let often = counts.areOftenTogether()
    let oldOften = old.counts.areOftenTogether()
    old.addEntries(holding: counts.differing(oldOften, often), places, &anew, entry)
    guard anew.count <= limit else { return nil }
    let runs = Self.longRuns(old, places, anew, counts, often)
    let pairs = HeldPairs(counts, often, parting: runs.map(\.scalars))
    let oldPairs = HeldPairs(old.counts, oldOften, parting: old.longRuns.map(\.scalars))
    old.addEntries(
      holding: counts.differing(oldPairs.isHeld, pairs.isHeld), places, &anew, entry)
    guard anew.count <= limit else { return nil }

    let hasSameNumbers =
      places.count == old.entryCount && places.indices.allSatisfy { places[$0] ?? $0 == $0 }
    self.init(
      counts: counts, longRuns: runs, held: counts.held(pairs),
      editedEntries: hasSameNumbers ? anew.numbers.keys.sorted() : nil)
    var names = PieceNames(old.pieces)
    let areHeld = pairs.areHeld(counts.numbers(of: anew.text.scalars))
    reserve(places: old.marks.count + anew.text.scalars.count)
    for index in places.indices {
      if let number = anew.numbers[index] {
        appendEntry(number, of: anew.text, areHeld, &names)
      } else if let place = places[index] {
        appendEntry(place, of: old)
      }
    }
    putInOrder(names)
  }

  /// What is too long a piece now: that of the entries that are cut anew, and what is known of the others.
  private static func longRuns(
    _ old: CutTexts, _ places: [Int?], _ anew: AnewCut, _ counts: PairCounts, _ often: [Bool]
  ) -> [LongRun] {
    let new = Dictionary(
      grouping: anew.text.longRuns(counts.numbers(of: anew.text.scalars), often), by: \.entry)
    let known = Dictionary(grouping: old.longRuns, by: \.entry)
    guard !new.isEmpty || !known.isEmpty else { return [] }
    return places.indices.flatMap { index in
      let runs = anew.numbers[index].map { new[$0] } ?? places[index].flatMap { known[$0] }
      return (runs ?? []).map { LongRun(entry: index, scalars: $0.scalars) }
    }
  }

  /// Adds the entries that are as they were, but in which one of some pairs stands.
  private func addEntries(
    holding pairs: Set<CharacterPair>, _ places: [Int?], _ anew: inout AnewCut,
    _ entry: (Int) -> SearchEntry
  ) {
    guard !pairs.isEmpty else { return }
    let holding = pieces.map { piece in
      zip(piece, piece.dropFirst()).contains { pairs.contains(CharacterPair($0, $1)) }
    }
    let firsts = Set(pairs.map(\.first))
    let mayBegin = pieces.map { piece in piece.last.map(firsts.contains) ?? false }
    func holds(_ place: Int) -> Bool {
      guard marks[place] >= 0 else { return false }
      let number = Int(marks[place] >> 2)
      if holding[number] { return true }
      // Behind each text there is a place without a piece.
      guard mayBegin[number], marks[place + 1] >= 0, let first = pieces[number].last,
        let second = pieces[Int(marks[place + 1] >> 2)].first
      else { return false }
      return pairs.contains(CharacterPair(first, second))
    }
    for index in places.indices {
      guard let place = places[index], anew.numbers[index] == nil else { continue }
      if (fieldStarts[place * 4]..<fieldStarts[place * 4 + 4]).contains(where: holds) {
        anew.add(index, entry)
      }
    }
  }

  /// The folded texts of an entry.
  func scalars(ofEntry entry: Int) -> [UInt32] {
    marks[fieldStarts[entry * 4]..<fieldStarts[entry * 4 + 4]].flatMap { mark in
      mark < 0 ? [0x0A] : pieces[Int(mark >> 2)]
    }
  }
}

/// The entries that are cut anew, folded, in the order in which that turned out.
private struct AnewCut {
  private(set) var text = JoinedText()

  /// For each of them its number in the text.
  private(set) var numbers: [Int: Int] = [:]

  var count: Int { numbers.count }

  mutating func add(_ index: Int, _ entry: (Int) -> SearchEntry) {
    numbers[index] = count
    text.append(FoldedEntry(entry(index)))
  }
}

extension PairCounts {
  /// The pairs of which something else holds now; the newest pairs had nothing before.
  fileprivate func differing(_ old: [Bool], _ new: [Bool]) -> Set<CharacterPair> {
    var differing: Set<CharacterPair> = []
    for number in new.indices where new[number] != (number < old.count && old[number]) {
      differing.insert(pairs[number])
    }
    return differing
  }
}
