// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// What only the page of a case says.
  func caseDetail(_ entry: Entry, _ example: CaseExample, _ page: Page) -> TemplateObject {
    var body = CaseBody(
      of: entry, rendering: rendering(of: entry.source.path, page, linksTerms: true))
    let lead = body.lead()
    let parts = body.sections.map { body.part($0) }
    let related = related(to: entry, page)
    return [
      "notice": .text(example.anonymity.notice), "form": .text(example.form.rawValue),
      "minutes": .text(
        "\(readingMinutes(of: [0..<entry.body.nodes.count], in: entry.body))"),
      "worksheet": .text(page.root + Page.worksheetAddress(of: entry)),
      "facilitation": .text(page.root + Page.facilitationAddress(of: entry)),
      "words": .list(wordGroups(of: example, page)),
      "hasConnections": .flag(!example.connections.isEmpty),
      "connections": .list(connections(of: example, page)),
      "lead": .html(lead), "parts": .list(parts),
      "footnotes": .html(body.footnotes()),
      "hasRelated": .flag(!related.isEmpty), "related": .list(related),
      "neighbours": neighbours(of: entry, page),
    ]
  }

  /// The words of a case, key by key, each leading to the list of the cases that have it.
  func wordGroups(of example: CaseExample, _ page: Page) -> [TemplateObject] {
    let links = wordLinks.value(for: page)
    return [.issue, .topic, .stage, .family, .noticedBy, .duration, .outcome].compactMap {
      (key: FacetKey) -> TemplateObject? in
      let words = example.words(key).compactMap { links.link(to: key, $0.value.slug) }
      guard !words.isEmpty else { return nil }
      return ["name": .text(key.rawValue), "key": .text(key.slug), "words": .list(words)]
    }
  }

  func connections(of example: CaseExample, _ page: Page) -> [TemplateObject] {
    example.connections.map { connection in
      let resource = library.resource(named: connection.resource.value)
      return [
        "resource": .text(resource?.title.value ?? connection.resource.value),
        "address": .text(resource.map { page.root + $0.address } ?? ""),
        "result": .text(connection.result.value.label),
        "mark": .text(connection.result.value.slug),
      ]
    }
  }

  /// The cases most like a case, and why.
  private func related(to entry: Entry, _ page: Page) -> [TemplateObject] {
    guard let index = outline.index(ofCase: entry.id) else { return [] }
    return outline.related[index].map { related in
      let entry = outline.cases[related.index]
      guard case .caseExample(let example) = entry.detail else { return [:] }
      return [
        "title": .text(listedTitle(of: entry)), "address": .text(page.root + entry.address),
        "form": .text(example.form.rawValue),
        "reasons": .textList(outline.reasons(for: index, related)),
      ]
    }
  }

  /// The cases before and after a case in the book.
  private func neighbours(of entry: Entry, _ page: Page) -> TemplateValue {
    guard let index = outline.index(ofCase: entry.id) else { return .none }
    return neighbours(in: outline.cases, at: index, page)
  }

  /// The entries before and after an entry of a list.
  func neighbours(in entries: [Entry], at index: Int, _ page: Page) -> TemplateValue {
    guard entries.count > 1 else { return .none }
    func step(_ place: Int) -> TemplateValue {
      guard entries.indices.contains(place) else { return .none }
      return .object(link(listedTitle(of: entries[place]), entries[place].address, page))
    }
    return .object(["previous": step(index - 1), "next": step(index + 1)])
  }
}
