// SPDX-License-Identifier: MIT

/// Values in their order in time: points that are joined, or bars.
struct TrendChart {
  enum Form: String {
    case points, bars
  }

  let id: String
  let title: String
  let description: String
  let form: Form

  /// A value for each point in time; `nil` where there is none.
  let items: [(name: String, value: ChartValue?)]

  /// The places of the items before which the series is broken: nothing is drawn over them.
  let breaks: [Int]

  private static let plotTop = 52
  private static let plotBottom = 200

  /// The picture.
  func svg() -> String {
    let isStaggered = items.count > 4
    let height = Self.plotBottom + (isStaggered ? 48 : 30)
    let scale = ChartScale(items.compactMap { $0.value?.amount })
    var svg = SVGText(
      id: id, kind: "trend", height: height, title: title, description: description)
    svg.line("axis", x1: 0, y1: Self.plotBottom, x2: 10_000, y2: Self.plotBottom)
    func x(_ place: Int) -> Int { (2 * place + 1) * 10_000 / (2 * items.count) }
    func y(_ value: ChartValue) -> Int {
      Self.plotBottom - scale.length(value.amount, of: Self.plotBottom - Self.plotTop)
    }
    for place in breaks where items.indices.contains(place) {
      let middle = place * 10_000 / items.count
      svg.line("break", x1: middle, y1: 22, x2: middle, y2: height)
      svg.label("ここで区切り", x: middle, y: 15, anchor: .middle, kind: "label strong")
    }
    if form == .points {
      for place in items.indices.dropFirst() where !breaks.contains(place) {
        guard let before = items[place - 1].value, let value = items[place].value else { continue }
        svg.line("trend-line", x1: x(place - 1), y1: y(before), x2: x(place), y2: y(value))
      }
    }
    for (place, item) in items.enumerated() {
      let isLow = isStaggered && !place.isMultiple(of: 2)
      svg.label(
        item.name, x: x(place), y: Self.plotBottom + (isLow ? 40 : 20), anchor: .middle)
      guard let value = item.value else {
        svg.label("―", x: x(place), y: Self.plotBottom - 8, anchor: .middle, kind: "value")
        continue
      }
      if form == .bars {
        let width = 10_000 / (2 * items.count)
        svg.bar(
          x: x(place) - width / 2, y: y(value), width: width, height: Self.plotBottom - y(value))
      } else {
        svg.point(x: x(place), y: y(value))
      }
      svg.label(value.text, x: x(place), y: y(value) - 11, anchor: .middle, kind: "value")
    }
    return svg.finished()
  }
}
