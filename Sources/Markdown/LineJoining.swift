// SPDX-License-Identifier: MIT

import JapaneseText

extension MarkdownBuilder {
  /// Decides for each line break of a block whether a reader sees a space there.
  ///
  /// - Parameter start: The index of the block's first inline node.
  mutating func joinLines(from start: Int) {
    var pending: Int?
    var last: Unicode.Scalar?
    for index in start..<nodes.count {
      let node = nodes[index]
      let shown: Range<Int>
      switch node.kind {
      case .softBreak:
        pending = index
        continue
      case .text, .code, .ruby: shown = node.literal
      case .termReference:
        let display = details[Int(node.detail) - 1].text
        shown = display.isEmpty ? node.literal : display
      case .htmlInline
      where !literals[node.literal].starts(with: "<!--".utf8) && !options.allowsRawHTML:
        shown = node.literal
      case .lineBreak, .image:
        last = nil
        pending = nil
        continue
      default: continue
      }
      guard !shown.isEmpty else { continue }
      if let soft = pending, let before = last,
        let after = Scalars.scalar(at: shown.lowerBound, in: literals, limit: shown.upperBound),
        joinsAcrossLines(before, after)
      {
        nodes[soft] = nodes[soft].with(flags: .joined)
      }
      pending = nil
      last = Scalars.scalar(before: shown.upperBound, in: literals, start: shown.lowerBound)?.scalar
    }
  }
}
