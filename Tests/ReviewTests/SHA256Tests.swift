// SPDX-License-Identifier: MIT

import Review
import Testing

/// The examples of FIPS 180-4 and of NIST's test vectors (SHA256ShortMsg, SHA256LongMsg).
@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
  (
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
  ),
])
func publishedHashes(text: String, expected: String) {
  #expect(SHA256.digits(of: text.utf8) == expected)
}

@Test(
  arguments: [
    ([0xBD], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    ([0xC9, 0x8C, 0x8E, 0x55], "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"),
  ] as [([UInt8], String)])
func publishedHashesOfBytes(bytes: [UInt8], expected: String) {
  #expect(SHA256.digits(of: bytes) == expected)
}

@Test func aMillionLetters() {
  let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
  #expect(
    SHA256.digits(of: bytes) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
}

@Test func piecesOfAnyLengthGiveTheSameHash() {
  let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
  let whole = SHA256.digits(of: bytes)
  for length in [1, 3, 55, 56, 63, 64, 65, 128, 299] {
    var hash = SHA256()
    for start in stride(from: 0, to: 300, by: length) {
      hash.add(Array(bytes[start..<min(start + length, 300)]))
    }
    #expect(hash.digits() == whole, "pieces of \(length)")
  }
}
