// SPDX-License-Identifier: MIT

package import Content
import Markdown
package import Templates

/// Turns planned pages into HTML; one value serves all pages and threads.
package struct SiteRenderer: Sendable {
  let library: Library
  private let templates: TemplateSet
  let terms: TermIndex
  private let navigation: [(title: String, address: String)]

  /// The cases that used each つなぎ先, by its id, with what came of it.
  let casesByResource: [String: [(entry: Entry, result: String)]]

  /// The ids of cases that are shown although they wait for their approval.
  let drafts: Set<String>

  package init(library: Library, templates: TemplateSet, drafts: Set<String> = []) {
    self.drafts = drafts
    self.library = library
    self.templates = templates
    let glossary = library.glossary?.terms ?? []
    terms = TermIndex(
      glossary.flatMap { term in
        ([term.name] + term.aliases).map {
          (spelling: $0.value, term: term.name.value, address: "terms.html#\(term.anchor)")
        }
      })
    var navigation = [(title: "入口", address: "index.html")]
    for kind in EntryKind.allCases where library.entries.contains(where: { $0.kind == kind }) {
      navigation.append((listTitle(of: kind), "\(kind.folder)/index.html"))
      if kind == .resource, library.glossary != nil { navigation.append(("用語集", "terms.html")) }
    }
    self.navigation = navigation
    casesByResource = uses(of: library)
  }

  /// Renders one page.
  package func render(_ page: Page) -> OutputFile {
    var output: [UInt8] = []
    switch page.subject {
    case .home:
      templates.render("home", home(page), into: &output)
    case .list(let kind):
      templates.render(listTemplate(of: kind), list(of: kind, page), into: &output)
    case .entry(let entry):
      templates.render(entry.kind.rawValue, article(entry, page), into: &output)
    case .glossary:
      templates.render("glossary", glossary(page), into: &output)
    case .withdrawn:
      templates.render("withdrawn", withdrawn(page), into: &output)
    case .moved(let entry):
      templates.render("moved", moved(to: entry, page), into: &output)
    }
    return OutputFile(address: page.address, bytes: output)
  }

  /// The values of the frame around a page's content.
  func frame(
    _ page: Page, title: String, kind: String, description: String, trail: [TemplateObject]
  ) -> TemplateObject {
    let settings = library.settings
    let isHome = page.address == "index.html"
    return [
      "root": .text(page.root), "kind": .text(kind), "siteTitle": .text(settings.title),
      "publisher": .text(settings.organisation), "contact": .text(settings.contact),
      "title": .text(title),
      "documentTitle": .text(isHome ? settings.title : "\(title)｜\(settings.title)"),
      "description": .text(description), "isHome": .flag(isHome),
      "navigation": .list(
        navigation.map {
          [
            "title": .text($0.title), "address": .text(page.root + $0.address),
            "isCurrent": .flag($0.address == page.address),
          ]
        }),
      "trail": .list(trail),
      "guides": .list(
        library.entries(of: .page).map {
          ["title": .text($0.title.value), "address": .text(page.root + $0.address)]
        }),
    ]
  }

  /// One step of the way from the entrance to a page.
  func step(_ title: String, _ address: String, from page: Page) -> TemplateObject {
    ["title": .text(title), "address": .text(page.root + address)]
  }

  private func withdrawn(_ page: Page) -> TemplateObject {
    frame(
      page, title: "この事例は取り下げられました", kind: "withdrawn", description: "",
      trail: [step("入口", "index.html", from: page)])
  }

  private func moved(to entry: Entry, _ page: Page) -> TemplateObject {
    frame(
      page, title: "ページの場所が変わりました", kind: "moved", description: "",
      trail: [step("入口", "index.html", from: page)]
    ).adding([
      "target": .text("\(entry.id).html"), "targetTitle": .text(entry.title.value),
    ])
  }
}

/// The cases that name each つなぎ先, by the id of its page.
private func uses(of library: Library) -> [String: [(entry: Entry, result: String)]] {
  var uses: [String: [(entry: Entry, result: String)]] = [:]
  for entry in library.entries {
    guard case .caseExample(let example) = entry.detail else { continue }
    for connection in example.connections {
      guard let resource = library.resource(named: connection.resource.value) else { continue }
      uses[resource.id, default: []].append((entry, connection.result.value.label))
    }
  }
  return uses
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

private func listTemplate(of kind: EntryKind) -> String {
  switch kind {
  case .caseExample: "case-list"
  case .module: "module-list"
  case .resource: "resource-list"
  default: "entry-list"
  }
}
