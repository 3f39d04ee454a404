// SPDX-License-Identifier: MIT

import Content
import Templates

/// The links to the lists of the cases that have a word, made once for the pages that lie equally deep.
struct WordLinks: Sendable {
  /// By the key's place and the word's slug.
  private typealias Links = [[String: TemplateObject]]

  private let facets: [Facet]

  /// Those on pages in no folder and in one.
  private let links: [Links]

  init(to facets: [Facet]) {
    self.facets = facets
    links = ["", "../"].map { WordLinks.links(to: facets, root: $0) }
  }

  /// The link to the list of a word; `nil` where no case has it.
  func link(to key: FacetKey, _ slug: String, _ page: Page) -> TemplateObject? {
    let own =
      page.depth < links.count
      ? links[page.depth] : WordLinks.links(to: facets, root: page.root)
    return own[key.place][slug]
  }

  private static func links(to facets: [Facet], root: String) -> Links {
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
}
