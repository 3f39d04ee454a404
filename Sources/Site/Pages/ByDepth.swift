// SPDX-License-Identifier: MIT

/// What depends on a page only by the way to the site's root, made once for the pages that lie equally deep.
struct ByDepth<Value: Sendable>: Sendable {
  /// Those for pages in no folder and in one: there are hardly any others.
  private let values: [Value]

  private let make: @Sendable (_ root: String) -> Value

  /// - Parameter make: Makes the value for pages that a way leads back from.
  init(_ make: @escaping @Sendable (_ root: String) -> Value) {
    self.make = make
    values = ["", "../"].map(make)
  }

  func value(for page: Page) -> Value {
    page.depth < values.count ? values[page.depth] : make(page.root)
  }
}
