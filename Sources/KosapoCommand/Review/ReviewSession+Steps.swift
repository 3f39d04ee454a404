// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Review

extension ReviewSession {
  /// `review move`: writes a step.
  func move() async throws -> ExitCode {
    let word = values.operands[2]
    guard let target = ReviewState(rawValue: word) else {
      let words = ReviewState.allCases.map(\.rawValue)
      throw UsageError(
        "「\(word)」という手続きはありません。",
        hint: (nearestWord(to: word, among: words).map { "「\($0)」の書き間違いではありませんか。" } ?? "")
          + "手続き: " + words.joined(separator: "、"))
    }
    let office = try required("--office", example: "西区")
    if let problem = try problem(ofOffice: office, schools: schools) {
      throw UsageError("「--office」の「\(office)」は使えません。", hint: problem)
    }
    let role = try required("--role", example: "推進員")
    if let problem = try problem(ofRole: role, schools: schools) {
      throw UsageError("「--role」の「\(role)」は使えません。", hint: problem)
    }
    try refusePersonalData("--note")
    let seen = try standing()
    let changed = try entry.map { try content.changesSinceApproval(of: $0, seen) } ?? nil
    let step = CaseStanding.Step(
      date: try today(values, console), office: ward(named: office) ?? office, role: role,
      note: values["--note"] ?? "")
    let write = { (ledger: Ledger) throws(ReviewStop) -> Ledger in
      do throws(ReviewRefusal) {
        return try CaseStanding(ledger, present: seen.present).moved(to: target, step)
      } catch {
        throw .refused(error, id: id, changed: changed)
      }
    }
    // What is refused anyway leaves no trace on the disk.
    _ = try write(seen.ledger)
    let file = LedgerFile(id: id, root: values.root)
    let ledger = try await file.append { ledger throws(ReviewStop) in
      guard ledger.source.bytes == seen.ledger.source.bytes else {
        throw .movedMeanwhile(ledger, id: id)
      }
      return try write(ledger)
    }
    if target == .approved, let entry {
      try keepApprovedText(entry.source.bytes, of: id, root: values.root)
    }
    let moved = CaseStanding(ledger, present: seen.present)
    let from = seen.state.map { "「\($0.rawValue)」から" } ?? ""
    console.print("\(id) を\(from)「\(target.rawValue)」に進めました。")
    for note in notes(on: target, seen) { console.print("  \(note)") }
    let next = moved.possibleMoves.map(\.rawValue)
    if !next.isEmpty { console.print("  次に進めるのは: " + next.joined(separator: "、")) }
    return .done
  }

  /// Refuses an option's text that leads to a person.
  private func refusePersonalData(_ option: String) throws {
    guard let text = values[option], let problem = try problem(ofNote: text, schools: schools)
    else { return }
    throw UsageError("「\(option)」に、個人情報と思われるものがあります。", hint: problem)
  }

  /// What the person who moves a case ought to know.
  private func notes(on target: ReviewState, _ before: CaseStanding) -> [String] {
    switch target {
    case .inquiry where before.state == .onHold:
      let count = before.ledger.answers.count
      return [
        "意見照会に戻りました。保留の前の回答（\(count)/\(osakaWards.count)区）はそのままです。残りは `kosapo review answers \(id)` で見られます。"
      ]
    case .inquiry:
      return ["24区役所に意見を聞きます。回答は `kosapo review answer \(id) --office 区 --kind …` で記録します。"]
    case .revising where before.state == .inquiry:
      let missing = osakaWards.filter { before.ledger.answers[$0] == nil }
      return missing.isEmpty
        ? [] : ["注意: まだ \(missing.count) 区の回答がありません（\(missing.joined(separator: "、"))）。"]
    case .approved where before.ledger.lastMove?.fingerprint != before.present:
      return ["注意: 部会に付けたときから、内容が変わっています。承認したのは今の内容です。"]
    case .published:
      return ["次の `kosapo publish` でサイトに入ります。"]
    case .withdrawn:
      return ["次の `kosapo publish` でサイトから消え、取り下げたことだけを書いたページが残ります。"]
    default:
      return []
    }
  }

