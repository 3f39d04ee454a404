// SPDX-License-Identifier: MIT

import Digests

/// In which files lists lie.
struct ListPlan {
  /// The places of a list that lie in one file.
  struct Part {
    let list: Int

    /// Which part of the list; `nil` where its places do not stand apart.
    let part: Int?
  }

  /// The lists of each file of entries.
  private(set) var entryFiles: [Range<Int>] = []

  /// The parts in each file of places; each list has one.
  private(set) var placeFiles: [[Part]] = []

  private let records: [ListRecord]

  /// Fills files one after the other.
  ///
  /// A list goes on in another file only if it is longer than one: where its parts begin depends on nothing but itself.
  init(_ records: [ListRecord], _ sizes: FileSizes) {
    self.records = records
    var (first, weight) = (0, 0)
    for (list, record) in records.enumerated() {
      let size = record.entries.size
      if weight + size > sizes.entries, first < list {
        entryFiles.append(first..<list)
        (first, weight) = (list, 0)
      }
      weight += size + sevensCount(size)
    }
    if first < records.count { entryFiles.append(first..<records.count) }

    var file: [Part] = []
    weight = 0
    func close() {
      placeFiles.append(file)
      (file, weight) = ([], 0)
    }
    for (list, record) in records.enumerated() {
      for part in 0..<max(1, record.places.count) {
        let size = part < record.places.count ? record.places[part].size : 0
        if !file.isEmpty, part > 0 || weight + size > sizes.places { close() }
        file.append(Part(list: list, part: part < record.places.count ? part : nil))
        weight += size + sevensCount(size)
      }
    }
    if !file.isEmpty { close() }
  }

  /// A file of entries.
  func pack(
    ofEntries lists: Range<Int>, _ value: @escaping @Sendable () -> IndexScript.Value
  ) -> IndexPack {
    IndexPack(
      start: [lists.lowerBound],
      digest: Digest { digest in
        for list in lists { digest.add(records[list].entries.digest) }
      }, value)
  }

  /// A file of places.
  func pack(
    ofPlaces parts: [Part], _ value: @escaping @Sendable () -> IndexScript.Value
  ) -> IndexPack {
    let first = parts[0].part.map { records[parts[0].list].places[$0].firstEntry }
    return IndexPack(
      start: [parts[0].list, first ?? 0],
      digest: Digest { digest in
        for part in parts {
          digest.add(part.part == nil)
          if let number = part.part { digest.add(records[part.list].places[number].digest) }
        }
      }, value)
  }
}

/// How many bytes of lists fill a file; a little more or less text changes nothing.
struct FileSizes: Hashable {
  let entries: Int
  let places: Int

  init(placeCount: Int) {
    entries = max(3_072, placeCount / 800 & ~255)
    places = max(6_144, placeCount / 320 & ~255)
  }
}

/// The value of a file with some lists.
func listFile(_ lists: [[UInt8]]) -> IndexScript.Value {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(lists.reduce(8) { $0 + $1.count + 3 })
  appendSevens(lists.count, to: &bytes)
  for list in lists { appendSevens(list.count, to: &bytes) }
  for list in lists { bytes += list }
  return IndexScript.Value(bits: bytes)
}

/// Writes a number with seven bits a byte, the lowest first.
func appendSevens(_ number: Int, to bytes: inout [UInt8]) {
  var rest = number
  while rest >= 0x80 {
    bytes.append(UInt8(rest & 0x7F) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(rest))
}

/// How many bytes ``appendSevens(_:to:)`` writes.
private func sevensCount(_ number: Int) -> Int {
  max(1, (Int.bitWidth - number.leadingZeroBitCount + 6) / 7)
}
