// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText
package import Markdown

/// What only the facilitator of a group work is told: a quote right below a question that begins with 着眼点.
///
///     1. 避けるには、だれに何を確かめればよかったか。（20分）
///        > 着眼点: 聞いてよい相手から考えているか。
package enum FacilitatorPoint {
  /// The word that it begins with.
  package static let mark = "着眼点"

  /// The heading that the questions stand below.
  static let heading = "話し合いの問い"

  /// Whether a node is a quote that begins with the word.
  package static func isPoint(_ index: Int, in document: MarkdownDocument) -> Bool {
    guard document.nodes[index].kind == .blockQuote else { return false }
    return document.plainText(below: index).hasPrefix(mark)
  }
}

/// Tells each 着眼点 that does not stand right below a question: it would be shown to everyone on the case's page.
///
/// - Complexity: O(*n*) in the number of nodes of the section.
func checkFacilitatorPoints(_ sections: [MarkdownSection], in entry: Entry) -> [Diagnostic] {
  let document = entry.body
  var diagnostics: [Diagnostic] = []
  for section in sections
  where haveSameBytes(section.heading.text, FacilitatorPoint.heading) {
    let hidden = pointsBelowQuestions(section.nodes, in: document)
    var index = section.nodes.lowerBound
    while index < section.nodes.upperBound {
      if hidden.contains(index) {
        index = document.nodes[index].subtreeEnd
        continue
      }
      let isQuote = FacilitatorPoint.isPoint(index, in: document)
      if isQuote || isMarkedLine(index, in: document) {
        diagnostics.append(.shownPoint(at: entry.source.path, document.nodes[index].span))
      }
      index = isQuote ? document.nodes[index].subtreeEnd : index + 1
    }
  }
  return diagnostics
}

/// The quotes that the case's page leaves out.
private func pointsBelowQuestions(
  _ nodes: Range<Int>, in document: MarkdownDocument
) -> Set<Int> {
  var points: Set<Int> = []
  var index = nodes.lowerBound
  while index < nodes.upperBound {
    if document.nodes[index].kind == .list {
      for item in document.children(of: index) {
        for child in document.children(of: item)
        where FacilitatorPoint.isPoint(child, in: document) {
          points.insert(child)
        }
      }
    }
    index = document.nodes[index].subtreeEnd
  }
  return points
}

/// Whether a node is text at the beginning of a line, and that text the word with a colon.
private func isMarkedLine(_ index: Int, in document: MarkdownDocument) -> Bool {
  guard document.nodes[index].kind == .text,
    [.paragraph, .softBreak, .lineBreak].contains(document.nodes[index - 1].kind)
  else { return false }
  let text = document.text(of: document.nodes[index])
  guard text.hasPrefix(FacilitatorPoint.mark) else { return false }
  let rest = text.dropFirst(FacilitatorPoint.mark.count)
  return rest.hasPrefix(":") || rest.hasPrefix("：")
}

extension Diagnostic {
  fileprivate static func shownPoint(at path: String, _ bytes: Range<Int>) -> Diagnostic {
    Diagnostic(
      .warning, id: "shown-facilitator-point",
      "この「\(FacilitatorPoint.mark)」は問いのすぐ下の引用ではないので、事例のページで全員に見えます。",
      hint: "問いの次の行に、問いの文の始まりと同じだけ空白で下げて「> \(FacilitatorPoint.mark): …」と書きます。",
      at: SourceSpan(path: path, bytes: bytes))
  }
}
