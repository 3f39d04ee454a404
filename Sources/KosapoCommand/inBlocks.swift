// SPDX-License-Identifier: MIT

/// Transforms the elements in contiguous blocks that run at the same time, one for each of two cores.
///
/// - Returns: The results in the order of the elements.
func inBlocks<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  let half = elements.count / 2
  guard half > 8 else { return elements.map(transform) }
  async let first = elements[..<half].map(transform)
  async let second = elements[half...].map(transform)
  return await first + second
}
