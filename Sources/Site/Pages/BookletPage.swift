// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// The values of a volume of the cases as a book, for the site.
  func booklet(_ part: ListPart, _ page: Page) -> TemplateObject {
    let title = "印刷用の事例集"
    let isLater = part.number > 1
    return frame(
      page,
      PageFrame(
        numberedTitle(title, part), kind: "booklet",
        trail: [PageFrame.entrance] + (isLater ? [(title: title, address: "booklet.html")] : []))
    ).adding(book(of: Array(outline.cases[part.range]), at: page))
      .adding(pager(part, base: "booklet", of: outline.cases.count, page))
  }

  /// The values of a book of cases: its chapters with their contents, and the words that lead to them.
  ///
  /// - Parameters:
  ///   - cases: The chapters.
  ///   - page: The page that the book stands on.
  ///   - layout: On which pages the chapters begin, as far as that is known.
  /// - Returns: The values for the templates.
  func book(
    of cases: [Entry], at page: Page, layout: BookLayout = .unknown
  ) -> TemplateObject {
    let ids = Set(cases.map(\.id))
    let newest = cases.compactMap(\.updated?.value).max()
    // One for all chapters: it remembers the names that tables have in the page.
    var rendering = MarkdownRendering(headingShift: 1)
    return [
      "bookCount": .text("\(cases.count)"), "bookDate": date(newest),
      "chapters": .list(
        cases.map { entry in
          chapter(entry, among: ids, page, &rendering).adding([
            "pageNumber": pageNumber(of: entry, layout),
            "isBlankBefore": .flag(layout.blanksBefore.contains(entry.id)),
          ])
        }),
      "index": .list(bookIndex(of: cases, layout)),
    ]
  }

  private func chapter(
    _ entry: Entry, among ids: Set<String>, _ page: Page, _ rendering: inout MarkdownRendering
  ) -> TemplateObject {
    guard case .caseExample(let example) = entry.detail else { return [:] }
    let inSite = self.rendering(of: entry.source.path, page).address
    rendering.idPrefix = entry.id + "-"
    rendering.address = { destination in
      bookAddress(of: destination, in: entry, among: ids) ?? inSite(destination)
    }
    var body = CaseBody(of: entry, rendering: rendering.taken())
    let lead = body.lead()
    let parts = body.sections.map { body.part($0) }
    let footnotes = body.footnotes()
    rendering = body.finish()
    return [
      "id": .text(entry.id), "title": .text(listedTitle(of: entry)),
      "form": .text(example.form.rawValue),
      "notice": .text(example.anonymity.notice), "isDraft": .flag(drafts.contains(entry.id)),
      "words": .list(wordGroups(of: example, page)),
      "hasConnections": .flag(!example.connections.isEmpty),
      "connections": .list(connections(of: example, page)), "lead": .html(lead),
      "parts": .list(parts), "footnotes": .html(footnotes),
      "updated": date(entry.updated?.value),
    ]
  }

  /// The 主題, each with the cases of the book that have it.
  private func bookIndex(of cases: [Entry], _ layout: BookLayout) -> [TemplateObject] {
    var entries: [String: [TemplateObject]] = [:]
    for entry in cases {
      guard case .caseExample(let example) = entry.detail else { continue }
      for topic in example.topics {
        entries[topic.value.slug, default: []].append([
          "id": .text(entry.id), "title": .text(listedTitle(of: entry)),
          "pageNumber": pageNumber(of: entry, layout),
        ])
      }
    }
    return library.vocabulary.words(.topic).compactMap { topic in
      entries[topic.slug].map { ["word": .text(topic.label), "cases": .list($0)] }
    }
  }
}

private func pageNumber(of entry: Entry, _ layout: BookLayout) -> TemplateValue {
  .text(layout.firstPages[entry.id].map { "\($0)" } ?? "")
}

/// Where a link in a chapter leads inside the book: to a heading of the chapter, or to another chapter.
private func bookAddress(
  of destination: String, in entry: Entry, among ids: Set<String>
) -> String? {
  guard case .file(let path, let anchor) = LinkTarget(destination, from: entry.source.path),
    path.hasPrefix("content/\(EntryKind.caseExample.folder)/"), path.hasSuffix(".md")
  else { return nil }
  let id = entryID(ofPath: path)
  guard ids.contains(id) else { return nil }
  return anchor.map { "#\(id)-\($0)" } ?? "#\(id)"
}
