// SPDX-License-Identifier: MIT

/// Reads characters out of UTF-8 bytes, forwards and backwards.
enum Scalars {
  /// Returns the character that begins at an offset; `nil` at the end or where the bytes are no UTF-8.
  static func scalar(at offset: Int, in bytes: [UInt8], limit: Int) -> Unicode.Scalar? {
    guard offset < limit else { return nil }
    let first = bytes[offset]
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, offset + length <= limit else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for byte in bytes[offset + 1..<offset + length] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value)
  }

  /// Returns the character that ends before an offset, and where it begins.
  static func scalar(
    before offset: Int, in bytes: [UInt8], start: Int
  ) -> (scalar: Unicode.Scalar, start: Int)? {
    var first = offset - 1
    while first > start, offset - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    guard first >= start, let scalar = scalar(at: first, in: bytes, limit: offset) else {
      return nil
    }
    return (scalar, first)
  }
}
