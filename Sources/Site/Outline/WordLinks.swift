// SPDX-License-Identifier: MIT

import Content
import Templates

/// The links to the lists of the cases that have a word, made once for the pages of each depth.
struct WordLinks: Sendable {
  /// By the key's place and the word's slug, on pages at the site's root.
  private let fromRoot: [[String: TemplateObject]]

  /// The same, on pages in a folder.
  private let fromFolders: [[String: TemplateObject]]

  init(to facets: [Facet]) {
    func links(_ root: String) -> [[String: TemplateObject]] {
      facets.map { facet in
        var links: [String: TemplateObject] = [:]
        for word in facet.words {
          links[word.slug] = [
            "title": .text(word.shownLabel), "address": .text(root + word.address),
          ]
        }
        return links
      }
    }
    fromRoot = links("")
    fromFolders = links("../")
  }

  /// The link to the list of a word; `nil` where no case has it.
  func link(to key: FacetKey, _ slug: String, _ page: Page) -> TemplateObject? {
    (page.root.isEmpty ? fromRoot : fromFolders)[key.place][slug]
  }
}
