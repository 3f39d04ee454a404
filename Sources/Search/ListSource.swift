// SPDX-License-Identifier: MIT

import Cores

/// The lists of an index, each made where it is asked for: those of the pieces by their numbers, and behind them those of the
/// known words.
struct ListSource: Sendable {
  private let index: PieceIndex
  private let words: KnownWords
  private let sizes: FileSizes
  private let riceBits: RiceBits

  init(_ index: PieceIndex, _ words: KnownWords, _ sizes: FileSizes) {
    (self.index, self.words, self.sizes) = (index, words, sizes)
    riceBits = RiceBits(usualLength: index.usualLength)
  }

  private var numbers: [Int] { Array(0..<(index.pieces.count + words.words.count)) }

  private var writer: ListWriter { ListWriter(index, riceBits, placeSize: sizes.places) }

  /// Where the piece or word of a list stands, and at how many places a word was looked for.
  private func places(ofList list: Int) -> (places: ArraySlice<UInt32>, looks: Int) {
    guard list >= index.pieces.count else { return (index.places(ofPiece: list), 0) }
    let found = index.places(ofWord: words.segments[list - index.pieces.count])
    return (found.places[...], found.looks)
  }

  /// All lists, and what they took.
  ///
  /// - Parameter changes: What is known of the lists before; only those that are not as they were are written.
  /// - Returns: The lists by their numbers, and what it took to write whole ones.
  func lists(_ changes: ListChanges?) -> (lists: [IndexList], work: IndexWork) {
    let makeWriter: @Sendable () -> ListWriter = { writer }
    let written = numbers.mappedOnCores(with: makeWriter) { list, writer in
      let (known, change) = changes?.list(list) ?? (nil, nil)
      if let known, change == nil { return (IndexList(known), IndexWork()) }
      let (places, looks) = places(ofList: list)
      // What stands behind its entries is written with them.
      if let known, let change, !change.isElsewhere, !known.places.isEmpty,
        places.count > ListWriter.longestInline
      {
        return (writer.list(known, movedTo: places, in: change.entries), IndexWork())
      }
      let written = writer.list(of: places)
      return (
        written, IndexWork(places: places.count, looks: looks, shapeMoves: writer.shapeMoves)
      )
    }
    let work = written.reduce(into: IndexWork()) { $0.add($1.1) }
    return (written.map(\.0), work)
  }

  /// The files of these lists are made of what was written, and of what is written then.
  func entryFile(_ numbers: Range<Int>, _ lists: [IndexList]) -> IndexScript.Value {
    var writer = writer
    return listFile(
      numbers.map { number in
        lists[number].entries ?? writer.entries(of: places(ofList: number).places)
      })
  }

  /// The same for a file of places.
  func placeFile(_ parts: [ListPlan.Part], _ lists: [IndexList]) -> IndexScript.Value {
    var writer = writer
    return listFile(
      parts.map { part in
        guard let number = part.part else { return [] }
        let list = lists[part.list]
        let all = list.record.places
        return list.places[number]
          ?? writer.part(
            of: places(ofList: part.list).places, from: all[number].firstEntry,
            to: number + 1 < all.count ? all[number + 1].firstEntry : nil)
      })
  }
}
