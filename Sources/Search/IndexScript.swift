// SPDX-License-Identifier: MIT

import Compression
import Digests

/// A file of the index: a call that hands values to the script that searches.
///
/// It is written in UTF-16 with a byte order mark, which browsers obey before any header, so that each character of
/// two bytes holds 15 bits. The characters are those from U+3000 on, none of which means anything in a script.
package struct IndexScript: Sendable {
  /// Bytes as the call has them.
  package struct Value: Sendable {
    /// How many bytes there are once they are inflated; `nil` where they are not deflated.
    let size: Int?

    /// The bytes that the file has.
    let held: [UInt8]

    /// Bytes that stand as they are.
    package init(bits bytes: [UInt8]) { (size, held) = (nil, bytes) }

    /// Bytes that are deflated.
    package init(_ bytes: [UInt8]) { (size, held) = (bytes.count, deflated(bytes)) }

    init(size: Int?, held: [UInt8]) { (self.size, self.held) = (size, held) }

    /// Of what the file has of it.
    var digest: Digest {
      Digest { digest in
        digest.add(size ?? -1)
        digest.add(held)
      }
    }

    /// The bytes that the value was made of; `nil` where they are damaged.
    package var bytes: [UInt8]? {
      guard let size else { return held }
      // Nothing is deflated to less than its thousandth.
      guard size <= held.count * 1040, let bytes = inflated(held, .none, limit: size) else {
        return nil
      }
      return bytes.count == size ? bytes : nil
    }
  }

  package let function: String
  package let names: [String]
  package let values: [Value]

  package init(function: String, names: [String], values: [Value]) {
    (self.function, self.names, self.values) = (function, names, values)
  }

  private static let mark: [UInt8] = [0xFF, 0xFE]
  private static let object = "KosapoSearch."

  /// The file.
  package var file: [UInt8] {
    var output = Self.mark
    output.reserveCapacity(values.reduce(200) { $0 + $1.held.count * 16 / 15 + 40 })
    func append(_ text: String) {
      for byte in text.utf8 { output += [byte, 0] }
    }
    append(Self.object + function + "(" + names.map { "\"\($0)\"" }.joined(separator: ","))
    for value in values {
      append(",[" + (value.size.map { "\($0)," } ?? "") + "\(value.held.count),\"")
      appendCharacters(of: value.held, to: &output)
      append("\"]")
    }
    append(");\n")
    return output
  }

  /// Reads a file; `nil` where it is damaged.
  package init?(file: [UInt8]) {
    var reader = IndexScriptReader(bytes: file)
    guard file.starts(with: Self.mark), reader.take(Self.object) else { return nil }
    function = reader.word()
    guard reader.take("(") else { return nil }
    var names: [String] = []
    var values: [Value] = []
    repeat {
      if reader.take("\"") {
        names.append(reader.word())
        guard reader.take("\"") else { return nil }
      } else {
        guard reader.take("["), let first = reader.number(), reader.take(",") else { return nil }
        let second = reader.number()
        guard second == nil || reader.take(","), reader.take("\""),
          let held = reader.bytes(count: second ?? first), reader.take("\"]")
        else { return nil }
        values.append(Value(size: second == nil ? nil : first, held: held))
      }
    } while reader.take(",")
    guard reader.take(")") else { return nil }
    (self.names, self.values) = (names, values)
  }
}

/// What a file of the index says once it is unpacked, for what looks through the files of a site.
///
/// - Returns: What its deflated values say; what is not deflated are numbers. Any other file as it is.
package func readableBytes(ofIndexFile bytes: [UInt8]) -> [UInt8] {
  guard let script = IndexScript(file: bytes) else { return bytes }
  return Array(
    script.values.filter { $0.size != nil }.compactMap(\.bytes).joined(separator: [0x0A]))
}

private let firstCharacter = 0x3000

/// 15 bits in each character, the lowest first.
private func appendCharacters(of bytes: [UInt8], to output: inout [UInt8]) {
  var pending = 0
  var count = 0
  func flush() {
    let character = firstCharacter + pending & 0x7FFF
    output.append(UInt8(truncatingIfNeeded: character))
    output.append(UInt8(truncatingIfNeeded: character >> 8))
    pending >>= 15
    count -= 15
  }
  for byte in bytes {
    pending |= Int(byte) << count
    count += 8
    if count >= 15 { flush() }
  }
  if count > 0 { flush() }
}

/// Goes through a file of UTF-16.
private struct IndexScriptReader {
  let bytes: [UInt8]
  private var place = 2

  init(bytes: [UInt8]) { self.bytes = bytes }

  private func unit(at place: Int) -> Int? {
    place + 1 < bytes.count ? Int(bytes[place]) | Int(bytes[place + 1]) << 8 : nil
  }

  mutating func take(_ text: String) -> Bool {
    var end = place
    for byte in text.utf8 {
      guard unit(at: end) == Int(byte) else { return false }
      end += 2
    }
    place = end
    return true
  }

  /// Letters and digits.
  mutating func word() -> String {
    var word = ""
    while let unit = unit(at: place), let letter = UInt8(exactly: unit),
      (0x30...0x39).contains(letter) || (0x61...0x7A).contains(letter)
    {
      word.append(Character(Unicode.Scalar(letter)))
      place += 2
    }
    return word
  }

  mutating func number() -> Int? {
    let start = place
    var number = 0
    while let unit = unit(at: place), (0x30...0x39).contains(unit), place - start < 24 {
      number = number * 10 + unit - 0x30
      place += 2
    }
    return place == start ? nil : number
  }

  mutating func bytes(count: Int) -> [UInt8]? {
    guard count >= 0, count <= (bytes.count - place) / 2 * 15 / 8 else { return nil }
    var output = [UInt8](repeating: 0, count: count)
    let bytes = bytes
    let file = bytes.span
    var next = place
    var written = output.mutableSpan
    var pending = 0
    var held = 0
    for index in written.indices {
      if held < 8 {
        guard next + 1 < file.count else { return nil }
        let low = (Int(file[next]) | Int(file[next + 1]) << 8) - firstCharacter
        guard (0..<0x8000).contains(low) else { return nil }
        pending |= low << held
        held += 15
        next += 2
      }
      written[index] = UInt8(truncatingIfNeeded: pending)
      pending >>= 8
      held -= 8
    }
    place = next
    return output
  }
}
