// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of the search page: what a search can be narrowed by, and the lists for readers without scripts.
  func search(_ page: Page) -> TemplateObject {
    let keys: [FacetKey] = [.issue, .topic, .stage, .support, .outcome, .form]
    let used = keys.map(outline.facet).filter { facet in
      facet.words.contains { !$0.cases.isEmpty }
    }
    return frame(
      page,
      PageFrame(
        "検索", kind: "search", trail: [PageFrame.entrance],
        scripts: ["find-results", "find-facets", "find-page"])
    ).adding([
      "hasGlossary": .flag(library.glossary != nil),
      "lists": .list(
        navigation.dropFirst().map { link($0.title, $0.address, page) }),
      "words": .list(used.map { facetItem($0, page) }),
      "choices": .list([kindChoices] + used.map(choices)),
    ])
  }

  /// The kinds of pages that there are.
  private var kindChoices: TemplateObject {
    var kinds = EntryKind.allCases.filter { !outline.entries(of: $0).isEmpty }
      .map { (label: $0.name, slug: $0.rawValue) }
    if library.glossary != nil { kinds.append(("用語", "term")) }
    return [
      "key": .text("ページの種類"), "slug": .text("kind"),
      "choices": .list(kinds.map { ["label": .text($0.label), "slug": .text($0.slug)] }),
    ]
  }

  /// The words of a key that any case has.
  private func choices(of facet: Facet) -> TemplateObject {
    let words = facet.words.filter { !$0.cases.isEmpty }
    return [
      "key": .text(facet.key.rawValue), "slug": .text(facet.key.slug),
      "choices": .list(
        words.map { ["label": .text($0.shownLabel), "slug": .text($0.slug)] }),
    ]
  }

  /// The values of one page of the titles in あいうえお order.
  func titleList(_ part: ListPart, _ page: Page) -> TemplateObject {
    let titles = outline.titles
    var rows: [(row: String, entries: [TemplateObject])] = []
    for title in titles[part.range] {
      if rows.last?.row != title.row { rows.append((title.row, [])) }
      rows[rows.count - 1].entries.append(titleItem(title, page))
    }
    let name = "題名のあいうえお順"
    return frame(
      page,
      PageFrame(
        name, kind: "titles",
        trail: [PageFrame.entrance, (title: "検索", address: "search.html")]
          + (part.number > 1 ? [(title: name, address: "titles.html")] : []),
        documentTitle: numberedTitle(name, part))
    ).adding([
      "count": .text("\(titles.count)"), "index": .list(titleIndex(part, page)),
      "rows": .list(
        rows.map {
          [
            "row": .text(rowName($0.row)), "anchor": .text(rowAnchor($0.row)),
            "entries": .list($0.entries),
          ]
        }),
    ]).adding(pager(part, base: "titles", of: titles.count, page))
  }

  private func titleItem(_ title: ReadTitle, _ page: Page) -> TemplateObject {
    [
      "title": .text(listedTitle(of: title.entry)),
      "address": .text(page.root + title.entry.address),
      "kindName": .text(title.entry.kind.name), "reading": .text(title.entry.reading?.value ?? ""),
    ]
  }

  /// Where each row of the あいうえお table begins, on whatever page of the list that is.
  private func titleIndex(_ part: ListPart, _ page: Page) -> [TemplateObject] {
    outline.titleRows.map { row, place in
      let number = place / ListPart.size + 1
      let target = number == part.number ? "" : part.address(ofPart: number, of: "titles")
      return ["row": .text(rowName(row)), "address": .text("\(target)#\(rowAnchor(row))")]
    }
  }
}

private func rowName(_ row: String) -> String { row == "他" ? "その他" : "\(row)行" }
