// SPDX-License-Identifier: MIT

import Digests

/// Parts of an index that are read together: a file.
struct IndexPack: Sendable {
  /// What tells where it begins.
  let start: [Int]

  /// Of all that the value is made of.
  let digest: Digest

  /// Makes the value.
  let value: @Sendable () -> IndexScript.Value

  init(start: [Int], digest: Digest, _ value: @escaping @Sendable () -> IndexScript.Value) {
    (self.start, self.digest, self.value) = (start, digest, value)
  }

  /// A file whose value is made already.
  init(start: [Int], _ value: IndexScript.Value) {
    self.init(start: start, digest: value.digest) { value }
  }
}

/// Each ending of a piece, the whole included, in the order of its characters, with the pieces that it ends.
///
/// An ending is written as the number of characters that it shares with the one before, its other characters, whether it
/// is a piece itself, and the numbers of the longer pieces, each piece with the magnitude of its number of entries. What tells where a file begins is how many pieces stand before,
/// and its first ending.
func packedDictionary(_ index: PieceIndex, _ counts: [Int]) -> [IndexPack] {
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
    let same = endings[first..<end].map { (piece: $0.piece, isWhole: $0.offset == 0) }
    func magnitude(_ piece: Int) -> Int { Int.bitWidth - 1 - counts[piece].leadingZeroBitCount }
    writer.append(
      ending, own: same.first(where: \.isWhole).map { magnitude($0.piece) },
      longer: same.filter { !$0.isWhole }.map { ($0.piece, magnitude($0.piece)) })
    first = end
  }
  return writer.packs
}

private struct DictionaryWriter {
  private static let size = 6_000
  private var closed: [IndexPack] = []
  private var bytes: [UInt8] = []
  private var start: [Int] = []
  private var last: ArraySlice<UInt32> = []
  private var pieces = 0

  mutating func append(
    _ ending: ArraySlice<UInt32>, own: Int?, longer: [(piece: Int, magnitude: Int)]
  ) {
    if bytes.count > Self.size { close() }
    if bytes.isEmpty { start = [pieces, ending.count] + ending.map { Int($0) } }
    let shared = zip(last, ending).prefix { $0 == $1 }.count
    appendSevens(shared, to: &bytes)
    appendSevens(ending.count - shared, to: &bytes)
    for scalar in ending.dropFirst(shared) { appendSevens(Int(scalar), to: &bytes) }
    appendSevens(longer.count << 1 | (own == nil ? 0 : 1), to: &bytes)
    if let own { appendSevens(own, to: &bytes) }
    var before = 0
    for (piece, magnitude) in longer {
      appendSevens(piece - before, to: &bytes)
      appendSevens(magnitude, to: &bytes)
      before = piece
    }
    last = ending
    if own != nil { pieces += 1 }
  }

  private mutating func close() {
    if !bytes.isEmpty { closed.append(IndexPack(start: start, IndexScript.Value(bytes))) }
    bytes = []
    last = []
  }

  var packs: [IndexPack] {
    var writer = self
    writer.close()
    return writer.closed
  }
}
