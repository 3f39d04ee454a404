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

  /// The short names of schools that only the office knows.
  private let localSchools: KeywordMatcher?

  /// Opens the dictionary of names.
  ///
  /// - Parameter schools: How schools are called for short in the office's area, 夕凪小.
  /// - Throws: Where the dictionary is not there.
  package init(schools: [String] = []) throws(MissingDictionary) {
    try self.init(dictionary: MeCabTagger.dictionaryPath, schools: schools)
  }

  package init(dictionary path: String, schools: [String] = []) throws(MissingDictionary) {
    tagger = try MeCabTagger(dictionary: path)
    // Folded as the texts are, so that the width of the signs does not matter.
    let folded = schools.map { name in
      let text = ReadingText(plain: SourceText(path: "", name))
      return text.text(in: text.scalars.indices)
    }
    let words = folded.filter { $0.unicodeScalars.first.map { $0.value < 0x10000 } ?? false }
    localSchools = words.isEmpty ? nil : KeywordMatcher([(.localSchool, words)])
  }

  /// Returns what was found, in the order of the text as it is read.
  ///
  /// - Complexity: O(*n*) in the text's length for the walk; the rules look at a few dozen characters around each keyword.
  package borrowing func findings(
    in text: ReadingText, scope: PrivacyScope
  ) -> [PrivacyFinding] {
    Privacy.findings(in: text, scope: scope, localSchools, with: tagger).map { finding in
      PrivacyFinding(
        rule: finding.rule, severity: finding.isDoubtful ? .warning : finding.rule.rule.severity,
        bytes: text.bytes(of: finding.range), words: text.text(in: finding.range))
    }
  }
}
