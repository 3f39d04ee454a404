// SPDX-License-Identifier: MIT

package import Markdown

extension MarkdownDocument {
  /// Where HTML stands that holds a comment.
  package var comments: [Range<Int>] {
    nodes.filter { node in
      (node.kind == .htmlBlock || node.kind == .htmlInline) && text(of: node).contains("<!--")
    }.map(\.span)
  }
}

/// Where comments stand in YAML: a `#` at the beginning of a line or behind a blank, outside of quotes.
///
/// In the lines of a block scalar (`|` or `>`) it begins none.
package func yamlComments(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = range.lowerBound
  var blockIndent: Int?
  while start < range.upperBound {
    let end = bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
    defer { start = end + 1 }
    let line = bytes[start..<end]
    let indent = line.prefix { $0 == 0x20 }.count
    if let outer = blockIndent {
      if indent > outer || line.allSatisfy({ $0 <= 0x20 }) { continue }
      blockIndent = nil
    }
    var quote: UInt8?
    var comment: Int?
    for index in line.indices {
      let byte = bytes[index]
      let isAfterBlank = index == start || bytes[index - 1] <= 0x20
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x23, isAfterBlank {
        comment = index
        break
      } else if byte == 0x22 || byte == 0x27,
        isAfterBlank || [0x5B, 0x7B, 0x2C].contains(bytes[index - 1])
      {
        quote = byte
      }
    }
    if let comment { ranges.append(comment..<end) }
    let last = bytes[start..<(comment ?? end)].last { $0 > 0x20 }
    if last == 0x7C || last == 0x3E { blockIndent = indent }
  }
  return ranges
}
