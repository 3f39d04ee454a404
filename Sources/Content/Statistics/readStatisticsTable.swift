// SPDX-License-Identifier: MIT

package import Diagnostics

/// Reads the figures of a page and checks that they agree with each other.
///
/// - Parameters:
///   - report: What the page says of its file.
///   - page: The page.
///   - file: The CSV file, as UTF-8.
/// - Returns: No value where a figure is missing or does not agree; what only differs from a printed ratio
///   is part of the value.
package func readStatisticsTable(
  _ report: StatisticsReport, of page: SourceText, file: SourceText
) -> Checked<StatisticsTable> {
  let parsed = parseCSV(file)
  guard let csv = parsed.value else { return Checked(nil, parsed.diagnostics) }
  var reader = StatisticsTableReader(report, page: page, csv: csv)
  let table = reader.table()
  let diagnostics = parsed.diagnostics + reader.diagnostics
  let isRight = !diagnostics.contains { $0.severity == .error }
  return Checked(isRight ? table : nil, diagnostics)
}

/// Finds the columns that a page speaks of in its file, and reads the rows.
struct StatisticsTableReader {
  let report: StatisticsReport
  let page: SourceText
  let csv: CSVTable
  private(set) var diagnostics: [Diagnostic] = []

  /// The columns of the file that name the rows.
  private var nameColumn = 0
  private var codeColumn: Int?
  private var ownerColumn: Int?

  init(_ report: StatisticsReport, page: SourceText, csv: CSVTable) {
    self.report = report
    self.page = page
    self.csv = csv
  }

