// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Review
import Testing

/// A case on its way, and the day on which its next step is written.
private struct Journey {
  var ledger = Ledger(newFor: "c-0001")
  var text = "---\n題名: 例\n---\n本文\n"
  var day = 1

  var fingerprint: CaseFingerprint { CaseFingerprint(of: Array(text.utf8), pictures: []) }
  var standing: CaseStanding { CaseStanding(ledger, present: fingerprint) }

  mutating func move(
    to state: ReviewState, office: String = "西区", role: String = "推進員", note: String = ""
  ) throws {
    let date = try #require(CalendarDate(year: 2026, month: 6, day: day))
    ledger = try standing.moved(
      to: state, CaseStanding.Step(date: date, office: office, role: role, note: note))
    day += 1
  }

  static func to(_ states: [ReviewState]) throws -> Journey {
    var journey = Journey()
    for state in states { try journey.move(to: state, note: "理由") }
    return journey
  }
}

private let way = ReviewState.way

@Test func theWayLeadsFromDraftToPublication() throws {
  let journey = try Journey.to(way)
  #expect(journey.standing.isShown)
  #expect(journey.ledger.entries.map(\.state) == way)
}

/// Every pair of states: what is not in this table is refused.
@Test func theTableOfMovesIsTheDesigns() {
  let table: [ReviewState: [ReviewState]] = [
    .draft: [.workingGroup, .returned, .onHold], .workingGroup: [.inquiry, .returned, .onHold],
    .inquiry: [.revising, .returned, .onHold], .revising: [.proposal, .returned, .onHold],
    .proposal: [.council, .returned, .onHold], .council: [.approved, .returned, .onHold],
    .approved: [.published, .returned, .onHold], .published: [.underReview, .withdrawn],
    .returned: [.draft], .underReview: [.revising, .published], .withdrawn: [],
    .onHold: [.workingGroup, .returned],
  ]
  for state in ReviewState.allCases {
    #expect(Set(state.next) == Set(table[state] ?? []), "\(state.rawValue)")
  }
}

@Test func movesOutsideTheTableAreRefusedWithThePossibleOnes() throws {
  for length in 0...way.count {
    let journey = try Journey.to(Array(way.prefix(length)))
    let possible = journey.standing.possibleMoves
    for target in ReviewState.allCases where !possible.contains(target) {
      var copy = journey
      #expect(
        throws: ReviewRefusal.notPossible(
          from: journey.standing.state, to: target, possible: possible)
      ) { try copy.move(to: target, note: "理由") }
    }
  }
}

@Test func aReturnNeedsItsReason() throws {
  var journey = try Journey.to([.draft])
  #expect(throws: ReviewRefusal.reasonMissing(.returned)) { try journey.move(to: .returned) }
  try journey.move(to: .returned, note: "学年を丸める")
  #expect(journey.standing.possibleMoves == [.draft])
}

@Test func onlyTheWorkingGroupEndsAHold() throws {
  var journey = try Journey.to([.draft, .workingGroup, .inquiry, .onHold])
  #expect(journey.standing.possibleMoves == [.inquiry, .workingGroup, .returned])
  #expect(throws: ReviewRefusal.holdIsForWorkingGroup) { try journey.move(to: .inquiry) }
  try journey.move(to: .inquiry, office: "局", role: "実務者ワーキング")
  #expect(journey.standing.state == .inquiry)
}

@Test func anEditedCaseCountsAsReturned() throws {
  for last in [ReviewState.approved, .published] {
    var journey = try Journey.to(Array(way.prefix { $0 != last }) + [last])
    journey.text += "あとから足した文。\n"
    #expect(journey.standing.isEdited)
    #expect(!journey.standing.isShown)
    #expect(journey.standing.effectiveState == .returned)
    #expect(journey.standing.possibleMoves.first == .draft)
  }
}

@Test func anApprovedCaseThatWasEditedIsNotPublished() throws {
  var journey = try Journey.to(Array(way.dropLast()))
  journey.text += "あとから足した文。\n"
  #expect(
    throws: ReviewRefusal.edited(to: .published, possible: [.draft, .returned, .onHold])
  ) { try journey.move(to: .published) }
}

