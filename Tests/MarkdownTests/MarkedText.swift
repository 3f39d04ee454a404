// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// A text in which places are pointed at with « and ».
struct MarkedText {
  let source: SourceText

  /// The bytes between the marks, in the order of the opening ones.
  let spans: [Range<Int>]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var spans: [(start: Int, end: Int)] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        open.append(spans.count)
        spans.append((bytes.count, bytes.count))
      case "»":
        if let last = open.popLast() { spans[last].end = bytes.count }
      default:
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    source = SourceText(path: "content/pages/test.md", bytes: bytes)
    self.spans = spans.map { $0.start..<$0.end }
  }

  /// Reads the whole text.
  func parsed(_ options: MarkdownOptions = MarkdownOptions()) -> Checked<MarkdownDocument> {
    parseMarkdown(source, in: 0..<source.bytes.count, options: options)
  }
}

/// Returns the document of a text that exceeds no limit.
func read(_ text: String, _ options: MarkdownOptions = MarkdownOptions()) -> MarkdownDocument? {
  MarkedText(text).parsed(options).value
}

/// Returns the HTML of a text.
func html(_ text: String, _ options: MarkdownOptions = MarkdownOptions()) -> String {
  String(decoding: read(text, options)?.html() ?? [], as: UTF8.self)
}

/// Returns the ids of the diagnostics of a text, in order.
func diagnosticIds(_ text: String) -> [String] {
  MarkedText(text).parsed().diagnostics.map(\.id)
}
