// SPDX-License-Identifier: MIT

import Markdown

/// A step of 支援の経過, written as `- **2週間後** SSWと推進員が訪ねた。`.
struct TimelineStep: Hashable {
  /// The nodes of the bold text that tells when.
  let time: Range<Int>

  /// The nodes of the rest of the first paragraph; it begins with what parts it from the time.
  let text: Range<Int>

  /// What follows in the item.
  let more: Range<Int>
}

/// Reads a list as steps in time.
///
/// - Parameters:
///   - index: The index of any node.
///   - document: The document of the node.
/// - Returns: `nil` for what is no list, and for a list with an item that does not begin with bold text.
func timelineSteps(ofList index: Int, in document: MarkdownDocument) -> [TimelineStep]? {
  guard document.nodes[index].kind == .list else { return nil }
  var steps: [TimelineStep] = []
  for item in document.children(of: index) {
    let paragraph = item + 1
    guard paragraph < document.nodes[item].subtreeEnd,
      document.nodes[paragraph].kind == .paragraph,
      let strong = document.children(of: paragraph).first, document.nodes[strong].kind == .strong
    else { return nil }
    let end = document.nodes[paragraph].subtreeEnd
    steps.append(
      TimelineStep(
        time: (strong + 1)..<document.nodes[strong].subtreeEnd,
        text: document.nodes[strong].subtreeEnd..<end,
        more: end..<document.nodes[item].subtreeEnd))
  }
  return steps
}
