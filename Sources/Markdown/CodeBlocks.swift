// SPDX-License-Identifier: MIT

/// A block of code, with fences or indented.
package struct MarkdownCodeBlock: Hashable, Sendable {
  /// The first word behind the opening fence; empty where there is none.
  package let language: String

  /// What it holds, its lines ended by LF.
  package let text: String

  /// The bytes of the source from the opening fence to the closing one.
  package let span: Range<Int>
}

extension MarkdownDocument {
  /// The blocks of code in a language, in their order.
  package func codeBlocks(in language: String) -> [MarkdownCodeBlock] {
    nodes.compactMap { node in
      guard node.kind == .codeBlock, self.language(of: node) == language else { return nil }
      return MarkdownCodeBlock(language: language, text: text(of: node), span: node.span)
    }
  }

  private func language(of node: MarkdownNode) -> String {
    let info = literals[detail(of: node).text]
    return String(decoding: info.prefix { !$0.isASCIISpace }, as: UTF8.self)
  }
}
