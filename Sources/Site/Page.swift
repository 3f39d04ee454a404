// SPDX-License-Identifier: MIT

package import Content

/// A page of the site: where it lies and what it shows.
package struct Page: Sendable {
  /// What a page shows.
  package enum Subject: Sendable {
    case home
    case list(EntryKind)
    case entry(Entry)
    case glossary

    /// A page at an address that an entry had before.
    case moved(to: Entry)

    /// A page that says that a case was withdrawn, and nothing of the case.
    case withdrawn
  }

  /// The address from the site's root: `cases/c-0001.html`.
  package let address: String
  package let subject: Subject

  /// What leads back from the page to the site's root: empty or `../`.
  var root: String {
    String(repeating: "../", count: address.utf8.count { $0 == 0x2F })
  }
}

/// Plans the pages of a site, one address each, in the order of their addresses.
///
/// - Parameters:
///   - library: What is shown.
///   - withdrawn: The addresses of cases that were withdrawn; the library does not have them.
package func sitePages(of library: Library, withdrawn: [String] = []) -> [Page] {
  var pages = [Page(address: "index.html", subject: .home)]
  for kind in EntryKind.allCases where library.entries.contains(where: { $0.kind == kind }) {
    pages.append(Page(address: "\(kind.folder)/index.html", subject: .list(kind)))
  }
  for entry in library.entries {
    pages.append(Page(address: entry.address, subject: .entry(entry)))
    for former in entry.formerIDs {
      pages.append(
        Page(address: "\(entry.kind.folder)/\(former.value).html", subject: .moved(to: entry)))
    }
  }
  if library.glossary != nil {
    pages.append(Page(address: "terms.html", subject: .glossary))
  }
  let taken = Set(pages.map(\.address))
  for address in withdrawn where !taken.contains(address) {
    pages.append(Page(address: address, subject: .withdrawn))
  }
  return pages.sorted { $0.address.utf8.lexicographicallyPrecedes($1.address.utf8) }
}
