// SPDX-License-Identifier: MIT

package import Content

/// A page of the site: where it lies and what it shows.
package struct Page: Sendable {
  /// What a page shows.
  package enum Subject: Sendable {
    case home

    /// The entries of a kind.
    case list(EntryKind, ListPart)

    /// The words by which cases can be chosen.
    case facets

    /// The cases that have a word.
    case facet(FacetWord, ListPart)

    case entry(Entry)

    /// A case for group work: what was done is held back.
    case worksheet(Entry)

    /// How to lead group work about a case.
    case facilitation(Entry)

    /// The answers to a 確認テスト, for readers without scripts.
    case answers(Entry)

    /// A row of a page's figures, against all rows together; the place of the row.
    case figureRow(Entry, Int)

    /// The rows of a page's figures by one of its columns; the place of the column.
    case ranking(Entry, Int)

    case glossary

    /// Search, and without scripts the ways to the lists.
    case search

    /// The titles of everything in あいうえお order.
    case titles(ListPart)

    /// The cases as a book, one volume a page.
    case booklet(ListPart)

    /// What was changed, newest first.
    case updates(ListPart)

    /// A page at an address that an entry had before.
    case moved(to: Entry)

    /// A page that says that a case was withdrawn, and nothing of the case.
    case withdrawn
  }

  /// The address from the site's root: `cases/c-0001.html`.
  package let address: String
  package let subject: Subject

  /// What leads back from the page to the site's root: empty or `../`.
  let root: String

  init(address: String, subject: Subject) {
    self.address = address
    self.subject = subject
    root = String(repeating: "../", count: address.utf8.count { $0 == 0x2F })
  }

  /// In how many folders the page lies.
  var depth: Int { root.utf8.count / 3 }

  /// The page of a case for group work.
  static func worksheetAddress(of entry: Entry) -> String { "worksheets/\(entry.id).html" }

  /// The page for whoever leads the group work.
  static func facilitationAddress(of entry: Entry) -> String { "facilitation/\(entry.id).html" }
}
