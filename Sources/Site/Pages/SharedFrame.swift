// SPDX-License-Identifier: MIT

import Content
import Templates

/// What the frames of all pages that lie equally deep say alike, so that it is made once.
struct SharedFrame: Sendable {
  private let root: String
  let find: String
  let help: String
  let guides: [TemplateObject]

  /// The main items of the site.
  private let items: [(title: String, address: String)]

  /// The navigation as it is on pages that lie below an item of it, by the item's address.
  private let navigations: [String: [TemplateObject]]

  /// The navigation as it is on pages that lie below none.
  private let navigation: [TemplateObject]

  /// - Parameters:
  ///   - root: What leads back from the pages to the site's root.
  ///   - outline: The site.
  ///   - items: The main items of the site.
  init(root: String, of outline: SiteOutline, _ items: [(title: String, address: String)]) {
    self.root = root
    self.items = items
    find = outline.cases.isEmpty ? "" : root + "lists/index.html"
    help = outline.library.entry(withID: "tsukaikata").map { root + $0.address } ?? ""
    guides = outline.entries(of: .page).map {
      ["title": .text($0.title.value), "address": .text(root + $0.address)]
    }
    navigation = Site.navigation(items, root: root)
    navigations = items.reduce(into: [:]) { navigations, item in
      navigations[item.address] = Site.navigation(items, root: root, section: item.address)
    }
  }

  /// The values of the main items on a page that belongs to the list at an address.
  func navigation(on page: Page, section: String) -> [TemplateObject] {
    navigations[page.address] != nil
      ? Site.navigation(items, root: root, page: page.address, section: section)
      : navigations[section] ?? navigation
  }
}

/// The values of the main items on a page.
private func navigation(
  _ items: [(title: String, address: String)], root: String, page: String = "",
  section: String = ""
) -> [TemplateObject] {
  items.map {
    [
      "title": .text($0.title), "address": .text(root + $0.address),
      "isCurrent": .flag($0.address == page),
      "isSection": .flag($0.address == section && $0.address != page),
    ]
  }
}
