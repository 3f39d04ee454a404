// SPDX-License-Identifier: MIT

import Content
import Markdown

/// A question for group work, and what its facilitator is told about it.
///
///     1. 最初の訪問は母の眠る時間だった。避けるには、だれに何を確かめればよかったか。（20分）
///        > 着眼点: 担任、きょうだいの学校など、聞いてよい相手から考えているか。
struct DiscussionQuestion: Hashable {
  /// The nodes that everyone reads: children of the item.
  let text: [Range<Int>]

  /// The nodes inside the quotes of a ``FacilitatorPoint``.
  let points: [Range<Int>]

  /// How long it is talked about, where the question ends with it: （20分）.
  let minutes: Int?
}

/// Reads a list as questions.
///
/// - Parameters:
///   - index: The index of any node.
///   - document: The document of the node.
/// - Returns: `nil` for what is no list.
func discussionQuestions(
  ofList index: Int, in document: MarkdownDocument
) -> [DiscussionQuestion]? {
  guard document.nodes[index].kind == .list else { return nil }
  return document.children(of: index).map { item in
    var text: [Range<Int>] = []
    var points: [Range<Int>] = []
    for child in document.children(of: item) {
      let end = document.nodes[child].subtreeEnd
      if FacilitatorPoint.isPoint(child, in: document) {
        points.append((child + 1)..<end)
      } else {
        text.append(child..<end)
      }
    }
    let asked = text.map { document.plainText(ofNodes: $0) }.joined()
    return DiscussionQuestion(text: text, points: points, minutes: minutes(atEndOf: asked))
  }
}

/// The number in `…か。（20分）`; full-width digits count as well.
private func minutes(atEndOf text: String) -> Int? {
  guard text.hasSuffix("分）"), let open = text.lastIndex(of: "（") else { return nil }
  let digits = text[text.index(after: open)...].dropLast(2)
  var number = 0
  for digit in digits {
    guard let value = digit.wholeNumberValue, (0...9).contains(value), number < 1000 else {
      return nil
    }
    number = number * 10 + value
  }
  return digits.isEmpty || number == 0 ? nil : number
}

/// Removes 着眼点 and its colon from the beginning of the HTML of a point.
func withoutPointMark(_ html: [UInt8]) -> [UInt8] {
  let mark = Array(FacilitatorPoint.mark.utf8)
  var start = 0
  // The quote itself is left out already; another one may stand in it.
  for opening in ["\n", "<blockquote>", "\n", "<p>"] where html[start...].starts(with: opening.utf8)
  {
    start += opening.utf8.count
  }
  for tag in ["strong", "em"]
  where html[start...].starts(with: "<\(tag)>\(FacilitatorPoint.mark)".utf8) {
    let word = start + tag.utf8.count + 2
    let end = endOfColon(in: html, from: word + mark.count)
    let closing = "</\(tag)>"
    guard html[end...].starts(with: closing.utf8) else {
      return Array(html[..<word] + html[end...])
    }
    return Array(html[..<start] + html[endOfColon(in: html, from: end + closing.utf8.count)...])
  }
  guard html[start...].starts(with: mark) else { return html }
  return Array(html[..<start] + html[endOfColon(in: html, from: start + mark.count)...])
}

/// Where a colon that may stand there ends, and the blanks behind it.
private func endOfColon(in html: [UInt8], from start: Int) -> Int {
  var end = start
  for colon in [":", "："] where html[end...].starts(with: colon.utf8) { end += colon.utf8.count }
  while end < html.count, html[end] == 0x20 || html[end] == 0x0A { end += 1 }
  return end
}
