// SPDX-License-Identifier: MIT

import Content
import Templates

/// The links to the lists of the cases that have a word.
struct WordLinks: Sendable {
  /// By the key's place and the word's slug.
  private let links: [[String: TemplateObject]]

  init(to facets: [Facet], root: String) {
    links = facets.map { facet in
      facet.words.reduce(into: [:]) { links, word in
        links[word.slug] = [
          "title": .text(word.shownLabel), "address": .text(root + word.address),
        ]
      }
    }
  }

  /// The link to the list of a word; `nil` where no case has it.
  func link(to key: FacetKey, _ slug: String) -> TemplateObject? { links[key.place][slug] }
}
