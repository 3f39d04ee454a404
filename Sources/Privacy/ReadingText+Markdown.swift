// SPDX-License-Identifier: MIT

package import Diagnostics

extension ReadingText {
  /// Takes a file of Markdown with its front matter, or one of YAML.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - leftOut: Keys at the left margin of the front matter whose values are not looked at.
  package init(_ source: SourceText, leavingOut leftOut: Set<String> = []) {
    var reader = MarkedReader(source, leftOut: leftOut)
    reader.read()
    self = reader.text
  }
}

/// Walks once through the bytes of a file.
private struct MarkedReader {
  private let bytes: [UInt8]
  private let leftOut: Set<String>
  private var index: Int
  private var isInFence = false
  private var isInQuote = false

  /// Brackets that only mark a link, still to come.
  private var closings: Set<Int> = []

  /// What stands inside marks, to follow after the text.
  private var later: [Range<Int>] = []
  private(set) var text: ReadingText

  init(_ source: SourceText, leftOut: Set<String>) {
    bytes = source.bytes
    self.leftOut = leftOut
    index = source.contentStart
    text = ReadingText(reserving: source.bytes.count / 2)
  }

  mutating func read() {
    readFrontMatter()
    beginLine()
    while index < bytes.count { step() }
    for range in later {
      text.addBarrier(at: range.lowerBound)
      text.add(bytes, range)
    }
    text.mendLongSigns()
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0x0A }

