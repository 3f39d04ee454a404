// SPDX-License-Identifier: MIT

/// A file's name, looked at as an office worker's computer may have made it.
package struct FileName: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// The name without its ending; a name that only begins with a dot is all stem.
  package var stem: String {
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return text }
    return String(text[..<dot])
  }

  /// What stands after the last dot, as it is written; empty where there is no ending.
  package var ending: String {
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return "" }
    return String(text[text.index(after: dot)...])
  }

  /// Whether a system or an editor left the file behind: nothing is ever said about such files.
  package var isLitter: Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return true }
    if first == UInt8(ascii: ".") || last == UInt8(ascii: "~") { return true }
    if first == UInt8(ascii: "#"), last == UInt8(ascii: "#") { return true }
    // Word and Excel keep such a file beside the one that is open.
    if bytes.starts(with: [UInt8(ascii: "~"), UInt8(ascii: "$")]) { return true }
    if ["swp", "swo", "bak", "tmp"].contains(ending.lowercased()) { return true }
    return isSystemLitter
  }

  /// Whether Windows, a Mac or a shared folder put the file there by itself, so that nobody would miss it.
  package var isSystemLitter: Bool {
    if text.hasPrefix("._") || text.hasPrefix(".nfs") { return true }
    return [".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"].contains(text.lowercased())
  }

  /// Whether the name can be an id: `[a-z0-9][a-z0-9-]*`.
  package static func isID(_ stem: String) -> Bool {
    guard let first = stem.utf8.first, first != UInt8(ascii: "-") else { return false }
    return stem.utf8.allSatisfy(isIDByte)
  }

  /// The id that the name comes nearest to, or `nil` where too little of it is left.
  ///
  /// Full-width letters become half-width, capitals small, spaces and underlines hyphens.
  package static func nearestID(to stem: String) -> String? {
    var bytes: [UInt8] = []
    for scalar in stem.unicodeScalars {
      switch halfWidth(scalar) {
      case let letter where isIDByte(letter) && letter != UInt8(ascii: "-"): bytes.append(letter)
      case 0: return nil
      default:
        if let last = bytes.last, last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
      }
    }
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a Mac took letters and their marks apart (か and ゛), so that links do not find the file.
  package var isDecomposed: Bool {
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      if joined(previous, scalar.value) != nil { return true }
      if (0x300...0x36F).contains(scalar.value), isLatinLetter(previous) { return true }
      if (0x3099...0x309A).contains(scalar.value) { return true }
      previous = scalar.value
    }
    return false
  }

  /// The name with kana and their marks put together again.
  package var composed: String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let last = scalars.last, let whole = joined(last.value, scalar.value) {
        scalars.removeLast()
        scalars.append(whole)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Whether links in Markdown would break at the name: a blank is in it.
  package var hasBlank: Bool {
    text.unicodeScalars.contains { $0.value == 0x20 || $0.value == 0x3000 }
  }

  /// The name with U+FFFD in place of line ends and other control characters.
  package var printable: String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      scalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}

private func isIDByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
  default: byte == UInt8(ascii: "-")
  }
}

/// Returns the small half-width letter or digit that a sign stands for, `-` for a blank or a dash, else 0.
private func halfWidth(_ scalar: Unicode.Scalar) -> UInt8 {
  var value = scalar.value
  if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
  switch value {
  case 0x41...0x5A: return UInt8(value + 0x20)
  case 0x61...0x7A, 0x30...0x39: return UInt8(value)
  case 0x21...0x7E, 0x20, 0x3000, 0x2010...0x2015, 0x2212, 0x30FC: return UInt8(ascii: "-")
  default: return 0
  }
}

private func isLatinLetter(_ value: UInt32) -> Bool {
  (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
    || (0xC0...0x24F).contains(value)
}

/// Returns the one kana that a kana and a voicing mark (U+3099, U+309A) make together.
private func joined(_ letter: UInt32, _ mark: UInt32) -> Unicode.Scalar? {
  guard mark == 0x3099 || mark == 0x309A else { return nil }
  let isKatakana = (0x30A1...0x30FD).contains(letter)
  let hiragana = isKatakana ? letter - 0x60 : letter
  let isHa = (0x306F...0x307B).contains(hiragana) && (hiragana - 0x306F).isMultiple(of: 3)
  if mark == 0x309A { return isHa ? Unicode.Scalar(letter + 2) : nil }
  switch hiragana {
  case 0x304B...0x3061 where !hiragana.isMultiple(of: 2),
    0x3064...0x3068 where hiragana.isMultiple(of: 2), 0x309D:
    return Unicode.Scalar(letter + 1)
  case 0x3046: return Unicode.Scalar(isKatakana ? 0x30F4 : 0x3094)
  case 0x308F...0x3092 where isKatakana: return Unicode.Scalar(letter + 8)
  default: return isHa ? Unicode.Scalar(letter + 1) : nil
  }
}
