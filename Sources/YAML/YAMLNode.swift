// SPDX-License-Identifier: MIT

/// A value of a YAML document, with its place in the author's file.
package struct YAMLNode: Hashable, Sendable {
  /// What a node holds.
  package enum Value: Hashable, Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])

    /// Something was written that could not be read; it has been told.
    case unreadable
  }

  package let value: Value

  /// The bytes of the file that the node takes, without what follows it on its line.
  package let span: Range<Int>

  package init(_ value: Value, span: Range<Int>) {
    self.value = value
    self.span = span
  }

  /// The text of a scalar; `nil` for lists and mappings.
  package var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// Whether nothing was written: `key:` with nothing behind it, or `~` or `null`.
  package var isEmpty: Bool {
    if case .scalar(let text, isPlain: true) = value {
      text.isEmpty || text == "~" || text == "null"
    } else {
      false
    }
  }
}

/// A key of a mapping and its value.
package struct YAMLEntry: Hashable, Sendable {
  package let key: YAMLNode
  package let value: YAMLNode

  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }

  /// The key as text; empty where the key is a list or a mapping.
  package var name: String { key.text ?? "" }
}
