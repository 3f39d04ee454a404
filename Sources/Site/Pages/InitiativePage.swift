// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// What only the page of a 重要取組シート says: its periods, each with plan and progress side by side.
  func initiativeDetail(
    _ entry: Entry, _ sheet: InitiativeSheet, _ page: Page
  ) -> TemplateObject {
    var rendering = rendering(of: entry.source.path, page, linksTerms: true)
    let document = entry.body
    let sections = document.sections(level: 2)
    var output: [UInt8] = []
    document.appendHTML(
      ofNodes: 1..<(sections.first?.heading.node ?? document.nodes.count), with: &rendering,
      to: &output)
    let parts = document.sections(level: 3)
    let blocks = sections.map { section -> TemplateObject in
      var own = SectionWriter(document: document, rendering: rendering)
      defer { rendering = own.rendering }
      guard InitiativePeriod(rawValue: section.heading.text) != nil else {
        return ["html": .html(own.html(section.heading.node..<section.nodes.upperBound))]
      }
      let inside = parts.filter { section.nodes.contains($0.heading.node) }
      let start = section.heading.node..<(inside.first?.heading.node ?? section.nodes.upperBound)
      return [
        "isPeriod": .flag(true), "html": .html(own.html(start)),
        "columns": .list(
          inside.map {
            ["html": .html(own.html($0.heading.node..<$0.nodes.upperBound))]
          }),
      ]
    }
    return [
      "lead": .html(output), "sections": .list(blocks),
      "organisation": .text(sheet.organisation.value),
      "fiscalYear": .text(sheet.fiscalYear.value), "hasFields": .flag(!sheet.fields.isEmpty),
      "fields": .textList(sheet.fields.map(\.value)),
    ]
  }
}

/// Writes nodes of a document one range after the other into one page.
private struct SectionWriter {
  let document: MarkdownDocument
  var rendering: MarkdownRendering

  mutating func html(_ nodes: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    document.appendHTML(ofNodes: nodes, with: &rendering, to: &output)
    return output
  }
}
