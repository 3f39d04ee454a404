// SPDX-License-Identifier: MIT

/// The names beside the output folder that are there only while a site is put in place.
struct SiteNames: Hashable, Sendable {
  /// The output folder itself.
  let output: String

  /// Where the new site is gathered, and after the exchange the old one stands.
  var staging: String { ".\(output).staging-kosapo" }

  /// Where the old site stands between the two renames.
  var old: String { ".\(output).old-kosapo" }

  /// Says, while it is there, that the two renames are under way and that the new site is complete.
  var journal: String { ".\(output).journal-kosapo" }

  /// What is locked.
  var lock: String { ".\(output).lock-kosapo" }

  /// All of them but the output folder.
  var beside: [String] { [staging, old, journal, lock] }
}
