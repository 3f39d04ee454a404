// SPDX-License-Identifier: MIT

private import JapaneseText

/// What tells whether a case is still the one that was approved: the hashes of its text and its pictures.
package struct CaseFingerprint: Hashable, Sendable {
  /// The SHA-256 of the file, with LF at its line ends and in Normalization Form C.
  package let text: String

  /// The SHA-256 of the list of pictures and data that the case shows; `nil` where there are none.
  ///
  /// The list is what `sha256sum` prints for them: a line each, by path.
  package let pictures: String?

  init(text: String, pictures: String?) {
    self.text = text
    self.pictures = pictures
  }

  /// Takes the hashes.
  ///
  /// - Parameters:
  ///   - bytes: The case's file as it is.
  ///   - pictures: The files that it shows, by their paths from the root.
  package init(of bytes: [UInt8], pictures: [(path: String, bytes: [UInt8])]) {
    text = SHA256.digits(of: normalizedText(bytes).utf8)
    guard !pictures.isEmpty else {
      self.pictures = nil
      return
    }
    let list = pictures.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map {
      "\(SHA256.digits(of: $0.bytes))  \($0.path)\n"
    }
    self.pictures = SHA256.digits(of: list.joined().utf8)
  }
}

/// The text of a file without byte order mark, with LF at its line ends, in Normalization Form C.
package func normalizedText(_ bytes: [UInt8]) -> String {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  var plain: [UInt8] = []
  plain.reserveCapacity(bytes.count)
  for index in start..<max(start, bytes.count) {
    let byte = bytes[index]
    if byte == 0x0D {
      plain.append(0x0A)
    } else if byte != 0x0A || index == 0 || bytes[index - 1] != 0x0D {
      plain.append(byte)
    }
  }
  return canonicallyComposed(String(decoding: plain, as: UTF8.self))
}
