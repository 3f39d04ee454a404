// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of a row's own page: it against all rows together.
  func figureRow(_ place: Int, of entry: Entry, _ page: Page) -> TemplateObject {
    guard let table = library.figures(of: entry), case .statistics(let report) = entry.detail else {
      return [:]
    }
    let row = table.rows[place]
    let title = figureRowTitle(of: entry, row)
    let common = frame(
      page,
      PageFrame(
        title, kind: "figure-row",
        description: "\(row.fullName)の数字を、\(table.averageName)と比べます。",
        trail: figureTrail(of: entry), scripts: entry.reviewBy == nil ? [] : ["review"])
    ).adding(articleFacts(of: entry))
    let ratios = table.columns.indices.filter { table.columns[$0].isRatio }
    let ranked = Set(rankedColumns(of: table, report))
    return common.adding([
      "rowName": .text(row.fullName),
      "namesakes": .text(
        row.owner.isEmpty ? "" : namesakes(of: row.name, in: row.owner).joined(separator: "、")),
      "reportTitle": .text(entry.title.value),
      "reportAddress": .text(page.root + entry.address), "code": .text(row.code ?? ""),
      "wholeName": .text(table.averageName),
      "counts": .list(
        table.columns.indices.filter { !table.columns[$0].isRatio }.map { column in
          [
            "name": .text(table.columns[column].fullName),
            "value": .text(table.value(column, of: row)?.text ?? "―"),
            "unit": .text(table.columns[column].definition.unit),
          ]
        }),
      "hasRatios": .flag(!ratios.isEmpty),
      "chart": .object(comparison(row, ratios, table)),
      "ratios": .list(
        ratios.map { column in
          ratioValues(column, of: row, at: place, table).adding([
            "address": .text(
              ranked.contains(column) ? page.root + rankingAddress(of: entry, column) : "")
          ])
        }),
      "rowCount": .text("\(table.rows.count)"),
      "differences": .list(differences(table.differences.filter { $0.row == place }, of: table)),
      "neighbours": rowNeighbours(place, of: entry, table, page),
    ])
  }

  /// The way to the pages that are made from an entry.
  func figureTrail(of entry: Entry) -> [(title: String, address: String)] {
    [
      PageFrame.entrance, PageFrame.list(of: entry.kind),
      (title: entry.title.value, address: entry.address),
    ]
  }

  private func ratioValues(
    _ column: Int, of row: StatisticsTable.Row, at place: Int, _ table: StatisticsTable
  ) -> TemplateObject {
    let own = table.ratio(column, of: row)
    let average = table.whole.flatMap { table.ratio(column, of: $0) }
    let isWorse = table.isWorse(column, of: row)
    let rank = table.ranks(column).first { $0.row == place }?.rank
    return [
      "name": .text(table.columns[column].fullName),
      "parts": .text(
        own.map { "\(countText($0.numerator)) ÷ \(countText($0.denominator))" } ?? ""),
      "own": .text(own?.percent ?? "―"), "average": .text(average?.percent ?? "―"),
      "difference": .text(pointText(own, average)),
      "rank": .text(rank.map { "\($0)" } ?? ""), "isWorse": .flag(isWorse),
      "worseText": .text(isWorse ? table.worseText(column) : ""),
      "note": .text(note(on: column, row: place, of: table)),
    ]
  }

  /// The difference of two ratios as they are shown, in percentage points.
  private func pointText(_ own: Ratio?, _ average: Ratio?) -> String {
    guard let own, let average else { return "―" }
    let difference = own.permille - average.permille
    let text = percentText(permille: abs(difference)).dropLast()
    return difference == 0 ? "0.0" : (difference > 0 ? "+" : "−") + text
  }

  private func comparison(
    _ row: StatisticsTable.Row, _ ratios: [Int], _ table: StatisticsTable
  ) -> TemplateObject {
    let items = ratios.map { column in
      ComparisonChart.Item(
        name: table.columns[column].definition.mark + table.columns[column].definition.shortName,
        own: table.value(column, of: row),
        average: table.whole.flatMap { table.value(column, of: $0) },
        isWorse: table.isWorse(column, of: row))
    }
    let title = "\(row.fullName)と\(table.averageName)"
    let words = items.map {
      "\($0.name)は\($0.own?.text ?? "数字なし")（\($0.average?.text ?? "数字なし")）"
    }
    let chart = ComparisonChart(
      id: "chart-1", title: title,
      description: "かっこの中は\(table.averageName)です。" + words.joined(separator: "、") + "。",
      names: (row.name, table.averageName), items: items)
    return ["title": .text(title), "svg": .html(Array(chart.svg().utf8))]
  }

  private func rowNeighbours(
    _ place: Int, of entry: Entry, _ table: StatisticsTable, _ page: Page
  ) -> TemplateValue {
    func neighbour(_ place: Int) -> TemplateValue {
      guard table.rows.indices.contains(place),
        let address = figureRowAddress(of: entry, table, place)
      else { return .none }
      return .object(link(table.rows[place].fullName, address, page))
    }
    return .object(["previous": neighbour(place - 1), "next": neighbour(place + 1)])
  }
}
