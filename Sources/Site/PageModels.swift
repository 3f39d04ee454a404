// SPDX-License-Identifier: MIT

package import Templates

/// The templates in `site/templates` that are rendered, each with the names that it may use.
package let pageModels: [String: TemplateModel] = [
  "home": frame.adding([
    "news": .list(entryItem), "issues": .list(issueItem), "kinds": .list(kindItem),
    "modules": .list(moduleItem),
  ]),
  "case-list": frame.adding(["cases": .list(caseItem), "count": .text]),
  "module-list": frame.adding(["modules": .list(moduleItem), "count": .text]),
  "resource-list": frame.adding([
    "groups": .list(["name": .text, "resources": .list(resourceItem)]), "count": .text,
  ]),
  "entry-list": frame.adding(["entries": .list(entryItem), "count": .text]),
  "case": article.adding([
    "notice": .text, "form": .text, "words": .list(wordGroup),
    "hasConnections": .flag,
    "connections": .list(["resource": .text, "address": .text, "result": .text, "mark": .text]),
  ]),
  "module": article.adding([
    "order": .text, "minutes": .text, "hasGoals": .flag, "goals": .textList,
  ]),
  "quiz": article.adding(["form": .text]),
  "resource": article.adding([
    "sort": .text, "audience": .text, "legalBasis": .text, "desk": .text,
    "hasTopics": .flag, "topics": .textList, "hasAliases": .flag, "aliases": .textList,
    "hasCases": .flag, "cases": .list(entryItem),
  ]),
  "statistics": article.adding(["data": .text]),
  "initiative": article.adding([
    "organisation": .text, "fiscalYear": .text, "hasFields": .flag, "fields": .textList,
  ]),
  "page": article,
  "glossary": frame.adding([
    "rows": .list([
      "row": .text, "anchor": .text,
      "terms": .list([
        "name": .text, "anchor": .text, "reading": .text, "hasAliases": .flag, "aliases": .textList,
        "citation": .text,
        "explanation": .html,
      ]),
    ]),
    "count": .text, "updated": dateShape,
  ]),
  "withdrawn": frame,
  "moved": frame.adding(["target": .text, "targetTitle": .text]),
]

/// What every page has: the frame around its content.
private let frame: TemplateModel = [
  "root": .text, "kind": .text, "siteTitle": .text, "publisher": .text, "contact": .text,
  "title": .text, "documentTitle": .text, "description": .text, "isHome": .flag,
  "navigation": .list(["title": .text, "address": .text, "isCurrent": .flag]),
  "trail": .list(["title": .text, "address": .text]),
  "guides": .list(["title": .text, "address": .text]),
]

/// What every page of an entry has besides.
private let article = frame.adding([
  "isDraft": .flag, "body": .html, "contents": .list(["title": .text, "anchor": .text]),
  "updated": dateShape,
  "confirmed": dateShape, "reviewBy": dateShape, "hasCitations": .flag, "citations": .textList,
])

private let dateShape = TemplateShape.object(["iso": .text, "japanese": .text])

private let entryItem: TemplateModel = [
  "title": .text, "address": .text, "kindName": .text, "note": .text, "updated": dateShape,
]

private let caseItem: TemplateModel = [
  "id": .text, "title": .text, "address": .text, "form": .text, "issues": .textList,
  "topics": .textList, "stage": .text, "outcome": .text, "updated": dateShape,
]

private let moduleItem: TemplateModel = [
  "order": .text, "title": .text, "address": .text, "minutes": .text, "goals": .textList,
]

private let resourceItem: TemplateModel = [
  "title": .text, "address": .text, "audience": .text, "desk": .text,
]

private let issueItem: TemplateModel = [
  "number": .text, "label": .text, "explanation": .text, "count": .text,
]

private let kindItem: TemplateModel = ["name": .text, "address": .text, "count": .text]

private let wordGroup: TemplateModel = ["name": .text, "words": .textList]
