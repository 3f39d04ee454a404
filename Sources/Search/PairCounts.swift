// SPDX-License-Identifier: MIT

/// Two characters that follow each other, in one number.
struct CharacterPair: Hashable, Comparable, Sendable {
  let key: UInt64

  init(_ first: UInt32, _ second: UInt32) { key = UInt64(first) << 21 | UInt64(second) }
  init(key: UInt64) { self.key = key }

  var first: UInt32 { UInt32(truncatingIfNeeded: key >> 21) }
  var second: UInt32 { UInt32(truncatingIfNeeded: key & 0x1F_FFFF) }

  static func < (left: CharacterPair, right: CharacterPair) -> Bool { left.key < right.key }
}

/// How often each pair of neighbouring characters stands in a text that may be held together, and how often each character.
struct PairCounts: Sendable {
  /// The pairs are numbered as they come; some may not stand anywhere any more.
  private(set) var pairs: [CharacterPair] = []
  private(set) var counts: [Int32] = []

  /// How often each character stands, by its code point; those above the end stand nowhere.
  private(set) var frequencies: [Int32] = []

  private var table = [Int32](repeating: -1, count: 1 << 12)

  init() {}

  /// Takes counts up again.
  init(pairs: [CharacterPair], counts: [Int32], frequencies: [(scalar: UInt32, count: Int32)]) {
    (self.pairs, self.counts) = (pairs, counts)
    for (scalar, count) in frequencies { add(count, to: scalar) }
    while pairs.count * 2 > table.count { table = [Int32](repeating: -1, count: table.count * 4) }
    fillTable()
  }

  /// Counts a text, and tells the number of the pair that begins at each of its characters; -1 where the two are never
  /// held together.
  mutating func numbers(counting scalars: [UInt32]) -> [Int32] {
    var numbers = [Int32](repeating: -1, count: scalars.count)
    guard var first = scalars.first, let highest = scalars.max() else { return numbers }
    add(0, to: highest)
    do {
      var known = frequencies.mutableSpan
      for scalar in scalars { known[Int(scalar)] += 1 }
    }
    var sort = pieceClass(first)
    for place in 1..<scalars.count {
      let second = scalars[place]
      let nextSort = pieceClass(second)
      if sort == nextSort, mayHold(first, second, ofOne: sort) {
        let number = known(CharacterPair(first, second))
        numbers[place - 1] = Int32(number)
        counts[number] += 1
      }
      (first, sort) = (second, nextSort)
    }
    return numbers
  }

  /// The number of the pair that begins at each character of a text that was counted; -1 where the two are never held together.
  func numbers(of scalars: [UInt32]) -> [Int32] {
    var numbers = [Int32](repeating: -1, count: scalars.count)
    for place in scalars.indices.dropLast() where mayHold(scalars[place], scalars[place + 1]) {
      let number = number(of: CharacterPair(scalars[place], scalars[place + 1]))
      numbers[place] = Int32(number ?? -1)
    }
    return numbers
  }

  /// Counts a text, or takes it away again with a sign of -1.
  mutating func count(_ scalars: [UInt32], sign: Int32) {
    for scalar in scalars { add(sign, to: scalar) }
    for (first, second) in zip(scalars, scalars.dropFirst()) where mayHold(first, second) {
      counts[known(CharacterPair(first, second))] += sign
    }
  }

  /// The number of a pair; `nil` where it never came.
  func number(of pair: CharacterPair) -> Int? {
    let slot = slot(of: pair)
    return table[slot] < 0 ? nil : Int(table[slot])
  }

  /// Which pairs are held together, before long pieces are parted.
  func areOftenTogether() -> [Bool] {
    pairs.indices.map { number in
      let pair = pairs[number]
      let rarer = Int(min(frequencies[Int(pair.first)], frequencies[Int(pair.second)]))
      let count = Int(counts[number])
      return count >= 2 && count * Self.factor(pair.first) >= rarer
    }
  }

  /// How many times rarer than its rarer character a pair may be and is held together still.
  private static func factor(_ scalar: UInt32) -> Int { pieceClass(scalar) == .kana ? 32 : 128 }

  private mutating func add(_ count: Int32, to scalar: UInt32) {
    let missing = Int(scalar) + 1 - frequencies.count
    if missing > 0 { frequencies += repeatElement(0, count: missing) }
    frequencies[Int(scalar)] += count
  }

  /// The number of a pair, a new one where it comes for the first time.
  private mutating func known(_ pair: CharacterPair) -> Int {
    let slot = slot(of: pair)
    if table[slot] >= 0 { return Int(table[slot]) }
    table[slot] = Int32(pairs.count)
    pairs.append(pair)
    counts.append(0)
    if pairs.count * 2 > table.count {
      table = [Int32](repeating: -1, count: table.count * 4)
      fillTable()
    }
    return pairs.count - 1
  }

  private mutating func fillTable() {
    for number in pairs.indices { table[slot(of: pairs[number])] = Int32(number) }
  }

  /// Where a pair stands in the table of open addresses, or would.
  private func slot(of pair: CharacterPair) -> Int {
    var slot = Int((pair.key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (table.count - 1)
    while table[slot] >= 0, pairs[Int(table[slot])] != pair {
      slot = (slot + 1) & (table.count - 1)
    }
    return slot
  }
}

/// Sorts of folded characters that are held together among themselves only.
enum PieceClass {
  case kanji, kana, letter, other
}

func pieceClass(_ scalar: UInt32) -> PieceClass {
  switch scalar {
  case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .kanji
  // The mark of long vowels is folded to a dash.
  case 0x2D, 0x3041...0x309F: .kana
  case 0x30...0x39, 0x61...0x7A: .letter
  default: .other
  }
}

private func mayHold(_ first: UInt32, _ second: UInt32) -> Bool {
  let sort = pieceClass(first)
  return sort == pieceClass(second) && mayHold(first, second, ofOne: sort)
}

private func mayHold(_ first: UInt32, _ second: UInt32, ofOne sort: PieceClass) -> Bool {
  sort != .other && !(first == 0x2D && second == 0x2D)
}
