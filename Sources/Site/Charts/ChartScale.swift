// SPDX-License-Identifier: MIT

import Content

/// A value in a chart: where it lies, and how it is written.
struct ChartValue: Hashable {
  /// The greatness, in the unit of the chart's scale: a count, or tenths of a percent.
  let amount: Int

  /// As readers see it.
  let text: String

  static func ratio(_ ratio: Ratio) -> ChartValue {
    ChartValue(amount: ratio.permille, text: ratio.percent)
  }

  static func count(_ count: Int) -> ChartValue {
    ChartValue(amount: count, text: countText(count))
  }
}

/// The scale of a chart, from 0 to a round number that is not below any value.
struct ChartScale: Hashable {
  let top: Int

  init(_ values: some Sequence<Int>) {
    let most = max(values.max() ?? 0, 1)
    var unit = 1
    while unit * 10 < most { unit *= 10 }
    top = [1, 2, 3, 4, 5, 6, 8, 10].map { $0 * unit }.first { $0 >= most } ?? unit * 10
  }

  /// The part of a length that a value takes, to the nearest whole.
  func length(_ amount: Int, of whole: Int) -> Int {
    let product = amount.multipliedFullWidth(by: whole)
    return top.dividingFullWidth(product).quotient
  }
}
