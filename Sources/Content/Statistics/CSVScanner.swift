// SPDX-License-Identifier: MIT

import Diagnostics

/// Takes a CSV file apart into lines of cells.
struct CSVScanner {
  private let source: SourceText
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var index: Int
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether a quote leaves it open where the cells end.
  private(set) var isBroken = false

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    index = source.contentStart
    let head = bytes[index...].prefix { $0 != Self.lineFeed && $0 != Self.carriageReturn }
    let usesTabs = !head.contains(UInt8(ascii: ",")) && head.contains(UInt8(ascii: "\t"))
    delimiter = UInt8(ascii: usesTabs ? "\t" : ",")
  }

  /// The lines that hold anything.
  ///
  /// - Complexity: Linear in the file's length.
  mutating func records() -> [[CSVCell]] {
    var records: [[CSVCell]] = []
    while index < bytes.count, !isBroken {
      let record = record()
      if record.contains(where: { !$0.text.isEmpty }) { records.append(record) }
    }
    return records
  }

  private mutating func record() -> [CSVCell] {
    var cells = [cell()]
    while index < bytes.count, bytes[index] == delimiter {
      index += 1
      cells.append(cell())
    }
    if index < bytes.count, bytes[index] == Self.carriageReturn { index += 1 }
    if index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
    return cells
  }

  private mutating func cell() -> CSVCell {
    let start = index
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    if index < bytes.count, bytes[index] == Self.quote { return quotedCell() }
    index = start
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    return CSVCell(text: trimmed(source.text(in: start..<index)), span: start..<index)
  }

  private mutating func quotedCell() -> CSVCell {
    let start = index
    var content: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == Self.quote else {
        content.append(byte)
        continue
      }
      guard index < bytes.count, bytes[index] == Self.quote else {
        let end = index
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        if index < bytes.count, !isEnd(bytes[index]) {
          isBroken = true
          diagnostics.append(.textAfterQuote(at: SourceSpan(path: source.path, bytes: start..<end)))
        }
        return CSVCell(text: trimmed(String(decoding: content, as: UTF8.self)), span: start..<end)
      }
      content.append(byte)
      index += 1
    }
    isBroken = true
    diagnostics.append(
      .unclosedQuote(at: SourceSpan(path: source.path, bytes: start..<(start + 1))))
    return CSVCell(text: "", span: start..<(start + 1))
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }
}

/// The text without the spaces at its ends, full-width ones as well.
private func trimmed(_ text: String) -> String {
  var rest = Substring(text)
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}

extension Diagnostic {
  fileprivate static func unclosedQuote(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-quote", "引用符「\"」が閉じていないため、ここから後ろの表が読めません。",
      hint: "値の終わりに「\"」を付けます。値の中の「\"」は「\"\"」と二つ書きます。", at: span)
  }

  fileprivate static func textAfterQuote(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-quote", "引用符「\"」で閉じた値のすぐ後ろに、続きの文字があります。",
      hint: "値の全体を引用符で囲みます。値の中の「\"」は「\"\"」と二つ書きます。", at: span)
  }
}
