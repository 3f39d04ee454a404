// SPDX-License-Identifier: MIT

package import Templates

/// The templates in `site/templates` that are rendered, each with the names that it may use.
package let pageModels: [String: TemplateModel] = [
  "home": frame.adding([
    "news": .list(entryItem), "issues": .list(wordItem), "topics": .list(wordItem),
    "stages": .list(wordItem), "caseCount": .text, "kinds": .list(kindItem), "hasModules": .flag,
    "modules": .list(moduleItem),
  ]),
  "case-list": frame.adding([
    "count": .text, "hasResults": .flag, "cases": .list(caseItem), "facets": .list(facetItem),
    "pager": pagerShape,
  ]),
  "facets": frame.adding(["facets": .list(facetItem), "count": .text]),
  "facet": frame.adding([
    "key": .text, "explanation": .text, "count": .text, "hasItems": .flag, "hasResults": .flag,
    "cases": .list(caseItem), "results": .list(resultItem), "resource": .object(linkItem),
    "hasResources": .flag, "resources": .list(resourceItem), "siblings": .list(wordItem),
    "pager": pagerShape,
  ]),
  "module-list": frame.adding(["count": .text, "modules": .list(moduleItem)]),
  "resource-list": frame.adding([
    "count": .text, "groups": .list(["name": .text, "resources": .list(resourceItem)]),
  ]),
  "entry-list": frame.adding(["count": .text, "entries": .list(entryItem)]),
  "updates": frame.adding([
    "days": .list(["day": dateShape, "entries": .list(entryItem)]), "pager": pagerShape,
  ]),
  "glossary": frame.adding([
    "rows": .list(["row": .text, "anchor": .text, "terms": .list(termItem)]), "count": .text,
    "updated": dateShape,
  ]),
  "search": searchPage,
  "titles": titlesPage,
  "case": article.adding(casePage),
  "worksheet": worksheetPage,
  "facilitation": facilitationPage,
  "booklet": bookletPage,
  "module": article.adding([
    "body": .html, "id": .text, "order": .text, "count": .text, "minutes": .text,
    "hasGoals": .flag, "goals": .textList, "hasQuizzes": .flag, "quizzes": .list(linkItem),
    "neighbours": neighbours,
  ]),
  "quiz": article.adding(quizPage),
  "answers": quizAnswersPage,
  "resource": article.adding([
    "body": .html, "sort": .text, "audience": .text, "legalBasis": .text, "desk": .text,
    "hasTopics": .flag, "topics": .list(linkItem), "hasAliases": .flag, "aliases": .textList,
    "hasUses": .flag, "caseCount": .text, "results": .list(resultItem), "caseAddress": .text,
    "cases": .list(caseItem),
  ]),
  "statistics": article.adding(statisticsPage),
  "figure-row": article.adding(figureRowPage),
  "ranking": article.adding(rankingPage),
  "initiative": article.adding(initiativePage),
  "page": article.adding(["body": .html]),
  "withdrawn": frame,
  "moved": frame.adding(["target": .text, "targetTitle": .text]),
]

/// What every page has: the frame around its content.
let frame: TemplateModel = [
  "root": .text, "kind": .text, "siteTitle": .text, "publisher": .text, "contact": .text,
  "title": .text, "documentTitle": .text, "description": .text, "isHome": .flag,
  "scripts": .textList,
  "navigation": .list([
    "title": .text, "address": .text, "isCurrent": .flag, "isSection": .flag,
  ]),
  "find": .text, "help": .text, "trail": .list(linkItem),
  "guides": .list(linkItem),
]

/// What every page of an entry has besides.
private let article = frame.adding([
  "isDraft": .flag, "hasContents": .flag,
  "contents": .list([
    "title": .text, "anchor": .text, "hasParts": .flag,
    "parts": .list(["title": .text, "anchor": .text]),
  ]), "updated": dateShape,
  "confirmed": dateShape, "reviewBy": dateShape, "hasCitations": .flag, "citations": .textList,
])

private let termItem: TemplateModel = [
  "name": .text, "anchor": .text, "reading": .text, "hasAliases": .flag, "aliases": .textList,
  "citation": .text, "explanation": .html, "hasMentions": .flag, "mentionCount": .text,
  "mentions": .list(["title": .text, "address": .text, "kindName": .text]), "unshown": .text,
]

private let kindItem: TemplateModel = [
  "name": .text, "address": .text, "slug": .text, "count": .text, "isCases": .flag,
  "isModules": .flag, "isResources": .flag, "isGlossary": .flag, "isInitiatives": .flag,
  "isStatistics": .flag, "isQuizzes": .flag,
]
