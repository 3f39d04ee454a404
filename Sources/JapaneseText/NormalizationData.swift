// SPDX-License-Identifier: MIT

/// The Unicode data behind ``compatibilityComposed(_:)``, read once from its tables when first needed.
struct NormalizationData: Sendable {
  static let shared = NormalizationData()

  /// Neighbours that each stand for the next one, or one character that stands for several.
  private struct Entry {
    let first: UInt32
    let count: UInt32

    /// Where in ``parts`` it begins.
    let start: Int
    let length: Int
  }

  private let entries: [Entry]
  private let parts: [UInt32]
  private let composites: [UInt64: UInt32]

  /// The compositions the other way round: the two characters that one is made of.
  private let pairs: [UInt32: (first: UInt32, second: UInt32)]

  private init() {
    var entries: [Entry] = []
    var parts: [UInt32] = []
    for table in [NormalizationData.decompositions, NormalizationData.forms] {
      NormalizationData.read(table) { left, right in
        entries.append(
          Entry(
            first: left[0], count: left.count > 1 ? left[1] : 1, start: parts.count,
            length: right.count))
        parts += right
      }
    }
    var composites: [UInt64: UInt32] = [:]
    var pairs: [UInt32: (first: UInt32, second: UInt32)] = [:]
    composites.reserveCapacity(1_024)
    pairs.reserveCapacity(1_024)
    NormalizationData.read(NormalizationData.compositions) { left, right in
      composites[UInt64(left[0]) << 32 | UInt64(left[1])] = right[0]
      pairs[right[0]] = (left[0], left[1])
    }
    self.entries = entries
    self.parts = parts
    self.composites = composites
    self.pairs = pairs
  }

  /// Hands out the entries of a table: the numbers before the colon and those behind it.
  private static func read(_ table: String, _ take: ([UInt32], [UInt32]) -> Void) {
    var left: [UInt32] = []
    var right: [UInt32] = []
    var isRight = false
    var number: UInt32 = 0
    func close() {
      if isRight { right.append(number) } else { left.append(number) }
      number = 0
    }
    for byte in table.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(byte & 0x0F)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt32(byte - 55)
      case UInt8(ascii: " "):
        close()
        take(left, right)
        left.removeAll(keepingCapacity: true)
        right.removeAll(keepingCapacity: true)
        isRight = false
      default:
        close()
        if byte == UInt8(ascii: ":") { isRight = true }
      }
    }
    close()
    take(left, right)
  }

  /// Appends what a character stands for: itself, or its full compatibility decomposition.
  func decompose(_ value: UInt32, into output: inout [UInt32]) {
    if (Hangul.first...Hangul.last).contains(value) { return Hangul.decompose(value, &output) }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].first <= value { low = middle + 1 } else { high = middle }
    }
    guard low > 0, value - entries[low - 1].first < entries[low - 1].count else {
      return output.append(value)
    }
    let entry = entries[low - 1]
    if entry.length == 1 {
      output.append(parts[entry.start] + value - entry.first)
    } else {
      output += parts[entry.start..<(entry.start + entry.length)]
    }
  }

  /// Appends the full canonical decomposition of a character: what is the same letter, not what only looks like it.
  func decomposeCanonically(_ value: UInt32, into output: inout [UInt32]) {
    if (Hangul.first...Hangul.last).contains(value) { return Hangul.decompose(value, &output) }
    if let pair = pairs[value] {
      decomposeCanonically(pair.first, into: &output)
      return output.append(pair.second)
    }
    switch value {
    // What these stand for has a compatibility decomposition of its own.
    case 0x1FEE: return decomposeCanonically(0x385, into: &output)
    case 0x1FFD: return output.append(0xB4)
    case 0x2000, 0x2001: return output.append(value + 2)
    default: break
    }
    var parts: [UInt32] = []
    decompose(value, into: &parts)
    let isCanonical = parts != [value] && text([value]) == text(parts)
    output += isCanonical ? parts : [value]
  }

  /// A text is the same as another for Swift where the two are canonically equivalent.
  private func text(_ values: [UInt32]) -> String {
    var scalars = String.UnicodeScalarView()
    for value in values { Unicode.Scalar(value).map { scalars.append($0) } }
    return String(scalars)
  }

  /// The one character that two make together.
  func composite(of first: UInt32, and second: UInt32) -> UInt32? {
    Hangul.composite(of: first, and: second) ?? composites[UInt64(first) << 32 | UInt64(second)]
  }
}

/// Hangul syllables follow from their parts by arithmetic (The Unicode Standard, 3.12).
private enum Hangul {
  static let first: UInt32 = 0xAC00
  static let last: UInt32 = 0xD7A3
  private static let leads: UInt32 = 0x1100
  private static let vowels: UInt32 = 0x1161
  private static let tails: UInt32 = 0x11A7

  static func decompose(_ value: UInt32, _ output: inout [UInt32]) {
    let index = value - first
    output += [leads + index / 588, vowels + index % 588 / 28]
    if index % 28 > 0 { output.append(tails + index % 28) }
  }

  static func composite(of first: UInt32, and second: UInt32) -> UInt32? {
    if (leads..<(leads + 19)).contains(first), (vowels..<(vowels + 21)).contains(second) {
      return Hangul.first + ((first - leads) * 21 + second - vowels) * 28
    }
    if (Hangul.first...last).contains(first), (first - Hangul.first) % 28 == 0,
      ((tails + 1)..<(tails + 28)).contains(second)
    {
      return first + second - tails
    }
    return nil
  }
}
