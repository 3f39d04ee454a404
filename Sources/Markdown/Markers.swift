// SPDX-License-Identifier: MIT

/// Characters that stand only in what libcmark reads, never in what an author wrote.
///
/// They are letters and punctuation marks of scripts that the text does not use, three bytes each, all with the
/// same first byte. They are taken out of everything that comes back from libcmark.
struct Markers {
  /// What a marker is put in for.
  enum Role: Int, CaseIterable {
    /// Counts as a letter beside a run of `*` or `_`; begins what must not begin a block.
    case letter
    /// Counts as punctuation beside a run; stands behind an entity.
    case punctuation
    /// Stands for a `*` and for a `_` of an address.
    case asterisk
    case underscore
    /// Begins a footnote's definition.
    case footnote
  }

  /// The first byte of every marker.
  static let firstByte: UInt8 = 0xEA

  /// The low twelve bits of the markers, by role.
  private let codes: InlineArray<5, UInt16>

  /// Chooses characters that are absent from a text; `nil` where it uses nearly all of them.
  ///
  /// - Parameter used: The low twelve bits of each U+Axxx of the text.
  init?(avoiding used: CodeSet) {
    guard let punctuation = Markers.punctuation.first(where: { !used.contains($0) }) else {
      return nil
    }
    var codes = InlineArray<5, UInt16>(repeating: punctuation)
    var next: UInt16 = 0x500
    for role in [Role.letter, .asterisk, .underscore, .footnote] {
      while used.contains(next) { next += 1 }
      guard next < 0x5FF else { return nil }
      codes[role.rawValue] = next
      next += 1
    }
    self.codes = codes
  }

  /// Lisu, Vai, Slavonic, Bamum, Phags-pa, Saurashtra and Cham punctuation that libcmark knows as such.
  private static let punctuation: [UInt16] = [
    0x60D, 0x60E, 0x60F, 0x673, 0x67E, 0x6F2, 0x6F3, 0x6F4, 0x6F5, 0x6F6, 0x6F7, 0x874, 0x875,
    0x876, 0x877, 0x8CE, 0x8CF, 0x4FE, 0x4FF, 0xA5C, 0xA5D, 0xA5E, 0xA5F,
  ]

  /// Appends a marker.
  func append(_ role: Role, to text: inout ByteBuffer) {
    let code = codes[role.rawValue]
    text.append(Markers.firstByte)
    text.append(0x80 | UInt8(code >> 6))
    text.append(0x80 | UInt8(code & 0x3F))
  }

  /// Returns which marker begins at an offset, if any; what stands behind the limit belongs to another string.
  func role(at offset: Int, in bytes: [UInt8], limit: Int) -> Role? {
    guard bytes[offset] == Markers.firstByte, offset + 2 < limit else { return nil }
    let code = UInt16(bytes[offset + 1] & 0x3F) << 6 | UInt16(bytes[offset + 2] & 0x3F)
    for index in codes.indices where codes[index] == code { return Role(rawValue: index) }
    return nil
  }

  /// Returns which marker begins a text of libcmark's, if any.
  func role(at node: CMarkTree.Node, of tree: CMarkTree) -> Role? {
    guard node.kind == .text, let first = node.first.first else { return nil }
    return role(at: first, in: tree.strings, limit: node.first.upperBound)
  }

  /// A set of numbers below 4096.
  struct CodeSet {
    private var words = InlineArray<64, UInt64>(repeating: 0)

    mutating func insert(_ code: UInt16) {
      words[Int(code >> 6) & 63] |= 1 << UInt64(code & 63)
    }

    func contains(_ code: UInt16) -> Bool {
      words[Int(code >> 6) & 63] & (1 << UInt64(code & 63)) != 0
    }
  }
}

extension Markers {
  /// Appends bytes that came from libcmark as the author wrote them.
  func append(_ range: Range<Int>, of strings: [UInt8], to bytes: inout [UInt8]) {
    var start = range.lowerBound
    var next = start
    while next < range.upperBound {
      guard strings[next] == Markers.firstByte,
        let role = role(at: next, in: strings, limit: range.upperBound)
      else {
        next += 1
        continue
      }
      bytes.append(contentsOf: strings[start..<next])
      switch role {
      case .asterisk: bytes.append(Byte.asterisk)
      case .underscore: bytes.append(Byte.underscore)
      case .footnote:
        // Before it stands the bullet that made the definition a list item.
        if bytes.count >= 4, bytes[bytes.count - 1] == Byte.space { bytes.removeLast(4) }
      case .letter, .punctuation: break
      }
      next += 3
      start = next
    }
    bytes.append(contentsOf: strings[start..<range.upperBound])
  }
}

extension Markers.CodeSet {
  /// Keeps away from a character that an entity names by its number.
  mutating func insert(entity digits: ArraySlice<UInt8>) {
    guard let first = digits.first else { return }
    let isHexadecimal = first | 0x20 == UInt8(ascii: "x")
    let base = isHexadecimal ? 16 : 10
    var value = 0
    for byte in digits.dropFirst(isHexadecimal ? 1 : 0) {
      let digit = byte.isASCIIDigit ? Int(byte) - 0x30 : Int(byte | 0x20) - 0x57
      guard (0..<base).contains(digit) else { return }
      value = min(value * base + digit, 0x110000)
    }
    if (0xA000...0xAFFF).contains(value) { insert(UInt16(value & 0xFFF)) }
  }
}
