// SPDX-License-Identifier: MIT

package import Diagnostics
package import Digests
import KeptBytes
package import Markdown

/// What was read in texts that gave nothing to tell, so that the very same texts need not be parsed again.
package struct KeptEntries: Sendable {
  /// Of what decides besides the texts what is read in them; see ``reader(vocabulary:options:)``.
  package let reader: Digest

  /// Of each text with its path.
  private let digests: [Digest]

  /// Where the record of each text ends.
  private let ends: [Int32]

  /// What holds the records.
  private let all: [UInt8]

  /// Where the first record begins.
  private let start: Int

  /// Reads what ``bytes(of:reader:before:)`` gave; `nil` where it is anything else.
  package init?(bytes: [UInt8]) {
    var rest = ByteReader(bytes)
    guard let high = rest.word(), let low = rest.word(), let count = rest.count(ofEach: 20) else {
      return nil
    }
    reader = Digest(high: high, low: low)
    var digests: [Digest] = []
    digests.reserveCapacity(count)
    for _ in 0..<count {
      guard let high = rest.word(), let low = rest.word() else { return nil }
      digests.append(Digest(high: high, low: low))
    }
    guard let ends = rest.int32s(), let extent = rest.extent(), rest.isAtEnd,
      ends.count == count, Int(ends.last ?? 0) == extent.count, (ends.first ?? 0) >= 0,
      zip(ends, ends.dropFirst()).allSatisfy(<=)
    else { return nil }
    (self.digests, self.ends, all, start) = (digests, ends, bytes, extent.lowerBound)
  }

  package var count: Int { digests.count }

  /// Finds the records of texts.
  ///
  /// - Parameter wanted: Of each text with its path, where a record is wanted.
  /// - Returns: For each text the number of its record, where there is one.
  /// - Complexity: Linear, and without a table where the texts are in the order of the records.
  package func numbers(of wanted: [Digest?]) -> [Int?] {
    var table: [Digest: Int]?
    var next = 0
    return wanted.map { digest in
      guard let digest else { return nil }
      if next < digests.count, digests[next] == digest {
        next += 1
        return next - 1
      }
      let known =
        table
        ?? Dictionary(
          digests.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      table = known
      guard let number = known[digest] else { return nil }
      next = number + 1
      return number
    }
  }

  /// The case of a text, its body not yet parsed.
  ///
  /// - Parameters:
  ///   - number: Of the text's record.
  ///   - source: The text.
  ///   - words: The controlled words; those with which it was read.
  ///   - options: How the body is read.
  /// - Returns: What ``readEntry(_:kind:vocabulary:options:)`` gives; `nil` where the record cannot be read.
  package func entry(
    _ number: Int, of source: SourceText, words: VocabularyLists, options: MarkdownOptions
  ) -> Entry? {
    var record = RecordReader(all, from: start + (number == 0 ? 0 : Int(ends[number - 1])))
    let entry = record.entry(of: source, words, options.forBodies(of: .caseExample))
    return record.isSound && record.place == start + Int(ends[number]) ? entry : nil
  }

  /// A text of which something is to be kept.
  package struct Item: Sendable {
    /// Of the text with its path.
    package let digest: Digest

    /// What was read in it.
    package let entry: Entry

    /// The number of the record that it was read from.
    package let number: Int?

    package init(digest: Digest, entry: Entry, number: Int?) {
      (self.digest, self.entry, self.number) = (digest, entry, number)
    }
  }

  /// What is to be kept, as bytes.
  ///
  /// - Parameters:
  ///   - items: Texts of cases that gave nothing to tell.
  ///   - reader: See ``reader(vocabulary:options:)``.
  ///   - before: What holds the records that items name.
  /// - Returns: What ``init(bytes:)`` reads.
  package static func bytes(
    of items: [Item], reader: Digest, before: KeptEntries?
  ) -> [UInt8] {
    var records = ByteWriter()
    var ends: [Int32] = []
    ends.reserveCapacity(items.count)
    for item in items {
      if let number = item.number, let before {
        records.append(before.all[before.extent(of: number)])
      } else {
        records.add(record: item.entry)
      }
      ends.append(Int32(records.bytes.count))
    }
    var writer = ByteWriter()
    writer.add(reader.high)
    writer.add(reader.low)
    writer.add(items.count)
    for item in items {
      writer.add(item.digest.high)
      writer.add(item.digest.low)
    }
    writer.add(ends)
    writer.add(records.bytes)
    return writer.bytes
  }

  /// Of what decides besides a text and its path what is read in it.
  ///
  /// - Parameters:
  ///   - vocabulary: Of the text of the vocabulary.
  ///   - options: How bodies are read.
  /// - Returns: What is another where something else may be read.
  package static func reader(vocabulary: Digest, options: MarkdownOptions) -> Digest {
    Digest { digest in
      digest.add(vocabulary)
      digest.add(options.allowsRawHTML)
      digest.add(options.isPlainCommonMark)
      digest.add(options.readsCheckboxes)
    }
  }

  private func extent(of number: Int) -> Range<Int> {
    start + (number == 0 ? 0 : Int(ends[number - 1]))..<start + Int(ends[number])
  }
}
