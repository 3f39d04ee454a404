// SPDX-License-Identifier: MIT

package import Diagnostics

/// Personal data that was found in a file.
package struct PrivacyFinding: Hashable, Sendable {
  package let rule: PrivacyRuleID

  /// What it does: as the rule says, or a warning where it is less sure.
  package let severity: Diagnostic.Severity

  /// The bytes of the file, from the first character of what was found to its last.
  package let bytes: Range<Int>

  /// What was found, in half-width signs.
  package let words: String
}

/// Searches texts for personal data; one worker has one searcher.
package struct PrivacySearcher: ~Copyable {
  /// The folder of the dictionary.
  package static var dictionaryPath: String { MeCabTagger.dictionaryPath }

  private let tagger: MeCabTagger

  /// Opens the dictionary of names.
  package init() throws(MissingDictionary) {
    try self.init(dictionary: MeCabTagger.dictionaryPath)
  }

  package init(dictionary path: String) throws(MissingDictionary) {
    tagger = try MeCabTagger(dictionary: path)
  }

  /// Returns what was found, in the order of the text as it is read.
  ///
  /// - Complexity: O(*n*) in the text's length for the walk; the rules look at a few dozen characters around each keyword.
  package borrowing func findings(
    in text: ReadingText, scope: PrivacyScope
  ) -> [PrivacyFinding] {
    Privacy.findings(in: text, scope: scope, with: tagger).map { finding in
      PrivacyFinding(
        rule: finding.rule, severity: finding.isDoubtful ? .warning : finding.rule.rule.severity,
        bytes: text.bytes(of: finding.range), words: text.text(in: finding.range))
    }
  }
}
