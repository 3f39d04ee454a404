// SPDX-License-Identifier: MIT

extension [UInt8] {
  /// Appends text with `&`, `<`, `>`, `"` and `'` written as HTML entities, so that it means itself
  /// between tags and in quoted attribute values.
  package mutating func appendEscapingHTML(_ text: String) {
    let end = text.utf8.count
    var special = text.firstSpecial(from: 0)
    guard special < end else {
      append(contentsOf: text.utf8)
      return
    }
    let bytes = [UInt8](text.utf8)
    var start = 0
    while special < end {
      append(contentsOf: bytes[start..<special])
      append(contentsOf: entity(for: bytes[special]).utf8)
      start = special + 1
      special = text.firstSpecial(from: start)
    }
    append(contentsOf: bytes[start...])
  }
}

extension String {
  /// The offset of the first byte that must be escaped; the text's length where there is none.
  fileprivate func firstSpecial(from start: Int) -> Int {
    let bytes = utf8.span
    var index = start
    while index < bytes.count, !bytes[index].isSpecial { index += 1 }
    return index
  }
}

extension UInt8 {
  fileprivate var isSpecial: Bool { self < 64 && specials & (1 << UInt64(self)) != 0 }
}

/// A bit for each of `"`, `&`, `'`, `<` and `>`.
private let specials: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

private func entity(for byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: "&#39;"
  }
}
