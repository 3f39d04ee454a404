// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Digests

/// What was found in the texts of cases, one after the other, so that it need not be found again in the same texts.
struct KeptTexts: Sendable {
  /// Of what decides besides the texts what is found in them; see ``textReader(of:)``.
  let reader: Digest

  /// Of each text with its path.
  let digests: [Digest]

  /// Their words; the indices are those of ``digests``.
  let words: CaseWords

  /// The terms that each text names, by their places in the glossary.
  let terms: [[Int32]]

  static let none = KeptTexts(reader: Digest { _ in }, digests: [], words: CaseWords(), terms: [])
}

extension KeptTexts {
  /// Which cases have a text that is kept.
  struct Matches: Sendable {
    /// Where the records are; `nil` where none is of use.
    let texts: KeptTexts?

    /// The number of the text of each case; `nil` where it is not kept.
    let records: [Int?]

    /// The indices of the cases whose texts are not kept.
    let missing: [Int]

    /// - Parameters:
    ///   - cases: The cases of today.
    ///   - digests: Of each text with its path, by its path.
    ///   - texts: What an earlier build kept.
    init(_ cases: [Entry], _ digests: [String: Digest], _ texts: KeptTexts?) {
      guard let texts, !texts.digests.isEmpty else {
        self.texts = nil
        records = [Int?](repeating: nil, count: cases.count)
        missing = Array(cases.indices)
        return
      }
      let numbers = Dictionary(
        texts.digests.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      self.texts = texts
      let records = cases.map { digests[$0.source.path].flatMap { numbers[$0] } }
      self.records = records
      missing = cases.indices.filter { records[$0] == nil }
    }
  }
}
