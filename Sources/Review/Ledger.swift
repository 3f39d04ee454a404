// SPDX-License-Identifier: MIT

package import Content
package import Diagnostics

/// One line of a ledger: a step of the case, or a ward's answer.
package struct LedgerEntry: Hashable, Sendable {
  /// What happened.
  package enum Event: Hashable, Sendable {
    /// The case was moved; the hashes are those of the case as it stood.
    case move(ReviewState, role: String, CaseFingerprint)

    case answer(AnswerKind)
  }

  package let date: CalendarDate

  /// Who did it: an office, never a person.
  package let office: String

  /// A note, a reason, or the text of an answer; empty where there is none.
  package let note: String
  package let event: Event

  /// The line's own hash, which the next line repeats.
  package let seal: String

  package var state: ReviewState? {
    if case .move(let state, _, _) = event { state } else { nil }
  }

  package var fingerprint: CaseFingerprint? {
    if case .move(_, _, let fingerprint) = event { fingerprint } else { nil }
  }
}

/// The history of one case's approval: a file to which lines are only ever added.
///
/// Each line ends with the SHA-256 of itself and of the line before it, so that a line that was changed, removed or
/// put in later is found.
package struct Ledger: Sendable {
  /// The case's id.
  package let id: String
  package let source: SourceText
  package let entries: [LedgerEntry]

  /// Where the case stands, from the ledger alone; `nil` before the first step.
  package var state: ReviewState? { entries.last { $0.state != nil }?.state }

  /// The last step.
  package var lastMove: LedgerEntry? { entries.last { $0.state != nil } }

  /// The case as it was approved last; `nil` where it was not approved since it was drafted or revised.
  package var approval: CaseFingerprint? {
    var approved: CaseFingerprint?
    for entry in entries {
      switch entry.state {
      case .approved: approved = entry.fingerprint
      case .draft, .revising: approved = nil
      default: break
      }
    }
    return approved
  }

  /// Whether the wards were ever asked for their opinion.
  package var wasInquired: Bool { entries.contains { $0.state == .inquiry } }

  /// The state that a case on hold had before.
  package var stateBeforeHold: ReviewState? {
    entries.reversed().lazy.compactMap(\.state).first { $0 != .onHold }
  }

  /// The answers since the wards were last asked, the newest of each ward.
  ///
  /// Coming back from a hold asks nobody anew: what was answered before it counts.
  package var answers: [String: LedgerEntry] {
    var answers: [String: LedgerEntry] = [:]
    var before: ReviewState?
    for entry in entries {
      if entry.state == .inquiry, before != .onHold {
        answers = [:]
      } else if case .answer = entry.event {
        answers[entry.office] = entry
      }
      before = entry.state ?? before
    }
    return answers
  }

  /// What the next line's hash has to follow.
  var head: String { entries.last?.seal ?? Ledger.opening(of: id) }

  /// What the first line follows: it ties the ledger to its case.
  static func opening(of id: String) -> String {
    SHA256.digits(of: "kosapo-review \(id)".utf8)
  }

  /// The path of a case's ledger from the root.
  package static func path(of id: String) -> String { "content/reviews/\(id).yml" }

  /// A ledger without a step.
  package init(newFor id: String) {
    self.init(id: id, source: SourceText(path: Ledger.path(of: id), bytes: []), entries: [])
  }

  init(id: String, source: SourceText, entries: [LedgerEntry]) {
    self.id = id
    self.source = source
    self.entries = entries
  }
}
