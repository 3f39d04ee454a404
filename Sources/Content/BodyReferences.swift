// SPDX-License-Identifier: MIT

package import Markdown

/// What a body leads to and what leads into it: all that a build asks of a text that it does not show anew.
package struct BodyReferences: Hashable, Sendable {
  /// The addresses of links.
  package let links: [MarkdownTarget]

  /// The addresses of images.
  package let images: [MarkdownTarget]

  /// The terms that are named in `[[…]]`.
  package let terms: [MarkdownTarget]

  /// Whether there is a block of code: it may be a picture of a flow.
  package let hasCodeBlocks: Bool

  /// The anchors, each behind a line end; no anchor holds one.
  let anchorLines: String

  /// Every id that can be linked to, in order; made anew each time.
  package var anchors: [String] {
    anchorLines.utf8.split(separator: 0x0A).map { String(Substring($0)) }
  }
}

extension BodyReferences {
  init(of body: MarkdownDocument) {
    links = body.linkTargets
    images = body.imageTargets
    terms = body.termTargets
    hasCodeBlocks = body.nodes.contains { $0.kind == .codeBlock }
    var lines = ""
    for anchor in body.anchors {
      lines += "\n"
      lines += anchor
    }
    anchorLines = lines
  }
}
