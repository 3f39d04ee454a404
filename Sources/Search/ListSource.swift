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
  func lists() -> (lists: [WrittenList], work: IndexWork) {
    let makeWriter: @Sendable () -> ListWriter = { writer }
    let written = numbers.mappedOnCores(with: makeWriter) { list, writer in
      let found = places(ofList: list)
      let written = writer.list(of: found.places)
      return (
        written,
        IndexWork(places: found.places.count, looks: found.looks, shapeMoves: writer.shapeMoves)
      )
    }
    let work = written.reduce(into: IndexWork()) { $0.add($1.1) }
    return (written.map(\.0), work)
  }

  /// What is known of all lists, of which only those are written that are not as before.
  func records(_ changes: ListChanges) -> [ListRecord] {
    let makeWriter: @Sendable () -> ListWriter = { writer }
    return numbers.mappedOnCores(with: makeWriter) { list, writer in
      let (known, change) = changes.list(list)
      if let known, change == nil { return known }
      let places = places(ofList: list).places
      // What stands behind its entries is written with them.
      guard let known, let change, !change.isElsewhere, !known.places.isEmpty,
        places.count > ListWriter.longestInline
      else { return writer.list(of: places).record }
      return writer.record(known, movedTo: places, in: change.entries)
    }
  }

  /// Makes a file of entries.
  func entryFile(_ lists: Range<Int>) -> IndexScript.Value {
    var writer = writer
    return listFile(lists.map { writer.entries(of: places(ofList: $0).places) })
  }

  /// Makes a file of places.
  func placeFile(_ parts: [ListPlan.Part], _ records: [ListRecord]) -> IndexScript.Value {
    var writer = writer
    return listFile(
      parts.map { part in
        guard let number = part.part else { return [] }
        let all = records[part.list].places
        return writer.part(
          of: places(ofList: part.list).places, from: all[number].firstEntry,
          to: number + 1 < all.count ? all[number + 1].firstEntry : nil)
      })
  }
}
