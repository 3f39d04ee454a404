// SPDX-License-Identifier: MIT

package import Diagnostics
package import Markdown
import Synchronization

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

  fileprivate func address(ofPage id: String) -> String { "\(folder)/\(id).html" }

  private var rank: Int { EntryKind.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: EntryKind, right: EntryKind) -> Bool {
    left.rank < right.rank
  }
}

/// One file of content: what all kinds have in common, and what only its kind has.
///
/// Nothing of it ever changes. It is a class so that lists, pages and blocks of work share it at the cost of one reference,
/// where a structure would copy two dozen, and so that its body is parsed once, when someone asks for it.
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

    fileprivate var kind: EntryKind {
      switch self {
      case .caseExample: .caseExample
      case .module: .module
      case .quiz: .quiz
      case .resource: .resource
      case .statistics: .statistics
      case .initiative: .initiative
      case .page: .page
      }
    }
  }

  package let source: SourceText

  /// The file name without `.md`, and the page's name.
  package let id: String

  /// The page's address from the site's root: `cases/c-0001.html`.
  package let address: String

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

  /// What the body leads to and what leads into it.
  package let references: BodyReferences

  /// Where comments stand: readers are not to see them.
  package let comments: [Range<Int>]

  /// Where the body stands in the file, and how it is read.
  let bodyPlace: BodyPlace

  private let parsedBody: Mutex<MarkdownDocument?>

  /// Puts an entry together.
  package init(
    source: SourceText, id: String, title: Located<String>, reading: Located<String>?,
    updated: Located<CalendarDate>?, confirmed: Located<CalendarDate>?,
    reviewBy: Located<CalendarDate>?,
    citations: [Located<String>], formerIDs: [Located<String>], acceptances: [Acceptance],
    detail: Detail, comments: [Range<Int>] = [], body: MarkdownDocument,
    at bytes: Range<Int> = 0..<0
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
    self.comments = comments
    address = detail.kind.address(ofPage: id)
    references = BodyReferences(of: body)
    bodyPlace = BodyPlace(bytes: bytes, options: body.options)
    parsedBody = Mutex(body)
  }

  /// Puts an entry together of which all but the body is known.
  init(
    _ fields: EntryFields, title: Located<String>, detail: Detail, of source: SourceText,
    comments: [Range<Int>], references: BodyReferences, body: BodyPlace
  ) {
    self.source = source
    self.title = title
    self.detail = detail
    self.comments = comments
    self.references = references
    id = entryID(ofPath: source.path)
    address = detail.kind.address(ofPage: id)
    reading = fields.reading
    updated = fields.updated
    confirmed = fields.confirmed
    reviewBy = fields.reviewBy
    citations = fields.citations
    formerIDs = fields.formerIDs
    acceptances = fields.acceptances
    bodyPlace = body
    parsedBody = Mutex(nil)
  }

  package var kind: EntryKind { detail.kind }

  /// The body, parsed by the first who asks for it.
  package var body: MarkdownDocument {
    parsedBody.withLock { parsed in
      if let parsed { return parsed }
      let body = parseMarkdown(source, in: bodyPlace.bytes, options: bodyPlace.options)
      guard let document = body.value else {
        preconditionFailure("what could be read once can be read again")
      }
      parsed = document
      return document
    }
  }

  /// Whether the body was parsed.
  package var isBodyParsed: Bool { parsedBody.withLock { $0 != nil } }

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

/// Where the body of an entry stands in its file, and how it is read.
struct BodyPlace: Hashable, Sendable {
  let bytes: Range<Int>
  let options: MarkdownOptions
}
