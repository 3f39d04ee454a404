// SPDX-License-Identifier: MIT

package import Content

/// Where a case stands: what its ledger says, and whether its text is still the approved one.
package struct CaseStanding: Sendable {
  package let ledger: Ledger

  /// The case as it is now; `nil` where its file is gone.
  package let present: CaseFingerprint?

  package init(_ ledger: Ledger, present: CaseFingerprint?) {
    self.ledger = ledger
    self.present = present
  }

  package var state: ReviewState? { ledger.state }

  /// Whether the text or a picture has changed since the approval; such a case counts as 差戻し.
  package var isEdited: Bool {
    guard state == .approved || state == .published, let present else { return false }
    return present != ledger.approval
  }

  /// Whether the case may be built into the site.
  package var isShown: Bool { state == .published && !isEdited && present != nil }

  package var isWithdrawn: Bool { state == .withdrawn }

  /// The state that counts.
  package var effectiveState: ReviewState? { isEdited ? .returned : state }

  /// The states that the case can be moved to.
  package var possibleMoves: [ReviewState] {
    guard let state else { return [.draft] }
    switch state {
    case .onHold: return ReviewState.statesAfterHold(from: ledger.stateBeforeHold ?? .workingGroup)
    case .approved where isEdited: return [.draft, .returned, .onHold]
    case .published where isEdited: return [.draft, .underReview, .withdrawn]
    case .underReview where present != ledger.approval: return [.revising]
    default: return state.next
    }
  }
}

/// Why a step is not written into the ledger.
package enum ReviewRefusal: Error, Hashable, Sendable {
  /// The table of moves has no such move.
  case notPossible(from: ReviewState?, to: ReviewState, possible: [ReviewState])

  /// The text is not the approved one.
  case edited(to: ReviewState, possible: [ReviewState])
  case reasonMissing(ReviewState)

  /// Only the working group ends a hold.
  case holdIsForWorkingGroup
  case notAskedForAnswers(ReviewState?)

  /// The day is before the ledger's last one.
  case dayBefore(CalendarDate)
}

extension CaseStanding {
  /// What a step is written with.
  package struct Step: Sendable {
    package let date: CalendarDate
    package let office: String
    package let role: String
    package let note: String

    package init(date: CalendarDate, office: String, role: String, note: String) {
      self.date = date
      self.office = office
      self.role = role
      self.note = note
    }
  }

  /// The ledger after a move.
  package func moved(to target: ReviewState, _ step: Step) throws(ReviewRefusal) -> Ledger {
    guard possibleMoves.contains(target), let present = present ?? presentForWithdrawal(target)
    else {
      // Whoever moves it on does not know that it was edited: that is told before all else.
      let wasEdited =
        isEdited || (state == .underReview && self.present.map { $0 != ledger.approval } ?? false)
      if wasEdited {
        throw .edited(to: target, possible: possibleMoves)
      }
      throw .notPossible(from: state, to: target, possible: possibleMoves)
    }
    if target.needsReason, step.note.isEmpty { throw .reasonMissing(target) }
    if state == .onHold, !isWorkingGroup(step.office), !isWorkingGroup(step.role) {
      throw .holdIsForWorkingGroup
    }
    try checkDay(step.date)
    return ledger.adding(
      .move(target, role: step.role, present), date: step.date, office: step.office,
      note: step.note)
  }

  /// The ledger after a ward's answer.
  package func answered(
    _ kind: AnswerKind, by ward: String, text: String, date: CalendarDate
  ) throws(ReviewRefusal) -> Ledger {
    guard state == .inquiry else { throw .notAskedForAnswers(state) }
    try checkDay(date)
    return ledger.adding(.answer(kind), date: date, office: ward, note: text)
  }

  /// A case whose file is gone can still be withdrawn; the text is then the one that was approved.
  private func presentForWithdrawal(_ target: ReviewState) -> CaseFingerprint? {
    target == .withdrawn ? ledger.lastMove?.fingerprint : nil
  }

  private func checkDay(_ date: CalendarDate) throws(ReviewRefusal) {
    if let last = ledger.entries.last?.date, date < last { throw .dayBefore(last) }
  }

  private func isWorkingGroup(_ text: String) -> Bool { text.contains("ワーキング") }
}
