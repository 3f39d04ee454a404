// SPDX-License-Identifier: MIT

package import Diagnostics
import JapaneseText
package import Markdown

/// The words of `content/terms.md`.
package struct Glossary: Sendable {
  /// One word, its reading and what it means.
  package struct Term: Sendable {
    package let name: Located<String>

    /// The id of its place on the glossary's page.
    package let anchor: String

    /// In hiragana (`読み`).
    package let reading: String

    /// Other names (`別名`).
    package let aliases: [Located<String>]

    /// Where the explanation comes from (`出典`).
    package let citation: String?

    /// The nodes of the explanation in ``Glossary/body``.
    package let nodes: Range<Int>
  }

  package let source: SourceText
  package let title: String
  package let updated: CalendarDate?
  package let body: MarkdownDocument

  /// In あいうえお order of their readings.
  package let terms: [Term]

  /// By the names' bytes: comparing Japanese strings as texts takes long.
  private let byName: [[UInt8]: Int]

  init(
    source: SourceText, title: String, updated: CalendarDate?, body: MarkdownDocument, terms: [Term]
  ) {
    self.source = source
    self.title = title
    self.updated = updated
    self.body = body
    self.terms = terms.map { (KanaOrder($0.reading), $0) }.sorted {
      $0.0 != $1.0 ? $0.0 < $1.0 : $0.1.name.span.lowerBound < $1.1.name.span.lowerBound
    }.map(\.1)
    var byName: [[UInt8]: Int] = [:]
    for (index, term) in self.terms.enumerated() {
      for alias in term.aliases { byName[Array(alias.value.utf8)] = index }
    }
    for (index, term) in self.terms.enumerated() { byName[Array(term.name.value.utf8)] = index }
    self.byName = byName
  }

  /// The term of this name or other name.
  package func term(named name: String) -> Term? {
    byName[Array(name.utf8)].map { terms[$0] }
  }

  /// The names and other names of all terms.
  package var allNames: [String] {
    terms.flatMap { [$0.name.value] + $0.aliases.map(\.value) }
  }
}
