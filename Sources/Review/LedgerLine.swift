// SPDX-License-Identifier: MIT

import Content
import Diagnostics

/// A line of a ledger as it is written.
enum LedgerLine {
  /// What stands before a line's own hash, which is taken of everything before it.
  static let sealKey = ", 印: "

  /// The first lines of a new ledger.
  static let opening = """
    # kosapo review が書く、事例の確認の記録です。1行が1つの手続きで、後ろに足していくだけです。
    # 手で直さないでください。直すと「印」が合わなくなり、どの行かが表示されます。

    """

  /// Writes a line that follows another.
  static func text(
    number: Int, date: CalendarDate, office: String, note: String, _ event: LedgerEntry.Event,
    after head: String
  ) -> (line: String, seal: String) {
    var parts = ["番: \(number)", "日付: \(date.text)"]
    switch event {
    case .move(let state, let role, let fingerprint):
      parts.append("状態: \(state.rawValue)")
      parts.append("組織: \(quoted(office))")
      parts.append("役割: \(quoted(role))")
      if !note.isEmpty { parts.append("記録: \(quoted(note))") }
      parts.append("本文: \(fingerprint.text)")
      if let pictures = fingerprint.pictures { parts.append("画像: \(pictures)") }
    case .answer(let kind):
      parts.append("回答: \(kind.rawValue)")
      parts.append("区: \(quoted(office))")
      if !note.isEmpty { parts.append("意見: \(quoted(note))") }
    }
    parts.append("前: \(head)")
    let sealed = "- {" + parts.joined(separator: ", ")
    let seal = LedgerLine.seal(of: sealed)
    return (sealed + sealKey + seal + "}", seal)
  }

  /// The hash of a line up to its own hash.
  static func seal(of text: String) -> String {
    SHA256.digits(of: text.utf8)
  }

  /// A text as YAML in double quotes, on one line.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Ledger {
  /// The ledger with one more line.
  func adding(
    _ event: LedgerEntry.Event, date: CalendarDate, office: String, note: String
  ) -> Ledger {
    let written = LedgerLine.text(
      number: entries.count + 1, date: date, office: office, note: note, event, after: head)
    var bytes = source.bytes
    if bytes.isEmpty { bytes += LedgerLine.opening.utf8 }
    if bytes.last != 0x0A { bytes.append(0x0A) }
    bytes += (written.line + "\n").utf8
    let entry = LedgerEntry(
      date: date, office: office, note: note, event: event, seal: written.seal)
    return Ledger(
      id: id, source: SourceText(path: source.path, bytes: bytes), entries: entries + [entry])
  }
}
