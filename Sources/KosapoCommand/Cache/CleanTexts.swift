// SPDX-License-Identifier: MIT

import Diagnostics
import Digests
import Privacy

/// Texts and names of files in which no personal data were found.
struct CleanTexts: Sendable {
  private let digests: [String: Digest]
  private let before: Set<Digest>

  /// Of the short names of schools that are looked for.
  private let schools: Digest

  /// What is clean now: of what was clean before only what is still there.
  private(set) var now: Set<Digest> = []

  /// - Parameters:
  ///   - digests: Of the texts with their paths, by path.
  ///   - schools: The short names of schools that are looked for.
  ///   - before: What an earlier run found clean.
  init(_ digests: [String: Digest], schools: [String], before: Set<Digest>) {
    self.digests = digests
    self.before = before
    self.schools = Digest { $0.add(schools) }
  }

  /// Whether a file was searched before, byte for byte the same, and nothing was found.
  mutating func knows(_ file: PrivacyFile) -> Bool { recalls(key(of: file)) }

  /// Whether nothing was found in a name before.
  mutating func knows(name: String) -> Bool { recalls(key(ofName: name)) }

  mutating func remember(_ file: PrivacyFile) {
    if let key = key(of: file) { now.insert(key) }
  }

  mutating func remember(name: String) { now.insert(key(ofName: name)) }

  private mutating func recalls(_ key: Digest?) -> Bool {
    guard let key, before.contains(key) else { return false }
    now.insert(key)
    return true
  }

  /// `nil` for a file with acceptances: whether one of them is not needed is seen only by searching.
  private func key(of file: PrivacyFile) -> Digest? {
    guard file.acceptances.isEmpty, let digest = digests[file.source.path] else { return nil }
    return Digest {
      $0.add("text")
      $0.add(digest)
      $0.add(file.form.rawValue)
      $0.add(file.scope.rawValue)
      $0.add(schools)
    }
  }

  private func key(ofName name: String) -> Digest {
    Digest {
      $0.add("name")
      $0.add(name)
      $0.add(schools)
    }
  }
}
