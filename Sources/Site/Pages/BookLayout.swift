// SPDX-License-Identifier: MIT

/// On which pages the chapters of the book on paper begin.
package struct BookLayout: Hashable, Sendable {
  /// The first page of each chapter, from 1, by the ids of the cases.
  package let firstPages: [String: Int]

  /// The ids of the chapters that have an empty page before them, so that they begin on the left.
  package let blanksBefore: Set<String>

  /// Nothing is known yet.
  package static let unknown = BookLayout(firstPages: [:], blanksBefore: [])

  private init(firstPages: [String: Int], blanksBefore: Set<String>) {
    self.firstPages = firstPages
    self.blanksBefore = blanksBefore
  }

  /// Puts each chapter on a left page, which has an even number.
  ///
  /// - Parameters:
  ///   - measured: The first page of each chapter as it was printed with `blanks`.
  ///   - blanks: The chapters that had an empty page before them in that printing.
  ///   - order: The ids of all chapters.
  package init(measured: [String: Int], blanks: Set<String> = [], order: [String]) {
    var firstPages: [String: Int] = [:]
    var blanksBefore: Set<String> = []
    var added = 0
    for id in order {
      guard let page = measured[id] else { continue }
      if blanks.contains(id) { added -= 1 }
      if (page + added) % 2 == 1 {
        blanksBefore.insert(id)
        added += 1
      }
      firstPages[id] = page + added
    }
    self.firstPages = firstPages
    self.blanksBefore = blanksBefore
  }
}
