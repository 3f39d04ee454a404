// SPDX-License-Identifier: MIT

package import Diagnostics
private import JapaneseText

/// A text as a person reads it, one character beside the other, each with its place in the file.
///
/// What only marks (emphasis, links, tags) is left out, so that a name with a bold half is one name; what stands in
/// a mark (a link's address and title, a comment, the reading of a ruby) follows after the text. Full-width and
/// half-width forms, dashes and spaces are folded. A line feed stands where one thing ends and another begins.
package struct ReadingText: Sendable {
  /// The characters.
  private(set) var scalars: [UInt32] = []

  /// For each character, the byte of the file that it begins at.
  private(set) var starts: [Int32] = []

  /// For each character, the byte of the file after it.
  private(set) var ends: [Int32] = []

  init(reserving count: Int) {
    scalars.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// Takes a text that has no marks: a cell of a table, a name of a file, an argument.
  package init(plain source: SourceText, in bytes: Range<Int>? = nil) {
    let range = bytes ?? source.contentStart..<source.bytes.count
    self.init(reserving: range.count / 2)
    add(source.bytes, range)
  }

  /// Adds bytes of the file without looking for marks.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound { index = addCharacter(bytes, index, range.upperBound) }
  }

  /// Ends what stands here: no finding goes across.
  mutating func addBarrier(at offset: Int) {
    append(0x0A, offset..<offset)
  }

  mutating func append(_ scalar: UInt32, _ bytes: Range<Int>) {
    scalars.append(scalar)
    starts.append(Int32(bytes.lowerBound))
    ends.append(Int32(bytes.upperBound))
  }

  /// The bytes of the file that characters stand for.
  func bytes(of range: Range<Int>) -> Range<Int> {
    Int(
      starts[range.lowerBound])..<max(
        Int(ends[range.upperBound - 1]), Int(starts[range.lowerBound]))
  }

  /// The characters as text.
  func text(in range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for value in scalars[range] { Unicode.Scalar(value).map { text.append($0) } }
    return String(text)
  }

  /// Adds one character, folded.
  ///
  /// - Returns: The byte after it.
  mutating func addCharacter(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      append(byte == 0x09 ? 0x20 : byte == 0x0D ? 0x0A : UInt32(byte), index..<index + 1)
      return index + 1
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard byte >= 0xC2, index + length <= end else {
      append(0xFFFD, index..<index + 1)
      return index + 1
    }
    var value = UInt32(byte) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    addFolded(value, index..<index + length)
    return index + length
  }

  /// Adds a character beyond ASCII in the form that the rules know.
  mutating func addFolded(_ value: UInt32, _ bytes: Range<Int>) {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FB, 0x4E00...0x9FFF, 0x3001...0x3029, 0x30FD, 0x30FE:
      append(value, bytes)
    case 0x30FC:
      append(value, bytes)
    case 0xFF70:
      append(scalars.last?.isDigit == true ? 0x2D : 0x30FC, bytes)
    case 0xFF01...0xFF5E:
      append(value - 0xFEE0, bytes)
    case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F:
      append(0x20, bytes)
    case 0x2010...0x2015, 0x2212, 0x2500, 0x2043, 0xFE58, 0xFE63:
      append(0x2D, bytes)
    case 0x200B...0x200F, 0xFEFF, 0xAD, 0x2060...0x2064, 0xFE00...0xFE0F, 0x202A...0x202E:
      break
    case 0x3099, 0x309A, 0xFF9E, 0xFF9F:
      addMark(value, bytes)
    case 0x2160...0x217F, 0x2460...0x24FF, 0x2026, 0x25A0...0x26FF:
      append(value, bytes)
    default:
      guard let scalar = Unicode.Scalar(value) else { return }
      for folded in compatibilityComposed(String(scalar)).unicodeScalars {
        append(folded.value, bytes)
      }
    }
  }

  /// Joins a mark of voiced sounds with the kana before it.
  private mutating func addMark(_ value: UInt32, _ bytes: Range<Int>) {
    let mark: UInt32 = value == 0x3099 || value == 0xFF9E ? 0x3099 : 0x309A
    guard let last = scalars.last, let base = Unicode.Scalar(last), let sign = Unicode.Scalar(mark)
    else { return }
    let joined = compatibilityComposed("\(base)\(sign)").unicodeScalars
    guard joined.count == 1, let only = joined.first else { return }
    scalars[scalars.count - 1] = only.value
    ends[ends.count - 1] = Int32(bytes.upperBound)
  }

  /// Turns the long sign between digits into a hyphen, as it is often typed.
  mutating func mendLongSigns() {
    for index in scalars.indices.dropFirst().dropLast() where scalars[index] == 0x30FC {
      if scalars[index - 1].isDigit, scalars[index + 1].isDigit { scalars[index] = 0x2D }
    }
  }
}
