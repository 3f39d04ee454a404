// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// What only a page of figures says: its text before and after the table, the table, the charts.
  func statisticsDetail(
    _ entry: Entry, _ report: StatisticsReport, _ page: Page
  ) -> TemplateObject {
    let document = entry.body
    var writer = PartWriter(
      of: document, with: rendering(of: entry.source.path, page, linksTerms: true))
    let split = document.sections(level: 2).first?.heading.node ?? document.nodes.count
    let lead = writer.html(ofNodes: 1..<split)
    let body = writer.html(ofNodes: split..<document.nodes.count) + writer.footnotes()
    let text: TemplateObject = ["lead": .html(lead), "body": .html(body)]
    guard let table = library.figures(of: entry) else { return text }
    let rankings = rankedColumns(of: table, report)
    let charts = seriesCharts(of: table, report)
    let links = table.rows.indices.compactMap { row in
      figureRowAddress(of: entry, table, row).map {
        link(table.shownName(of: table.rows[row]), $0, page)
      }
    }
    return text.adding([
      "hasTable": .flag(true), "table": .object(figureTable(entry, table, page)),
      "hasDifferences": .flag(!table.differences.isEmpty),
      "differences": .list(differences(table.differences, of: table)),
      "hasDefinitions": .flag(table.columns.contains(where: \.isRatio)),
      "definitions": .list(
        table.columns.filter(\.isRatio).map {
          ["name": .text($0.fullName), "text": .text(definition(of: $0))]
        }),
      "breaks": .textList(breakTexts(of: table)),
      "hasCharts": .flag(!charts.isEmpty),
      "charts": .list(
        charts.enumerated().map {
          chart(of: table, $1.column, form: $1.form, id: "chart-\($0 + 1)")
        }),
      "hasRows": .flag(!links.isEmpty), "rowTitle": .text(table.rowTitle), "rowLinks": .list(links),
      "hasRankings": .flag(!rankings.isEmpty),
      "rankings": .list(
        rankings.map { link(table.columns[$0].fullName, rankingAddress(of: entry, $0), page) }),
      "download": .text(page.root + downloadAddress(of: entry)),
    ])
  }

  private func figureTable(
    _ entry: Entry, _ table: StatisticsTable, _ page: Page
  ) -> TemplateObject {
    let orders = table.columns.indices.map { self.orders(in: $0, of: table) }
    let directed = table.columns.contains { $0.definition.ratios?.better != nil }
    let undirected = table.columns.filter { column in
      column.definition.ratios.map { $0.better == nil } ?? false
    }
    var values: TemplateObject = [
      "label": .text(entry.title.value), "rowTitle": .text(table.rowTitle),
      "hasWorse": .flag(directed && table.whole != nil), "wholeName": .text(table.averageName),
      "undirected": .text(undirected.map(\.fullName).joined(separator: "、")),
      "columns": .list(
        table.columns.enumerated().map { place, column in
          [
            "name": .text(column.fullName), "unit": .text(column.definition.unit),
            "key": .text("c\(place + 1)"), "isRatio": .flag(column.isRatio),
            "definition": .text(definition(of: column)),
          ]
        }),
      "rows": .list(
        table.rows.enumerated().map { place, row in
          [
            "name": .text(table.shownName(of: row)),
            "address": .text(
              figureRowAddress(of: entry, table, place).map { page.root + $0 } ?? ""),
            "order": .text("\(place + 1)"),
            "cells": .list(
              table.columns.indices.map {
                cell($0, of: row, at: place, order: orders[$0][place], table)
              }),
          ]
        }),
    ]
    if let whole = table.whole {
      values = values.adding([
        "whole": .object([
          "name": .text(whole.name),
          "cells": .list(
            table.columns.indices.map { cell($0, of: whole, at: nil, order: nil, table) }),
        ])
      ])
    }
    return values
  }

  private func cell(
    _ column: Int, of row: StatisticsTable.Row, at place: Int?, order: Int?,
    _ table: StatisticsTable
  ) -> TemplateObject {
    let isWorse = place != nil && table.isWorse(column, of: row)
    return [
      "text": .text(table.value(column, of: row)?.text ?? "―"),
      "order": .text(order.map { "\($0)" } ?? ""), "isRatio": .flag(table.columns[column].isRatio),
      "isWorse": .flag(isWorse), "worseText": .text(isWorse ? table.worseText(column) : ""),
      "note": .text(note(on: column, row: place, of: table)),
    ]
  }

  /// The number of the note on a cell; empty where there is none.
  func note(on column: Int, row: Int?, of table: StatisticsTable) -> String {
    table.differences.firstIndex { $0.column == column && $0.row == row }.map { "\($0 + 1)" } ?? ""
  }

  /// The place of each row among the others by a column, exactly: what a script sorts by.
  private func orders(in column: Int, of table: StatisticsTable) -> [Int?] {
    var orders = [Int?](repeating: nil, count: table.rows.count)
    var order = 0
    var before: Int?
    for row in table.ascending(column) {
      if before.map({ !table.areEqual(column, $0, row) }) ?? true { order += 1 }
      orders[row] = order
      before = row
    }
    return orders
  }

  /// How a ratio is made, for readers.
  func definition(of column: StatisticsTable.Column) -> String {
    guard let ratios = column.definition.ratios else { return "" }
    return "\(ratios.numerator.value) ÷ \(ratios.denominator.value)"
  }

  /// What readers are told of cells that a source printed otherwise.
  func differences(
    _ differences: [StatisticsTable.Difference], of table: StatisticsTable
  ) -> [TemplateObject] {
    differences.map { difference in
      let number = table.differences.firstIndex(of: difference).map { "\($0 + 1)" } ?? ""
      let row = difference.row.map { table.rows[$0].fullName } ?? table.whole?.name ?? ""
      let ratio = difference.ratio
      let parts = "\(countText(ratio.numerator)) ÷ \(countText(ratio.denominator))"
      let printed = percentText(permille: difference.printed)
      let isHalf = ratio.isTie && difference.printed == ratio.permille - 1
      let reason =
        isHalf
        ? "計算の結果がちょうど中間の値なので、端数の処理のしかたで分かれます。"
        : difference.explanation
      return [
        "number": .text(number),
        "text": .text(
          "\(row)の「\(table.columns[difference.column].fullName)」は、もとの資料では \(printed) です。"
            + "\(parts) を計算した値は \(ratio.percent) なので、この表では \(ratio.percent) としています。\(reason)"),
      ]
    }
  }

  private func breakTexts(of table: StatisticsTable) -> [String] {
    table.breaks.map {
      "\(table.rows[$0.row - 1].name)と\(table.rows[$0.row].name)の間には区切りがあります。\($0.explanation)"
    }
  }

  private func chart(
    of table: StatisticsTable, _ column: Int, form: TrendChart.Form, id: String
  ) -> TemplateObject {
    let name = table.columns[column].fullName
    let unit = table.columns[column].definition.unit
    let title = unit.isEmpty ? name : "\(name)（\(unit)）"
    let items = table.rows.map { (name: $0.name, value: table.value(column, of: $0)) }
    let breaks = table.breaks.map(\.row)
    let words = items.enumerated().map { place, item in
      (breaks.contains(place) ? "（ここで区切り）" : "") + "\(item.name) \(item.value?.text ?? "数字なし")"
    }
    let chart = TrendChart(
      id: id, title: title, description: words.joined(separator: "、") + "。", form: form,
      items: items,
      breaks: breaks)
    return [
      "title": .text(title), "svg": .html(Array(chart.svg().utf8)),
      "note": .text(table.breaks.isEmpty ? "" : "縦の破線の左と右は、比べられません。"),
      "head": .textList([table.rowTitle, name]),
      "rows": .list(
        items.map { ["name": .text($0.name), "cells": .textList([$0.value?.text ?? "―"])] }),
    ]
  }
}
