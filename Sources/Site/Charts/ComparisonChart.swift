// SPDX-License-Identifier: MIT

/// Pairs of bars: one row's value and that of all rows together.
struct ComparisonChart {
  struct Item {
    let name: String
    let own: ChartValue?
    let average: ChartValue?
    let isWorse: Bool
  }

  let id: String
  let title: String
  let description: String

  /// What the first bar of each pair stands for, and the second.
  let names: (own: String, average: String)
  let items: [Item]

  /// The picture; all values have one scale.
  func svg() -> String {
    let top = 30
    let step = 74
    let whole = 7_600
    let scale = ChartScale(items.flatMap { [$0.own, $0.average] }.compactMap { $0?.amount })
    var svg = SVGText(
      id: id, kind: "comparison", height: top + items.count * step, title: title,
      description: description)
    svg.defineStripes()
    svg.bar(x: 0, y: 4, width: 500, height: 14)
    svg.label(names.own, x: 500, y: 16, shift: 6)
    svg.bar(x: 5_000, y: 4, width: 500, height: 14, isStriped: true)
    svg.label(names.average, x: 5_500, y: 16, shift: 6)
    func bar(_ value: ChartValue?, mark: String, y: Int, isStriped: Bool) {
      let width = value.map { scale.length($0.amount, of: whole) } ?? 0
      svg.bar(x: 0, y: y, width: width, height: 18, isStriped: isStriped)
      svg.label((value?.text ?? "―") + mark, x: width, y: y + 14, shift: 6, kind: "value")
    }
    for (place, item) in items.enumerated() {
      let y = top + place * step
      svg.label(item.name, x: 0, y: y + 18, kind: "label strong")
      bar(item.own, mark: item.isWorse ? " ▼" : "", y: y + 26, isStriped: false)
      bar(item.average, mark: "", y: y + 48, isStriped: true)
    }
    return svg.finished()
  }
}
