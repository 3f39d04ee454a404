// SPDX-License-Identifier: MIT

extension ByteBuffer {
  /// Appends a text with the four characters escaped that mean something in HTML.
  ///
  /// - Parameters:
  ///   - range: The part of `bytes` that is the text.
  ///   - bytes: What holds the text.
  mutating func appendEscaped(_ range: Range<Int>, of bytes: [UInt8]) {
    var start = range.lowerBound
    var index = start
    let text = bytes.span
    while index < range.upperBound {
      let byte = text[index]
      if byte > Byte.greater || escapedInHTML & 1 << UInt64(byte) == 0 {
        index += 1
        continue
      }
      append(start..<index, of: bytes)
      switch byte {
      case Byte.quotation: append("&quot;")
      case Byte.ampersand: append("&amp;")
      case Byte.less: append("&lt;")
      default: append("&gt;")
      }
      index += 1
      start = index
    }
    append(start..<range.upperBound, of: bytes)
  }

  /// Appends an address as it stands in an attribute: what no address may hold is percent-encoded.
  mutating func appendAddress(_ range: Range<Int>, of bytes: [UInt8]) {
    for index in range {
      let byte = bytes[index]
      switch byte {
      case Byte.ampersand: append("&amp;")
      case Byte.apostrophe: append("&#x27;")
      case _ where isSafeInAddress(byte): append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(hexadecimal(byte >> 4))
        append(hexadecimal(byte & 15))
      }
    }
  }
}

/// A bit for each of the four characters that mean something in HTML.
private let escapedInHTML: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

private func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }

private func isSafeInAddress(_ byte: UInt8) -> Bool {
  if byte.isASCIIAlphanumeric { return true }
  guard byte.isASCIIPunctuation else { return false }
  switch byte {
  case Byte.quotation, Byte.less, Byte.greater, Byte.openBracket, Byte.backslash, Byte.closeBracket,
    Byte.caret, Byte.backtick, Byte.openBrace, Byte.pipe, Byte.closeBrace:
    return false
  default: return true
  }
}

/// Returns whether an address could run something or reach into the reader's machine.
///
/// Those are `javascript:`, `vbscript:`, `file:` and `data:`, except for the usual images. Characters that browsers
/// pass over are passed over.
func isDangerousAddress(_ address: ArraySlice<UInt8>) -> Bool {
  guard let first = address.first(where: { $0 > Byte.space && $0 != 0x7F }),
    "dfjv".utf8.contains(first | 0x20)
  else { return false }
  var scheme: [UInt8] = []
  for byte in address where byte > Byte.space && byte != 0x7F {
    scheme.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    if scheme.count == 24 { break }
  }
  if scheme.starts(with: "data:".utf8) {
    return !["png", "gif", "jpeg", "webp"].contains { scheme.starts(with: "data:image/\($0)".utf8) }
  }
  return ["javascript:", "vbscript:", "file:"].contains { scheme.starts(with: $0.utf8) }
}

extension [UInt8] {
  /// Appends the bytes of a literal in the program.
  mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }
}
