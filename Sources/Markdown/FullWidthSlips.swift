// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Looks at the start of each line of each paragraph for marks that a Japanese keyboard wrote full-width.
  mutating func checkFullWidthSlips() {
    var items: [Int] = []
    var quotes: [Int] = []
    for index in nodes.indices {
      let node = nodes[index]
      while let end = items.last, end <= index { items.removeLast() }
      while let end = quotes.last, end <= index { quotes.removeLast() }
      switch node.kind {
      case .item: items.append(node.subtreeEnd)
      case .blockQuote, .box, .footnoteDefinition: quotes.append(node.subtreeEnd)
      case .paragraph:
        let isFirst = index > 0 && nodes[index - 1].kind == .item
        checkLines(
          of: index, isItemStart: isFirst, isInItem: !items.isEmpty, isInQuote: !quotes.isEmpty)
      default: break
      }
    }
  }

  private mutating func checkLines(
    of index: Int, isItemStart: Bool, isInItem: Bool, isInQuote: Bool
  ) {
    let paragraph = nodes[index]
    var place = SlipPlace(
      start: paragraph.span.lowerBound, isItemStart: isItemStart, isInItem: isInItem,
      isInQuote: isInQuote)
    check(&place)
    var child = index + 1
    while child < paragraph.subtreeEnd {
      let node = nodes[child]
      if node.kind == .softBreak || node.kind == .lineBreak {
        place.start = node.span.upperBound
        place.isItemStart = false
        place.isFirstLine = false
        check(&place)
      }
      child = node.subtreeEnd
    }
  }

  private mutating func check(_ place: inout SlipPlace) {
    guard FullWidthSlip.mayBegin(at: place.start, in: bytes) else { return }
    let line = place.start..<endOfLine(from: place.start)
    guard let slip = FullWidthSlip(bytes, in: line, at: place) else { return }
    if slip.kind == .checkbox, !options.readsCheckboxes { return }
    if slip.kind == .number { place.lastNumber = slip.number }
    diagnostics.append(slip.diagnostic(in: source))
  }

  private func endOfLine(from start: Int) -> Int {
    var end = start
    while end < bytes.count, !bytes[end].isLineEnd { end += 1 }
    return end
  }
}

/// Where a line stands that may begin with a full-width mark.
struct SlipPlace {
  var start: Int
  var isItemStart: Bool
  let isInItem: Bool
  let isInQuote: Bool
  var isFirstLine = true

  /// The number at the start of the last line of the paragraph that began with a full-width one.
  var lastNumber: Int?

  init(start: Int, isItemStart: Bool, isInItem: Bool, isInQuote: Bool) {
    self.start = start
    self.isItemStart = isItemStart
    self.isInItem = isInItem
    self.isInQuote = isInQuote
  }
}
