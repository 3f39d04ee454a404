// SPDX-License-Identifier: MIT

/// What was written, moved or deleted since what everything gave was last shown.
package struct PreviewChanges: Hashable, Sendable {
  private var paths: Set<String> = []

  /// Whether more may have changed than the paths tell.
  private var isAnywhere = false

  package init() {}

  /// Takes up changed files; anything may have changed where there are none.
  package mutating func take(_ paths: [String]) {
    self.paths.formUnion(paths)
    isAnywhere = isAnywhere || paths.isEmpty
  }

  /// What changed, for the terminal; empty where nothing did.
  package var sentence: String {
    if isAnywhere { return "content か site の中のファイルやフォルダーが変わりました。" }
    let first = paths.min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return first.map { paths.count == 1 ? "\($0) が変わりました。" : "\($0) ほか\(paths.count - 1)件が変わりました。" }
      ?? ""
  }
}
