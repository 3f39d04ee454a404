// SPDX-License-Identifier: MIT

import Compression

/// The files inside a ZIP file, as its central directory lists them (PKWARE APPNOTE).
struct ZipDirectory {
  struct Member {
    let name: String
    fileprivate let method: Int
    fileprivate let packedSize: Int
    fileprivate let size: Int
    fileprivate let headerOffset: Int
    fileprivate let isEncrypted: Bool
  }

  /// The most files that are looked at, and the longest one, unpacked.
  private static let mostMembers = 20_000
  static let longestMember = 64 << 20

  private let bytes: [UInt8]
  private(set) var members: [Member] = []

  /// - Returns: `nil` where there is no directory, or it leads outside the file.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = Self.endRecord(of: bytes), let count = bytes.littleEndian16(at: end + 10),
      var offset = bytes.littleEndian32(at: end + 16), count <= Self.mostMembers
    else { return nil }
    for _ in 0..<count {
      guard bytes.holds("PK\u{01}\u{02}", at: offset),
        let flags = bytes.littleEndian16(at: offset + 8),
        let method = bytes.littleEndian16(at: offset + 10),
        let packedSize = bytes.littleEndian32(at: offset + 20),
        let size = bytes.littleEndian32(at: offset + 24),
        let nameLength = bytes.littleEndian16(at: offset + 28),
        let extraLength = bytes.littleEndian16(at: offset + 30),
        let commentLength = bytes.littleEndian16(at: offset + 32),
        let headerOffset = bytes.littleEndian32(at: offset + 42),
        let name = bytes.slice(at: offset + 46, count: nameLength)
      else { return nil }
      members.append(
        Member(
          name: String(decoding: name, as: UTF8.self), method: method, packedSize: packedSize,
          size: size, headerOffset: headerOffset, isEncrypted: flags & 1 != 0))
      offset += 46 + nameLength + extraLength + commentLength
    }
  }

  /// Where the record at the end begins; a comment of up to 64 KiB may follow it.
  private static func endRecord(of bytes: [UInt8]) -> Int? {
    var offset = bytes.count - 22
    let first = max(0, offset - 65_535)
    while offset >= first {
      if bytes.holds("PK\u{05}\u{06}", at: offset) { return offset }
      offset -= 1
    }
    return nil
  }

  /// Unpacks a file; `nil` where it is damaged, locked or too long.
  func bytes(of member: Member) -> [UInt8]? {
    let start = member.headerOffset
    guard !member.isEncrypted, member.size <= Self.longestMember,
      bytes.holds("PK\u{03}\u{04}", at: start),
      let nameLength = bytes.littleEndian16(at: start + 26),
      let extraLength = bytes.littleEndian16(at: start + 28),
      let packed = bytes.slice(
        at: start + 30 + nameLength + extraLength, count: member.packedSize)
    else { return nil }
    switch member.method {
    case 0: return Array(packed)
    case 8: return inflated(packed, .none, limit: member.size)
    default: return nil
    }
  }
}
