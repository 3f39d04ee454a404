// SPDX-License-Identifier: MIT

// What is inlinable is compiled by the modules that have the elements, for their kinds of elements: they must see all of it.
public import Synchronization

extension Array where Element: Sendable {
  /// Transforms the elements on several cores at once.
  ///
  /// - Parameter transform: Called once for each element, on any core, in any order.
  /// - Returns: The results in the order of the elements.
  @inlinable package func mappedOnCores<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    mappedOnCores(with: {}, { element, _ in transform(element) })
  }

  /// Transforms the elements on several cores at once, with something to work with that each core has for itself.
  ///
  /// - Parameters:
  ///   - most: On how many cores at once.
  ///   - makeScratch: Called once for each core.
  ///   - transform: Called once for each element, on any core, in any order.
  /// - Returns: The results in the order of the elements.
  @inlinable package func mappedOnCores<Scratch: ~Copyable, Result: Sendable>(
    onAtMost most: Int = 8, with makeScratch: @Sendable () -> Scratch,
    _ transform: @Sendable (Element, inout Scratch) -> Result
  ) -> [Result] {
    let pieces = Mutex<[(start: Int, results: [Result])]>([])
    // Few elements may each take long.
    inPieces(of: count, size: Swift.max(1, Swift.min(64, count / 16)), onAtMost: most) { next in
      var own: [(start: Int, results: [Result])] = []
      var scratch: Scratch?
      while let piece = next() {
        var present = scratch.take() ?? makeScratch()
        var results: [Result] = []
        results.reserveCapacity(piece.count)
        for element in self[piece] { results.append(transform(element, &present)) }
        own.append((piece.lowerBound, results))
        scratch = consume present
      }
      pieces.withLock { $0 += own }
    }
    return pieces.withLock { $0 }.sorted { $0.start < $1.start }.flatMap(\.results)
  }
}
