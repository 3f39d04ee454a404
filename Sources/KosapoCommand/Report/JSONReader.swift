// SPDX-License-Identifier: MIT

/// What is wrong with a JSON text, and where.
struct JSONError: Error, Hashable {
  /// The byte at which it was noticed.
  let offset: Int
}

/// Reads a JSON text (RFC 8259) of the kind that kosapo writes: numbers have at most two decimals.
struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0

  /// Reads one value that takes up the whole text.
  static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.index == bytes.count else { throw reader.error }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var error: JSONError { JSONError(offset: index) }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard bytes[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < 64 else { throw error }
    skipBlanks()
    guard index < bytes.count else { throw error }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    default:
      if take("null") { return .null }
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take("}") { return .object([]) }
    while true {
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw error }
      let name = try text()
      skipBlanks()
      guard take(":"), !members.contains(where: { $0.name == name }) else { throw error }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw error }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return .array(values) }
      guard take(",") else { throw error }
    }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    guard !whole.isEmpty, whole.count < 16, whole.count == 1 || whole.first != 0x30 else {
      throw error
    }
    var hundredths = 0
    var isWhole = true
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let decimals = digits()
      guard (1...2).contains(decimals.count) else { throw error }
      isWhole = false
      hundredths = decimals.reduce(0) { $0 * 10 + Int($1 - 0x30) } * (decimals.count == 1 ? 10 : 1)
    }
    let sign = bytes[start] == UInt8(ascii: "-") ? -1 : 1
    let value = whole.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return isWhole ? .number(sign * value) : .hundredths(sign * (value * 100 + hundredths))
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private mutating func text() throws(JSONError) -> String {
    index += 1
    var output: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: output, as: UTF8.self) else { throw error }
        return text
      case UInt8(ascii: "\\"): output += Array(String(try escape()).utf8)
      case 0..<0x20: throw error
      default: output.append(byte)
      }
    }
    throw error
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard index < bytes.count else { throw error }
    index += 1
    switch bytes[index - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try hexadecimal()
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard (0xD800..<0xDC00).contains(first), take("\\u") else { throw error }
      let second = try hexadecimal()
      guard (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + second - 0xDC00)
      else { throw error }
      return scalar
    default: throw error
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard index + 4 <= bytes.count, bytes[index] != UInt8(ascii: "+"),
      let value = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
    else { throw error }
    index += 4
    return value
  }
}

extension JSONValue {
  /// The value of a member of an object.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var asText: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var asNumber: Int? {
    if case .number(let number) = self { number } else { nil }
  }

  /// A number in hundredths.
  var asHundredths: Int? {
    switch self {
    case .number(let number): number * 100
    case .hundredths(let number): number
    default: nil
    }
  }

  var asBool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  var asArray: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }
}
