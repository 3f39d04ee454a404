// SPDX-License-Identifier: MIT

import Cores

/// Where the pieces and known words stand: in which entries how often, and at which places of them.
///
/// A word within one piece needs the first alone. A file begins with the number of its
/// lists and their lengths in bytes, seven bits a byte.
struct PieceLists {
  /// The entries of each piece.
  ///
  /// A file begins with the number of its first piece.
  let entries: [IndexPack]

  /// The places of each piece.
  ///
  /// A file begins with a piece, and the first of the entries that it has of that piece.
  let places: [IndexPack]

  /// What is kept for the next index.
  let kept: KeptLists

  /// What it took to write those that were written whole.
  let work: IndexWork

  /// In how many entries each piece stands.
  var counts: [Int] { kept.records.map(\.count) }

  /// Writes all lists; or, where it is known what has changed, only those that are not as before.
  ///
  /// Files are then made when they are asked for: nearly all are as they were.
  init(_ index: PieceIndex, _ words: KnownWords, _ changes: ListChanges?) {
    let sizes = FileSizes(placeCount: index.placeCount)
    let source = ListSource(index, words, sizes)
    let (lists, work) = source.lists(changes)
    let records = lists.map(\.record)
    let plan = ListPlan(records, sizes)
    if changes == nil {
      // The files hold no more than the lists: where all pieces stand takes much memory.
      entries = plan.entryFiles.map { numbers in
        let bytes = numbers.map { lists[$0].entries ?? [] }
        return plan.pack(ofEntries: numbers) { listFile(bytes) }
      }
      places = plan.placeFiles.map { parts in
        let bytes = parts.map { part in part.part.flatMap { lists[part.list].places[$0] } ?? [] }
        return plan.pack(ofPlaces: parts) { listFile(bytes) }
      }
    } else {
      entries = plan.entryFiles.map { numbers in
        plan.pack(ofEntries: numbers) { source.entryFile(numbers, lists) }
      }
      places = plan.placeFiles.map { parts in
        plan.pack(ofPlaces: parts) { source.placeFile(parts, lists) }
      }
    }
    kept = KeptLists(words: words.words, records: records)
    self.work = work
  }
}
