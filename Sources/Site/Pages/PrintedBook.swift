// SPDX-License-Identifier: MIT

package import Content
import Templates

/// How the pages on which chapters begin come into the contents of the book on paper.
package enum BookNumbering: Sendable {
  /// The program that makes the PDF knows `target-counter` and fills them in.
  case byProgram

  /// They come from an earlier printing; with ``BookLayout/unknown`` this is the first.
  case from(BookLayout)
}

extension SiteRenderer {
  /// The address of the rules that only the book on paper has.
  private static let rulesAddress = "assets/book-pages.css"

  /// The ids of the chapters of the book, in their order.
  package var bookChapters: [String] { outline.cases.map(\.id) }

  /// The day of the newest change of a chapter, as the cover says it.
  package var bookDay: CalendarDate? { outline.cases.compactMap(\.updated?.value).max() }

  /// Makes the whole book of cases for the program that prints it: a page, and style rules for its headers.
  ///
  /// The page needs the site's assets and pictures beside it.
  package func printedBook(_ numbering: BookNumbering) -> [OutputFile] {
    let page = Page(
      address: "booklet.html",
      subject: .booklet(ListPart(number: 1, count: 1, range: 0..<outline.cases.count)))
    var layout = BookLayout.unknown
    if case .from(let known) = numbering { layout = known }
    var output: [UInt8] = []
    templates.render(
      "booklet",
      frame(page, PageFrame("事例集", kind: "booklet"))
        .adding(book(of: outline.cases, at: page, layout: layout))
        .adding(["rules": .text(Self.rulesAddress)]), into: &output)
    return [
      OutputFile(address: page.address, bytes: withoutOutsideLinks(output)),
      OutputFile(address: Self.rulesAddress, bytes: Array(rules(numbering).utf8)),
    ]
  }

  /// Headers with the name of the book on left pages and of the case on right ones.
  private func rules(_ numbering: BookNumbering) -> String {
    let name = quoted("\(library.settings.title) 事例集")
    let look = "color: #595959; font: 8pt sans-serif"
    var rules = ""
    for entry in outline.cases {
      rules += """
        [id="\(entry.id)"] { page: case-\(entry.id) }
        @page case-\(entry.id):left { @top-left { content: \(name); \(look) } }
        @page case-\(entry.id):right { @top-right { content: \(quoted(entry.title.value)); \(look) } }

        """
    }
    if case .byProgram = numbering {
      rules += """
        .book-contents a::after, .book-index a::after {
          display: table-cell; width: 10mm; text-align: right; content: target-counter(attr(href), page)
        }

        """
    }
    return rules
  }
}

/// The text as a string of CSS.
private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\" + String(scalar)
    case _ where scalar.value < 0x20: quoted += " "
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

/// Leaves only the text of links that lead out of the book: on paper they lead nowhere.
func withoutOutsideLinks(_ html: [UInt8]) -> [UInt8] {
  let start = Array("<a ".utf8)
  let end = Array("</a>".utf8)
  let inside = Array("href=\"#".utf8)
  var kept: [UInt8] = []
  kept.reserveCapacity(html.count)
  var isDropped = false
  var index = 0
  while index < html.count {
    if html[index] != 0x3C {
      kept.append(html[index])
      index += 1
    } else if html[index...].starts(with: start) {
      let close = html[index...].firstIndex(of: 0x3E) ?? html.count - 1
      isDropped = !html[index...close].contains(inside)
      if !isDropped { kept += html[index...close] }
      index = close + 1
    } else if isDropped, html[index...].starts(with: end) {
      isDropped = false
      index += end.count
    } else {
      kept.append(html[index])
      index += 1
    }
  }
  return kept
}
