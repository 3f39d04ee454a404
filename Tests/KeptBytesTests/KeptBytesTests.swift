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
}
