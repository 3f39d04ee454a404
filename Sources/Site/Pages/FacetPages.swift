// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of the page of all words by which cases can be chosen.
  func facetOverview(_ page: Page) -> TemplateObject {
    frame(
      page,
      PageFrame("言葉から探す", kind: "facets", trail: [PageFrame.entrance, casesStep])
    ).adding([
      "facets": .list(outline.facets.map { facetItem($0, page) }),
      "count": .text("\(outline.cases.count)"),
    ])
  }

  /// The values of the list of the cases that have a word.
  func facetList(of word: FacetWord, _ part: ListPart, _ page: Page) -> TemplateObject {
    let title = "\(word.key.rawValue)：\(word.shownLabel)"
    let trail = [PageFrame.entrance, casesStep, (title: "言葉から探す", address: "lists/index.html")]
    let common = frame(
      page,
      PageFrame(
        title, kind: "list", description: word.explanation ?? "",
        trail: trail + (part.number > 1 ? [(title: title, address: word.address)] : []),
        scripts: ["sort"], documentTitle: numberedTitle(title, part)))
    let resource = word.key == .support ? library.entry(withID: word.slug) : nil
    let resources = resources(for: word, page)
    let rows = part.range.map { row(ofCase: word.cases[$0], with: word) }
    return common.adding([
      "key": .text(word.key.rawValue), "explanation": .text(word.explanation ?? ""),
      "count": .text("\(word.cases.count)"), "hasItems": .flag(!word.cases.isEmpty),
      "hasResults": .flag(word.key == .support), "cases": .list(rows),
      "results": .list(results(of: word)),
      "resource": resource.map { .object(link($0.title.value, $0.address, page)) } ?? .none,
      "hasResources": .flag(!resources.isEmpty), "resources": .list(resources),
      "siblings": .list(outline.facet(word.key).words.map { wordItem($0, page, current: word) }),
    ])
    .adding(pager(part, base: word.base, of: word.cases.count, page))
  }

  private var casesStep: (title: String, address: String) { PageFrame.list(of: .caseExample) }

  /// A key with its words and how many cases have each.
  func facetItem(_ facet: Facet, _ page: Page) -> TemplateObject {
    [
      "key": .text(facet.key.rawValue), "slug": .text(facet.key.slug),
      "words": .list(facet.words.map { wordItem($0, page) }),
    ]
  }

  func wordItem(
    _ word: FacetWord, _ page: Page, current: FacetWord? = nil
  ) -> TemplateObject {
    [
      "label": .text(word.shownLabel), "address": .text(page.root + word.address),
      "explanation": .text(word.explanation ?? ""), "count": .text("\(word.cases.count)"),
      "isEmpty": .flag(word.cases.isEmpty), "isCurrent": .flag(current?.slug == word.slug),
    ]
  }

  func link(_ title: String, _ address: String, _ page: Page) -> TemplateObject {
    ["title": .text(title), "address": .text(page.root + address)]
  }

  private func row(ofCase index: Int, with word: FacetWord) -> TemplateObject {
    guard word.key == .support else { return caseRows[index] }
    return caseRows[index].adding([
      "connection": connection(of: outline.cases[index], to: word.slug)
    ])
  }

  /// What came of it that a case was to be connected to a つなぎ先.
  func connection(of entry: Entry, to resource: String) -> TemplateValue {
    guard case .caseExample(let example) = entry.detail,
      let result = example.result(ofConnectionTo: resource, in: library)
    else { return .none }
    return .object(["result": .text(result.label), "mark": .text(result.slug)])
  }

  /// How many cases came to each result with a つなぎ先.
  func results(of word: FacetWord) -> [TemplateObject] {
    guard word.key == .support, let counts = outline.connectionCounts[word.slug] else { return [] }
    return library.vocabulary.words(.connection).compactMap { result in
      counts[result.slug].map {
        ["result": .text(result.label), "mark": .text(result.slug), "count": .text("\($0)")]
      }
    }
  }

  /// The つなぎ先 that say of themselves that they are for a 主題.
  private func resources(for word: FacetWord, _ page: Page) -> [TemplateObject] {
    guard word.key == .topic else { return [] }
    return outline.entries(of: .resource).compactMap { entry in
      guard case .resource(let resource) = entry.detail,
        resource.topics.contains(where: { $0.value.slug == word.slug })
      else { return nil }
      return resourceItem(entry, resource, page)
    }
  }
}
