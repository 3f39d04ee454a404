// SPDX-License-Identifier: MIT

/// A part of an XML file, as far as looking for names and addresses needs it.
enum MarkupPart {
  /// The beginning of an element; its names are in lower case and without their prefix.
  case start(name: String, attributes: [(name: String, value: String)])
  case end(name: String)
  case text(String)
  case comment(String)
  case declaration(String)
}

/// Reads XML without believing that it is any: what cannot be understood ends the reading.
struct MarkupReader {
  private let bytes: [UInt8]
  private var offset = 0

  /// Whether the file ended inside a tag or a comment.
  private(set) var isBroken = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next part; `nil` at the end.
  mutating func next() -> MarkupPart? {
    guard offset < bytes.count else { return nil }
    guard bytes[offset] == 0x3C else {
      let end = bytes[offset...].firstIndex(of: 0x3C) ?? bytes.count
      defer { offset = end }
      return .text(unescaped(text(offset..<end)))
    }
    if bytes.holds("<!--", at: offset) {
      return skip(to: "-->", from: offset + 4).map { .comment(text($0)) }
    }
    if bytes.holds("<![CDATA[", at: offset) {
      return skip(to: "]]>", from: offset + 9).map { .text(text($0)) }
    }
    if bytes.holds("<?", at: offset) || bytes.holds("<!", at: offset) {
      return skip(to: ">", from: offset + 2).map { .declaration(text($0)) }
    }
    return tag()
  }

  private mutating func skip(to ending: String, from start: Int) -> Range<Int>? {
    guard let end = bytes.firstIndex(of: ending, in: start..<bytes.count) else {
      isBroken = true
      offset = bytes.count
      return nil
    }
    offset = end + ending.utf8.count
    return start..<end
  }

  private mutating func tag() -> MarkupPart? {
    offset += 1
    let isEnd = offset < bytes.count && bytes[offset] == 0x2F
    if isEnd { offset += 1 }
    let name = localName(word())
    var attributes: [(name: String, value: String)] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x3E {
        offset += 1
        return isEnd ? .end(name: name) : .start(name: name, attributes: attributes)
      }
      if byte <= 0x20 || byte == 0x2F {
        offset += 1
        continue
      }
      let key = word()
      if key.isEmpty {
        offset += 1
        continue
      }
      attributes.append((localName(key), value()))
    }
    isBroken = true
    return nil
  }

  /// What stands before a blank, `=`, `/`, `<` or `>`.
  private mutating func word() -> String {
    let start = offset
    while offset < bytes.count, bytes[offset] > 0x20,
      ![0x2F, 0x3C, 0x3D, 0x3E].contains(bytes[offset])
    {
      offset += 1
    }
    return text(start..<offset)
  }

  private mutating func value() -> String {
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == 0x3D else { return "" }
    offset += 1
    skipBlanks()
    guard offset < bytes.count else { return "" }
    let quote = bytes[offset]
    guard quote == 0x22 || quote == 0x27 else { return unescaped(word()) }
    let start = offset + 1
    let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
    offset = min(end + 1, bytes.count)
    return unescaped(text(start..<end))
  }

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func localName(_ name: String) -> String {
    (name.split(separator: ":").last.map(String.init) ?? name).lowercased()
  }
}

/// The text with its character references resolved.
private func unescaped(_ text: String) -> String {
  guard text.utf8.contains(0x26) else { return text }
  let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
  return pieces.dropFirst().reduce(into: String(pieces[0])) { result, piece in
    guard let end = piece.firstIndex(of: ";") else {
      result += "&" + piece
      return
    }
    let name = piece[..<end]
    let rest = piece[piece.index(after: end)...]
    result += (character(named: name) ?? "&\(name);") + rest
  }
}

private func character(named name: Substring) -> String? {
  if name.hasPrefix("#") {
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
  let names: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "Tab": "\t",
    "NewLine": "\n",
  ]
  return names[name]
}
