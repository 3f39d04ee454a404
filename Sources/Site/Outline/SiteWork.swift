// SPDX-License-Identifier: MIT

/// How many steps it took to work out what more than one page asks for.
///
/// Counted, and not timed: a test can so tell that twice the cases take about twice the work.
package struct SiteWork: Hashable, Sendable {
  /// Traits and cases compared, and entries of lists looked at, to find the related cases.
  package let relatedSteps: Int

  /// Characters begun and bytes followed to find the terms that texts name.
  package let termSteps: Int
}
