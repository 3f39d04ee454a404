// SPDX-License-Identifier: MIT

import Cores

/// Transforms the elements on several cores at once, for callers that wait for other things as well.
///
/// - Returns: The results in the order of the elements.
func inBlocks<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  elements.mappedOnCores(transform)
}
