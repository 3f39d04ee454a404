// SPDX-License-Identifier: MIT

import Content

/// The pages that are made from the figures of an entry: one for each row, one for each ranking.
func figurePages(of entry: Entry, _ library: Library) -> [Page] {
  guard case .statistics(let report) = entry.detail, let table = library.figures(of: entry) else {
    return []
  }
  let rows = table.rows.indices.compactMap { row in
    figureRowAddress(of: entry, table, row).map {
      Page(address: $0, subject: .figureRow(entry, row))
    }
  }
  return rows
    + rankedColumns(of: table, report).map {
      Page(address: rankingAddress(of: entry, $0), subject: .ranking(entry, $0))
    }
}

/// The address of the table as CSV.
func downloadAddress(of entry: Entry) -> String {
  "\(entry.kind.folder)/\(entry.id)_table.csv"
}

/// The charts of a series: those that the page asks for, else one for each ratio, else one for each column.
func seriesCharts(
  of table: StatisticsTable, _ report: StatisticsReport
) -> [(column: Int, form: TrendChart.Form)] {
  guard table.rowMeaning == .periods else { return [] }
  let asked = report.charts.compactMap { chart in
    table.column(named: chart.column.value).map {
      (column: $0, form: chart.form == .bars ? TrendChart.Form.bars : .points)
    }
  }
  if !asked.isEmpty { return asked }
  let ratios = table.columns.indices.filter { table.columns[$0].isRatio }
  return ratios.isEmpty
    ? table.columns.indices.map { (column: $0, form: .bars) }
    : ratios.map { (column: $0, form: .points) }
}

extension StatisticsTable {
  /// The value in a cell; `nil` where there is none.
  func value(_ column: Int, of row: Row) -> ChartValue? {
    if columns[column].isRatio { return ratio(column, of: row).map { .ratio($0) } }
    return row.counts[column].map { .count($0) }
  }

  /// The name of a row in a table where all rows stand together: with its owner where there are several.
  func shownName(of row: Row) -> String {
    let owners = Set(rows.map(\.owner))
    return owners.count > 1 ? row.fullName : row.name
  }

  /// What all rows together are called where it is about their ratios.
  var averageName: String { (whole?.name ?? "全体") + "平均" }

  /// How a value that is worse differs from the average.
  func worseText(_ column: Int) -> String {
    "\(averageName)より" + (columns[column].definition.ratios?.better == .lower ? "高い" : "低い")
  }

  /// The rank of each row in a column, from 1 for the best; where neither way is better, the greatest is first.
  ///
  /// Equal values have the same rank, and those behind them count them all.
  func ranks(_ column: Int) -> [(row: Int, rank: Int)] {
    let isLowBest = columns[column].definition.ratios?.better == .lower
    let order = isLowBest ? ascending(column) : descending(column)
    var ranks: [(row: Int, rank: Int)] = []
    for (place, row) in order.enumerated() {
      let isEqual = ranks.last.map { areEqual(column, $0.row, row) } ?? false
      ranks.append((row, isEqual ? ranks[place - 1].rank : place + 1))
    }
    return ranks
  }

  /// The rows from the greatest value to the smallest; equal ones in the table's order.
  private func descending(_ column: Int) -> [Int] {
    var groups: [[Int]] = []
    for row in ascending(column) {
      if let last = groups.last?.last, areEqual(column, last, row) {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups.reversed().flatMap(\.self)
  }
}
