// SPDX-License-Identifier: MIT

/// A file of the finished site.
package struct OutputFile: Hashable, Sendable {
  /// The address from the site's root, with `/`.
  package let address: String

  package let bytes: [UInt8]

  package init(address: String, bytes: [UInt8]) {
    self.address = address
    self.bytes = bytes
  }
}
