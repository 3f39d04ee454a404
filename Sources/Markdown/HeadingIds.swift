// SPDX-License-Identifier: MIT

/// Gives out ids that are unique in a document.
///
/// Ids are compared byte by byte, as browsers compare them. They are kept as ranges of the document's literals in a
/// table of open addressing.
struct HeadingIds {
  /// What is known of an id.
  private struct Use {
    let name: Range<Int>
    let hash: UInt64
    var isTaken = false

    /// Whether the text of a heading gave it.
    var isNamed = false

    /// The last number that was put behind it.
    var number = 1
  }

  private var uses: [Use] = []

  /// Places in ``uses`` plus 1, or 0; twice as many as there are uses at least.
  private var places: [UInt32]

  /// What is being put together before it goes to the literals: they must not be copied for it.
  private var written: [UInt8] = []

  /// Makes room for a number of headings.
  init(count: Int) {
    var size = 16
    while size < count * 4 { size *= 2 }
    places = [UInt32](repeating: 0, count: size)
    uses.reserveCapacity(count)
  }

  /// Takes an id that the author chose.
  ///
  /// - Returns: Whether it was free.
  mutating func take(_ id: Range<Int>, of literals: [UInt8]) -> Bool {
    let use = use(of: id, in: literals)
    defer { uses[use].isTaken = true }
    return !uses[use].isTaken
  }

  /// Takes an id that no other heading has: the wanted one, or that with `-2`, `-3` and so on.
  ///
  /// - Parameters:
  ///   - wanted: Where it stands in the literals.
  ///   - literals: What another id is appended to.
  /// - Returns: The id, and whether no text of a heading gave the wanted one before.
  mutating func takeUnique(
    _ wanted: Range<Int>, of literals: inout [UInt8]
  ) -> (id: Range<Int>, isFirst: Bool) {
    let use = use(of: wanted, in: literals)
    let isFirst = !uses[use].isNamed
    uses[use].isNamed = true
    if !uses[use].isTaken {
      uses[use].isTaken = true
      return (wanted, isFirst)
    }
    let start = literals.count
    written.removeAll(keepingCapacity: true)
    written.append(contentsOf: literals[wanted])
    while true {
      uses[use].number += 1
      literals.append(contentsOf: written)
      literals.append("-\(uses[use].number)")
      if take(start..<literals.count, of: literals) { return (start..<literals.count, isFirst) }
      literals.removeSubrange(start...)
    }
  }

  /// Puts the id of a heading of some text into the literals, and returns where.
  mutating func makeId(for text: Range<Int>, in literals: inout [UInt8]) -> Range<Int> {
    written.removeAll(keepingCapacity: true)
    HeadingIds.appendId(for: text, of: literals, to: &written)
    let start = literals.count
    literals.append(contentsOf: written)
    return start..<literals.count
  }

  /// Returns the index of what is known of an id.
  private mutating func use(of name: Range<Int>, in literals: [UInt8]) -> Int {
    let hash = ByteScanning.hash(of: name, in: literals, seed: HeadingIds.seed)
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if uses[index].hash == hash, literals[uses[index].name] == literals[name] { return index }
      place = (place + 1) & (places.count - 1)
    }
    uses.append(Use(name: name, hash: hash))
    places[place] = UInt32(truncatingIfNeeded: uses.count)
    if uses.count * 2 > places.count { grow() }
    return uses.count - 1
  }

  private mutating func grow() {
    let size = places.count * 2
    places = [UInt32](repeating: 0, count: size)
    for (index, use) in uses.enumerated() {
      var place = Int(truncatingIfNeeded: use.hash) & (size - 1)
      while places[place] != 0 { place = (place + 1) & (size - 1) }
      places[place] = UInt32(truncatingIfNeeded: index + 1)
    }
  }

  /// Differs from run to run, so that no text can be made whose ids all meet in the table.
  private static let seed = UInt64.random(in: .min ... .max)

  /// The id of a heading whose text gives none, and the beginning of one whose text gives an id of the page's own.
  static let stem = "midashi"

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
      let word = HeadingIds.endOfKanaAndIdeographs(in: bytes, index..<text.upperBound)
      if word > index {
        if isGap {
          id.append(contentsOf: bytes[run..<index])
          id.append(Byte.hyphen)
          isGap = false
          run = index
        }
        index = word
        continue
      }
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
    if id.count == start { id.append(stem) }
  }

  /// Returns the end of the kana and ideographs that a text begins with.
  private static func endOfKanaAndIdeographs(in bytes: [UInt8], _ text: Range<Int>) -> Int {
    let bytes = bytes.span
    var index = text.lowerBound
    while index + 2 < text.upperBound, (0xE3...0xE9).contains(bytes[index]) {
      let (second, third) = (Int(bytes[index + 1]), Int(bytes[index + 2]))
      let value = Int(bytes[index] & 15) << 12 | (second & 0x3F) << 6 | third & 0x3F
      guard second & 0xC0 == 0x80, third & 0xC0 == 0x80, isKanaOrIdeograph(value) else { break }
      index += 3
    }
    return index
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
