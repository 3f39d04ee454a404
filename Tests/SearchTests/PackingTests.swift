// SPDX-License-Identifier: MIT

import Search
import Testing

@Test(arguments: [[], [0], [255, 0, 255], Array(0...255), [UInt8](repeating: 7, count: 5000)])
func bytesComeBackFromTheirFileAsTheyWere(bytes: [UInt8]) {
  let script = IndexScript(
    function: "add", names: ["v1", "t000"],
    values: [IndexScript.Value(bytes), IndexScript.Value(bits: bytes)])
  let read = IndexScript(file: script.file)
  #expect(read?.function == "add")
  #expect(read?.names == ["v1", "t000"])
  #expect(read?.values.map(\.bytes) == [bytes, bytes])
}

@Test func aFileIsOneCallInUTF16ThatBrowsersReadWhateverTheServerSays() {
  let script = IndexScript(
    function: "add", names: ["v1", "k000"],
    values: [IndexScript.Value(bits: [0xFF, 0xFF, 0x01])])
  let expected = "KosapoSearch.add(\"v1\",\"k000\",[3,\"\u{AFFF}\u{3003}\"]);\n"
  #expect(
    script.file == [0xFF, 0xFE] + expected.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
}

@Test func filesThatWereChangedAreRefused() {
  let file = IndexScript(
    function: "add", names: ["v1", "t000"],
    values: [IndexScript.Value(Array("区役所で相談し、学校と相談員が家庭を訪問した。".utf8))]
  ).file
  #expect(IndexScript(file: []) == nil)
  #expect(IndexScript(file: Array(file.dropFirst(2))) == nil)
  for length in 0..<(file.count - 6) {
    #expect(IndexScript(file: Array(file.prefix(length))) == nil)
  }
  // A byte of the deflated ones.
  var damaged = file
  damaged[damaged.count - 20] ^= 0x5A
  let read = IndexScript(file: damaged)
  #expect(read?.values.first?.bytes != Array("区役所で相談し、学校と相談員が家庭を訪問した。".utf8))
}

@Test(arguments: [
  "[5,3,\"\"]", "[99999999999,3,\"㐀㐀㐀\"]", "[5]", "[-1,\"\"]", "[9999999,\"㐀\"]", "[3,\"ab\"]",
])
func valuesThatCannotBeAreRefused(value: String) {
  let text = "KosapoSearch.add(\"v1\",\"t000\",\(value));\n"
  let file = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } as [UInt8]
  #expect(IndexScript(file: file)?.values.first?.bytes == nil)
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
