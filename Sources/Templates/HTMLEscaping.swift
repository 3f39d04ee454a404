// SPDX-License-Identifier: MIT

extension [UInt8] {
  /// Appends text with `&`, `<`, `>`, `"` and `'` written as HTML entities, so that it means itself
  /// between tags and in quoted attribute values.
  package mutating func appendEscapingHTML(_ text: String) {
    let bytes = text.utf8.span
    var index = 0
    while index < bytes.count {
      append(addingCapacity: bytes.count - index) { output in
        while index < bytes.count, !bytes[index].isSpecial {
          output.append(bytes[index])
          index += 1
        }
      }
      guard index < bytes.count else { return }
      append(contentsOf: entity(for: bytes[index]).utf8)
      index += 1
    }
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
