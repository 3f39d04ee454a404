// SPDX-License-Identifier: MIT

/// Bytes as characters that stand in a script's string as they are: 13 bits in two of 91 characters.
func textCode(of bytes: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 16 / 13 + 2)
  var pending = 0
  var count = 0
  func character(_ digit: Int) -> UInt8 { UInt8(digit < 57 ? 0x23 + digit : 0x24 + digit) }
  func flush() {
    let number = pending & 0x1FFF
    text.append(character(number % 91))
    text.append(character(number / 91))
    pending >>= 13
    count -= 13
  }
  for byte in bytes {
    pending |= Int(byte) << count
    count += 8
    if count >= 13 { flush() }
  }
  if count > 0 { flush() }
  return text
}

/// The first bytes that ``textCode(of:)`` has written; `nil` where there are not so many.
func bytes(ofTextCode text: [UInt8], count: Int) -> [UInt8]? {
  guard count >= 0, text.count / 2 * 13 / 8 >= count else { return nil }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count)
  var pending = 0
  var held = 0
  var place = 0
  func digit(_ byte: UInt8) -> Int { Int(byte) - (byte > 0x5C ? 0x24 : 0x23) }
  while bytes.count < count {
    if held < 8 {
      let (low, high) = (digit(text[place]), digit(text[place + 1]))
      guard (0..<91).contains(low), (0..<91).contains(high) else { return nil }
      pending |= (low + high * 91) << held
      held += 13
      place += 2
    }
    bytes.append(UInt8(truncatingIfNeeded: pending))
    pending >>= 8
    held -= 8
  }
  return bytes
}
