// SPDX-License-Identifier: MIT

package import Markdown

/// A text of a question, without the mark or the key that stands before it in the file.
package struct QuestionText: Hashable, Sendable {
  /// What a text is made of.
  enum Piece: Hashable, Sendable {
    /// Lines of a paragraph.
    case line(InlinePart)

    /// Whole blocks: indices of sibling nodes with all that they hold.
    case blocks(Range<Int>)
  }

  let pieces: [Piece]

  init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  package var isEmpty: Bool { pieces.isEmpty }

  /// The nodes that it is made of, blocks and lines alike, in order.
  package var nodes: [Range<Int>] {
    pieces.map { piece in
      switch piece {
      case .line(let part): part.nodes
      case .blocks(let range): range
      }
    }
  }
}

/// Nodes in a line of text, where the first and the last may count in part.
struct InlinePart: Hashable, Sendable {
  /// Indices of sibling nodes with all that they hold.
  let nodes: Range<Int>

  /// The bytes at the beginning of the first node's literal that do not count.
  let head: Int

  /// The bytes at the end of the last node's literal that do not count.
  let tail: Int
}

/// A part of a text for those who lay it out themselves.
package enum QuestionBlock: Hashable, Sendable {
  /// A paragraph, as a reader sees it.
  case paragraph(String)

  /// Sibling blocks by the indices of their nodes.
  case nodes(Range<Int>)
}

extension MarkdownDocument {
  /// Returns what a text is made of.
  package func blocks(of text: QuestionText) -> [QuestionBlock] {
    text.pieces.map { piece in
      switch piece {
      case .line(let part): .paragraph(plainText(of: part))
      case .blocks(let range): .nodes(range)
      }
    }
  }

  /// Returns the text that a reader sees; paragraphs and blocks stand on lines of their own.
  package func plainText(of text: QuestionText) -> String {
    text.pieces.map { piece in
      switch piece {
      case .line(let part): plainText(of: part)
      case .blocks(let range): plainText(ofNodes: range)
      }
    }.joined(separator: "\n")
  }

  /// Appends the HTML of a text: paragraphs in `<p>`, blocks as they are.
  package func appendHTML(
    of text: QuestionText, with rendering: inout MarkdownRendering, to output: inout [UInt8]
  ) {
    for piece in text.pieces {
      switch piece {
      case .line(let part):
        output += "<p>".utf8
        appendHTML(of: part, with: &rendering, to: &output)
        output += "</p>\n".utf8
      case .blocks(let range):
        appendHTML(ofNodes: range, with: &rendering, to: &output)
      }
    }
  }

  /// Returns the HTML of a text that stands in a line: of a choice, a title.
  package func inlineHTML(
    of text: QuestionText, with rendering: inout MarkdownRendering
  ) -> [UInt8] {
    var output: [UInt8] = []
    for case .line(let part) in text.pieces {
      if !output.isEmpty { output += "<br>".utf8 }
      appendHTML(of: part, with: &rendering, to: &output)
    }
    return output
  }

  /// Returns the links in a text, in order.
  package func links(in text: QuestionText) -> [MarkdownLink] {
    let ranges = text.nodes
    return links.filter { link in ranges.contains { $0.contains(link.node) } }
  }

  func plainText(of part: InlinePart) -> String {
    let slices = slices(of: part)
    var bytes = Array(literals[slices.first])
    appendPlainText(ofNodes: slices.middle, to: &bytes)
    bytes += literals[slices.last]
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendHTML(
    of part: InlinePart, with rendering: inout MarkdownRendering, to output: inout [UInt8]
  ) {
    let slices = slices(of: part)
    appendEscaped(slices.first, to: &output)
    appendHTML(ofNodes: slices.middle, with: &rendering, to: &output)
    appendEscaped(slices.last, to: &output)
  }

  /// The literals of the cut nodes at both ends, and the whole nodes between them.
  private func slices(of part: InlinePart) -> (first: Range<Int>, middle: Range<Int>, last: Range<Int>)
  {
    var middle = part.nodes
    var first = 0..<0
    var last = 0..<0
    guard let start = middle.first else { return (first, middle, last) }
    if part.head > 0 {
      first = nodes[start].literal.dropFirst(part.head)
      middle = nodes[start].subtreeEnd..<middle.upperBound
      if middle.isEmpty { return (first.dropLast(part.tail), middle, last) }
    }
    if part.tail > 0, let end = middle.last {
      last = nodes[end].literal.dropLast(part.tail)
      middle = middle.lowerBound..<end
    }
    return (first, middle, last)
  }

  private func appendEscaped(_ literal: Range<Int>, to output: inout [UInt8]) {
    for byte in literals[literal] {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      default: output.append(byte)
      }
    }
  }
}
