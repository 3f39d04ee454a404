// SPDX-License-Identifier: MIT

/// A line that was taken away from a text or put into it.
package struct TextChange: Hashable, Sendable {
  package let isAdded: Bool

  /// The line's number, from 1: of the new text where it was added, else of the old one.
  package let line: Int
  package let text: String
}

/// Lists what changed from one text to another, line by line; empty lines are left out.
package func changes(from old: String, to new: String) -> [TextChange] {
  let before = old.split(separator: "\n", omittingEmptySubsequences: false)
  let after = new.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = after.difference(from: before).map { change in
    switch change {
    case .insert(let offset, let line, _):
      TextChange(isAdded: true, line: offset + 1, text: String(line))
    case .remove(let offset, let line, _):
      TextChange(isAdded: false, line: offset + 1, text: String(line))
    }
  }
  return changes.filter { $0.text.contains { !$0.isWhitespace } }
    .sorted { ($0.line, $0.isAdded ? 1 : 0) < ($1.line, $1.isAdded ? 1 : 0) }
}
