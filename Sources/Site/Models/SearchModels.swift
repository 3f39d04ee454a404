// SPDX-License-Identifier: MIT

import Templates

/// The search page: the words that a search can be narrowed by, and the ways without scripts.
let searchPage = frame.adding([
  "hasGlossary": .flag, "lists": .list(linkItem), "words": .list(facetItem),
  "choices": .list([
    "key": .text, "slug": .text,
    "choices": .list(["label": .text, "slug": .text]),
  ]),
])

/// A page of the titles in あいうえお order.
let titlesPage = frame.adding([
  "count": .text,
  "index": .list(["row": .text, "address": .text]),
  "rows": .list([
    "row": .text, "anchor": .text,
    "entries": .list(["title": .text, "address": .text, "kindName": .text, "reading": .text]),
  ]),
  "pager": pagerShape,
])
