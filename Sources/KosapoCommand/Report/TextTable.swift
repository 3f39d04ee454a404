// SPDX-License-Identifier: MIT

import Content
import JapaneseText

/// A cell of a table of figures.
enum TableCell: Hashable {
  case text(String)

  /// A sentence, of which a terminal shows the beginning.
  case sentence(String)
  case number(Int)

  /// A number in hundredths.
  case hundredths(Int)

  /// Yes or no, as readers are told it.
  case flag(Bool, String)

  /// Answers with the number of learners who gave them; a terminal shows the first.
  case counts([Count])

  /// Nothing that could be said.
  case none

  struct Count: Hashable {
    let text: String
    let count: Int
  }

  /// All of it.
  var text: String {
    switch self {
    case .text(let text), .sentence(let text): text
    case .number(let number): "\(number)"
    case .hundredths(let number): decimalText(hundredths: number)
    case .flag(_, let text): text
    case .counts(let counts): counts.map { "\($0.text)（\($0.count)人）" }.joined(separator: " / ")
    case .none: ""
    }
  }

  /// What there is room for in a line.
  fileprivate var brief: String {
    switch self {
    case .sentence(let text): TableCell.shortened(text)
    case .counts(let counts):
      counts.first.map { "\(TableCell.shortened($0.text))（\($0.count)人）" } ?? ""
    default: text
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count > 24 ? text.prefix(23) + "…" : text
  }

  var json: JSONValue {
    switch self {
    case .text(let text), .sentence(let text): .text(text)
    case .number(let number): .number(number)
    case .hundredths(let number): .hundredths(number)
    case .flag(let value, _): .bool(value)
    case .counts(let counts):
      .array(counts.map { .members(["answer": .text($0.text), "learners": .number($0.count)]) })
    case .none: .null
    }
  }
}

/// A table of figures, as text, CSV or JSON.
struct TextTable {
  struct Column {
    /// The heading for readers.
    let title: String

    /// The name in JSON.
    let name: String
  }

  let title: String
  let columns: [Column]
  let rows: [[TableCell]]

  /// The table in columns for a terminal.
  var text: String {
    let shown = [columns.map(\.title)] + rows.map { $0.map(\.brief) }
    let widths = columns.indices.map { index in
      shown.map { displayWidth(of: $0[index]) }.max() ?? 0
    }
    let lines = shown.map { cells in
      var line = ""
      for (index, cell) in cells.enumerated() {
        let isNumber = rows.first.map { row in
          switch row[index] {
          case .number, .hundredths: true
          default: false
          }
        }
        let blank = String(repeating: " ", count: max(0, widths[index] - displayWidth(of: cell)))
        line += (isNumber ?? false) ? blank + cell : cell + blank
        line += "  "
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    return "\(title)\n" + lines.map { "  \($0)\n" }.joined()
  }

  /// The table as Excel opens it: UTF-8 with a byte order mark, lines ending in CRLF.
  var csv: String {
    let lines = [columns.map { csvCell($0.title) }] + rows.map { $0.map(written) }
    return "\u{FEFF}" + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          zip(columns, row).map { JSONValue.Member(name: $0.name, value: $1.json) })
      })
  }
}

/// A cell of CSV; only numbers may begin with a sign.
private func written(_ cell: TableCell) -> String {
  switch cell {
  case .number, .hundredths: cell.text
  default: csvCell(cell.text)
  }
}
