// SPDX-License-Identifier: MIT

import Content
import Cores
import Markdown
package import Templates

/// Turns planned pages into HTML; one value serves all pages and threads.
package struct SiteRenderer: Sendable {
  package let outline: SiteOutline
  let templates: TemplateSet

  let terms: TermIndex

  /// The main items of the site: those that there is something in.
  let navigation: [(title: String, address: String)]

  /// What leads to the lists of cases that have a word.
  let wordLinks: ByDepth<WordLinks>

  let sharedFrames: ByDepth<SharedFrame>

  /// What the list of cases says of each case, by its index.
  let caseRows: [TemplateObject]

  /// The ids of cases that are shown although they wait for their approval.
  let drafts: Set<String>

  /// The diagrams as they were drawn, by their texts.
  let pictures: [String: DiagramPicture]

  var library: Library { outline.library }

  package init(
    outline: SiteOutline, templates: TemplateSet, drafts: Set<String> = [],
    pictures: [String: DiagramPicture] = [:]
  ) {
    self.drafts = drafts
    self.pictures = pictures
    self.outline = outline
    self.templates = templates
    terms = termIndex(of: outline.library.glossary)
    wordLinks = ByDepth { WordLinks(to: outline.facets, root: $0) }
    let navigation = mainItems(of: outline)
    self.navigation = navigation
    sharedFrames = ByDepth { SharedFrame(root: $0, of: outline, navigation) }
    caseRows = outline.cases.mappedOnCores { caseRow($0, Site.listedTitle(of: $0, drafts)) }
  }

  /// The title of an entry wherever another page leads to it.
  func listedTitle(of entry: Entry) -> String { Site.listedTitle(of: entry, drafts) }

  /// Renders one page.
  package func render(_ page: Page) -> OutputFile {
    var output: [UInt8] = []
    let (name, values) = content(of: page)
    templates.render(name, values, into: &output)
    return OutputFile(address: page.address, bytes: output)
  }

  /// The template of a page, and what it says.
  private func content(of page: Page) -> (name: String, values: TemplateObject) {
    switch page.subject {
    case .home: ("home", home(page))
    case .list(let kind, let part): list(of: kind, part, page)
    case .facets: ("facets", facetOverview(page))
    case .facet(let word, let part): ("facet", facetList(of: word, part, page))
    case .entry(let entry): (entry.kind.rawValue, article(entry, page))
    case .worksheet(let entry): ("worksheet", worksheet(of: entry, page))
    case .facilitation(let entry): ("facilitation", facilitation(of: entry, page))
    case .answers(let entry): ("answers", quizAnswers(of: entry, page))
    case .figureRow(let entry, let row): ("figure-row", figureRow(row, of: entry, page))
    case .ranking(let entry, let column): ("ranking", ranking(column, of: entry, page))
    case .glossary: ("glossary", glossary(page))
    case .search: ("search", search(page))
    case .titles(let part): ("titles", titleList(part, page))
    case .booklet(let part): ("booklet", booklet(part, page))
    case .updates(let part): ("updates", updates(part, page))
    case .withdrawn: ("withdrawn", withdrawn(page))
    case .moved(let entry): ("moved", moved(to: entry, page))
    }
  }

  private func withdrawn(_ page: Page) -> TemplateObject {
    let name = page.address.split(separator: "/").last?.dropLast(".html".count) ?? ""
    return frame(
      page,
      PageFrame(
        "この事例は取り下げられました", kind: "withdrawn", trail: [PageFrame.entrance],
        documentTitle: "取り下げられた事例 \(name)"))
  }

  private func moved(to entry: Entry, _ page: Page) -> TemplateObject {
    frame(page, PageFrame("「\(entry.title.value)」の新しい場所", kind: "moved"))
      .adding(["target": .text("\(entry.id).html"), "targetTitle": .text(entry.title.value)])
  }
}

/// The title of an entry as lists have it: those of drafts are marked, so that nobody takes one for a published case.
private func listedTitle(of entry: Entry, _ drafts: Set<String>) -> String {
  drafts.contains(entry.id) ? "【下書き】\(entry.title.value)" : entry.title.value
}

/// The items of the navigation that every page has.
private func mainItems(of outline: SiteOutline) -> [(title: String, address: String)] {
  var items = [(title: "入口", address: "index.html")]
  for kind in EntryKind.allCases where kind != .page && !outline.entries(of: kind).isEmpty {
    items.append((listTitle(of: kind), "\(kind.folder)/index.html"))
    if kind == .resource, outline.library.glossary != nil { items.append(("用語集", "terms.html")) }
  }
  return items
}

/// The name of the list of a kind, in the navigation and as its heading.
func listTitle(of kind: EntryKind) -> String {
  switch kind {
  case .caseExample: "事例集"
  case .module: "研修"
  case .quiz: "確認テスト"
  case .resource: "つなぎ先"
  case .statistics: "実施状況"
  case .initiative: "重要取組シート"
  case .page: "案内"
  }
}
