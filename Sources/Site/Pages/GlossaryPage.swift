// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import JapaneseText
import Markdown
import Templates

extension SiteRenderer {
  /// How many pages that name a term are listed; of more the number is told.
  private static let mentionLimit = 100

  /// The values of the glossary, a row of the あいうえお table after the other.
  func glossary(_ page: Page) -> TemplateObject {
    let glossary = library.glossary
    let rows = glossary.map { self.rows(of: $0, page) } ?? []
    return frame(
      page,
      PageFrame(glossary?.title ?? "用語集", kind: "glossary", trail: [PageFrame.entrance])
    ).adding([
      "rows": .list(
        rows.map {
          [
            "row": .text($0.row == "他" ? "その他" : "\($0.row)行"),
            "anchor": .text(rowAnchor($0.row)), "terms": .list($0.terms),
          ]
        }),
      "count": .text("\(glossary?.terms.count ?? 0)"), "updated": date(glossary?.updated),
    ])
  }

  private func rows(
    of glossary: Glossary, _ page: Page
  ) -> [(row: String, terms: [TemplateObject])] {
    var writer = PartWriter(
      of: glossary.body, with: rendering(of: glossary.source.path, page))
    var rows: [(row: String, terms: [TemplateObject])] = []
    for (place, term) in glossary.terms.enumerated() {
      let row = kanaRow(of: term.reading)
      if rows.last?.row != row { rows.append((row, [])) }
      rows[rows.count - 1].terms.append(
        values(of: term, outline.mentions[place], page, &writer))
    }
    return rows
  }

  private func values(
    of term: Glossary.Term, _ mentions: [Entry], _ page: Page, _ writer: inout PartWriter
  ) -> TemplateObject {
    let html = writer.html(ofNodes: term.nodes) + writer.footnotes()
    let shown = mentions.prefix(Self.mentionLimit)
    return [
      "name": .text(term.name.value), "anchor": .text(term.anchor),
      "reading": .text(term.reading), "hasAliases": .flag(!term.aliases.isEmpty),
      "aliases": .textList(term.aliases.map(\.value)),
      "citation": .text(term.citation ?? ""), "explanation": .html(html),
      "hasMentions": .flag(!mentions.isEmpty), "mentionCount": .text("\(mentions.count)"),
      "mentions": .list(
        shown.map {
          [
            "title": .text(listedTitle(of: $0)), "address": .text(page.root + $0.address),
            "kindName": .text($0.kind.name),
          ]
        }),
      "unshown": .text(mentions.count > shown.count ? "\(mentions.count - shown.count)" : ""),
    ]
  }
}

/// The id of a row of the あいうえお table.
func rowAnchor(_ row: String) -> String { "page-row-\(kanaRows[row] ?? "other")" }

/// The rows of the あいうえお table, for ids.
private let kanaRows = [
  "あ": "a", "か": "ka", "さ": "sa", "た": "ta", "な": "na", "は": "ha", "ま": "ma", "や": "ya", "ら": "ra",
  "わ": "wa",
]
