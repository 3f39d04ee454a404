// SPDX-License-Identifier: MIT

import Digests

// The file of the cache, all numbers with 64 bits, the lowest byte first; texts and lists begin with their length:
//
//   "kosapo-cache\n", the format, the digest of what reads it (two numbers), the digest of the rest (two numbers);
//   output, boot, whether there is an inspection and its digest;
//   files: path, digest, size, seconds, nanoseconds, device, number;
//   clean texts: digests.

extension BuildCache {
  /// What kind of file this kosapo writes and reads; any change of what is written raises it.
  static let format = 1

  private static let opening = Array("kosapo-cache\n".utf8)

  /// The cache as a file; `reader` is of everything that must be the same for it to be read again.
  func bytes(for reader: Digest) -> [UInt8] {
    var body = NumberWriter()
    body.add(output)
    body.add(boot)
    body.add(inspection == nil ? 0 : 1)
    body.add(inspection ?? Digest(high: 0, low: 0))
    body.add(files.paths.count)
    for (path, record) in zip(files.paths, files.records) {
      body.add(path)
      body.add(record.digest)
      body.add(record.size)
      body.add(record.modified.seconds)
      body.add(record.modified.nanoseconds)
      body.add(Int(truncatingIfNeeded: record.identity.device))
      body.add(Int(truncatingIfNeeded: record.identity.number))
    }
    body.add(cleanTexts.count)
    for digest in cleanTexts.sorted(by: { ($0.high, $0.low) < ($1.high, $1.low) }) {
      body.add(digest)
    }
    var head = NumberWriter()
    head.add(Self.format)
    head.add(reader)
    head.add(Digest { $0.add(body.bytes) })
    return Self.opening + head.bytes + body.bytes
  }

  /// Reads what ``bytes(for:)`` gave; `nil` where it is damaged, or was written by or for another one.
  init?(bytes: [UInt8], for reader: Digest) {
    guard bytes.starts(with: Self.opening) else { return nil }
    var rest = NumberReader(bytes, from: Self.opening.count)
    guard rest.number() == Self.format, rest.digest() == reader, let digest = rest.digest(),
      digest == Digest({ $0.add(Array(bytes[rest.place...])) }),
      let output = rest.text(), let boot = rest.text(), let isInspected = rest.number(),
      let inspection = rest.digest(), let count = rest.count(ofEach: 64)
    else { return nil }
    self.output = output
    self.boot = boot
    self.inspection = isInspected == 1 ? inspection : nil
    files.reserveCapacity(count)
    for _ in 0..<count {
      guard let path = rest.text(), let digest = rest.digest(), let size = rest.number(),
        let seconds = rest.number(), let nanoseconds = rest.number(),
        let device = rest.number(), let number = rest.number()
      else { return nil }
      files.append(
        FileRecord(
          digest: digest, size: size,
          modified: FileStatus.Time(seconds: seconds, nanoseconds: nanoseconds),
          identity: FileStatus.Identity(
            device: UInt64(bitPattern: Int64(device)), number: UInt64(bitPattern: Int64(number)))),
        at: path)
    }
    guard let textCount = rest.count(ofEach: 16) else { return nil }
    cleanTexts.reserveCapacity(textCount)
    for _ in 0..<textCount {
      guard let digest = rest.digest() else { return nil }
      cleanTexts.insert(digest)
    }
    guard rest.isAtEnd else { return nil }
  }
}

/// Writes numbers with 64 bits, the lowest byte first, and what is made of them.
private struct NumberWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  mutating func add(_ digest: Digest) {
    add(digest.high)
    add(digest.low)
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }
}

/// Reads what ``NumberWriter`` has written; `nil` beyond the end.
private struct NumberReader {
  private let bytes: [UInt8]
  private(set) var place: Int

  init(_ bytes: [UInt8], from place: Int) {
    self.bytes = bytes
    self.place = place
  }

  var isAtEnd: Bool { place == bytes.count }

  mutating func number() -> Int? {
    guard bytes.count - place >= 8 else { return nil }
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(bytes[place + index]) << UInt64(index * 8) }
    place += 8
    return Int(Int64(bitPattern: word))
  }

  /// How many items follow that take at least so many bytes each.
  mutating func count(ofEach size: Int) -> Int? {
    guard let count = number(), count >= 0, count <= (bytes.count - place) / size else {
      return nil
    }
    return count
  }

  mutating func digest() -> Digest? {
    guard let high = number(), let low = number() else { return nil }
    return Digest(high: UInt64(bitPattern: Int64(high)), low: UInt64(bitPattern: Int64(low)))
  }

  mutating func text() -> String? {
    guard let length = count(ofEach: 1) else { return nil }
    defer { place += length }
    return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
  }
}
