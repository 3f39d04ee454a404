// SPDX-License-Identifier: MIT

/// A value and the bytes of its file that it was read from.
package struct Located<Value> {
  package let value: Value
  package let span: Range<Int>

  package init(_ value: Value, at span: Range<Int>) {
    self.value = value
    self.span = span
  }

  func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: span)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
