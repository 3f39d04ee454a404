// SPDX-License-Identifier: MIT

import Diagnostics
import YAML

extension FrontMatterReader {
  mutating func statistics() -> StatisticsReport? {
    let data = text("データ", isRequired: true)
    let meaning = choice("行の意味", of: StatisticsReport.RowMeaning.self)?.value
    let report = StatisticsReport(
      data: data ?? Located("", at: 0..<0), rowMeaning: meaning ?? .places,
      rowColumn: text("行の列"), codeColumn: text("コードの列"), owner: text("所属"),
      ownerColumn: text("所属の列"), columns: columns(), unusedColumns: texts("使わない列"),
      totalRow: text("合計の行"), wholeName: text("全体の名前"), identities: identities(),
      printed: printedRatios(), breaks: breaks(), charts: charts())
    guard let data else { return nil }
    if !data.value.hasSuffix(".csv") || data.value.contains("/") {
      self.report(.badDataName(data.value, at: span(data.span)))
    }
    checkNames(in: report)
    return report
  }

  private mutating func columns() -> [StatisticsColumn] {
    mappings("列", example: "- {名: 対象ケース数, 番号: ②}") { fields, _ in
      let name = fields.text("名", isRequired: true)
      let mark = fields.text("番号")?.value ?? ""
      let unit = fields.text("単位")?.value ?? ""
      let short = fields.text("略称")?.value
      let numerator = fields.text("分子")
      let denominator = fields.text("分母")
      let better = fields.choice("望ましい", of: StatisticsColumn.Direction.self)
      let printed = fields.text("公表の列")
      guard let name else { return nil }
      var ratios: StatisticsColumn.Ratios?
      if let numerator, let denominator {
        ratios = StatisticsColumn.Ratios(
          numerator: numerator, denominator: denominator, better: better?.value,
          printedColumn: printed)
      } else if let alone = numerator ?? denominator {
        fields.report(.halfRatio(name.value, at: fields.span(alone.span)))
      } else if let extra = better?.span ?? printed?.span {
        fields.report(.notARatio(name.value, at: fields.span(extra)))
      }
      return StatisticsColumn(
        name: name, mark: mark, unit: unit, shortName: short ?? name.value, ratios: ratios)
    }
  }

  private mutating func identities() -> [CountIdentity] {
    texts("恒等式").compactMap { text in
      let sides = narrowed(text.value).split(separator: "=", omittingEmptySubsequences: false)
      let names = sides.count == 2 ? [sides[0]] + sides[1].split(separator: "+") : []
      let parts = names.map { name in
        Located(
          String(name.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()),
          at: text.span)
      }
      guard parts.count >= 2, parts.allSatisfy({ !$0.value.isEmpty }) else {
        report(.badIdentity(text.value, at: span(text.span)))
        return nil
      }
      return CountIdentity(sum: parts[0], parts: Array(parts.dropFirst()), span: text.span)
    }
  }

  private mutating func printedRatios() -> [PrintedRatio] {
    mappings("公表値", example: "- {行: 令和2年度, 列: できていない割合, 値: 11.4%}") { fields, _ in
      let row = fields.text("行", isRequired: true)
      let column = fields.text("列", isRequired: true)
      let value = fields.text("値", isRequired: true)
      let explanation = fields.text("説明")?.value
      guard let row, let column, let value else { return nil }
      guard let permille = readPermille(value.value) else {
        fields.report(.badPrintedRatio(value.value, at: fields.span(value.span)))
        return nil
      }
      return PrintedRatio(
        row: row, column: column, permille: Located(permille, at: value.span),
        explanation: explanation)
    }
  }

  private mutating func breaks() -> [SeriesBreak] {
    mappings("区切り", example: "- {ここから: 令和4年度, 説明: 数え方が変わったため}") { fields, _ in
      let row = fields.text("ここから", isRequired: true)
      let explanation = fields.text("説明", isRequired: true)
      guard let row, let explanation else { return nil }
      return SeriesBreak(row: row, explanation: explanation.value)
    }
  }

