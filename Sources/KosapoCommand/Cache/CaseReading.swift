// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Digests
import Markdown

/// Which cases need not be parsed, as an earlier build read the very same texts and had nothing to tell.
struct CaseReading: Sendable {
  private let reader: Digest
  private let before: KeptEntries?
  private let words: VocabularyLists
  private let options: MarkdownOptions

  /// Of each file with its path; `nil` where it is no case.
  private let digests: [Digest?]

  /// The number of the record of each file; `nil` where there is none.
  private let numbers: [Int?]

  /// - Parameters:
  ///   - files: All entries.
  ///   - vocabulary: The controlled words.
  ///   - options: How bodies are read.
  ///   - sources: Of the texts that hold all of these.
  ///   - before: What an earlier build kept.
  init(
    _ files: [EntryFile], _ vocabulary: Vocabulary, _ options: MarkdownOptions,
    _ sources: SourceDigests, before: KeptEntries?
  ) {
    reader = KeptEntries.reader(vocabulary: sources.vocabulary, options: options)
    self.before = before?.reader == reader ? before : nil
    words = VocabularyLists(vocabulary)
    self.options = options
    digests = files.map { $0.kind == .caseExample ? sources.digests[$0.place] : nil }
    numbers = self.before?.numbers(of: digests) ?? [Int?](repeating: nil, count: files.count)
  }

  /// The case of a file, where it was read before.
  func entry(of file: EntryFile, at index: Int) -> Entry? {
    guard let before, let number = numbers[index] else { return nil }
    return before.entry(number, of: file.source, words: words, options: options)
  }

  /// What is to be kept for the next build.
  ///
  /// - Parameter checked: What was read in each file.
  /// - Returns: The cases that gave nothing to tell.
  func kept(_ checked: [Checked<Entry>]) -> ReadCases {
    var items: [KeptEntries.Item] = []
    items.reserveCapacity(checked.count)
    var isNew = false
    for (index, one) in checked.enumerated() {
      // What a text gives to tell is told by every build anew, so it is read anew.
      guard let digest = digests[index], let entry = one.value, one.diagnostics.isEmpty else {
        continue
      }
      isNew = isNew || numbers[index] != items.count
      items.append(KeptEntries.Item(digest: digest, entry: entry, number: numbers[index]))
    }
    return ReadCases(
      reader: reader, before: before, items: items, isNew: isNew || before?.count != items.count)
  }
}

/// The cases that were read and gave nothing to tell.
struct ReadCases: Sendable {
  fileprivate let reader: Digest
  fileprivate let before: KeptEntries?
  fileprivate let items: [KeptEntries.Item]

  /// Whether they are any others than those that were kept before.
  let isNew: Bool

  /// What is to be kept of them.
  var bytes: [UInt8] { KeptEntries.bytes(of: items, reader: reader, before: before) }
}
