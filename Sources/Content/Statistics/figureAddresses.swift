// SPDX-License-Identifier: MIT

/// The address of the page of a row of figures, from the site's root; only rows of places with a code have one.
package func figureRowAddress(of entry: Entry, _ table: StatisticsTable, _ row: Int) -> String? {
  guard table.rowMeaning == .places else { return nil }
  return table.rows[row].code.map { "\(entry.kind.folder)/\(entry.id)_\($0).html" }
}

/// The title of that page.
package func figureRowTitle(of entry: Entry, _ row: StatisticsTable.Row) -> String {
  "\(row.fullName)：\(entry.title.value)"
}

/// What the id and the address of the page with the rows by a column end in; no code holds an underscore.
package func rankingID(_ column: Int) -> String {
  "rank_\(column < 9 ? "0" : "")\(column + 1)"
}

/// The address of that page, from the site's root.
package func rankingAddress(of entry: Entry, _ column: Int) -> String {
  "\(entry.kind.folder)/\(entry.id)_\(rankingID(column)).html"
}

/// The title of that page.
package func rankingTitle(of entry: Entry, _ table: StatisticsTable, _ column: Int) -> String {
  "\(table.columns[column].fullName)の順位：\(entry.title.value)"
}

/// The columns by which the rows are ranked: those that the page asks for, else all ratios, else all.
package func rankedColumns(of table: StatisticsTable, _ report: StatisticsReport) -> [Int] {
  guard table.rowMeaning == .places else { return [] }
  let asked = report.charts.filter { $0.form == .ranking }
    .compactMap { table.column(named: $0.column.value) }
  if !asked.isEmpty { return asked.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
  let ratios = table.columns.indices.filter { table.columns[$0].isRatio }
  return ratios.isEmpty ? Array(table.columns.indices) : ratios
}