  /// `review answer`: writes a ward's answer.
  func answer() async throws -> ExitCode {
    let office = try required("--office", example: "北区")
    guard let ward = ward(named: office) else {
      let nearest = nearestWord(to: office, among: osakaWards)
      throw UsageError(
        "「--office」の「\(office)」は、大阪市の24区ではありません。",
        hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
          ?? "使える区: " + osakaWards.joined(separator: "、"))
    }
    let word = try required("--kind", example: "意見なし")
    guard let kind = AnswerKind(rawValue: word) else {
      preconditionFailure("the command line takes only the kinds of answers")
    }
    if kind != .noOpinion {
      guard let text = values["--text"], text.contains(where: { !$0.isWhitespace }) else {
        throw UsageError(
          "「\(kind.rawValue)」の回答には、その内容を書く「--text」が必要です。",
          hint: "例: --text \"学年が分かるので丸める\"。意見がないときは --kind 意見なし を使います。")
      }
    }
    try refusePersonalData("--text")
    let (text, date) = (values["--text"] ?? "", try today(values, console))
    let write = { (ledger: Ledger) throws(ReviewStop) -> Ledger in
      do throws(ReviewRefusal) {
        return try CaseStanding(ledger, present: nil).answered(
          kind, by: ward, text: text, date: date)
      } catch {
        throw .refused(error, id: id)
      }
    }
    _ = try write(try standing().ledger)
    let ledger = try await LedgerFile(id: id, root: values.root).append(write)
    let count = ledger.answers.count
    console.print("\(id) への\(ward)の回答「\(kind.rawValue)」を記録しました（回答 \(count)/24区）。")
    if count == osakaWards.count {
      console.print("  24区の回答がそろいました。次に進めるのは: 意見反映")
    }
    return .done
  }
}

extension ReviewStop {
  fileprivate static func movedMeanwhile(_ ledger: Ledger, id: String) -> ReviewStop {
    let last = ledger.entries.last
    let what = last?.state.map { "「\($0.rawValue)」に進めました" } ?? "回答を記録しました"
    return ReviewStop(
      "ほかの人が先に \(id) の記録を書きました（\(last?.office ?? "")が\(what)）。書き込みませんでした。",
      hint: "`kosapo review history \(id)` で今の様子を確かめてから、もう一度実行します。", .contentErrors)
  }

  fileprivate static func refused(
    _ refusal: ReviewRefusal, id: String, changed: [TextChange]? = nil
  ) -> ReviewStop {
    switch refusal {
    case .notPossible(let from, let to, let possible):
      return ReviewStop(
        "\(id) は\(standing(from))ので、「\(to.rawValue)」に進めません。", hint: words(possible),
        .wrongCommandLine)
    case .edited(let to, let possible):
      return ReviewStop(
        "\(id) は承認のあとで内容が変わったので\(changeSummary(changed))、「\(to.rawValue)」に進めません。差戻しと同じに扱います。",
        hint: "元の内容に戻すか、手続きをやり直します。\(words(possible))\(quoted(changed))"
          + "変わったところのすべては `kosapo review history \(id)` で見られます。", .wrongCommandLine)
    case .reasonMissing(let state):
      return ReviewStop(
        "「\(state.rawValue)」には理由が必要です。", hint: "例: --note \"学年が分かるので丸める\"", .wrongCommandLine)
    case .holdIsForWorkingGroup:
      return ReviewStop(
        "保留を解けるのは、実務者ワーキングだけです。", hint: "例: --office 局 --role 実務者ワーキング",
        .wrongCommandLine)
    case .notAskedForAnswers(let state):
      return ReviewStop(
        "\(id) は\(standing(state))ので、回答を記録できません。回答は「意見照会」の間に記録します。",
        .wrongCommandLine)
    case .dayBefore(let last):
      return ReviewStop(
        "日付が、最後の記録の日（\(last.japanese)）より前です。", hint: "--today を確かめます。",
        .wrongCommandLine)
    }
  }

  /// The first lines that changed, as the text has them now or had them before.
  private static func quoted(_ changes: [TextChange]?) -> String {
    (changes ?? []).prefix(3).map { change in
      let text = change.text.count > 40 ? change.text.prefix(40) + "…" : change.text[...]
      return "「\(text)」を\(change.isAdded ? "足し" : "消し")ています。"
    }.joined()
  }

  private static func standing(_ state: ReviewState?) -> String {
    state.map { "今「\($0.rawValue)」な" } ?? "まだ手続きを始めていない"
  }

  private static func words(_ possible: [ReviewState]) -> String {
    possible.isEmpty
      ? "進められる先はありません（取下げは元に戻せません）。"
      : "進められるのは: " + possible.map(\.rawValue).joined(separator: "、") + "。"
  }
}
