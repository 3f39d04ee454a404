// SPDX-License-Identifier: MIT

import Search
import Testing

@Test(arguments: [[], [0], [255, 0, 255], Array(0...255), [UInt8](repeating: 7, count: 5000)])
func packedBytesComeBackAsTheyWere(bytes: [UInt8]) {
  #expect(unpacked(packed(bytes)) == bytes)
}

@Test func packedBytesThatWereChangedAreRefused() {
  let whole = packed(Array("区役所で相談し、学校と相談員が家庭を訪問した。".utf8))
  #expect(unpacked(Array(whole.dropLast(4)) + [UInt8(ascii: "\""), UInt8(ascii: "]")]) == nil)
  #expect(unpacked(Array("[5,3,\"\"]".utf8)) == nil)
  #expect(unpacked(Array("[99999999999,3,\"####\"]".utf8)) == nil)
  #expect(unpacked(Array("[5]".utf8)) == nil)
}

@Test func numbersOfAnySizeComeBackFromTheirBits() {
  var writer = BitWriter()
  for (number, bits) in numbers {
    writer.append(number, rice: bits)
    writer.append(elias: number + 1)
    writer.append(number & 3, bits: 2)
  }
  writer.end()
  var reader = BitReader(writer.bytes)
  for (number, bits) in numbers {
    #expect(reader.next(rice: bits) == number)
    #expect(reader.nextElias() == number + 1)
    #expect(reader.next(bits: 2) == number & 3)
  }
  #expect(!reader.isBeyondEnd)
}

private let numbers = [
  (0, 0), (1, 0), (40, 0), (5, 3), (7, 3), (8, 3), (1_000_000, 17), (65_535, 10), (0, 12),
]
