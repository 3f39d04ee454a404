// SPDX-License-Identifier: MIT

extension SearchData {
  /// The value that ``append(to:)`` has written; `nil` where it is damaged.
  init?(bytes: [UInt8]) {
    var reader = SearchDataReader(bytes: bytes, place: 0)
    guard let value = reader.value() else { return nil }
    self = value
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var items: [SearchData] { if case .list(let items) = self { items } else { [] } }
  var members: [(String, SearchData)] {
    if case .object(let members) = self { members } else { [] }
  }

  /// Numbers that ``DigitWriter`` has written.
  var numbers: [Int] {
    let bytes = Array((text ?? "").utf8)
    var reader = DigitReader(bytes[...])
    var numbers: [Int] = []
    while let number = reader.next() { numbers.append(number) }
    return numbers
  }

  subscript(_ name: String) -> SearchData? { members.first { $0.0 == name }?.1 }
}

/// Reads what ``SearchData`` writes.
private struct SearchDataReader {
  let bytes: [UInt8]
  var place: Int

  mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  mutating func value() -> SearchData? {
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "["):
      place += 1
      var items: [SearchData] = []
      while !take(UInt8(ascii: "]")) {
        guard items.isEmpty || take(UInt8(ascii: ",")), let item = value() else { return nil }
        items.append(item)
      }
      return .list(items)
    case UInt8(ascii: "{"):
      place += 1
      var members: [(String, SearchData)] = []
      while !take(UInt8(ascii: "}")) {
        guard members.isEmpty || take(UInt8(ascii: ",")), let name = string(),
          take(UInt8(ascii: ":")), let item = value()
        else { return nil }
        members.append((name, item))
      }
      return .object(members)
    default: return number()
    }
  }

  private mutating func number() -> SearchData? {
    var number = 0
    let start = place
    while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - start < 18 {
      number = number * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    return place == start ? nil : .number(number)
  }

  private mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard place < bytes.count else { return nil }
      let sort = bytes[place]
      place += 1
      switch sort {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "u"):
        guard place + 4 <= bytes.count,
          let value = UInt8(
            String(decoding: bytes[(place + 2)..<(place + 4)], as: UTF8.self), radix: 16)
        else { return nil }
        text.append(value)
        place += 4
      default: text.append(sort)
      }
    }
    return nil
  }
}
