// SPDX-License-Identifier: MIT

import Diagnostics

extension StatisticsTableReader {
  /// All rows together: the sums, which the file's own sums must equal.
  mutating func whole(
    of rows: [StatisticsTable.Row], _ columns: [StatisticsTable.Column],
    total: (row: StatisticsTable.Row, cells: [CSVCell])?, _ places: [Int?]
  ) -> StatisticsTable.Row? {
    guard report.rowMeaning == .places else { return nil }
    let sums = columns.indices.map { column -> Int? in
      let counts = rows.compactMap { $0.counts[column] }
      return columns[column].isRatio || counts.count < rows.count ? nil : counts.reduce(0, +)
    }
    if let total {
      for column in columns.indices {
        guard let sum = sums[column], let written = total.row.counts[column], sum != written,
          let place = places[column]
        else { continue }
        tell(
          .sumMismatch(
            columns[column].name, sum: sum, written: written,
            at: csv.source.span(of: total.cells[place])))
      }
    }
    let name = report.wholeName?.value ?? total?.row.name ?? "全体"
    return StatisticsTable.Row(
      name: name, owner: "", code: nil,
      counts: columns.indices.map { total?.row.counts[$0] ?? sums[$0] })
  }

  /// What the page says that holds in every row does hold.
  mutating func checkIdentities(
    _ columns: [StatisticsTable.Column], rows: [StatisticsTable.Row], cells: [[CSVCell]],
    _ places: [Int?]
  ) {
    func column(_ name: Located<String>) -> Int? {
      let key = columnKey(name.value)
      return columns.firstIndex { !$0.isRatio && columnKey($0.name) == key }
    }
    for identity in report.identities {
      for name in [identity.sum] + identity.parts where column(name) == nil {
        let names = columns.filter { !$0.isRatio }.map(\.name)
        tell(.unknownColumn(name.value, among: names, at: span(name)))
      }
      let parts = identity.parts.compactMap(column)
      guard let sum = column(identity.sum), let place = places[sum],
        parts.count == identity.parts.count
      else { continue }
      for (row, record) in zip(rows, cells) {
        let counts = parts.compactMap { row.counts[$0] }
        guard counts.count == parts.count, let written = row.counts[sum] else { continue }
        let added = counts.reduce(0, +)
        guard added != written else { continue }
        tell(
          .identityMismatch(
            row: row.fullName, sum: columns[sum].name, written: written,
            parts: parts.map { columns[$0].name }, added: added,
            at: csv.source.span(of: record[place])))
      }
    }
  }

  /// The cells that a source printed otherwise: those that nobody explained are told.
  ///
  /// On a tie (6.25 %) a source may have rounded either way; that is no difference to be told.
  mutating func differences(
    _ columns: [StatisticsTable.Column], rows: [StatisticsTable.Row], cells: [[CSVCell]],
    total: (row: StatisticsTable.Row, cells: [CSVCell])?
  ) -> [StatisticsTable.Difference] {
    var found: [StatisticsTable.Difference] = []
    let known = printedRatios(columns, rows: rows, total: total?.row)
    for printed in known {
      guard
        let ratio = ratio(columns[printed.column], of: printed.row.map { rows[$0] } ?? total?.row)
      else { continue }
      let isSame = printed.value.permille.value == ratio.permille
      guard !isSame else { continue }
      let explanation = printed.value.explanation ?? ""
      found.append(
        StatisticsTable.Difference(
          row: printed.row, column: printed.column, printed: printed.value.permille.value,
          ratio: ratio, explanation: explanation))
      if explanation.isEmpty, !isRoundedDown(printed.value.permille.value, ratio) {
        tell(
          .printedDiffers(
            printed.value.permille.value, ratio, column: columns[printed.column].name,
            at: span(printed.value.permille)))
      }
    }
    let lines = rows.indices.map { (row: Optional($0), counts: rows[$0], cells: cells[$0]) }
    for line in lines + (total.map { [(row: nil, counts: $0.row, cells: $0.cells)] } ?? []) {
      for (place, column) in columns.enumerated() {
        guard let name = column.definition.ratios?.printedColumn,
          let inFile = csv.column(named: name.value), !line.cells[inFile].text.isEmpty,
          !known.contains(where: { $0.row == line.row && $0.column == place }),
          let ratio = ratio(column, of: line.counts)
        else { continue }
        let cell = line.cells[inFile]
        let span = csv.source.span(of: cell)
        guard let printed = readPermille(cell.text) else {
          tell(.notAPrintedRatio(cell.text, in: name.value, at: span))
          continue
        }
        guard printed != ratio.permille else { continue }
        found.append(
          StatisticsTable.Difference(
            row: line.row, column: place, printed: printed, ratio: ratio, explanation: ""))
        if !isRoundedDown(printed, ratio) {
          tell(.printedDiffers(printed, ratio, column: column.name, at: span))
        }
      }
    }
    return found
  }

  private func isRoundedDown(_ printed: Int, _ ratio: Ratio) -> Bool {
    ratio.isTie && printed == ratio.permille - 1
  }

  private func ratio(_ column: StatisticsTable.Column, of row: StatisticsTable.Row?) -> Ratio? {
    guard let row, let numerator = column.numerator, let denominator = column.denominator,
      let part = row.counts[numerator], let all = row.counts[denominator]
    else { return nil }
    return Ratio(part, of: all)
  }

  private struct Placed {
    /// The row's place; `nil` for the sums.
    let row: Int?
    let column: Int
    let value: PrintedRatio
  }

  /// The printed ratios of the front matter with the places of their cells.
  private mutating func printedRatios(
    _ columns: [StatisticsTable.Column], rows: [StatisticsTable.Row], total: StatisticsTable.Row?
  ) -> [Placed] {
    report.printed.compactMap { printed in
      let key = columnKey(printed.row.value)
      let column = columns.firstIndex {
        $0.isRatio && columnKey($0.name) == columnKey(printed.column.value)
      }
      guard let column else { return nil }
      if let row = rows.firstIndex(where: {
        columnKey($0.name) == key || columnKey($0.fullName) == key
      }) {
        return Placed(row: row, column: column, value: printed)
      }
      if let total, columnKey(total.name) == key {
        return Placed(row: nil, column: column, value: printed)
      }
      tell(.missingRow(printed.row.value, among: rows.map(\.name), at: span(printed.row)))
      return nil
    }
  }
}
