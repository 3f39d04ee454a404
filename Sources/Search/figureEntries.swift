// SPDX-License-Identifier: MIT

import Content

/// What the table of a page says whose rows have no pages of their own: its columns, and each row.
func figureLines(of entry: Entry, _ library: Library) -> [String] {
  guard let table = library.figures(of: entry) else { return [] }
  let rows = table.rows.indices.filter { figureRowAddress(of: entry, table, $0) == nil }
  guard !rows.isEmpty else { return [] }
  let heads = ([table.rowTitle] + table.columns.map(\.fullName)).joined(separator: " ")
  return [heads]
    + rows.map { place in
      let row = table.rows[place]
      let values = table.columns.indices.compactMap { valueText($0, of: row, table) }
      return ([row.fullName] + values).joined(separator: " ")
    }
}

/// The pages that are made from figures: one for each place that has some of its own, one for each order of the places.
func figureEntries(of entry: Entry, _ library: Library) -> [SearchEntry] {
  guard case .statistics(let report) = entry.detail, let table = library.figures(of: entry) else {
    return []
  }
  func page(_ id: String, _ title: String, _ url: String, _ lines: [String]) -> SearchEntry {
    SearchEntry(
      id: "\(entry.id)_\(id)", kind: entry.kind.rawValue, title: title, reading: "", url: url,
      tags: [], headings: [], body: lines.joined(separator: "\n"), facets: [])
  }
  let places = table.rows.indices.compactMap { place -> SearchEntry? in
    guard let url = figureRowAddress(of: entry, table, place) else { return nil }
    let row = table.rows[place]
    let lines = table.columns.indices.compactMap { column in
      valueText(column, of: row, table).map { "\(table.columns[column].fullName) \($0)" }
    }
    return page(row.code ?? "", figureRowTitle(of: entry, row), url, lines)
  }
  let orders = rankedColumns(of: table, report).map { column in
    let lines = table.rows.compactMap { row in
      valueText(column, of: row, table).map { "\(row.fullName) \($0)" }
    }
    return page(
      rankingID(column), rankingTitle(of: entry, table, column), rankingAddress(of: entry, column),
      lines)
  }
  return places + orders
}

/// A value as pages show it; `nil` where there is none.
private func valueText(
  _ column: Int, of row: StatisticsTable.Row, _ table: StatisticsTable
) -> String? {
  table.columns[column].isRatio
    ? table.ratio(column, of: row)?.percent : row.counts[column].map(countText)
}
