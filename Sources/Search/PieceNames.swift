// SPDX-License-Identifier: MIT

/// Numbers for pieces in the order in which they come, in a table of open addresses.
struct PieceNames {
  /// The characters of all pieces behind each other, and where each piece begins.
  private(set) var scalars: [UInt32] = []
  private(set) var starts = [0]
  private var table = [Int32](repeating: -1, count: 1 << 12)

  var count: Int { starts.count - 1 }

  /// Starts with pieces that have their places as numbers.
  init(_ pieces: [[UInt32]] = []) {
    for piece in pieces { append(piece, 0..<piece.count) }
    while count * 2 > table.count { table = [Int32](repeating: -1, count: table.count * 4) }
    fillTable()
  }

  subscript(number: Int) -> ArraySlice<UInt32> { scalars[starts[number]..<starts[number + 1]] }

  /// The number of the piece that stands in a range of a text.
  mutating func number(of range: Range<Int>, in text: [UInt32]) -> Int {
    var slot = slot(of: text, range)
    while table[slot] >= 0 {
      if isPiece(Int(table[slot]), text, range) { return Int(table[slot]) }
      slot = (slot + 1) & (table.count - 1)
    }
    let number = count
    table[slot] = Int32(number)
    append(text, range)
    if count * 2 > table.count {
      table = [Int32](repeating: -1, count: table.count * 4)
      fillTable()
    }
    return number
  }

  private mutating func append(_ text: [UInt32], _ range: Range<Int>) {
    scalars += text[range]
    starts.append(scalars.count)
  }

  private func isPiece(_ number: Int, _ text: [UInt32], _ range: Range<Int>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == range.count else { return false }
    for offset in 0..<range.count where scalars[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private func slot(of text: [UInt32], _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in range { hash = (hash ^ UInt64(text[place])) &* 0x9E37_79B9_7F4A_7C15 }
    return Int(hash >> 36) & (table.count - 1)
  }

  private mutating func fillTable() {
    for number in 0..<count {
      var slot = slot(of: scalars, starts[number]..<starts[number + 1])
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(number)
    }
  }
}
