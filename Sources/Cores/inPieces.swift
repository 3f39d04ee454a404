// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// Divides the numbers below a count into pieces and works on several of them at once, one on each core.
///
/// - Parameters:
///   - count: How many numbers there are.
///   - size: How many make a piece.
///   - most: On how many cores at once.
///   - work: Called once on each core, with a function that gives the next piece, ascending; `nil` when none is left.
@usableFromInline package func inPieces(
  of count: Int, size: Int = 16, onAtMost most: Int = 8,
  _ work: @Sendable (_ next: () -> Range<Int>?) -> Void
) {
  let begun = Atomic(0)
  // As many as there are cores run at once; those that come later find nothing left.
  DispatchQueue.concurrentPerform(iterations: min(most, count / size + 1)) { _ in
    work {
      let start = begun.add(size, ordering: .relaxed).oldValue
      return start < count ? start..<min(start + size, count) : nil
    }
  }
}
