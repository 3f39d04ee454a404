// SPDX-License-Identifier: MIT

import Diagnostics

extension MarkdownBuilder {
  /// Adds a code block, with fences or indented.
  mutating func appendCodeBlock(_ raw: CMarkTree.Node, at index: Int, quotes: Int) {
    let start = self.start(of: raw)
    let literal = copyString(raw.first)
    let isFenced = isFenced(raw, read: literal, at: start)
    let lines = lineCount(raw.first)
    var last = Int(raw.startLine) + (isFenced ? lines : max(lines, 1) - 1)
    if isFenced {
      if isClosingFence(line: last + 1, of: raw, at: index, quotes: quotes) {
        last += 1
      } else {
        let fence = start..<start + min(3, bytes.count - start)
        diagnostics.append(.unclosedFence(source, fence))
      }
    }
    let end = TableSyntax.trimmed(
      bytes, start..<max(start, pass.lines.range(of: last, in: bytes).upperBound)
    ).upperBound
    let detail = append(MarkdownDetail(text: copyString(raw.second)))
    appendLeaf(.codeBlock, span: start..<max(start, end), literal: literal, detail: detail)
    lastEnd = max(start, end)
  }

  /// Adds a block of raw HTML.
  mutating func appendHTMLBlock(_ raw: CMarkTree.Node) {
    let start = self.start(of: raw)
    let last = Int(raw.startLine) + max(lineCount(raw.first), 1) - 1
    lastEnd = max(start, pass.lines.range(of: last, in: bytes).upperBound)
    if !options.isPlainCommonMark, !isCommentClosed(tree.strings[raw.first]) {
      diagnostics.append(.unclosedComment(source, start..<min(start + 4, bytes.count)))
    }
    appendLeaf(.htmlBlock, span: start..<lastEnd, literal: copyString(raw.first))
  }

  private func isCommentClosed(_ html: ArraySlice<UInt8>) -> Bool {
    let text = html.drop { $0.isASCIISpace }
    guard text.starts(with: "<!--".utf8), text.count < 100_000 else { return true }
    return text.indices.contains { text[$0] == Byte.hyphen && text[$0...].starts(with: "-->".utf8) }
  }

  private func lineCount(_ literal: Range<Int>) -> Int {
    var count = 0
    for index in literal where tree.strings[index].isLineEnd {
      let isPair =
        tree.strings[index] == Byte.carriageReturn && index + 1 < literal.upperBound
        && tree.strings[index + 1] == Byte.lineFeed
      if !isPair { count += 1 }
    }
    return count
  }

  /// Whether a code block begins with a fence; libcmark does not tell.
  private func isFenced(_ raw: CMarkTree.Node, read: Range<Int>, at start: Int) -> Bool {
    guard start < bytes.count, bytes[start] == Byte.backtick || bytes[start] == Byte.tilde else {
      return false
    }
    if !raw.second.isEmpty { return true }
    let fence = pass.lines.range(of: Int(raw.startLine), in: bytes).upperBound
    let line = TableSyntax.trimmed(bytes, start..<max(start, fence))
    let first = literals[read].prefix { !$0.isLineEnd }
    return !first.starts(with: bytes[line].prefix { $0 != 0 })
  }

  private func isClosingFence(
    line: Int, of raw: CMarkTree.Node, at index: Int, quotes: Int
  ) -> Bool {
    guard line <= Int(raw.endLine), line < pass.lines.starts.count else { return false }
    if index + 1 < tree.nodes.count, Int(tree.nodes[index + 1].startLine) == line { return false }
    let start = self.start(of: raw)
    let range = pass.lines.range(of: line, in: bytes)
    var cursor = SourceCursor(at: range.lowerBound, quotes: quotes, limit: range.upperBound)
    cursor.skipLineEnd(in: bytes)
    let text = TableSyntax.trimmed(bytes, cursor.position..<range.upperBound)
    let length = bytes[start...].prefix { $0 == bytes[start] }.count
    return text.count >= length && bytes[text].allSatisfy { $0 == bytes[start] }
  }
}

extension Diagnostic {
  fileprivate static func unclosedFence(_ source: SourceText, _ span: Range<Int>) -> Diagnostic {
    Diagnostic(
      .warning, id: "unclosed-code-fence",
      "「\(source.text(in: span))」で始まるコードの終わりがありません。この先がすべてコードとして扱われます。",
      hint: "コードの次の行に「\(source.text(in: span))」を書いて閉じます",
      at: SourceSpan(path: source.path, bytes: span))
  }

  fileprivate static func unclosedComment(_ source: SourceText, _ span: Range<Int>) -> Diagnostic {
    Diagnostic(
      .warning, id: "unclosed-comment",
      "「<!--」で始まるコメントの終わり「-->」がありません。この先がすべて表示されません。",
      hint: "コメントの終わりに「-->」を書きます", at: SourceSpan(path: source.path, bytes: span))
  }
}
