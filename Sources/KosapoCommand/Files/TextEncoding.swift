// SPDX-License-Identifier: MIT

/// What bytes that are not a UTF-8 text look like.
package enum TextEncoding: Hashable, Sendable {
  case utf16LittleEndian, utf16BigEndian, shiftJIS, eucJP, iso2022JP

  /// A UTF-8 text with some bytes broken.
  case damagedUTF8

  /// No text at all but a document of Word or Excel, a PDF, a picture or an archive; the value says which.
  case document(String)

  /// How people and programs call the encoding.
  package var name: String {
    switch self {
    case .utf16LittleEndian: "UTF-16 LE"
    case .utf16BigEndian: "UTF-16 BE"
    case .shiftJIS: "Shift_JIS（CP932）"
    case .eucJP: "EUC-JP"
    case .iso2022JP: "ISO-2022-JP（JIS）"
    case .damagedUTF8: "UTF-8"
    case .document(let kind): kind
    }
  }

  /// Guesses the encoding of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file, or its first part.
  ///   - inspection: What was found in the same bytes.
  /// - Returns: What the file looks like, or `nil` where it is UTF-8.
  package static func guess(_ bytes: [UInt8], _ inspection: TextInspection) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if let kind = documentKind(bytes) { return .document(kind) }
    if let order = byteOrder(bytes, inspection) { return order }
    if inspection.firstInvalid == nil {
      return inspection.controls.isEmpty || !switchesToJIS(bytes) ? nil : .iso2022JP
    }
    // Text in another encoding gives a right UTF-8 character only by chance.
    if inspection.longCharacterCount > 2 * inspection.invalidCount { return .damagedUTF8 }
    let shiftJIS = kanaCount(bytes, ShiftJIS.self)
    let eucJP = kanaCount(bytes, EUCJP.self)
    switch (shiftJIS, eucJP) {
    case (nil, nil): return .damagedUTF8
    case (_, nil): return .shiftJIS
    case (nil, _): return .eucJP
    case (let left?, let right?): return right > left ? .eucJP : .shiftJIS
    }
  }
}

/// Tells a file that is no text by its first bytes.
private func documentKind(_ bytes: [UInt8]) -> String? {
  if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return "Word・Excel などの文書か ZIP" }
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "古い形の Word・Excel の文書" }
  if bytes.starts(with: Array("%PDF-".utf8)) { return "PDF" }
  if bytes.starts(with: [0x89] + Array("PNG".utf8)) { return "PNG の画像" }
  if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "JPEG の画像" }
  if bytes.starts(with: Array("{\\rtf".utf8)) { return "リッチテキスト (RTF)" }
  return nil
}

/// Tells UTF-16 without a byte order mark.
///
/// Every line end gives a NUL in it, on the same side of each pair. Where the bytes are UTF-8 as well, only
/// many NULs tell it from a text that has a stray one.
private func byteOrder(_ bytes: [UInt8], _ inspection: TextInspection) -> TextEncoding? {
  guard inspection.firstNUL != nil, bytes.count.isMultiple(of: 2) else { return nil }
  var likely = (little: 0, big: 0)
  var zeros = (little: 0, big: 0)
  let units = bytes.count / 2
  for unit in 0..<units {
    let (first, second) = (bytes[2 * unit], bytes[2 * unit + 1])
    if isLikely(high: second, low: first) { likely.little += 1 }
    if isLikely(high: first, low: second) { likely.big += 1 }
    if second == 0 { zeros.little += 1 }
    if first == 0 { zeros.big += 1 }
  }
  let isLittle = (likely.little, zeros.little) >= (likely.big, zeros.big)
  let isText = 10 * (isLittle ? likely.little : likely.big) >= 9 * units
  let hasManyZeros = 2 * (isLittle ? zeros.little : zeros.big) >= units
  guard isText, hasManyZeros || inspection.firstInvalid != nil else { return nil }
  return isLittle ? .utf16LittleEndian : .utf16BigEndian
}

/// Whether a UTF-16 unit is one that Japanese texts are made of.
private func isLikely(high: UInt8, low: UInt8) -> Bool {
  switch high {
  case 0: low >= 0x20 || (0x09...0x0D).contains(low)
  case 0x30...0x33, 0x4E...0x9F, 0xD8...0xDF, 0xFF, 0x20...0x26: true
  default: false
  }
}

/// Whether an escape sequence of ISO-2022-JP is in the bytes.
private func switchesToJIS(_ bytes: [UInt8]) -> Bool {
  for index in bytes.indices.dropLast(2) where bytes[index] == 0x1B {
    switch (bytes[index + 1], bytes[index + 2]) {
    case (UInt8(ascii: "$"), UInt8(ascii: "@")), (UInt8(ascii: "$"), UInt8(ascii: "B")),
      (UInt8(ascii: "$"), UInt8(ascii: "(")), (UInt8(ascii: "("), UInt8(ascii: "J")):
      return true
    default: continue
    }
  }
  return false
}

/// How an encoding lays out its characters of two bytes.
private protocol JapaneseEncoding {
  /// How many bytes the character has that begins so, or 0 where none does.
  static func length(_ lead: UInt8) -> Int
  static func isTrail(_ byte: UInt8) -> Bool
  static func isHiragana(_ lead: UInt8, _ trail: UInt8) -> Bool
}

private enum ShiftJIS: JapaneseEncoding {
  static func length(_ lead: UInt8) -> Int {
    switch lead {
    case 0...0x7F, 0xA1...0xDF: 1
    case 0x81...0x9F, 0xE0...0xFC: 2
    default: 0
    }
  }

  static func isTrail(_ byte: UInt8) -> Bool {
    (0x40...0x7E).contains(byte) || (0x80...0xFC).contains(byte)
  }

  static func isHiragana(_ lead: UInt8, _ trail: UInt8) -> Bool {
    lead == 0x82 && (0x9F...0xF1).contains(trail)
  }
}

private enum EUCJP: JapaneseEncoding {
  static func length(_ lead: UInt8) -> Int {
    switch lead {
    case 0...0x7F: 1
    case 0x8E, 0xA1...0xFE: 2
    case 0x8F: 3
    default: 0
    }
  }

  static func isTrail(_ byte: UInt8) -> Bool { (0xA1...0xFE).contains(byte) }

  static func isHiragana(_ lead: UInt8, _ trail: UInt8) -> Bool {
    lead == 0xA4 && (0xA1...0xF3).contains(trail)
  }
}

/// Counts the hiragana that the bytes give in an encoding, or returns `nil` where they do not fit it.
private func kanaCount(_ bytes: [UInt8], _ encoding: (some JapaneseEncoding).Type) -> Int? {
  var count = 0
  var index = 0
  while index < bytes.count {
    let length = encoding.length(bytes[index])
    guard length > 0, index + length <= bytes.count else { return nil }
    for next in bytes[index..<(index + length)].dropFirst() where !encoding.isTrail(next) {
      return nil
    }
    if length == 2, encoding.isHiragana(bytes[index], bytes[index + 1]) { count += 1 }
    index += length
  }
  return count
}