  private mutating func charts() -> [ChartRequest] {
    mappings("図", example: "- {種類: 推移, 列: アウトリーチ率}") { fields, _ in
      let form = fields.choice("種類", of: ChartRequest.Form.self, isRequired: true)
      let column = fields.text("列", isRequired: true)
      guard let form, let column else { return nil }
      return ChartRequest(form: form.value, column: column)
    }
  }

  /// The names that the front matter itself gives and uses.
  private mutating func checkNames(in statistics: StatisticsReport) {
    var seen: Set<String> = []
    for column in statistics.columns where !seen.insert(columnKey(column.name.value)).inserted {
      report(.doubledName(column.name.value, at: span(column.name.span)))
    }
    let ratios = statistics.columns.filter { $0.ratios != nil }
    for printed in statistics.printed where !ratios.contains(named: printed.column.value) {
      report(
        .unknownColumn(
          printed.column.value, among: ratios.map(\.name.value), at: span(printed.column.span)))
    }
    guard !statistics.columns.isEmpty else { return }
    for chart in statistics.charts {
      if !statistics.columns.contains(named: chart.column.value) {
        report(
          .unknownColumn(
            chart.column.value, among: statistics.columns.map(\.name.value),
            at: span(chart.column.span)))
      }
      if (chart.form == .ranking) != (statistics.rowMeaning == .places) {
        report(
          .unfittingChart(
            chart.form.rawValue, statistics.rowMeaning.rawValue, at: span(chart.column.span)))
      }
    }
  }

  /// A list of mappings, each read by its own reader.
  private mutating func mappings<Item>(
    _ key: String, example: String,
    _ read: (inout FrontMatterReader, YAMLNode) -> Item?
  ) -> [Item] {
    guard let list = node(key) else { return [] }
    guard case .sequence(let items) = list.value else {
      report(.notAList(key, example: example, at: span(list.span)))
      return []
    }
    return items.compactMap { item in
      var fields = FrontMatterReader(item, of: source, opening: item.span)
      let value = read(&fields, item)
      fields.finish()
      for diagnostic in fields.diagnostics { report(diagnostic) }
      return value
    }
  }
}

extension [StatisticsColumn] {
  fileprivate func contains(named name: String) -> Bool {
    contains { columnKey($0.name.value) == columnKey(name) }
  }
}

extension Diagnostic {
  fileprivate static func badDataName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-data-name", "項目「データ」の「\(name)」は、同じフォルダーの CSV ファイルの名前ではありません。",
      hint: "例: データ: ward-status.csv", at: span)
  }

  fileprivate static func halfRatio(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-ratio", "列「\(name)」の割合には、「分子」と「分母」の両方が必要です。",
      hint: "例: {名: 好転した割合, 分子: 好転した数, 分母: 対象の数}", at: span)
  }

  fileprivate static func notARatio(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-ratio", "列「\(name)」は実数なので、「望ましい」と「公表の列」は書けません。",
      hint: "割合なら「分子」と「分母」を加えます。実数なら、この項目を消します。", at: span)
  }

  fileprivate static func badIdentity(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-identity", "恒等式「\(text)」の形が読めません。", hint: "「対象の数 = 一つめの数 + 二つめの数」のように書きます。",
      at: span)
  }

  fileprivate static func badPrintedRatio(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "number-form", "公表値の「\(text)」は、割合として読めません。", hint: "「11.4%」のように、小数第1位までで書きます。",
      at: span)
  }

  fileprivate static func unfittingChart(
    _ form: String, _ meaning: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-chart", "行の意味が「\(meaning)」の表に、「\(form)」の図は描けません。",
      hint: "「地域」の表には「順位」、「期間」の表には「推移」か「棒」を書きます。", at: span)
  }

  fileprivate static func doubledName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-name", "列の名前「\(name)」が二つあります。", hint: "違う名前にします。", at: span)
  }

  /// A name that is no column's.
  static func unknownColumn(
    _ name: String, among names: [String], at span: SourceSpan
  ) -> Diagnostic {
    let nearest = nearestWord(to: name, among: names)
    return Diagnostic(
      .error, id: "unknown-column", "「\(name)」という列はありません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
        ?? "使える列: " + names.joined(separator: "、"),
      at: span, fix: nearest.map { Fix(replacing: span.bytes, with: $0, isSafe: false) })
  }
}
