// SPDX-License-Identifier: MIT

import Templates

// What stands in several pages, and is one partial each.

let dateShape = TemplateShape.object(["iso": .text, "japanese": .text])

let linkItem: TemplateModel = ["title": .text, "address": .text]

/// Where a list goes on; it is there only if the list has several pages.
let pagerShape = TemplateShape.object([
  "number": .text, "count": .text, "first": .text, "last": .text, "previous": .text, "next": .text,
  "pages": .list(["number": .text, "address": .text, "isCurrent": .flag]),
])

/// What stands before and after an entry; it is there only if anything does.
let neighbours = TemplateShape.object([
  "previous": .object(linkItem), "next": .object(linkItem),
])

let entryItem: TemplateModel = [
  "title": .text, "address": .text, "kindName": .text, "note": .text, "updated": dateShape,
]

let caseItem: TemplateModel = [
  "id": .text, "title": .text, "address": .text, "form": .text, "issues": .textList,
  "topics": .textList, "stage": .text, "stageRank": .text, "outcome": .text, "outcomeRank": .text,
  "updated": dateShape, "connection": .object(["result": .text, "mark": .text]),
]

let moduleItem: TemplateModel = [
  "id": .text, "order": .text, "title": .text, "address": .text, "minutes": .text,
  "hasGoals": .flag, "goals": .textList,
]

let resourceItem: TemplateModel = [
  "title": .text, "address": .text, "audience": .text, "desk": .text, "caseCount": .text,
  "caseAddress": .text, "reviewBy": dateShape,
]

let resultItem: TemplateModel = ["result": .text, "mark": .text, "count": .text]

let wordItem: TemplateModel = [
  "label": .text, "address": .text, "explanation": .text, "count": .text, "isEmpty": .flag,
  "isCurrent": .flag,
]

let facetItem: TemplateModel = ["key": .text, "slug": .text, "words": .list(wordItem)]
