// SPDX-License-Identifier: MIT

/// Something that a person has to know about a file: what, where, and how to mend it.
package struct Diagnostic: Hashable, Sendable {
  /// Whether the site can be built in spite of it.
  package enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  package let severity: Severity

  /// What kind of slip it is: ASCII, lower case, hyphens, the same in every version.
  ///
  /// Rules of personal data have upper case and underscores: authors copy them into 許可.
  package let id: String

  /// One Japanese sentence that quotes what was written in 「」 and says what was expected.
  package let message: String

  /// How to mend it, as a short Japanese phrase; `nil` where there is nothing more to say.
  package let hint: String?

  /// The path of the file from the root, with `/`.
  package let path: String

  /// The bytes of the file that it is about; what concerns a whole file is `0..<0`.
  package let span: Range<Int>

  /// A change of the file that mends it, where one is known.
  package let fix: Fix?

  package init(
    _ severity: Severity, id: String, _ message: String, hint: String? = nil, at span: SourceSpan,
    fix: Fix? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.hint = hint
    self.path = span.path
    self.span = span.bytes
    self.fix = fix
  }
}

/// Bytes of a named file.
package struct SourceSpan: Hashable, Sendable {
  /// The path of the file from the root, with `/`.
  package let path: String

  /// The bytes.
  package let bytes: Range<Int>

  package init(path: String, bytes: Range<Int>) {
    self.path = path
    self.bytes = bytes
  }

  /// The span of what concerns a whole file: it is told at line 1, column 1.
  package static func wholeFile(_ path: String) -> SourceSpan {
    SourceSpan(path: path, bytes: 0..<0)
  }
}

/// A change of one file: pieces that are replaced, in ascending order and apart from each other.
package struct Fix: Hashable, Sendable {
  /// One piece of the file and what takes its place.
  package struct Edit: Hashable, Sendable {
    package let bytes: Range<Int>
    package let replacement: String

    package init(replacing bytes: Range<Int>, with replacement: String) {
      self.bytes = bytes
      self.replacement = replacement
    }
  }

  package let edits: [Edit]

  /// Whether the change can be made without asking: it gives what the author must have meant.
  package let isSafe: Bool

  package init(_ edits: [Edit], isSafe: Bool) {
    self.edits = edits
    self.isSafe = isSafe
  }

  package init(replacing bytes: Range<Int>, with replacement: String, isSafe: Bool) {
    self.init([Edit(replacing: bytes, with: replacement)], isSafe: isSafe)
  }
}

/// A value, if one could be made, and everything that there is to say about how it was made.
package struct Checked<Value: Sendable>: Sendable {
  package let value: Value?
  package let diagnostics: [Diagnostic]

  package init(_ value: Value?, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

extension Checked: Equatable where Value: Equatable {}
extension Checked: Hashable where Value: Hashable {}

extension Sequence<Diagnostic> {
  /// The diagnostics in the order in which they are told: by path and place, then as they came;
  /// doubles once.
  package func inOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let single = filter { seen.insert($0).inserted }.enumerated()
    return single.sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.path != second.path {
        return first.path.utf8.lexicographicallyPrecedes(second.path.utf8)
      }
      if first.span.lowerBound != second.span.lowerBound {
        return first.span.lowerBound < second.span.lowerBound
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