@Test func aPublishedCaseThatWasEditedIsNotMovedToPublicationAgain() throws {
  var journey = try Journey.to(way)
  #expect(
    throws: ReviewRefusal.notPossible(
      from: .published, to: .published, possible: [.underReview, .withdrawn])
  ) { try journey.move(to: .published) }
  journey.text += "あとから足した文。\n"
  #expect(
    throws: ReviewRefusal.edited(to: .published, possible: [.draft, .underReview, .withdrawn])
  ) { try journey.move(to: .published) }
}

@Test func aPublishedCaseThatWasEditedCanStillBeWithdrawn() throws {
  var journey = try Journey.to(way)
  journey.text += "あとから足した文。\n"
  try journey.move(to: .withdrawn)
  #expect(journey.standing.isWithdrawn)
  #expect(journey.standing.possibleMoves.isEmpty)
}

@Test func underReviewAnUnchangedCaseGoesBackAndAChangedOneIsRevised() throws {
  var journey = try Journey.to(way + [.underReview])
  #expect(journey.standing.possibleMoves == [.revising, .published])
  journey.text += "直した文。\n"
  #expect(journey.standing.possibleMoves == [.revising])
  for state in [ReviewState.revising, .proposal, .council, .approved, .published] {
    try journey.move(to: state)
  }
  #expect(journey.standing.isShown)
}

@Test func daysDoNotRunBackwards() throws {
  var journey = try Journey.to([.draft, .workingGroup])
  journey.day = 1
  let last = try #require(CalendarDate("2026-06-02"))
  #expect(throws: ReviewRefusal.dayBefore(last)) { try journey.move(to: .inquiry) }
}

@Test func answersOutliveAHoldAndNoNewInquiry() throws {
  var journey = try Journey.to([.draft, .workingGroup, .inquiry])
  let date = try #require(CalendarDate("2026-06-03"))
  journey.ledger = try journey.standing.answered(.noOpinion, by: "北区", text: "", date: date)
  try journey.move(to: .onHold)
  #expect(journey.ledger.answers.count == 1)
  try journey.move(to: .inquiry, office: "局", role: "実務者ワーキング")
  #expect(journey.ledger.answers.count == 1)
  try journey.move(to: .onHold)
  try journey.move(to: .workingGroup, office: "局", role: "実務者ワーキング")
  try journey.move(to: .inquiry)
  #expect(journey.ledger.answers.isEmpty)
}

@Test func answersAreKeptPerWardSinceTheLastInquiry() throws {
  var journey = try Journey.to([.draft, .workingGroup, .inquiry])
  let date = try #require(CalendarDate("2026-06-10"))
  journey.ledger = try journey.standing.answered(.question, by: "北区", text: "なぜ", date: date)
  journey.ledger = try journey.standing.answered(.noOpinion, by: "北区", text: "", date: date)
  journey.ledger = try journey.standing.answered(.noOpinion, by: "西区", text: "", date: date)
  #expect(journey.ledger.answers.count == 2)
  #expect(journey.ledger.answers["北区"]?.event == .answer(.noOpinion))
  #expect(throws: ReviewRefusal.notAskedForAnswers(.draft)) {
    try Journey.to([.draft]).standing.answered(.noOpinion, by: "北区", text: "", date: date)
  }
}

@Test func aLedgerIsReadAsItWasWritten() throws {
  var journey = Journey()
  try journey.move(to: .draft, office: "大阪市「本」局: 一", note: "1行目\n# 2行目 \"引用\" \\ {a, b}")
  try journey.move(to: .workingGroup)
  try journey.move(to: .inquiry)
  let date = try #require(CalendarDate("2026-06-10"))
  journey.ledger = try journey.standing.answered(.correction, by: "北区", text: "、", date: date)
  let checked = readLedger(journey.ledger.source)
  #expect(checked.diagnostics.isEmpty)
  #expect(checked.value?.entries == journey.ledger.entries)
}

