// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of the page that shows the rows by one column.
  func ranking(_ column: Int, of entry: Entry, _ page: Page) -> TemplateObject {
    guard let table = library.figures(of: entry), case .statistics(let report) = entry.detail else {
      return [:]
    }
    let shown = table.columns[column]
    let ranks = table.ranks(column)
    let title = rankingTitle(of: entry, table, column)
    return frame(
      page,
      PageFrame(
        title, kind: "ranking", description: "\(shown.name)の順に\(table.rowTitle)を並べます。",
        trail: figureTrail(of: entry), scripts: entry.reviewBy == nil ? [] : ["review"])
    ).adding(articleFacts(of: entry)).adding([
      "columnName": .text(shown.fullName), "definition": .text(definition(of: shown)),
      "direction": .text(directionText(of: shown, table)), "reportTitle": .text(entry.title.value),
      "reportAddress": .text(page.root + entry.address), "rowTitle": .text(table.rowTitle),
      "wholeName": .text(table.averageName), "hasAverage": .flag(shown.isRatio),
      "hasWorse": .flag(shown.definition.ratios?.better != nil),
      "chart": .object(chart(of: column, ranks, table)), "isRatio": .flag(shown.isRatio),
      "numeratorName": .text(shown.definition.ratios?.numerator.value ?? ""),
      "denominatorName": .text(shown.definition.ratios?.denominator.value ?? ""),
      "rows": .list(
        ranks.map { ranked in
          let row = table.rows[ranked.row]
          let ratio = shown.isRatio ? table.ratio(column, of: row) : nil
          let isWorse = table.isWorse(column, of: row)
          return [
            "rank": .text("\(ranked.rank)"), "name": .text(row.fullName),
            "address": .text(
              figureRowAddress(of: entry, table, ranked.row).map { page.root + $0 } ?? ""),
            "value": .text(table.value(column, of: row)?.text ?? "―"),
            "numerator": .text(ratio.map { countText($0.numerator) } ?? ""),
            "denominator": .text(ratio.map { countText($0.denominator) } ?? ""),
            "isWorse": .flag(isWorse), "worseText": .text(isWorse ? table.worseText(column) : ""),
          ]
        }),
      "columns": .list(
        rankedColumns(of: table, report).map {
          [
            "title": .text(table.columns[$0].fullName),
            "address": .text(page.root + rankingAddress(of: entry, $0)),
            "isCurrent": .flag($0 == column),
          ]
        }),
    ])
  }

  private func directionText(of column: StatisticsTable.Column, _ table: StatisticsTable) -> String
  {
    switch column.definition.ratios?.better {
    case .higher: "高いほど望ましい値として、高い順に並べています。"
    case .lower: "低いほど望ましい値として、低い順に並べています。"
    case nil: "望ましい向きは決まっていません。高い順に並べています。"
    }
  }

  private func chart(
    of column: Int, _ ranks: [(row: Int, rank: Int)], _ table: StatisticsTable
  ) -> TemplateObject {
    let items = ranks.compactMap { ranked -> RankingChart.Item? in
      let row = table.rows[ranked.row]
      return table.value(column, of: row).map {
        RankingChart.Item(
          name: table.shownName(of: row), value: $0, isWorse: table.isWorse(column, of: row))
      }
    }
    let average =
      table.columns[column].isRatio
      ? table.whole.flatMap { table.value(column, of: $0) } : nil
    let title = "\(table.columns[column].fullName)の順に並べた\(table.rowTitle)"
    let worse = items.filter(\.isWorse).count
    var words = "\(items.count)件の棒グラフです。"
    if let first = items.first, let last = items.last {
      words += "最初は\(first.name)の\(first.value.text)、最後は\(last.name)の\(last.value.text)です。"
    }
    if let average { words += "\(table.averageName)は\(average.text)です。" }
    if worse > 0 { words += "\(table.averageName)より望ましくないのは\(worse)件です。" }
    let chart = RankingChart(
      id: "chart-1", title: title, description: words, items: items,
      average: average.map { (table.averageName, $0) })
    return ["title": .text(title), "svg": .html(Array(chart.svg().utf8))]
  }
}
