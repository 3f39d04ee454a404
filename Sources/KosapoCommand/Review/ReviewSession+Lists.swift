// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import JapaneseText
import Review

extension ReviewSession {
  /// `review list`: who waits for what, since when.
  func list() throws -> ExitCode {
    let today = try today(values, console)
    var rows: [[String]] = []
    for (id, standing) in gate.standings.sorted(by: { $0.key < $1.key }) {
      let state = standing.state
      let since = standing.ledger.lastMove?.date
      var waits = state?.waitsFor ?? "起案する組織（手続きの開始）"
      if state == .inquiry {
        waits = "24区役所（回答 \(standing.ledger.answers.count)/24）"
      } else if standing.isEdited {
        waits = "起案した組織（承認のあとで内容が変わったため）"
      }
      let shown = standing.isEdited ? "差戻しの扱い（\(state?.rawValue ?? "")）" : state?.rawValue ?? "未着手"
      rows.append([
        id, shown, since.map { "\($0.text)（\(days(from: $0, to: today))日）" } ?? "-", waits,
        content.library.entry(withID: id)?.title.value ?? "（ファイルなし）",
      ])
    }
    if rows.isEmpty {
      console.print("事例はありません。")
    } else {
      console.print(table([["ID", "状態", "いつから", "待っている相手", "題名"]] + rows))
    }
    for problem in gate.ledgerDiagnostics {
      console.printError("\(problem.path): \(problem.message)")
    }
    return gate.ledgerDiagnostics.contains { $0.severity == .error } ? .contentErrors : .done
  }

  /// `review history`: all steps and answers, and what changed since the approval.
  func history() throws -> ExitCode {
    let standing = try standing()
    console.print("\(id) \(entry?.title.value ?? "（ファイルなし）")")
    guard let state = standing.state else {
      console.print("まだ手続きを始めていません。次に進めるのは: 起案")
      return .done
    }
    let rows = standing.ledger.entries.enumerated().map { number, line -> [String] in
      switch line.event {
      case .move(let state, let role, let fingerprint):
        [
          "\(number + 1)", line.date.text, state.rawValue, "\(line.office)・\(role)",
          "内容 \(fingerprint.text.prefix(8))", oneLine(line.note),
        ]
      case .answer(let kind):
        [
          "\(number + 1)", line.date.text, "回答 \(kind.rawValue)", line.office, "",
          oneLine(line.note),
        ]
      }
    }
    console.print(table(rows))
    console.print("記録のつながりは正しく、途中の変更や削除はありません。")
    if standing.isEdited {
      console.print("今の状態: \(state.rawValue)。ただし承認のあとで内容が変わったので、差戻しと同じに扱います。")
      try printChanges(standing)
    } else {
      console.print("今の状態: \(state.rawValue)")
    }
    let next = standing.possibleMoves.map(\.rawValue)
    console.print(next.isEmpty ? "進められる先はありません。" : "次に進めるのは: " + next.joined(separator: "、"))
    return .done
  }

  private func printChanges(_ standing: CaseStanding) throws {
    guard let entry, let changes = try content.changesSinceApproval(of: entry, standing) else {
      console.print("承認した内容の控え（\(approvedTextPath(of: id))）がないので、変わったところは分かりません。")
      return
    }
    if changes.isEmpty { console.print("画像か、空の行が変わっています。") }
    if standing.present?.pictures != standing.ledger.approval?.pictures {
      console.print("画像などの添付が変わっています。")
    }
    for change in changes.prefix(20) {
      console.print("  \(change.isAdded ? "+" : "-") \(change.line)行目: \(change.text)")
    }
    if changes.count > 20 { console.print("  ほか \(changes.count - 20) か所") }
  }

  /// `review answers`: the 24 wards, answered or not.
  func answers() throws -> ExitCode {
    let standing = try standing()
    guard standing.ledger.wasInquired else {
      console.printError("\(id) は、まだ意見照会に出していません（24区に意見を聞いていません）。")
      return .done
    }
    let answers = standing.ledger.answers
    let rows = osakaWards.map { ward -> [String] in
      guard let line = answers[ward], case .answer(let kind) = line.event else {
        return [ward, "未回答", "", ""]
      }
      return [ward, kind.rawValue, line.date.text, line.note]
    }
    let header = ["区", "回答", "日付", "意見"]
    if values["--format"] == "csv" {
      // Excel takes a CSV file for UTF-8 only with a byte order mark.
      console.write(Array(("\u{FEFF}" + ([header] + rows).map(csvLine).joined()).utf8))
      return .done
    }
    console.print(table([header] + rows.map { $0.map(oneLine) }))
    console.print(
      "回答 \(answers.count)/\(osakaWards.count)区、未回答 \(osakaWards.count - answers.count)区")
    return .done
  }
}

private func oneLine(_ text: String) -> String {
  text.split { $0.isNewline }.joined(separator: " ")
}

/// The rows with their columns under each other.
private func table(_ rows: [[String]]) -> String {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in rows.map { displayWidth(of: $0[column]) }.max() ?? 0 }
  return rows.map { row in
    let line = zip(row, widths).map { padded($0, to: $1) }.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }.joined(separator: "\n")
}

/// A line of CSV (RFC 4180); a cell that a spreadsheet would take for a formula is made a text.
private func csvLine(_ cells: [String]) -> String {
  cells.map { cell in
    var text = cell
    if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }.joined(separator: ",") + "\r\n"
}

/// The days from one date to another.
private func days(from: CalendarDate, to: CalendarDate) -> Int {
  dayNumber(to) - dayNumber(from)
}

/// The days since 1 March of the year 0.
private func dayNumber(_ date: CalendarDate) -> Int {
  let month = (date.month + 9) % 12
  let year = date.year - (date.month <= 2 ? 1 : 0)
  return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1
}
