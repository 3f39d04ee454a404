// SPDX-License-Identifier: MIT

/// Gives out ids that are unique in a document.
struct HeadingIds {
  /// What is known of an id.
  private struct Use {
    var isTaken = false

    /// Whether the text of a heading gave it.
    var isNamed = false

    /// The last number that was put behind it.
    var number = 1
  }

  private var uses: [ByteName: Use] = [:]

  /// Makes room for ids.
  mutating func reserve(_ count: Int) { uses.reserveCapacity(count) }

  /// Takes an id that the author chose.
  ///
  /// - Returns: Whether it was free.
  mutating func take(_ id: ArraySlice<UInt8>) -> Bool {
    HeadingIds.take(&uses[ByteName(id), default: Use()])
  }

  /// Takes an id that no other heading has: the wanted one, or that with `-2`, `-3` and so on.
  ///
  /// - Returns: What was put behind the wanted id, and whether no text of a heading gave that before.
  mutating func takeUnique(_ wanted: ArraySlice<UInt8>) -> (suffix: String, isFirst: Bool) {
    let name = ByteName(wanted)
    let (isFree, isFirst, number) = HeadingIds.claim(&uses[name, default: Use()])
    if isFree { return ("", isFirst) }
    var next = number
    repeat { next += 1 } while !take(wanted + Array("-\(next)".utf8))
    uses[name]?.number = next
    return ("-\(next)", isFirst)
  }

  private static func claim(_ use: inout Use) -> (isFree: Bool, isFirst: Bool, number: Int) {
    defer { use.isNamed = true }
    return (take(&use), !use.isNamed, use.number)
  }

  private static func take(_ use: inout Use) -> Bool {
    defer { use.isTaken = true }
    return !use.isTaken
  }

  /// Whether a text is its own id: kana, ideographs, small letters and digits of ASCII, and nothing else.
  static func isItsOwnId(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
    let bytes = bytes.span
    var index = text.lowerBound
    while index < text.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        guard byte.isASCIIDigit || (0x61...0x7A).contains(byte) else { return false }
        index += 1
        continue
      }
      guard index + 2 < text.upperBound else { return false }
      let (second, third) = (Int(bytes[index + 1]), Int(bytes[index + 2]))
      let value = Int(byte & 15) << 12 | (second & 0x3F) << 6 | third & 0x3F
      let isWord =
        byte >= 0xE3 && byte <= 0xE9 && second & third & 0x80 != 0 && isKanaOrIdeograph(value)
      guard isWord else { return false }
      index += 3
    }
    return !text.isEmpty
  }

  /// Whether a character of these blocks is a letter: it needs no look at the tables of Unicode.
  private static func isKanaOrIdeograph(_ value: Int) -> Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE, 0x4E00...0x9FFF: true
    default: false
    }
  }

  /// Appends the id of a heading of some text.
  ///
  /// Letters and digits of every script stay, capital letters of ASCII become small, white space becomes `-`,
  /// punctuation and signs go.
  ///
  /// - Parameters:
  ///   - text: The part of `bytes` that is the text.
  ///   - bytes: What holds the text.
  ///   - id: What it is appended to.
  static func appendId(for text: Range<Int>, of bytes: [UInt8], to id: inout [UInt8]) {
    let start = id.count
    var isGap = false
    var index = text.lowerBound
    // What stands in the text as in the id, and is not yet copied.
    var run = index
    while index < text.upperBound {
      let read = Scalars.scalar(at: index, in: bytes, limit: text.upperBound)
      let scalar = read ?? "\u{FFFD}"
      // What is no UTF-8 goes byte by byte.
      let end = index + (read.map(UTF8.width) ?? 1)
      let part = HeadingIds.part(of: scalar)
      let isCapital = ("A"..."Z").contains(scalar)
      if part != .word || isGap || isCapital {
        id.append(contentsOf: bytes[run..<index])
        if part == .gap {
          isGap = id.count > start
        } else if part == .word {
          if isGap { id.append(Byte.hyphen) }
          isGap = false
          if isCapital { id.append(bytes[index] | 0x20) }
        }
        run = part == .word && !isCapital ? index : end
      }
      index = end
    }
    id.append(contentsOf: bytes[run..<index])
    if id.count == start { id.append("midashi") }
  }

  private enum Part { case gap, word, sign }

  private static func part(of scalar: Unicode.Scalar) -> Part {
    switch scalar.value {
    case 0x20, 0x3000: return .gap
    case _ where isKanaOrIdeograph(Int(scalar.value)): return .word
    case 0x3001...0x3003, 0x3008...0x3011, 0xFF01...0xFF0F: return .sign
    case 0x21..<0x7F:
      let byte = UInt8(scalar.value)
      return byte.isASCIIAlphanumeric || byte == Byte.hyphen || byte == Byte.underscore
        ? .word : .sign
    default: break
    }
    if scalar.properties.isWhitespace { return .gap }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return .word
    default:
      return .sign
    }
  }
}

/// Some bytes as a key, hashed eight at a time: ids are compared byte by byte, as browsers compare them.
private struct ByteName: Hashable {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  func hash(into hasher: inout Hasher) {
    var word: UInt64 = 0
    var count = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      count += 1
      if count & 7 == 0 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(count)
  }
}
