// SPDX-License-Identifier: MIT

package import Diagnostics

/// A cell of a CSV file.
package struct CSVCell: Hashable, Sendable {
  /// What it says, without the quotes around it and the space at its ends.
  package let text: String

  /// The bytes that it takes in the file, with its quotes.
  package let span: Range<Int>
}

/// A CSV file: its head line and its rows, each as long as the head.
package struct CSVTable: Hashable, Sendable {
  package let source: SourceText
  package let header: [CSVCell]
  package let rows: [[CSVCell]]

  /// The place of the column with this name, as people may write it.
  package func column(named name: String) -> Int? {
    let wanted = columnKey(name)
    return header.firstIndex { columnKey($0.text) == wanted }
  }
}

/// The longest table that is read, in rows: the sums of more could not be counted exactly.
let rowLimit = 2_000

/// Reads a CSV file as RFC 4180 has it, and as spreadsheets write it.
///
/// A byte order mark, any line end, lines without content, and a tab in place of the comma are read. The
/// first line names the columns.
///
/// - Parameter source: The file, as UTF-8.
/// - Returns: No value where the quotes or the head line leave it open what belongs where.
package func parseCSV(_ source: SourceText) -> Checked<CSVTable> {
  var scanner = CSVScanner(source)
  let records = scanner.records()
  var diagnostics = scanner.diagnostics
  guard !scanner.isBroken else { return Checked(nil, diagnostics) }
  guard let first = records.first else {
    return Checked(nil, diagnostics + [.emptyTable(at: .wholeFile(source.path))])
  }
  let header = withoutEmptyEnd(first)
  diagnostics += checkHeader(header, of: source)
  guard !diagnostics.contains(where: { $0.severity == .error }) else {
    return Checked(nil, diagnostics)
  }
  var rows: [[CSVCell]] = []
  for record in records.dropFirst() {
    let record = withoutEmptyEnd(record)
    if record.count > header.count {
      diagnostics.append(
        .surplusCells(record.count, of: header.count, at: source.span(of: record[header.count])))
    } else {
      let end = record.last?.span.upperBound ?? 0
      rows.append(
        record
          + Array(repeating: CSVCell(text: "", span: end..<end), count: header.count - record.count)
      )
    }
  }
  if rows.isEmpty, diagnostics.isEmpty {
    diagnostics.append(.emptyTable(at: .wholeFile(source.path)))
  } else if rows.count > rowLimit {
    diagnostics.append(.tooManyRows(rows.count, at: source.span(of: rows[rowLimit][0])))
  }
  let isRight = !diagnostics.contains { $0.severity == .error }
  return Checked(
    isRight ? CSVTable(source: source, header: header, rows: rows) : nil, diagnostics)
}

extension SourceText {
  /// The place of a cell.
  func span(of cell: CSVCell) -> SourceSpan { SourceSpan(path: path, bytes: cell.span) }
}

/// A column's name as it is compared: without the line breaks and spaces that spreadsheets put into
/// heads, full-width signs as ASCII.
func columnKey(_ name: String) -> String {
  narrowed(name.filter { !$0.isWhitespace })
}

/// Spreadsheets fill up lines with empty cells.
private func withoutEmptyEnd(_ cells: [CSVCell]) -> [CSVCell] {
  var cells = cells
  while let last = cells.last, last.text.isEmpty { cells.removeLast() }
  return cells
}

private func checkHeader(_ header: [CSVCell], of source: SourceText) -> [Diagnostic] {
  var seen: Set<String> = []
  return header.enumerated().compactMap { index, cell in
    let span = source.span(of: cell)
    if cell.text.isEmpty { return .emptyColumnName(index + 1, at: span) }
    return seen.insert(columnKey(cell.text)).inserted ? nil : .doubledColumn(cell.text, at: span)
  }
}

extension Diagnostic {
  fileprivate static func emptyTable(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-empty", "CSV に数字の行がありません。", hint: "1行目に列の名前、2行目から数字を入れます。", at: span)
  }

  fileprivate static func surplusCells(
    _ count: Int, of expected: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-cells", "この行の値は\(count)個ですが、1行目の列の名前は\(expected)個です。",
      hint: "数字の中の「,」は \"1,234\" のように引用符で囲むか、取り除きます。", at: span)
  }

  fileprivate static func tooManyRows(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-rows", "行が\(count)行あります。読めるのは\(rowLimit)行までです。", hint: "表を分けます。",
      at: span)
  }

  fileprivate static func emptyColumnName(_ number: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-header", "左から\(number)番目の列に名前がありません。", hint: "1行目に列の名前を入れるか、列を消します。",
      at: span)
  }

  fileprivate static func doubledColumn(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "csv-header", "列「\(name)」が二つあります。", hint: "違う名前にします。", at: span)
  }
}
