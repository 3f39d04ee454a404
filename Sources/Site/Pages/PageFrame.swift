// SPDX-License-Identifier: MIT

import Content
import Templates

/// What a page tells the frame around it.
struct PageFrame {
  /// The heading of the page, and with the site's name its title in the browser.
  let title: String

  /// The word in the class of the page's body.
  let kind: String

  /// One sentence for lists of pages elsewhere.
  var description = ""

  /// The way from the entrance, without the page itself; addresses from the site's root.
  var trail: [(title: String, address: String)] = []

  /// The names of the scripts in `site/assets` that the page uses.
  var scripts: [String] = []

  /// What stands in the browser's title in place of the heading, where that is not enough to tell pages apart.
  var documentTitle: String?

  init(
    _ title: String, kind: String, description: String = "",
    trail: [(title: String, address: String)] = [], scripts: [String] = [],
    documentTitle: String? = nil
  ) {
    self.title = title
    self.kind = kind
    self.description = description
    self.trail = trail
    self.scripts = scripts
    self.documentTitle = documentTitle
  }

  static let entrance = (title: "入口", address: "index.html")

  /// The step to the list of a kind.
  static func list(of kind: EntryKind) -> (title: String, address: String) {
    (listTitle(of: kind), "\(kind.folder)/index.html")
  }
}

extension SiteRenderer {
  /// The values of the frame around a page's content.
  func frame(_ page: Page, _ frame: PageFrame) -> TemplateObject {
    let settings = library.settings
    let isHome = page.address == "index.html"
    let section = frame.trail.count > 1 ? frame.trail[1].address : page.address
    let shared = sharedFrames.value(for: page)
    return [
      "root": .text(page.root), "kind": .text(frame.kind), "siteTitle": .text(settings.title),
      "publisher": .text(settings.organisation), "contact": .text(settings.contact),
      "title": .text(frame.title),
      "documentTitle": .text(
        isHome ? settings.title : "\(frame.documentTitle ?? frame.title)｜\(settings.title)"),
      "description": .text(frame.description), "isHome": .flag(isHome),
      "scripts": .textList(frame.scripts),
      "navigation": .list(shared.navigation(on: page, section: section)),
      "find": .text(shared.find), "help": .text(shared.help),
      "trail": .list(
        frame.trail.map { ["title": .text($0.title), "address": .text(page.root + $0.address)] }),
      "guides": .list(shared.guides),
    ]
  }

  /// Where a list that has several pages goes on and back; nothing where it has one.
  func pager(_ part: ListPart, base: String, of itemCount: Int, _ page: Page) -> TemplateObject {
    guard part.count > 1 else { return [:] }
    func address(_ number: Int) -> String {
      page.root + part.address(ofPart: number, of: base)
    }
    return [
      "pager": .object([
        "number": .text("\(part.number)"), "count": .text("\(part.count)"),
        "first": .text("\(part.range.lowerBound + 1)"), "last": .text("\(part.range.upperBound)"),
        "previous": .text(part.number > 1 ? address(part.number - 1) : ""),
        "next": .text(part.number < part.count ? address(part.number + 1) : ""),
        "pages": .list(
          part.shownNumbers.map {
            [
              "number": .text("\($0)"), "address": .text(address($0)),
              "isCurrent": .flag($0 == part.number),
            ]
          }),
      ])
    ]
  }
}

/// A title that tells the pages of a list apart.
func numberedTitle(_ title: String, _ part: ListPart) -> String {
  part.number == 1 ? title : "\(title)（\(part.number)ページ目）"
}

/// A day for readers and for machines; nothing where there is none.
func date(_ date: CalendarDate?) -> TemplateValue {
  date.map { .object(["iso": .text($0.text), "japanese": .text($0.japanese)]) } ?? .none
}
