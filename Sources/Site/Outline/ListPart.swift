// SPDX-License-Identifier: MIT

/// One page of a list that may be too long for one page.
package struct ListPart: Hashable, Sendable {
  /// How many items a page shows at most.
  package static let size = 100

  /// From 1.
  package let number: Int

  /// How many pages the list has.
  package let count: Int

  /// The places in the whole list of what this page shows.
  package let range: Range<Int>

  /// Divides a list; one without items has one page as well.
  ///
  /// - Parameters:
  ///   - itemCount: How many items the list has.
  ///   - size: How many of them a page has at most.
  /// - Returns: The parts in their order.
  package static func parts(of itemCount: Int, each size: Int = size) -> [ListPart] {
    let count = max(1, (itemCount + size - 1) / size)
    return (1...count).map { number in
      let start = (number - 1) * size
      return ListPart(number: number, count: count, range: start..<min(start + size, itemCount))
    }
  }

  /// The pages that this one leads to, itself among them: its neighbours, the first and the last.
  var shownNumbers: [Int] {
    let near = max(1, number - 3)...min(count, number + 3)
    return (near.lowerBound > 1 ? [1] : []) + near + (near.upperBound < count ? [count] : [])
  }

  /// The address of a page of the list that begins at an address.
  ///
  /// An underscore stands in no id and in no slug, so that no entry can have the address.
  func address(ofPart number: Int, of base: String) -> String {
    number == 1 ? base + ".html" : "\(base)_\(number).html"
  }
}
