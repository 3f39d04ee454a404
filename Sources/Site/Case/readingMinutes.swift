// SPDX-License-Identifier: MIT

import Markdown

/// How long parts of a document take to read, at 500 characters a minute.
///
/// - Parameters:
///   - parts: The nodes of each part.
///   - document: What they are nodes of.
///   - texts: What is read before.
/// - Returns: Whole minutes, at least 1.
func readingMinutes(
  of parts: [Range<Int>], in document: MarkdownDocument, after texts: [String] = []
) -> Int {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(document.literals.count)
  for text in texts { bytes.append(contentsOf: text.utf8) }
  for part in parts { document.appendPlainText(ofNodes: part, to: &bytes) }
  var characters = 0
  for byte in bytes where byte & 0xC0 != 0x80 && byte > 0x20 { characters += 1 }
  return max(1, (characters + 250) / 500)
}