/// What may become of a ledger on the disk.
enum Change: Sendable {
  case none
  case replace(String, String)
  case before(String)
  case after(String)
  case withoutLine(Int)

  func made(in text: String) -> String {
    switch self {
    case .none: return text
    case .replace(let old, let new): return text.replacing(old, with: new)
    case .before(let more): return more + text
    case .after(let more): return text + more
    case .withoutLine(let line):
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      lines.remove(at: line - 1)
      return lines.joined(separator: "\n")
    }
  }
}

@Test(
  arguments: [
    (.none, []), (.replace("\n", "\r\n"), []), (.before("\u{FEFF}"), []),
    (.replace("状態: 意見照会", "状態: 部会"), [5]), (.replace("理由\", 本文", "理由 \", 本文"), Array(3...10)),
    (.replace("組織: \"西区\"", "組織: \"西区"), Array(3...10)), (.withoutLine(3), [3]),
    (.withoutLine(6), [6]), (.withoutLine(9), [9]), (.replace("2026-06-08", "2026-06-09"), [10]),
    (.after("- {番: 9, 状態: 公開}\n"), [11]), (.after("ほか\n"), [11]),
  ] as [(Change, [Int])])
func changesOfEarlierLinesAreNamed(change: Change, lines: [Int]) throws {
  let ledger = try Journey.to(way).ledger
  let text = change.made(in: String(decoding: ledger.source.bytes, as: UTF8.self))
  let source = SourceText(path: ledger.source.path, text)
  let checked = readLedger(source)
  #expect(checked.diagnostics.map { source.place(at: $0.span.lowerBound).line } == lines)
  #expect((checked.value == nil) == !lines.isEmpty)
}

@Test func theLedgerOfAnotherCaseIsNotTaken() throws {
  let ledger = try Journey.to(way).ledger
  let source = SourceText(path: "content/reviews/c-0002.yml", bytes: ledger.source.bytes)
  #expect(readLedger(source).diagnostics.map(\.id) == ["ledger-removed-line"])
}

@Test(arguments: ["", "\n", "# 空\n", "\u{FEFF}"])
func aLedgerWithoutStepsHasNoState(text: String) {
  let checked = readLedger(SourceText(path: "content/reviews/c-0001.yml", text))
  #expect(checked.diagnostics.isEmpty)
  #expect(checked.value?.state == nil)
}

@Test func lineEndsAndDecomposedLettersDoNotChangeTheFingerprint() {
  let plain = CaseFingerprint(of: Array("が\n一\n".utf8), pictures: [])
  for text in ["が\r\n一\r\n", "\u{FEFF}か\u{3099}\n一\n", "が\r一\r"] {
    #expect(CaseFingerprint(of: Array(text.utf8), pictures: []) == plain)
  }
  #expect(CaseFingerprint(of: Array("か\n一\n".utf8), pictures: []) != plain)
  #expect(plain.text == SHA256.digits(of: "が\n一\n".utf8))
}

@Test func picturesArePartOfTheFingerprint() {
  let one = CaseFingerprint(of: [], pictures: [("a.png", [1]), ("b.png", [2])])
  #expect(one == CaseFingerprint(of: [], pictures: [("b.png", [2]), ("a.png", [1])]))
  #expect(one != CaseFingerprint(of: [], pictures: [("a.png", [1]), ("b.png", [3])]))
  #expect(one != CaseFingerprint(of: [], pictures: []))
}

@Test func changesAreListedByLine() {
  let found = changes(from: "一\n二\n三\n", to: "一\n二と\n\n三\n")
  #expect(found.map { "\($0.isAdded ? "+" : "-")\($0.line) \($0.text)" } == ["-2 二", "+2 二と"])
}

@Test(arguments: [
  ("北区", "北区"), ("北", "北区"), ("大阪市西区", "西区"), ("西区役所", "西区"), ("堺市西区", nil), ("東区", nil), ("", nil),
])
func wards(text: String, expected: String?) {
  #expect(ward(named: text) == expected)
}

@Test func thereAreTwentyFourWards() {
  #expect(Set(osakaWards).count == 24)
}
