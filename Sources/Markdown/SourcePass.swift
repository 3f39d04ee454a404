// SPDX-License-Identifier: MIT

/// One look at every byte before libcmark reads them: lines, what must be marked, what may be an addition.
struct SourcePass {
  private(set) var lines: SourceLines

  /// Lines that may be the second line of a table.
  private(set) var tableLines: [Int] = []

  /// Where something stands that may begin one of the additions, in ascending order.
  private(set) var additions: [UInt32] = []

  /// Where markers go in, in ascending order.
  private(set) var insertions: [Insertion] = []

  /// The U+Axxx that the text uses.
  private(set) var used = Markers.CodeSet()

  /// A marker and its place.
  struct Insertion {
    let offset: Int
    let role: Markers.Role
  }

  private let bytes: [UInt8]
  private let body: Range<Int>

  /// Looks through the body of a text.
  init(_ bytes: [UInt8], in body: Range<Int>) {
    self.bytes = bytes
    self.body = body
    lines = SourceLines(startingAt: body.lowerBound)
    lines.reserve(body.count / 48)
    scan()
    lines.append(body.upperBound)
  }

  private mutating func scan() {
    let classes = SourcePass.classes
    var index = body.lowerBound
    scanLineStart(at: index)
    while index < body.upperBound {
      let byte = bytes[index]
      if classes[Int(byte)] == 0 {
        index += 1
        continue
      }
      switch byte {
      case Byte.lineFeed, Byte.carriageReturn:
        index += 1
        if byte == Byte.carriageReturn, index < body.upperBound, bytes[index] == Byte.lineFeed {
          index += 1
        }
        if index < body.upperBound {
          lines.append(index)
          scanLineStart(at: index)
        }
      case Byte.openBrace:
        additions.append(UInt32(truncatingIfNeeded: index))
        index += 1
      case Byte.openBracket:
        index += 1
        if index < body.upperBound, bytes[index] == Byte.openBracket {
          additions.append(UInt32(truncatingIfNeeded: index - 1))
        }
      case Byte.ampersand:
        index = scanEntity(at: index)
      case Markers.firstByte:
        if index + 2 < body.upperBound {
          used.insert(UInt16(bytes[index + 1] & 0x3F) << 6 | UInt16(bytes[index + 2] & 0x3F))
        }
        index += 1
      default:
        index += 1
      }
    }
  }

  /// Marks the end of what may be an entity, so that its text can be told from what follows.
  private mutating func scanEntity(at start: Int) -> Int {
    var end = start + 1
    while end < body.upperBound, end - start < 40,
      bytes[end].isASCIIAlphanumeric || bytes[end] == Byte.number
    {
      end += 1
    }
    guard end < body.upperBound, bytes[end] == Byte.semicolon, end > start + 1 else {
      return start + 1
    }
    if bytes[start + 1] == Byte.number { useNumber(start + 2..<end) }
    insertions.append(Insertion(offset: end + 1, role: .punctuation))
    return end + 1
  }

  /// Keeps away from a character that an entity names by its number.
  private mutating func useNumber(_ digits: Range<Int>) {
    guard let first = digits.first else { return }
    let isHexadecimal = bytes[first] | 0x20 == UInt8(ascii: "x")
    var value = 0
    for byte in bytes[digits].dropFirst(isHexadecimal ? 1 : 0) {
      let letter = Int(byte | 0x20) - 0x57
      let digit = byte.isASCIIDigit ? Int(byte) - 0x30 : letter
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
    }
    if (0xA000...0xAFFF).contains(value) { used.insert(UInt16(value & 0xFFF)) }
  }

  private mutating func scanLineStart(at start: Int) {
    var index = start
    while index < body.upperBound, bytes[index].isBlank || bytes[index] == Byte.greater {
      index += 1
    }
    guard index < body.upperBound else { return }
    switch bytes[index] {
    case Byte.pipe, Byte.colon, Byte.hyphen:
      if TableSyntax.isDelimiterRow(bytes, at: index, limit: body.upperBound) {
        tableLines.append(lines.starts.count)
      }
    default: break
    }
  }

  /// Whether an addition may begin in a part of the text.
  func mayHoldAddition(in range: Range<Int>) -> Bool {
    var low = 0
    var high = additions.count
    while low < high {
      let middle = (low + high) / 2
      if Int(additions[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < additions.count && Int(additions[low]) < range.upperBound
  }

  /// Returns what libcmark is to read.
  func prepared(with markers: Markers) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(body.count + insertions.count * 3)
    let marks = Markers.Role.allCases.map(markers.bytes)
    var start = body.lowerBound
    for insertion in insertions {
      text.append(contentsOf: bytes[start..<insertion.offset])
      text.append(contentsOf: marks[insertion.role.rawValue])
      start = insertion.offset
    }
    text.append(contentsOf: bytes[start..<body.upperBound])
    return text
  }

  private static let classes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in [
      Byte.lineFeed, Byte.carriageReturn, Byte.ampersand, Byte.openBrace, Byte.openBracket,
      Markers.firstByte,
    ] {
      table[Int(byte)] = 1
    }
    return table
  }()
}
