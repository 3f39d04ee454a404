// SPDX-License-Identifier: MIT

/// Whether two texts are written with the same bytes.
///
/// Two that are the same for Swift need not be: it takes characters for the same that can be written in two ways.
package func haveSameBytes(_ left: String, _ right: String) -> Bool {
  guard left.utf8.count == right.utf8.count else { return false }
  let (left, right) = (left.utf8Span.span, right.utf8Span.span)
  for index in left.indices where left[index] != right[index] { return false }
  return true
}
