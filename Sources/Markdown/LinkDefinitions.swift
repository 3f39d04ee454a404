// SPDX-License-Identifier: MIT

/// A definition of a link: `[label]: address "title"`.
struct LinkDefinition {
  let span: Range<Int>
  let label: Range<Int>
  let address: Range<Int>
}

extension MarkdownBuilder {
  /// Returns where the address of a link stands that only names its definition; the label where that is not found.
  mutating func definedAddress(_ label: Range<Int>) -> Range<Int> {
    if definitions == nil {
      definitions = addresses(of: LinkDefinitions.all(in: bytes, pass: pass, tree: tree))
    }
    return definitions?[syntax.name(label, quotes: cursor.quotes)] ?? label
  }

  /// Returns where the addresses of definitions stand, by the names of their labels; the first of a name counts.
  func addresses(of definitions: [LinkDefinition]) -> [String: Range<Int>] {
    var addresses: [String: Range<Int>] = [:]
    for definition in definitions {
      let name = syntax.name(definition.label, quotes: .max)
      if addresses[name] == nil { addresses[name] = definition.address }
    }
    return addresses
  }
}

/// Finds the definitions of links, which leave no trace in libcmark's tree.
enum LinkDefinitions {
  /// Returns the bytes of all definitions that libcmark has read.
  ///
  /// A line that begins like one is one unless it stands in a code block, in raw HTML or in the middle of a
  /// paragraph.
  static func all(in bytes: [UInt8], pass: SourcePass, tree: CMarkTree) -> [LinkDefinition] {
    guard !pass.definitionLines.isEmpty else { return [] }
    let blocks = tree.nodes.filter { !$0.kind.isInline && !$0.kind.isContainer }
    let syntax = LinkSyntax(bytes: bytes)
    var found: [LinkDefinition] = []
    var block = 0
    for (line, first) in pass.definitionLines {
      while block < blocks.count, Int(blocks[block].endLine) < line { block += 1 }
      let isCovered = block < blocks.count && Int(blocks[block].startLine) <= line
      var end = pass.lines.range(of: line, in: bytes).upperBound
      if isCovered {
        guard blocks[block].kind == .paragraph || blocks[block].kind == .heading else { continue }
        end = pass.lines.range(of: Int(blocks[block].endLine), in: bytes).upperBound
      } else {
        let next = block < blocks.count ? Int(blocks[block].startLine) : Int.max
        end = endOfParagraph(from: line, before: next, in: bytes, lines: pass.lines)
      }
      guard first >= found.last?.span.upperBound ?? 0 else { continue }
      if isCovered, Int(blocks[block].startLine) < line,
        found.last.map({ $0.span.upperBound < pass.lines.start(of: line) }) ?? true
      {
        continue
      }
      var cursor = SourceCursor(at: first, quotes: .max, limit: end)
      guard let parts = syntax.skipDefinition(&cursor) else { continue }
      let span = first..<lineEnd(before: cursor.position, in: bytes, after: first)
      found.append(LinkDefinition(span: span, label: parts.label, address: parts.address))
    }
    return found
  }

  /// Returns the end of the last line before an offset that is at the start of a line's text.
  private static func lineEnd(before offset: Int, in bytes: [UInt8], after start: Int) -> Int {
    var end = offset
    while end > start, bytes[end - 1].isBlank || bytes[end - 1] == Byte.greater { end -= 1 }
    return end
  }

  private static func endOfParagraph(
    from line: Int, before next: Int, in bytes: [UInt8], lines: SourceLines
  ) -> Int {
    var last = line
    while last + 1 < min(next, lines.starts.count), last - line < 100 {
      let text = bytes[lines.range(of: last + 1, in: bytes)]
      if text.allSatisfy({ $0.isBlank || $0 == Byte.greater }) { break }
      last += 1
    }
    return lines.range(of: last, in: bytes).upperBound
  }
}

extension CMarkTree.Kind {
  /// Whether it holds other blocks.
  var isContainer: Bool { rawValue <= CMarkTree.Kind.item.rawValue }
}
