// SPDX-License-Identifier: MIT

import JapaneseText

/// Bars from the best to the worst, with a line at the average.
struct RankingChart {
  struct Item {
    let name: String
    let value: ChartValue

    /// Worse than the average: striped, with a mark.
    let isWorse: Bool
  }

  let id: String
  let title: String
  let description: String
  let items: [Item]

  /// What the line says, and where it stands.
  let average: (name: String, value: ChartValue)?

  /// The picture.
  func svg() -> String {
    let widest = items.map { displayWidth(of: $0.name) }.max() ?? 0
    // Long names stand over their bars.
    let isStacked = widest > 10
    let step = isStacked ? 46 : 27
    let start = isStacked ? 0 : 2_700
    // The values stand in a column of their own, clear of the line.
    let whole = isStacked ? 7_400 : 4_900
    let top = average == nil ? 4 : 30
    let height = top + items.count * step + 4
    let scale = ChartScale((items.map(\.value) + (average.map { [$0.value] } ?? [])).map(\.amount))
    var svg = SVGText(
      id: id, kind: "ranking", height: height, title: title, description: description)
    svg.defineStripes()
    for (place, item) in items.enumerated() {
      let y = top + place * step + (isStacked ? 20 : 3)
      if isStacked {
        svg.label(item.name, x: 0, y: y - 5)
      } else {
        svg.label(item.name, x: start, y: y + 15, anchor: .end, shift: -6)
      }
      let width = scale.length(item.value.amount, of: whole)
      svg.bar(x: start, y: y, width: width, height: 20, isStriped: item.isWorse)
      svg.label(
        item.value.text + (item.isWorse ? " ▼" : ""), x: start + whole, y: y + 15, shift: 8,
        kind: "value")
    }
    if let average {
      let x = start + scale.length(average.value.amount, of: whole)
      svg.line("average-ground", x1: x, y1: 20, x2: x, y2: height - 2)
      svg.line("average", x1: x, y1: 20, x2: x, y2: height - 2)
      svg.label(
        "\(average.name) \(average.value.text)", x: x, y: 15, anchor: x > 4_000 ? .end : .start)
    }
    return svg.finished()
  }
}
