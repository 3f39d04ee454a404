// SPDX-License-Identifier: MIT

/// A JSON text for a script, written member by member, and encoded for an attribute.
struct ScriptData {
  private var json: [UInt8] = []

  /// The text in Base64 (RFC 4648).
  var encoded: String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    output.reserveCapacity(json.count * 4 / 3 + 4)
    for start in stride(from: 0, to: json.count, by: 3) {
      let rest = json[start...].prefix(3)
      let group = rest.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for step in 0..<4 {
        output.append(
          step <= rest.count ? letters[group >> (18 - 6 * step) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  mutating func object(_ name: String? = nil, _ members: (inout ScriptData) -> Void) {
    begin(name)
    json.append(UInt8(ascii: "{"))
    members(&self)
    json.append(UInt8(ascii: "}"))
  }

  mutating func list<Element>(
    _ name: String, _ elements: [Element], _ members: (Element, inout ScriptData) -> Void
  ) {
    begin(name)
    json.append(UInt8(ascii: "["))
    for element in elements { object { members(element, &$0) } }
    json.append(UInt8(ascii: "]"))
  }

  mutating func list(_ name: String, _ texts: [String]) {
    begin(name)
    json.append(UInt8(ascii: "["))
    for text in texts {
      separate()
      append(text)
    }
    json.append(UInt8(ascii: "]"))
  }

  mutating func list(_ name: String, _ numbers: [Int]) {
    begin(name)
    json += "[\(numbers.map(String.init).joined(separator: ","))]".utf8
  }

  mutating func member(_ name: String, _ text: String?) {
    begin(name)
    if let text { append(text) } else { json += "null".utf8 }
  }

  mutating func member(_ name: String, _ number: Int?) {
    begin(name)
    json += (number.map(String.init) ?? "null").utf8
  }

  mutating func member(_ name: String, _ flag: Bool) {
    begin(name)
    json += (flag ? "true" : "false").utf8
  }

  private mutating func begin(_ name: String?) {
    separate()
    guard let name else { return }
    append(name)
    json.append(UInt8(ascii: ":"))
  }

  private mutating func separate() {
    if let last = json.last,
      ![UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":")].contains(last)
    {
      json.append(UInt8(ascii: ","))
    }
  }

  private mutating func append(_ text: String) {
    json.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: json += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: json.append(byte)
      }
    }
    json.append(UInt8(ascii: "\""))
  }
}
