// SPDX-License-Identifier: MIT

/// A line of standard input, or why there is none.
package enum InputLine: Hashable, Sendable {
  /// The bytes before the line end.
  case line([UInt8])

  /// Nothing more will come: the end of a file or pipe, a terminal that was closed.
  case end

  /// The person pressed Ctrl-C.
  case interrupted
}
