// SPDX-License-Identifier: MIT

/// A value of JSON (RFC 8259), written without needless spaces.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)

  /// A number with up to two decimals, as hundredths.
  case hundredths(Int)
  case text(String)
  case array([JSONValue])

  /// Members in the order in which they are written.
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member(name: $0.key, value: $0.value) })
  }

  /// The JSON text.
  var text: String {
    var output = ""
    write(to: &output)
    return output
  }

  private func write(to output: inout String) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .number(let value): output += "\(value)"
    case .hundredths(let value): output += decimalText(hundredths: value)
    case .text(let text): JSONValue.write(text, to: &output)
    case .array(let values):
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += "," }
        value.write(to: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        JSONValue.write(member.name, to: &output)
        output += ":"
        member.value.write(to: &output)
      }
      output += "}"
    }
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}

/// A number with as few decimals as it needs: 1, 0.5, 0.67.
func decimalText(hundredths: Int) -> String {
  let magnitude = abs(hundredths)
  var text = "\(magnitude / 100)"
  if magnitude % 100 > 0 {
    text += magnitude % 10 == 0 ? ".\(magnitude % 100 / 10)" : ".\(magnitude % 100 / 10)\(magnitude % 10)"
  }
  return (hundredths < 0 ? "-" : "") + text
}
