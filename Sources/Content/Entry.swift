// SPDX-License-Identifier: MIT

package import Diagnostics
package import Markdown

/// The kinds of content that have a page for each file.
package enum EntryKind: String, CaseIterable, Comparable, Hashable, Sendable {
  case caseExample = "case"
  case module
  case quiz
  case resource
  case statistics
  case initiative
  case page

  /// The folder below `content/`, and in the site.
  package var folder: String {
    switch self {
    case .caseExample: "cases"
    case .module: "modules"
    case .quiz: "quizzes"
    case .resource: "resources"
    case .statistics: "statistics"
    case .initiative: "initiatives"
    case .page: "pages"
    }
  }

  /// The Japanese name.
  package var name: String {
    switch self {
    case .caseExample: "事例"
    case .module: "研修モジュール"
    case .quiz: "確認テスト"
    case .resource: "つなぎ先"
    case .statistics: "実施状況"
    case .initiative: "取組シート"
    case .page: "案内"
    }
  }

  private var rank: Int { EntryKind.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: EntryKind, right: EntryKind) -> Bool {
    left.rank < right.rank
  }
}

/// One file of content: what all kinds have in common, and what only its kind has.
///
/// Nothing of it ever changes. It is a class only so that lists, pages and blocks of work share it at the cost of
/// one reference, where a structure would copy two dozen.
package final class Entry: Sendable {
  /// What only one kind has.
  package enum Detail: Sendable {
    case caseExample(CaseExample)
    case module(TrainingModule)
    case quiz(Quiz)
    case resource(Resource)
    case statistics(StatisticsReport)
    case initiative(InitiativeSheet)
    case page
  }

  package let source: SourceText

  /// The file name without `.md`, and the page's name.
  package let id: String

  package let title: Located<String>

  /// How the title is read, in hiragana (`読み`).
  package let reading: Located<String>?

  /// The day of the last change of substance (`更新`).
  package let updated: Located<CalendarDate>?

  /// The day on which the facts were last compared with their sources (`確認日`).
  package let confirmed: Located<CalendarDate>?

  /// The day by which the facts have to be looked at again (`見直し`).
  package let reviewBy: Located<CalendarDate>?

  /// Where the facts come from (`出典`).
  package let citations: [Located<String>]

  /// Ids under which the page could be found before (`旧`).
  package let formerIDs: [Located<String>]

  /// Findings of personal data that a person has accepted (`許可`).
  package let acceptances: [Acceptance]

  package let detail: Detail
  package let body: MarkdownDocument

  /// Puts an entry together.
  package init(
    source: SourceText, id: String, title: Located<String>, reading: Located<String>?,
    updated: Located<CalendarDate>?, confirmed: Located<CalendarDate>?,
    reviewBy: Located<CalendarDate>?,
    citations: [Located<String>], formerIDs: [Located<String>], acceptances: [Acceptance],
    detail: Detail, body: MarkdownDocument
  ) {
    self.source = source
    self.id = id
    self.title = title
    self.reading = reading
    self.updated = updated
    self.confirmed = confirmed
    self.reviewBy = reviewBy
    self.citations = citations
    self.formerIDs = formerIDs
    self.acceptances = acceptances
    self.detail = detail
    self.body = body
  }

  package var kind: EntryKind {
    switch detail {
    case .caseExample: .caseExample
    case .module: .module
    case .quiz: .quiz
    case .resource: .resource
    case .statistics: .statistics
    case .initiative: .initiative
    case .page: .page
    }
  }

  /// The page's address from the site's root: `cases/c-0001.html`.
  package var address: String { "\(kind.folder)/\(id).html" }

  /// The path of the CSV file that the page's figures are in, from the root; `nil` for other kinds.
  package var tablePath: String? {
    guard case .statistics(let report) = detail else { return nil }
    return "content/\(kind.folder)/\(report.data.value)"
  }
}

/// A finding of personal data that a person has looked at and accepted, with the reason.
package struct Acceptance: Hashable, Sendable {
  package let rule: Located<String>
  package let word: Located<String>
  package let reason: Located<String>
}
