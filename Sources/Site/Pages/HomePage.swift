// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of the entrance: the ways in, what is new, the five 課題, the course.
  func home(_ page: Page) -> TemplateObject {
    let modules = outline.entries(of: .module)
    return frame(page, PageFrame(library.settings.title, kind: "home", scripts: ["progress"]))
      .adding([
        "news": .list(outline.newest.filter { $0.kind != .page }.prefix(6).map { item($0, page) }),
        "issues": .list(outline.facet(.issue).words.map { wordItem($0, page) }),
        "topics": .list(
          outline.facet(.topic).words.filter { !$0.cases.isEmpty }.map { wordItem($0, page) }),
        "stages": .list(
          outline.facet(.stage).words.filter { !$0.cases.isEmpty }.map { wordItem($0, page) }),
        "caseCount": .text("\(outline.cases.count)"),
        "kinds": .list(kinds(page)), "hasModules": .flag(!modules.isEmpty),
        "modules": .list(modules.map { moduleItem($0, page) }),
      ])
  }

  /// The lists that the site has, with how much is in each.
  private func kinds(_ page: Page) -> [TemplateObject] {
    var kinds: [TemplateObject] = []
    for kind in EntryKind.allCases where kind != .page {
      let count = outline.entries(of: kind).count
      guard count > 0 else { continue }
      kinds.append(
        kindItem(listTitle(of: kind), "\(kind.folder)/index.html", kind.rawValue, count))
      if kind == .resource, let glossary = library.glossary {
        kinds.append(kindItem("用語集", "terms.html", "glossary", glossary.terms.count))
      }
    }
    return kinds
  }

  private func kindItem(
    _ name: String, _ address: String, _ slug: String, _ count: Int
  ) -> TemplateObject {
    [
      "name": .text(name), "address": .text(address), "slug": .text(slug),
      "count": .text("\(count)"), "isCases": .flag(slug == "case"),
      "isModules": .flag(slug == "module"), "isResources": .flag(slug == "resource"),
      "isGlossary": .flag(slug == "glossary"), "isInitiatives": .flag(slug == "initiative"),
      "isStatistics": .flag(slug == "statistics"), "isQuizzes": .flag(slug == "quiz"),
    ]
  }
}
