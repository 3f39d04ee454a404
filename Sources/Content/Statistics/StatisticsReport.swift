// SPDX-License-Identifier: MIT

/// What the front matter of a page of figures says of its CSV file.
package struct StatisticsReport: Hashable, Sendable {
  /// What the rows of the table are (`行の意味`).
  package enum RowMeaning: String, CaseIterable, Hashable, Sendable {
    /// Places that are compared with all of them together.
    case places = "地域"
    /// Points in time, in their order.
    case periods = "期間"
  }

  /// The name of the CSV file beside the page (`データ`).
  package let data: Located<String>

  package let rowMeaning: RowMeaning

  /// The column that names the rows (`行の列`); the first one where nothing is said.
  package let rowColumn: Located<String>?

  /// The column with a code that is unique to each row (`コードの列`).
  package let codeColumn: Located<String>?

  /// Whose all rows are, before their names (`所属`): two cities have a 西区.
  package let owner: Located<String>?

  /// The column that says whose each row is (`所属の列`).
  package let ownerColumn: Located<String>?

  /// The counts and ratios in the order in which they are shown (`列`); empty where nothing is said.
  package let columns: [StatisticsColumn]

  /// Columns of the file that are not published (`使わない列`).
  package let unusedColumns: [Located<String>]

  /// The row that holds the sums of the others (`合計の行`).
  package let totalRow: Located<String>?

  /// How all rows together are called (`全体の名前`).
  package let wholeName: Located<String>?

  /// What has to hold in every row (`恒等式`).
  package let identities: [CountIdentity]

  /// Ratios as a source printed them (`公表値`).
  package let printed: [PrintedRatio]

  /// Rows before which the way of counting may have changed (`区切り`).
  package let breaks: [SeriesBreak]

  /// The charts (`図`); empty where nothing is said.
  package let charts: [ChartRequest]
}

/// A column that is shown: counts out of the CSV file, or ratios of two of them.
package struct StatisticsColumn: Hashable, Sendable {
  /// How ratios are made.
  package struct Ratios: Hashable, Sendable {
    /// The name of the column that is the part (`分子`).
    package let numerator: Located<String>

    /// The name of the column that is the whole (`分母`).
    package let denominator: Located<String>

    /// Which way is better (`望ましい`); `nil` where neither is.
    package let better: Direction?

    /// The column of the CSV file with the ratios as they were printed (`公表の列`).
    package let printedColumn: Located<String>?
  }

  /// Which way is better.
  package enum Direction: String, CaseIterable, Hashable, Sendable {
    case higher = "高い"
    case lower = "低い"
  }

  package let name: Located<String>

  /// The number that the source gives it (`番号`): ①.
  package let mark: String

  /// What is counted (`単位`).
  package let unit: String

  /// What a chart says where the name is too long (`略称`).
  package let shortName: String

  /// `nil` for counts.
  package let ratios: Ratios?
}

/// A sum that has to hold in every row: `対象ケース数 = A + B + C`.
package struct CountIdentity: Hashable, Sendable {
  package let sum: Located<String>
  package let parts: [Located<String>]

  /// The bytes of the whole.
  package let span: Range<Int>
}

/// A ratio as a source printed it, to be compared with the one that its counts give.
package struct PrintedRatio: Hashable, Sendable {
  package let row: Located<String>
  package let column: Located<String>

  /// In tenths of a percent.
  package let permille: Located<Int>

  /// Why it differs, for readers (`説明`); where it is given, the difference is known.
  package let explanation: String?
}

/// A place in a series over which nothing may be compared.
package struct SeriesBreak: Hashable, Sendable {
  /// The first row behind it (`ここから`).
  package let row: Located<String>

  /// Why, for readers (`説明`).
  package let explanation: String
}

/// A chart that a page of figures asks for.
package struct ChartRequest: Hashable, Sendable {
  package enum Form: String, CaseIterable, Hashable, Sendable {
    /// The rows by the greatness of a ratio, on a page of its own.
    case ranking = "順位"
    /// Points in time, joined where nothing breaks the series.
    case trend = "推移"
    /// A bar for each row.
    case bars = "棒"
  }

  package let form: Form
  package let column: Located<String>
}
