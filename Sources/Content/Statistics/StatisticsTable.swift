// SPDX-License-Identifier: MIT

/// The figures of a page: counts as they were read, and what follows from them.
package struct StatisticsTable: Sendable {
  /// A column, and for ratios the places of the columns that it is made of.
  package struct Column: Hashable, Sendable {
    package let definition: StatisticsColumn
    let numerator: Int?
    let denominator: Int?

    package var isRatio: Bool { definition.ratios != nil }
    package var name: String { definition.name.value }

    /// The name with the number that the source gives it: `⑤アウトリーチ率`.
    package var fullName: String { definition.mark + name }
  }

  /// A row, or all rows together.
  package struct Row: Hashable, Sendable {
    package let name: String

    /// Whose it is (`大阪市`); empty where nothing is said.
    package let owner: String

    /// What tells it from rows of the same name: lower case, ASCII.
    package let code: String?

    /// A count for each column; `nil` where there is none, and in columns of ratios.
    package let counts: [Int?]

    /// The name by which it is not mixed up with another's: `大阪市西区`.
    package var fullName: String { owner + name }
  }

  /// A cell whose ratio a source printed otherwise than its counts give it.
  package struct Difference: Hashable, Sendable {
    /// The row's place; `nil` for all rows together.
    package let row: Int?

    /// The column's place.
    package let column: Int

    /// What the source printed, in tenths of a percent.
    package let printed: Int

    package let ratio: Ratio

    /// Why, for readers; empty where nobody said.
    package let explanation: String
  }

  package let rowMeaning: StatisticsReport.RowMeaning

  /// What the rows are named by: the head of their column.
  package let rowTitle: String

  package let columns: [Column]
  package let rows: [Row]

  /// All rows together, where they can be added up: their sums and the ratios of these.
  package let whole: Row?

  package let differences: [Difference]

  /// The places of the first rows behind a break, and why, ascending.
  package let breaks: [(row: Int, explanation: String)]

  /// The ratio in a column of ratios; `nil` where its counts do not give one.
  package func ratio(_ column: Int, of row: Row) -> Ratio? {
    guard let numerator = columns[column].numerator, let denominator = columns[column].denominator,
      let part = row.counts[numerator], let all = row.counts[denominator]
    else { return nil }
    return Ratio(part, of: all)
  }

  /// Whether a row's ratio is worse than that of all rows together, exactly.
  ///
  /// Where neither way is better, or there is nothing to compare with, none is worse.
  package func isWorse(_ column: Int, of row: Row) -> Bool {
    guard let better = columns[column].definition.ratios?.better, let whole,
      let own = ratio(column, of: row), let average = ratio(column, of: whole)
    else { return false }
    return better == .higher ? own.isLess(than: average) : average.isLess(than: own)
  }

  /// The places of the rows from the smallest value of a column to the greatest; rows without a value are left out.
  ///
  /// - Complexity: O(*n* log *n*) in the number of rows.
  package func ascending(_ column: Int) -> [Int] {
    if columns[column].isRatio {
      let ratios = rows.indices.compactMap { row in
        ratio(column, of: rows[row]).map { (row: row, ratio: $0) }
      }
      return ratios.sorted {
        $0.ratio.equals($1.ratio) ? $0.row < $1.row : $0.ratio.isLess(than: $1.ratio)
      }.map(\.row)
    }
    let counts = rows.indices.compactMap { row in
      rows[row].counts[column].map { (row: row, count: $0) }
    }
    return counts.sorted { ($0.count, $0.row) < ($1.count, $1.row) }.map(\.row)
  }

  /// Whether two rows have the same value in a column, exactly.
  package func areEqual(_ column: Int, _ first: Int, _ second: Int) -> Bool {
    guard columns[column].isRatio else {
      return rows[first].counts[column] == rows[second].counts[column]
    }
    guard let left = ratio(column, of: rows[first]), let right = ratio(column, of: rows[second])
    else { return false }
    return left.equals(right)
  }

  /// The place of a column by its name.
  package func column(named name: String) -> Int? {
    let key = columnKey(name)
    return columns.firstIndex { columnKey($0.name) == key }
  }
}
