// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import JapaneseText
import Markdown
import Templates

extension SiteRenderer {
  /// The values of the glossary, a row of the あいうえお table after the other.
  func glossary(_ page: Page) -> TemplateObject {
    let glossary = library.glossary
    var rows: [(row: String, terms: [TemplateObject])] = []
    for term in glossary?.terms ?? [] {
      let row = kanaRow(of: term.reading)
      if rows.last?.row != row { rows.append((row, [])) }
      rows[rows.count - 1].terms.append(values(of: term, page))
    }
    return frame(
      page, title: glossary?.title ?? "用語集", kind: "glossary", description: "",
      trail: [step("入口", "index.html", from: page)]
    ).adding([
      "rows": .list(
        rows.map {
          [
            "row": .text($0.row == "他" ? "その他" : "\($0.row)行"), "anchor": .text("row-\($0.row)"),
            "terms": .list($0.terms),
          ]
        }),
      "count": .text("\(glossary?.terms.count ?? 0)"), "updated": date(glossary?.updated),
    ])
  }

  private func values(of term: Glossary.Term, _ page: Page) -> TemplateObject {
    var html: [UInt8] = []
    if let glossary = library.glossary {
      var rendering = rendering(of: glossary.source.path, page)
      glossary.body.appendHTML(ofNodes: term.nodes, with: &rendering, to: &html)
    }
    return [
      "name": .text(term.name.value), "anchor": .text(term.anchor),
      "reading": .text(term.reading), "hasAliases": .flag(!term.aliases.isEmpty),
      "aliases": .textList(term.aliases.map(\.value)),
      "citation": .text(term.citation ?? ""), "explanation": .html(html),
    ]
  }
}
