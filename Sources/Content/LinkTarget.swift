// SPDX-License-Identifier: MIT

/// Where an address in Markdown leads.
package enum LinkTarget: Hashable, Sendable {
  /// A file below the root, as a path from the root, and the place in it.
  case file(path: String, anchor: String?)

  /// Another site, or a mail address.
  case outside

  /// Nothing that may stand in a page: a drive letter, a share, a path from the root of the disk, a script.
  case refused

  /// - Parameters:
  ///   - destination: The address as the author wrote it.
  ///   - path: The path from the root of the file that it stands in.
  package init(_ destination: String, from path: String) {
    guard !destination.isEmpty else {
      self = .refused
      return
    }
    if let plain = LinkTarget.plainPath(destination, from: path) {
      self = .file(path: plain, anchor: nil)
      return
    }
    if let scheme = LinkTarget.scheme(of: destination) {
      self = ["http", "https", "mailto", "tel"].contains(scheme) ? .outside : .refused
      return
    }
    let pieces = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = LinkTarget.percentDecoded(pieces[0])
    let anchor = pieces.count > 1 ? LinkTarget.percentDecoded(pieces[1]) : nil
    let isEmptyAnchor = anchor?.isEmpty ?? false
    guard !file.hasPrefix("/"), !file.contains("\\"), !file.contains("?") else {
      self = .refused
      return
    }
    if file.isEmpty {
      self = .file(path: path, anchor: isEmptyAnchor ? nil : anchor)
      return
    }
    var parts = path.split(separator: "/").dropLast()
    for part in file.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else {
          self = .refused
          return
        }
      } else {
        parts.append(part)
      }
    }
    self = .file(path: parts.joined(separator: "/"), anchor: isEmptyAnchor ? nil : anchor)
  }

  /// The path for an address as nearly all have it: `name.md` or `../folder/name.md`, in a folder of `content/`.
  private static func plainPath(_ destination: String, from path: String) -> String? {
    var folder = path.utf8.span
    var slashes: [Int] = []
    for index in folder.indices where folder[index] == 0x2F { slashes.append(index) }
    let address = destination.utf8.span
    guard slashes.count == 2, slashes[1] > slashes[0] + 1, slashes[0] > 0 else { return nil }
    let isAbove =
      address.count > 3 && address[0] == 0x2E && address[1] == 0x2E && address[2] == 0x2F
    folder = folder.extracting(first: (isAbove ? slashes[0] : slashes[1]) + 1)
    var last: UInt8 = 0x2F
    for index in (isAbove ? 3 : 0)..<address.count {
      let byte = address[index]
      // Of dots only the one before an ending: what else they mean is told by the full reading.
      let isLetter = byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
      guard isLetter || last != 0x2F && last != 0x2E && (byte == 0x2E || byte == 0x2F && isAbove)
      else { return nil }
      last = byte
    }
    guard last != 0x2F, last != 0x2E else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(folder.count + address.count)
    for index in folder.indices { bytes.append(folder[index]) }
    for index in (isAbove ? 3 : 0)..<address.count { bytes.append(address[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func scheme(of address: String) -> String? {
    guard let colon = address.utf8.firstIndex(of: 0x3A) else { return nil }
    let scheme = address[..<colon]
    guard let first = scheme.utf8.first, isASCIILetter(first),
      scheme.utf8.allSatisfy({
        isASCIILetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
      })
    else { return nil }
    return scheme.lowercased()
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func percentDecoded(_ text: Substring) -> String {
    guard text.utf8.contains(0x25) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == 0x25, digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest.removeFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