  /// The end of the line, or as far as a construct may reach: a long line is not looked through for each bracket.
  private func lineEnd(_ start: Int, within reach: Int = .max) -> Int {
    let last = reach < bytes.count - start ? start + reach : bytes.count
    var end = start
    while end < last, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  private func starts(_ word: StaticString, at offset: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    return bytes[offset..<offset + count].elementsEqual(word.description.utf8)
  }

  /// Takes the lines between `---`, without those of keys that are left out.
  private mutating func readFrontMatter() {
    guard starts("---", at: index), byte(index + 3) == 0x0A || byte(index + 3) == 0x0D else {
      return
    }
    var isLeftOut = false
    index = lineEnd(index) + 1
    while index < bytes.count {
      if bytes[index] == 0x0A {
        index += 1
        continue
      }
      let end = lineEnd(index)
      if starts("---", at: index), end - index <= 4 {
        index = end
        return
      }
      if bytes[index] != 0x20, bytes[index] != 0x2D, bytes[index] != 0x09 {
        let key = bytes[index..<end].prefix { $0 != 0x3A && $0 != 0xEF }
        isLeftOut = leftOut.contains(String(decoding: key, as: UTF8.self))
      }
      if !isLeftOut {
        text.addBarrier(at: index)
        text.add(bytes, index..<end)
      }
      index = end + 1
    }
  }

  private mutating func step() {
    let byte = bytes[index]
    if isInFence, byte != 0x0A, byte != 0x0D {
      index = text.addCharacter(bytes, index, bytes.count)
      return
    }
    switch byte {
    case 0x0A, 0x0D: endLine()
    case 0x2A, 0x60: index += 1
    case 0x5F where isBesideJapanese: index += 1
    case 0x7E where self.byte(index + 1) == 0x7E: index += 2
    case 0x5C where isPunctuation(self.byte(index + 1)):
      index = text.addCharacter(bytes, index + 1, bytes.count)
    case 0x5B: openBracket()
    case 0x5D: closeBracket()
    case 0x7B: ruby()
    case 0x3C: tag()
    case 0x26: entity()
    case 0x7C:
      text.addBarrier(at: index)
      index += 1
    default: index = text.addCharacter(bytes, index, bytes.count)
    }
  }

  private var isBesideJapanese: Bool {
    byte(index + 1) >= 0x80 || (index > 0 && bytes[index - 1] >= 0x80)
  }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  // MARK: Lines

  /// Whether a new block begins at the text of a line.
  private func beginsBlock(_ start: Int) -> Bool {
    switch byte(start) {
    case 0x0A, 0x0D, 0x23, 0x7C, 0x3A: return true
    case 0x2D, 0x2B, 0x2A: return byte(start + 1) == 0x20 || byte(start + 1) == byte(start)
    case 0x60: return starts("```", at: start)
    case 0x7E: return starts("~~~", at: start)
    case 0x30...0x39:
      var end = start
      while byte(end) >= 0x30, byte(end) <= 0x39 { end += 1 }
      return (byte(end) == 0x2E || byte(end) == 0x29) && byte(end + 1) == 0x20
    case 0xE3: return starts("・", at: start)
    default: return false
    }
  }

  /// Passes over the indent and the `>` of a line that begins here.
  private func afterMargin(_ start: Int) -> (index: Int, isInQuote: Bool) {
    var index = start
    var isInQuote = false
    while byte(index) == 0x20 || byte(index) == 0x09 || byte(index) == 0x3E {
      if byte(index) == 0x3E { isInQuote = true }
      index += 1
    }
    return (index, isInQuote)
  }

  private mutating func beginLine() {
    let margin = afterMargin(index)
    isInQuote = margin.isInQuote
    index = margin.index
    if starts("```", at: index) || starts("~~~", at: index) { isInFence.toggle() }
  }

  private mutating func endLine() {
    let place = index
    index += byte(index) == 0x0D && byte(index + 1) == 0x0A ? 2 : 1
    let margin = afterMargin(index)
    let isHard =
      isInFence || beginsBlock(margin.index) || (margin.isInQuote && !isInQuote)
      || index >= bytes.count
    if isHard {
      text.append(0x0A, place..<place + 1)
    } else if let last = text.scalars.last, last < 0x80 || byte(margin.index) < 0x80 {
      text.append(0x20, place..<place + 1)
    }
    beginLine()
  }

  // MARK: Marks

  /// Leaves out the brackets of links and pictures.
  private mutating func openBracket() {
    let end = lineEnd(index, within: 600)
    var depth = 0
    for place in index..<end {
      if bytes[place] == 0x5B { depth += 1 }
      if bytes[place] == 0x5D { depth -= 1 }
      guard depth == 0 else { continue }
      let isMark = byte(place + 1) == 0x28 || byte(place + 1) == 0x5B || byte(index + 1) == 0x5B
      if isMark {
        closings.insert(place)
        index += 1
        return
      }
      break
    }
    index = text.addCharacter(bytes, index, bytes.count)
  }

  private mutating func closeBracket() {
    guard closings.remove(index) != nil else {
      index = text.addCharacter(bytes, index, bytes.count)
      return
    }
    let opening = byte(index + 1)
    index += 1
    guard opening == 0x28 || opening == 0x5B else { return }
    let closing: UInt8 = opening == 0x28 ? 0x29 : 0x5D
    let end = lineEnd(index, within: 3_000)
    var depth = 0
    for place in index..<end {
      if bytes[place] == opening { depth += 1 }
      if bytes[place] == closing { depth -= 1 }
      guard depth == 0 else { continue }
      later.append(index + 1..<place)
      index = place + 1
      return
    }
  }

  /// Takes the base of `{base|reading}` here and the reading later.
  private mutating func ruby() {
    let end = lineEnd(index, within: 200)
    if let close = (index..<end).first(where: { bytes[$0] == 0x7D }),
      let bar = (index..<close).first(where: { bytes[$0] == 0x7C })
    {
      text.add(bytes, index + 1..<bar)
      later.append(bar + 1..<close)
      index = close + 1
    } else {
      index = text.addCharacter(bytes, index, bytes.count)
    }
  }

  /// Takes what stands in a comment or a tag later.
  private mutating func tag() {
    if starts("<!--", at: index) {
      var end = index + 4
      while end < bytes.count, !starts("-->", at: end) { end += 1 }
      later.append(index + 4..<end)
      index = min(bytes.count, end + 3)
      return
    }
    let next = byte(index + 1)
    let isTag = next == 0x2F || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A)
    let end = lineEnd(index, within: 1_000)
    if isTag, let close = (index..<end).first(where: { bytes[$0] == 0x3E }) {
      later.append(index + 1..<close)
      index = close + 1
    } else {
      index = text.addCharacter(bytes, index, bytes.count)
    }
  }

  /// Takes the character that a numeric reference stands for.
  private mutating func entity() {
    let end = lineEnd(index, within: 12)
    if let close = (index..<end).first(where: { bytes[$0] == 0x3B }), byte(index + 1) == 0x23 {
      let isHexadecimal = byte(index + 2) | 0x20 == 0x78
      let digits = String(
        decoding: bytes[(index + (isHexadecimal ? 3 : 2))..<close], as: UTF8.self)
      if let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) {
        text.addFolded(value < 0x80 ? value + 0xFEE0 : value, index..<close + 1)
        index = close + 1
        return
      }
    }
    index = text.addCharacter(bytes, index, bytes.count)
  }
}
