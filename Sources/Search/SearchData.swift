// SPDX-License-Identifier: MIT

/// A value as a script reads it.
indirect enum SearchData: Sendable {
  case number(Int)
  case text(String)

  /// Numbers, as ``DigitWriter`` writes them.
  case digits([UInt8])
  case list([SearchData])
  case object([(String, SearchData)])

  var bytes: [UInt8] {
    var output: [UInt8] = []
    append(to: &output)
    return output
  }

  func append(to output: inout [UInt8]) {
    switch self {
    case .number(let number): output += String(number).utf8
    case .text(let text): Self.append(text, to: &output)
    case .digits(let digits): output += [0x22] + digits + [0x22]
    case .list(let items):
      output.append(UInt8(ascii: "["))
      for (place, item) in items.enumerated() {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        item.append(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        Self.append(member.0, to: &output)
        output.append(UInt8(ascii: ":"))
        member.1.append(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let bytes = Array(text.utf8)
    var start = 0
    for index in bytes.indices where isSpecial(bytes[index]) {
      output += bytes[start..<index]
      append(special: bytes[index], to: &output)
      start = index + 1
    }
    output += bytes[start...]
    output.append(UInt8(ascii: "\""))
  }

  /// How many bytes a text takes.
  static func size(ofText text: String) -> Int {
    let bytes = text.utf8Span.span
    var size = bytes.count + 2
    for index in bytes.indices where isSpecial(bytes[index]) {
      size += bytes[index] >= 0x20 || bytes[index] == 0x0A ? 1 : 5
    }
    return size
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    // Most bytes are of Japanese text, above all of these.
    byte <= UInt8(ascii: "\\")
      && (byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\"))
  }

  private static func append(special byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x0A: output.append(UInt8(ascii: "n"))
    default: output += "u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
    }
  }
}
