// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// Returns eight hexadecimal digits that change when what a section says changes.
///
/// Its id, line ends, and blanks at the ends of lines do not count: FNV-1a over the other bytes.
func contentVersion(of file: QuestionSource, from section: MarkdownSection) -> String {
  let start = file.document.nodes[section.heading.node].span.lowerBound
  let heading = file.document.nodes[section.heading.node].span.upperBound
  let end = section.nodes.reduce(heading) { max($0, file.document.nodes[$1].span.upperBound) }
  var digest: UInt32 = 0x811C_9DC5
  let first = file.lines.place(at: start).line
  let final = file.lines.place(at: max(start, end - 1)).line
  for line in first...final {
    let range = file.lines.range(ofLine: line)
    if QuestionKeyLine(in: range, of: file.source)?.key == .id { continue }
    var bytes = file.source.bytes[range]
    bytes = bytes.dropLast(blankSuffix(of: bytes))
    for byte in bytes { digest = (digest ^ UInt32(byte)) &* 0x0100_0193 }
    if !bytes.isEmpty { digest = (digest ^ 0x0A) &* 0x0100_0193 }
  }
  let digits = String(digest, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
