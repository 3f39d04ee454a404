// SPDX-License-Identifier: MIT

import Diagnostics

extension TemplateParser {
  /// Reads the tag that begins at an offset.
  ///
  /// - Returns: The tag; `nil` where it is broken, which is then told, with ``position`` after it.
  mutating func readTag(at start: Int) -> TemplateNode? {
    var cursor = start + delimiters.open.count
    skipWhiteSpace(&cursor)
    let sigil = readSigil(at: &cursor)
    switch sigil {
    case .comment:
      let rest = cursor..<source.bytes.count
      guard let end = source.bytes.firstOffset(of: delimiters.close, in: rest) else {
        return tellOpenTag(at: start, next: nil)
      }
      return TemplateNode(kind: .nothing, span: start..<(end + delimiters.close.count))
    case .delimiters:
      return readDelimiters(from: start, cursor)
    case .triple:
      return readTriple(from: start, cursor)
    case .kind(let kind):
      guard let end = findClose(of: start, from: cursor) else { return nil }
      return finish(kind, start..<(end + delimiters.close.count), inner: cursor..<end)
    }
  }

  private enum Sigil {
    case comment
    case delimiters
    case triple
    case kind(TemplateNode.Kind)
  }

  /// Reads what kind of tag it is; a full-width sign is understood, and told.
  private mutating func readSigil(at cursor: inout Int) -> Sigil {
    let bytes = source.bytes
    guard cursor < bytes.count else { return .kind(.variable) }
    var sigil = bytes[cursor]
    var length = 1
    // U+FF01 to U+FF5E are the full-width forms of U+0021 to U+007E.
    if bytes.holds([0xEF, 0xBC], at: cursor), cursor + 2 < bytes.count {
      sigil = bytes[cursor + 2] &- 0x60
      length = 3
    }
    let found: Sigil
    switch sigil {
    case UInt8(ascii: "#"): found = .kind(.section)
    case UInt8(ascii: "^"): found = .kind(.inverted)
    case UInt8(ascii: "/"): found = .kind(.close)
    case UInt8(ascii: ">"): found = .kind(.partial)
    case UInt8(ascii: "&"): found = .kind(.raw)
    case UInt8(ascii: "{"): found = .triple
    case UInt8(ascii: "!"): found = .comment
    case UInt8(ascii: "="): found = .delimiters
    default: return .kind(.variable)
    }
    if length == 3 {
      let place = span(cursor..<(cursor + 3))
      report(.fullWidthSign(source.text(in: place.bytes), for: sigil, at: place))
    }
    cursor += length
    return found
  }

  /// Returns where the closing mark stands; the next opening mark or the file's end comes too early.
  private mutating func findClose(of start: Int, from cursor: Int) -> Int? {
    let bytes = source.bytes
    var index = cursor
    while index < bytes.count {
      if bytes[index] == delimiters.close[0], bytes.holds(delimiters.close, at: index) {
        return index
      }
      if bytes[index] == delimiters.open[0], bytes.holds(delimiters.open, at: index) {
        _ = tellOpenTag(at: start, next: index)
        return nil
      }
      index += 1
    }
    _ = tellOpenTag(at: start, next: nil)
    return nil
  }

  /// Tells of a tag that is not closed, and goes on at the next one.
  private mutating func tellOpenTag(at start: Int, next: Int?) -> TemplateNode? {
    let bytes = source.bytes
    let limit = next ?? bytes.count
    var end = start + delimiters.open.count
    while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    report(.tagNotClosed(start..<end, with: delimiters, in: source))
    position = limit
    return nil
  }

  private mutating func readTriple(from start: Int, _ cursor: Int) -> TemplateNode? {
    guard let close = findClose(of: start, from: cursor) else { return nil }
    let brace = UInt8(ascii: "}")
    let tagEnd = close + delimiters.close.count
    if source.bytes.holds([brace] + delimiters.close, at: close) {
      return finish(.raw, start..<(tagEnd + 1), inner: cursor..<close)
    }
    if close > cursor, source.bytes[close - 1] == brace {
      return finish(.raw, start..<tagEnd, inner: cursor..<(close - 1))
    }
    report(.tripleNotClosed(start..<tagEnd, inner: cursor..<close, delimiters, in: source))
    position = tagEnd
    return nil
  }

  /// Makes the node of a tag whose ends are found, if its name can be read.
  private mutating func finish(
    _ kind: TemplateNode.Kind, _ tag: Range<Int>, inner: Range<Int>
  ) -> TemplateNode? {
    var name = inner
    trim(&name)
    let isReadable = isName(name, of: kind)
    if !isReadable {
      report(
        name.isEmpty ? .emptyTag(at: tag, in: source) : .unreadableName(name, in: tag, of: source))
    }
    switch kind {
    case .section, .inverted, .close:
      // Kept with an empty name, so that the other tag of the section still finds its partner.
      break
    case .text, .variable, .raw, .partial, .nothing:
      if !isReadable {
        position = tag.upperBound
        return nil
      }
    }
    return TemplateNode(
      kind: kind, span: tag, name: isReadable ? name : 0..<0, delimiters: delimiters)
  }

  private func isName(_ name: Range<Int>, of kind: TemplateNode.Kind) -> Bool {
    let bytes = source.bytes[name]
    if kind == .partial {
      return !bytes.isEmpty && bytes.allSatisfy { $0 > 0x20 }
    }
    return bytes.elementsEqual([UInt8(ascii: ".")])
      || bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .allSatisfy(isTemplateName)
  }

  /// Reads `<% %>=` and the closing mark, and changes the delimiters.
  private mutating func readDelimiters(from start: Int, _ content: Int) -> TemplateNode? {
    var cursor = content
    skipWhiteSpace(&cursor)
    let open = readMark(at: &cursor)
    skipWhiteSpace(&cursor)
    let close = readMark(at: &cursor)
    skipWhiteSpace(&cursor)
    let end = [UInt8(ascii: "=")] + delimiters.close
    guard !open.isEmpty, !close.isEmpty, source.bytes.holds(end, at: cursor) else {
      guard let close = findClose(of: start, from: content) else { return nil }
      position = close + delimiters.close.count
      report(.unreadableDelimiters(start..<position, delimiters, in: source))
      return nil
    }
    delimiters = TemplateDelimiters(open: open, close: close)
    return TemplateNode(kind: .nothing, span: start..<(cursor + end.count))
  }

  private func readMark(at cursor: inout Int) -> [UInt8] {
    let start = cursor
    while cursor < source.bytes.count, source.bytes[cursor] > 0x20,
      source.bytes[cursor] != UInt8(ascii: "="), !source.bytes.holds(fullWidthSpace, at: cursor)
    {
      cursor += 1
    }
    return Array(source.bytes[start..<cursor])
  }
}