  mutating func tell(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// The place of something in the front matter.
  func span<Value>(_ part: Located<Value>) -> SourceSpan {
    SourceSpan(path: page.path, bytes: part.span)
  }

  /// Reads everything; what is missing is told.
  mutating func table() -> StatisticsTable? {
    nameColumn = report.rowColumn.flatMap { place(of: $0) } ?? 0
    codeColumn = report.codeColumn.flatMap { place(of: $0) }
    ownerColumn = report.ownerColumn.flatMap { place(of: $0) }
    let definitions = report.columns.isEmpty ? allColumns() : report.columns
    let columns = resolved(definitions)
    tellUndeclared(definitions)
    let isUnclear = diagnostics.contains { $0.severity == .error }
    guard !isUnclear, !columns.isEmpty else { return nil }
    let places = columns.map { $0.isRatio ? nil : csv.column(named: $0.name) }
    var rows: [StatisticsTable.Row] = []
    var cells: [[CSVCell]] = []
    var total: (row: StatisticsTable.Row, cells: [CSVCell])?
    for record in csv.rows {
      let row = read(record, columns, places)
      if let name = report.totalRow, columnKey(name.value) == columnKey(row.name) {
        total = (row, record)
      } else {
        rows.append(row)
        cells.append(record)
      }
    }
    checkNames(of: rows, cells)
    if let name = report.totalRow, total == nil {
      tell(.missingRow(name.value, among: rows.map(\.name), at: span(name)))
    }
    let whole = whole(of: rows, columns, total: total, places)
    checkIdentities(
      columns, rows: rows + (total.map { [$0.row] } ?? []),
      cells: cells + (total.map { [$0.cells] } ?? []), places)
    return StatisticsTable(
      rowMeaning: report.rowMeaning, rowTitle: csv.header[nameColumn].text, columns: columns,
      rows: rows, whole: whole,
      differences: differences(columns, rows: rows, cells: cells, total: total),
      breaks: breaks(rows))
  }

  private mutating func place(of name: Located<String>) -> Int? {
    if let place = csv.column(named: name.value) { return place }
    tell(.unknownColumn(name.value, among: csv.header.map(\.text), at: span(name)))
    return nil
  }

  /// Every column that does not name the rows, as counts.
  private func allColumns() -> [StatisticsColumn] {
    let unused = Set(report.unusedColumns.map { columnKey($0.value) })
    return csv.header.enumerated().compactMap { place, cell in
      guard place != nameColumn, place != codeColumn, place != ownerColumn,
        !unused.contains(columnKey(cell.text))
      else { return nil }
      return StatisticsColumn(
        name: Located(cell.text, at: 0..<0), mark: "", unit: "", shortName: cell.text, ratios: nil)
    }
  }

  private mutating func resolved(_ definitions: [StatisticsColumn]) -> [StatisticsTable.Column] {
    let counts = definitions.filter { $0.ratios == nil }
    func place(_ name: Located<String>) -> Int? {
      let key = columnKey(name.value)
      return definitions.firstIndex { $0.ratios == nil && columnKey($0.name.value) == key }
    }
    return definitions.map { definition in
      guard let ratios = definition.ratios else {
        if !report.columns.isEmpty { _ = self.place(of: definition.name) }
        return StatisticsTable.Column(definition: definition, numerator: nil, denominator: nil)
      }
      for name in [ratios.numerator, ratios.denominator] where place(name) == nil {
        tell(.unknownColumn(name.value, among: counts.map(\.name.value), at: span(name)))
      }
      if let printed = ratios.printedColumn { _ = self.place(of: printed) }
      return StatisticsTable.Column(
        definition: definition, numerator: place(ratios.numerator),
        denominator: place(ratios.denominator))
    }
  }

  /// What the page does not speak of is not published; that may have been forgotten.
  private mutating func tellUndeclared(_ definitions: [StatisticsColumn]) {
    for unused in report.unusedColumns { _ = place(of: unused) }
    guard !report.columns.isEmpty else { return }
    let known = Set(
      (definitions.flatMap { [$0.name, $0.ratios?.printedColumn].compactMap(\.self) }
        + report.unusedColumns).map { columnKey($0.value) })
    for (place, cell) in csv.header.enumerated()
    where place != nameColumn && place != codeColumn && place != ownerColumn
      && !known.contains(columnKey(cell.text))
    {
      tell(.undeclaredColumn(cell.text, at: csv.source.span(of: cell)))
    }
  }

  private mutating func read(
    _ record: [CSVCell], _ columns: [StatisticsTable.Column], _ places: [Int?]
  ) -> StatisticsTable.Row {
    let name = record[nameColumn]
    if name.text.isEmpty { tell(.emptyRowName(at: csv.source.span(of: name))) }
    let code = codeColumn.map { record[$0] }
    let isTotal = report.totalRow.map { columnKey($0.value) == columnKey(name.text) } ?? false
    if let code, !isTotal, !isCode(narrowed(code.text)) {
      tell(.badCode(code.text, at: csv.source.span(of: code)))
    }
    var counts: [Int?] = []
    for (index, column) in columns.enumerated() {
      counts.append(places[index].flatMap { count(record[$0], column.definition) })
    }
    return StatisticsTable.Row(
      name: name.text, owner: ownerColumn.map { record[$0].text } ?? report.owner?.value ?? "",
      code: code.map { narrowed($0.text).lowercased() }, counts: counts)
  }

  private mutating func count(_ cell: CSVCell, _ column: StatisticsColumn) -> Int? {
    let span = csv.source.span(of: cell)
    switch readCount(cell.text, unit: column.unit.isEmpty ? nil : column.unit) {
    case .count(let count): return count
    case .notGiven: break
    case .empty: tell(.emptyCount(column.name.value, at: span))
    case .notANumber: tell(.notACount(cell.text, in: column.name.value, at: span))
    case .tooLarge: tell(.countTooLarge(cell.text, in: column.name.value, at: span))
    }
    return nil
  }

  /// No two rows may be taken for one another: neither by their codes nor by their names.
  private mutating func checkNames(of rows: [StatisticsTable.Row], _ cells: [[CSVCell]]) {
    var codes: [String: String] = [:]
    var names: Set<String> = []
    for (row, record) in zip(rows, cells) {
      if let code = row.code, let codeColumn {
        if let other = codes[code] {
          tell(
            .doubledCode(
              code, of: row.name, and: other, at: csv.source.span(of: record[codeColumn])))
        }
        codes[code] = row.name
      }
      if !names.insert(columnKey(row.fullName)).inserted {
        tell(.doubledRow(row.fullName, at: csv.source.span(of: record[nameColumn])))
      }
    }
  }

  private mutating func breaks(
    _ rows: [StatisticsTable.Row]
  ) -> [(row: Int, explanation: String)] {
    report.breaks.compactMap { entry in
      let key = columnKey(entry.row.value)
      if let place = rows.firstIndex(where: { columnKey($0.name) == key }), place > 0 {
        return (place, entry.explanation)
      }
      tell(.missingRow(entry.row.value, among: rows.dropFirst().map(\.name), at: span(entry.row)))
      return nil
    }.sorted { $0.row < $1.row }
  }
}

/// Whether a text can be part of an address.
private func isCode(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.count <= 40
    && text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x2D
    }
}
