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
