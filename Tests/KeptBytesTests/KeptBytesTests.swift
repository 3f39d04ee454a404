// SPDX-License-Identifier: MIT

import KeptBytes
import Testing

@Suite struct KeptBytesTests {
  @Test func whatWasWrittenIsReadAgain() {
    var writer = ByteWriter()
    writer.add(-1)
    writer.add(UInt64.max)
    writer.add("つなぎ先\0")
    writer.add([UInt8]([0, 255]))
    writer.add([Int32]([-2, .min, 7]))
    writer.add([UInt32]([.max, 0x0102_0304]))
    writer.add("")
    var reader = ByteReader([9] + writer.bytes, from: 1)
    #expect(reader.number() == -1)
    #expect(reader.word() == .max)
    #expect(reader.text() == "つなぎ先\0")
    #expect(reader.bytes() == [0, 255])
    #expect(reader.int32s() == [-2, .min, 7])
    #expect(reader.uint32s() == [.max, 0x0102_0304])
    #expect(reader.text() == "")
    #expect(reader.isAtEnd)
  }

  @Test func nothingIsReadBeyondTheEnd() {
    var whole = ByteWriter()
    whole.add([UInt32](repeating: 1, count: 3))
    for length in 0..<whole.bytes.count {
      var reader = ByteReader(Array(whole.bytes.prefix(length)))
      #expect(reader.uint32s() == nil)
    }
  }

  @Test(arguments: [-1, .min, .max, 1 << 60])
  func aLengthThatCannotBeIsNoLength(_ length: Int) {
    var writer = ByteWriter()
    writer.add(length)
    var (texts, bytes, words) = (
      ByteReader(writer.bytes), ByteReader(writer.bytes), ByteReader(writer.bytes)
    )
    #expect(texts.text() == nil)
    #expect(bytes.bytes() == nil)
    #expect(words.int32s() == nil)
  }

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 5_000_000, (1 << 35) - 1])
  func aSmallNumberTakesAByteForEachSevenBits(_ number: Int) {
    var writer = ByteWriter()
    writer.add(small: number)
    writer.add(short: "語")
    var reader = ByteReader(writer.bytes)
    #expect(reader.smallNumber() == number)
    #expect(reader.place == max(1, (number.bitWidth - number.leadingZeroBitCount + 6) / 7))
    #expect(reader.shortText() == "語")
    #expect(reader.isAtEnd)
  }

  @Test func aNumberThatGoesOnForEverIsNone() {
    var reader = ByteReader([UInt8](repeating: 0xFF, count: 9))
    #expect(reader.smallNumber() == nil)
    var longer = ByteReader([0x03, 0x41, 0x42])
    #expect(longer.shortText() == nil)
  }
}
