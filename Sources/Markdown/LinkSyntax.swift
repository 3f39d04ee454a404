// SPDX-License-Identifier: MIT

/// How addresses, titles, labels and definitions are written.
///
/// libcmark has already read them; this finds out again where they stand. Each function moves the
/// cursor only if it finds what it looks for.
struct LinkSyntax {
  let bytes: [UInt8]

  /// Reads what follows the text of a link: `(address "title")`, `[label]` or nothing.
  ///
  /// - Returns: The bytes of the address in `(…)`, or of the label in `[…]`.
  func skipTail(_ cursor: inout SourceCursor) -> (address: Range<Int>?, label: Range<Int>?) {
    if let address = skipInlineTail(&cursor) { return (address, nil) }
    return (nil, skipLabel(&cursor))
  }

  /// Returns what two labels have in common that mean the same definition.
  ///
  /// - Parameters:
  ///   - label: The bytes between the brackets; they may go over several lines.
  ///   - quotes: How many quotes they stand in.
  /// - Returns: The label in small letters with single spaces.
  func name(_ label: Range<Int>, quotes: Int) -> String {
    var cursor = SourceCursor(at: label.lowerBound, quotes: quotes, limit: label.upperBound)
    var name: [UInt8] = []
    while cursor.position < label.upperBound {
      if bytes[cursor.position].isASCIISpace {
        cursor.skipSpaces(in: bytes)
        if !name.isEmpty { name.append(Byte.space) }
      } else {
        name.append(bytes[cursor.position])
        cursor.position += 1
      }
    }
    if name.last == Byte.space { name.removeLast() }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  private func skipInlineTail(_ cursor: inout SourceCursor) -> Range<Int>? {
    var next = cursor
    guard skip(Byte.openParenthesis, &next) else { return nil }
    next.skipSpaces(in: bytes)
    guard let address = skipAddress(&next) else { return nil }
    let end = next.position
    next.skipSpaces(in: bytes)
    if next.position > end {
      _ = skipTitle(&next)
      next.skipSpaces(in: bytes)
    }
    guard skip(Byte.closeParenthesis, &next) else { return nil }
    cursor = next
    return address
  }

  /// Reads a link definition at the start of a paragraph, with its line end.
  ///
  /// - Returns: The bytes of its label and of its address.
  func skipDefinition(_ cursor: inout SourceCursor) -> (label: Range<Int>, address: Range<Int>)? {
    var next = cursor
    guard let label = skipLabel(&next), !bytes[label].allSatisfy(\.isASCIISpace),
      skip(Byte.colon, &next)
    else { return nil }
    skipBlanksAndOneLineEnd(&next)
    guard let address = skipAddress(&next) else { return nil }
    let beforeTitle = next
    skipBlanksAndOneLineEnd(&next)
    let hasTitle = next.position > beforeTitle.position && skipTitle(&next)
    if !hasTitle { next = beforeTitle }
    next.skipBlanks(in: bytes)
    if !isLineEnd(next) {
      guard hasTitle else { return nil }
      next = beforeTitle
      next.skipBlanks(in: bytes)
      guard isLineEnd(next) else { return nil }
    }
    next.skipLineEnd(in: bytes)
    cursor = next
    return (label, address)
  }

  private func isLineEnd(_ cursor: SourceCursor) -> Bool {
    cursor.position >= cursor.limit || bytes[cursor.position].isLineEnd
  }

  private func skipBlanksAndOneLineEnd(_ cursor: inout SourceCursor) {
    cursor.skipBlanks(in: bytes)
    guard cursor.position < cursor.limit, bytes[cursor.position].isLineEnd else { return }
    cursor.skipLineEnd(in: bytes)
  }

  private func skip(_ byte: UInt8, _ cursor: inout SourceCursor) -> Bool {
    guard cursor.position < cursor.limit, bytes[cursor.position] == byte else { return false }
    cursor.position += 1
    return true
  }

  /// Reads `[label]`.
  ///
  /// - Returns: The bytes between the brackets.
  func skipLabel(_ cursor: inout SourceCursor) -> Range<Int>? {
    var next = cursor
    guard skip(Byte.openBracket, &next) else { return nil }
    let start = next.position
    var length = 0
    while next.position < next.limit {
      switch bytes[next.position] {
      case Byte.closeBracket:
        let label = start..<next.position
        next.position += 1
        cursor = next
        return label
      case Byte.openBracket:
        return nil
      case Byte.backslash:
        next.position += 1
        length += 1
        if next.position < next.limit, bytes[next.position].isASCIIPunctuation {
          next.position += 1
          length += 1
        }
      default:
        next.advance(in: bytes)
        length += 1
      }
      if length > 1_000 { return nil }
    }
    return nil
  }

  private func skipAddress(_ cursor: inout SourceCursor) -> Range<Int>? {
    var next = cursor
    if skip(Byte.less, &next) {
      let start = next.position
      while next.position < next.limit {
        let byte = bytes[next.position]
        if byte == Byte.greater {
          let address = start..<next.position
          next.position += 1
          cursor = next
          return address
        }
        if byte.isLineEnd || byte == Byte.less { return nil }
        next.position += byte == Byte.backslash ? 2 : 1
      }
      return nil
    }
    let start = next.position
    var depth = 0
    loop: while next.position < next.limit {
      let byte = bytes[next.position]
      switch byte {
      case Byte.backslash
      where next.position + 1 < next.limit && bytes[next.position + 1].isASCIIPunctuation:
        next.position += 2
        continue
      case Byte.openParenthesis:
        depth += 1
        if depth > 32 { return nil }
      case Byte.closeParenthesis:
        if depth == 0 { break loop }
        depth -= 1
      default:
        if byte.isASCIISpace { break loop }
      }
      next.position += 1
    }
    guard depth == 0, next.position > start || next.position < next.limit else { return nil }
    if next.position == start, bytes[start] != Byte.closeParenthesis { return nil }
    cursor = next
    return start..<next.position
  }

  private func skipTitle(_ cursor: inout SourceCursor) -> Bool {
    guard cursor.position < cursor.limit else { return false }
    var next = cursor
    let opener = bytes[next.position]
    let closer: UInt8
    switch opener {
    case Byte.quotation, Byte.apostrophe: closer = opener
    case Byte.openParenthesis: closer = Byte.closeParenthesis
    default: return false
    }
    next.position += 1
    while next.position < next.limit {
      let byte = bytes[next.position]
      if byte == closer {
        next.position += 1
        cursor = next
        return true
      }
      if byte == opener { return false }
      if byte == Byte.backslash, next.position + 1 < next.limit,
        bytes[next.position + 1].isASCIIPunctuation
      {
        next.position += 1
      }
      next.advance(in: bytes)
    }
    return false
  }
}
