// SPDX-License-Identifier: MIT

import Synchronization

extension Array where Element: Sendable {
  /// Transforms the elements on several cores at once.
  ///
  /// - Parameter transform: Called once for each element, on any core, in any order.
  /// - Returns: The results in the order of the elements.
  package func mappedOnCores<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let pieces = Mutex<[(start: Int, results: [Result])]>([])
    // Few elements may each take long.
    inPieces(of: count, size: Swift.max(1, Swift.min(64, count / 16))) { next in
      var own: [(start: Int, results: [Result])] = []
      while let piece = next() { own.append((piece.lowerBound, self[piece].map(transform))) }
      pieces.withLock { $0 += own }
    }
    return pieces.withLock { $0 }.sorted { $0.start < $1.start }.flatMap(\.results)
  }
}
