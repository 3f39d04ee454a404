// SPDX-License-Identifier: MIT

/// A piece of a text in the DOT language.
struct DotToken: Hashable {
  enum Kind: Hashable {
    /// A name, a number or a text in quotes; the value is without the quotes.
    case word(String)

    /// One of `{ } [ ] = ; , : + -> --`.
    case sign(String)

    /// What is refused, whatever it would do: the value is what it is.
    case refused(String)
  }

  let kind: Kind

  /// The bytes in the text.
  let span: Range<Int>
}

/// Takes a text in the DOT language apart (https://graphviz.org/doc/info/lang.html).
///
/// - Returns: All pieces but comments, in their order.
/// - Complexity: Linear in the text's length.
func dotTokens(of text: String) -> [DotToken] {
  var scanner = DotScanner(bytes: Array(text.utf8))
  return scanner.tokens()
}

private struct DotScanner {
  let bytes: [UInt8]
  var index = 0

  mutating func tokens() -> [DotToken] {
    var tokens: [DotToken] = []
    while let token = next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> DotToken? {
    skipSpaceAndComments()
    guard index < bytes.count else { return nil }
    let start = index
    let kind = kind()
    return DotToken(kind: kind, span: start..<index)
  }

  private mutating func kind() -> DotToken.Kind {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\""): return quoted()
    case UInt8(ascii: "<"):
      index += 1
      return .refused("<")
    case UInt8(ascii: "-") where isByte(">", at: index + 1),
      UInt8(ascii: "-") where isByte("-", at: index + 1):
      index += 2
      return .sign(bytes[index - 1] == UInt8(ascii: ">") ? "->" : "--")
    case _ where isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"):
      let start = index
      index += 1
      while index < bytes.count, isWord(bytes[index]) || bytes[index] == UInt8(ascii: ".") {
        index += 1
      }
      return .word(String(decoding: bytes[start..<index], as: UTF8.self))
    default:
      index += 1
      let text = String(decoding: [byte], as: UTF8.self)
      return "{}[]=;,:+".contains(text) ? .sign(text) : .refused(text)
    }
  }

  private mutating func quoted() -> DotToken.Kind {
    var content: [UInt8] = []
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\"), isByte("\"", at: index + 1) { index += 1 }
      content.append(bytes[index])
      index += 1
    }
    guard index < bytes.count else { return .refused("\"") }
    index += 1
    return .word(String(decoding: content, as: UTF8.self))
  }

  private mutating func skipSpaceAndComments() {
    while index < bytes.count {
      if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
        index += 1
      } else if isByte("/", at: index), isByte("/", at: index + 1) {
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      } else if isByte("/", at: index), isByte("*", at: index + 1) {
        index += 2
        while index < bytes.count, !(isByte("*", at: index) && isByte("/", at: index + 1)) {
          index += 1
        }
        index = min(index + 2, bytes.count)
      } else {
        return
      }
    }
  }

  private func isByte(_ character: Unicode.Scalar, at place: Int) -> Bool {
    place < bytes.count && UInt32(bytes[place]) == character.value
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }
}
