// SPDX-License-Identifier: MIT

import Digests
import KeptBytes

// The bytes of the cache:
//
//   output, boot, whether there is an inspection and its digest;
//   files: path, digest, size, seconds, nanoseconds, device, number;
//   clean texts: digests.

extension BuildCache {
  /// What is kept in a file.
  var bytes: [UInt8] {
    var body = ByteWriter()
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
    return body.bytes
  }

  /// Reads what ``bytes`` gave; `nil` where it is something else.
  init?(bytes: [UInt8]) {
    var rest = ByteReader(bytes)
    guard let output = rest.text(), let boot = rest.text(), let isInspected = rest.number(),
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

extension ByteWriter {
  mutating func add(_ digest: Digest) {
    add(digest.high)
    add(digest.low)
  }
}

extension ByteReader {
  mutating func digest() -> Digest? {
    guard let high = word(), let low = word() else { return nil }
    return Digest(high: high, low: low)
  }
}
