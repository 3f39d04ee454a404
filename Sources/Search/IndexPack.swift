// SPDX-License-Identifier: MIT

import Compression

/// Parts of an index that are read together: a file.
struct IndexPack {
  /// What tells where it begins.
  let start: [Int]

  /// As the file has them.
  let bytes: [UInt8]
}

/// A list of how many bytes there are, how many deflated ones, and the deflated ones as text.
package func packed(_ bytes: [UInt8]) -> [UInt8] {
  let small = deflated(bytes)
  return SearchData.list([.number(bytes.count), .number(small.count), .digits(textCode(of: small))])
    .bytes
}

/// The bytes that ``packed(_:)`` was given; `nil` where they are damaged.
package func unpacked(_ bytes: [UInt8]) -> [UInt8]? { SearchData(bytes: bytes)?.unpacked }

extension SearchData {
  /// The bytes that ``packed(_:)`` was given; `nil` where they are damaged.
  var unpacked: [UInt8]? {
    // Nothing is deflated to less than its thousandth.
    guard items.count == 3, let size = items[0].number, let small = unpackedBits(at: 1),
      size <= small.count * 1040
    else { return nil }
    let bytes = inflated(small, .none, limit: size)
    return bytes?.count == size ? bytes : nil
  }

  /// The bytes whose number stands at a place of a list and whose text stands behind it.
  func unpackedBits(at place: Int = 0) -> [UInt8]? {
    guard items.count == place + 2, let count = items[place].number,
      let text = items[place + 1].text
    else { return nil }
    return Search.bytes(ofTextCode: Array(text.utf8), count: count)
  }
}

/// Where the pieces stand: for each piece how often, then the distances, each with its edges of words.
///
/// A file begins with the number of its first piece. A site of 10,000 cases has about 700 such files.
func packedPlaces(_ index: PieceIndex) -> [IndexPack] {
  let size = max(6_144, index.placeCount * 3 / 2 / 600)
  var packs: [IndexPack] = []
  var writer = BitWriter()
  var start = 0
  func close(before piece: Int) {
    guard piece > start else { return }
    writer.end()
    let bits = SearchData.list([.number(writer.bytes.count), .digits(textCode(of: writer.bytes))])
    packs.append(IndexPack(start: [start], bytes: bits.bytes))
    writer = BitWriter()
    start = piece
  }
  for piece in index.pieces.indices {
    let places = index.places(ofPiece: piece)
    let bits = riceBits(places: index.placeCount, count: places.count)
    if writer.bytes.count + places.count * (bits + 4) / 8 > size { close(before: piece) }
    writer.append(elias: places.count)
    var last = -1
    for (place, edges) in places {
      writer.append(place - last - 1, rice: bits)
      writer.append(edges, bits: 2)
      last = place
    }
  }
  close(before: index.pieces.count)
  return packs
}

/// How many bits of a distance are written as they are, where a piece stands at `count` of all places.
func riceBits(places: Int, count: Int) -> Int {
  let distance = places * 69 / (100 * count)
  return distance == 0 ? 0 : Int.bitWidth - 1 - distance.leadingZeroBitCount
}

/// Each ending of a piece, the whole included, in the order of its characters, with the pieces that it ends.
///
/// An ending is written as the number of characters that it shares with the one before, its other characters, whether it
/// is a piece itself, and the numbers of the longer pieces. What tells where a file begins is how many pieces stand before,
/// and its first ending.
func packedDictionary(_ index: PieceIndex) -> [IndexPack] {
  var endings: [(piece: Int, offset: Int)] = []
  for piece in index.pieces.indices {
    for offset in index.pieces[piece].indices { endings.append((piece, offset)) }
  }
  func characters(_ ending: (piece: Int, offset: Int)) -> ArraySlice<UInt32> {
    index.pieces[ending.piece][ending.offset...]
  }
  endings.sort { left, right in
    let (one, other) = (characters(left), characters(right))
    return one == other ? left.piece < right.piece : one.lexicographicallyPrecedes(other)
  }
  var writer = DictionaryWriter()
  var first = 0
  while first < endings.count {
    let ending = characters(endings[first])
    var end = first + 1
    while end < endings.count, characters(endings[end]) == ending { end += 1 }
    let longer = endings[first..<end].filter { $0.offset > 0 }.map(\.piece)
    writer.append(ending, isPiece: longer.count < end - first, longer)
    first = end
  }
  return writer.packs
}

private struct DictionaryWriter {
  private static let size = 14_000
  private var closed: [IndexPack] = []
  private var bytes: [UInt8] = []
  private var start: [Int] = []
  private var last: ArraySlice<UInt32> = []
  private var pieces = 0

  mutating func append(_ ending: ArraySlice<UInt32>, isPiece: Bool, _ longer: [Int]) {
    if bytes.count > Self.size { close() }
    if bytes.isEmpty { start = [pieces, ending.count] + ending.map { Int($0) } }
    let shared = zip(last, ending).prefix { $0 == $1 }.count
    append(shared)
    append(ending.count - shared)
    for scalar in ending.dropFirst(shared) { append(Int(scalar)) }
    append(longer.count << 1 | (isPiece ? 1 : 0))
    var before = 0
    for piece in longer {
      append(piece - before)
      before = piece
    }
    last = ending
    if isPiece { pieces += 1 }
  }

  private mutating func close() {
    if !bytes.isEmpty { closed.append(IndexPack(start: start, bytes: packed(bytes))) }
    bytes = []
    last = []
  }

  /// Seven bits a byte, the lowest first.
  private mutating func append(_ number: Int) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  var packs: [IndexPack] {
    var writer = self
    writer.close()
    return writer.closed
  }
}
