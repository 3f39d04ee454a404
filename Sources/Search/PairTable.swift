// SPDX-License-Identifier: MIT

/// How often each pair of neighbouring characters stands in a text, and which pairs are held together.
///
/// A text is cut into pieces between two characters that are not held together. That depends on the two alone, so
/// the inside of any part of a text is cut as the part by itself is.
struct PairTable {
  /// No piece is longer.
  static let longestPiece = 16

  /// For each place the number of the pair that begins there; -1 where the two are never held together.
  private var pairs: [Int32]

  /// Which pairs are held together.
  private var isHeld: [Bool] = []
  private var counts: [Int] = []
  private var keys: [UInt64] = []

  init(_ scalars: [UInt32]) {
    pairs = [Int32](repeating: -1, count: scalars.count)
    var frequencies = [Int32](repeating: 0, count: 0x11_0000)
    for scalar in scalars { frequencies[Int(scalar)] += 1 }
    count(scalars)
    isHeld = keys.indices.map { number in
      let (first, second) = Self.scalars(of: keys[number])
      let rarer = Int(min(frequencies[Int(first)], frequencies[Int(second)]))
      return counts[number] >= 2 && counts[number] * Self.factor(first) >= rarer
    }
    partLongPieces()
  }

  /// How many times rarer than its rarer character a pair may be and is held together still.
  private static func factor(_ scalar: UInt32) -> Int { pieceClass(scalar) == .kana ? 32 : 128 }

  /// The pairs that are held together, in order.
  var held: [(first: Int, second: Int)] {
    keys.indices.filter { isHeld[$0] }.map { keys[$0] }.sorted()
      .map { (Int(Self.scalars(of: $0).0), Int(Self.scalars(of: $0).1)) }
  }

  /// Whether the characters at a place and behind it are held together.
  func holds(at place: Int) -> Bool { pairs[place] >= 0 && isHeld[Int(pairs[place])] }

  private static func scalars(of key: UInt64) -> (UInt32, UInt32) {
    (UInt32(truncatingIfNeeded: key >> 21), UInt32(truncatingIfNeeded: key & 0x1F_FFFF))
  }

  /// Counts in a table of open addresses; the keys are numbered as they come.
  private mutating func count(_ scalars: [UInt32]) {
    var table = [Int32](repeating: -1, count: 1 << 12)
    for place in 0..<max(0, scalars.count - 1) where mayHold(scalars[place], scalars[place + 1]) {
      let key = UInt64(scalars[place]) << 21 | UInt64(scalars[place + 1])
      var slot = Self.slot(of: key, in: table.count)
      while table[slot] >= 0, keys[Int(table[slot])] != key {
        slot = (slot + 1) & (table.count - 1)
      }
      if table[slot] < 0 {
        table[slot] = Int32(keys.count)
        keys.append(key)
        counts.append(0)
      }
      pairs[place] = table[slot]
      counts[Int(table[slot])] += 1
      if keys.count * 2 > table.count { table = Self.table(of: keys, size: table.count * 4) }
    }
  }

  private static func table(of keys: [UInt64], size: Int) -> [Int32] {
    var table = [Int32](repeating: -1, count: size)
    for (number, key) in keys.enumerated() {
      var slot = slot(of: key, in: size)
      while table[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = Int32(number)
    }
    return table
  }

  private static func slot(of key: UInt64, in size: Int) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
  }

  /// Lets go of the rarest pairs in each piece that is too long, until none is.
  private mutating func partLongPieces() {
    var isWhole = false
    while !isWhole {
      isWhole = true
      var start = 0
      for place in pairs.indices where !holds(at: place) {
        while place - start >= Self.longestPiece {
          let end = start + Self.longestPiece - 1
          let rarest = pairs[start..<end].min { counts[Int($0)] < counts[Int($1)] }
          if let rarest { isHeld[Int(rarest)] = false }
          isWhole = false
          start = end
        }
        start = place + 1
      }
    }
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
  return sort != .other && sort == pieceClass(second) && !(first == 0x2D && second == 0x2D)
}
