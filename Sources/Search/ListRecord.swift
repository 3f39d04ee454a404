// SPDX-License-Identifier: MIT

import Digests

/// What is known of the bytes of a list without the bytes.
struct ListRecord: Sendable {
  /// In how many entries the piece or word stands.
  let count: Int

  /// The entries, with the places behind them where these are few.
  let entries: Part

  /// The places where they stand apart: a part for each file that they go on in.
  let places: [Part]

  /// Bytes that lie in one file.
  struct Part: Sendable {
    /// The first entry that they tell of; 0 for those that a list begins with.
    let firstEntry: Int

    /// How many bytes there are.
    let size: Int

    let digest: Digest
  }
}

extension ListRecord.Part {
  init(firstEntry: Int, _ bytes: [UInt8]) {
    self.init(firstEntry: firstEntry, size: bytes.count, digest: Digest { $0.add(bytes) })
  }
}

/// A list, so far as it was written.
struct IndexList: Sendable {
  let record: ListRecord

  /// The bytes in the file of entries, and of each part of the places; `nil` where they are as they were.
  let entries: [UInt8]?
  let places: [[UInt8]?]

  /// A list that is as it was.
  init(_ record: ListRecord) {
    self.record = record
    (entries, places) = (nil, record.places.map { _ in nil })
  }

  init(_ record: ListRecord, entries: [UInt8]?, places: [[UInt8]?]) {
    (self.record, self.entries, self.places) = (record, entries, places)
  }
}

/// What is kept of lists: those of the pieces, in their order, and behind them those of the known words.
struct KeptLists: Sendable {
  let words: [[UInt32]]
  let records: [ListRecord]
}
