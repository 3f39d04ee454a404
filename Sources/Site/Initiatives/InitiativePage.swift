// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// What only the page of a 重要取組シート says: its periods, each with progress set against the plan.
  func initiativeDetail(
    _ entry: Entry, _ sheet: InitiativeSheet, _ page: Page
  ) -> TemplateObject {
    let document = entry.body
    let plan = InitiativePlan(of: document)
    var writer = PartWriter(
      of: document, with: rendering(of: entry.source.path, page, linksTerms: true))
    let sections = document.sections(level: 2)
    let lead = writer.html(ofNodes: 1..<(sections.first?.heading.node ?? document.nodes.count))
    var blocks = sections.map { section -> TemplateObject in
      let period = plan.periods.first { $0.section.heading.node == section.heading.node }
      guard let period else {
        return [
          "isTarget": .flag(section.heading.text.hasPrefix("KPI")),
          "html": .html(writer.html(ofNodes: section.heading.node..<section.nodes.upperBound)),
        ]
      }
      let parts = document.sections(level: 3).filter {
        section.nodes.contains($0.heading.node)
      }
      let start = parts.first?.heading.node ?? section.nodes.upperBound
      return [
        "isPeriod": .flag(true), "period": .text(section.heading.text),
        "html": .html(writer.html(ofNodes: section.heading.node..<start)),
        "hasPlanned": .flag(period.period != .later),
        "anchors": .list(parts.map { ["id": .text($0.heading.id)] }),
        "rows": .list(period.rows.map { row($0, in: period.period, &writer) }),
      ]
    }
    let footnotes = writer.footnotes()
    if !footnotes.isEmpty { blocks.append(["html": .html(footnotes)]) }
    let ward = wardName(in: sheet.organisation.value)
    return [
      "lead": .html(lead), "overview": overview(of: plan), "sections": .list(blocks),
      "organisation": .text(sheet.organisation.value),
      "fiscalYear": .text(sheet.fiscalYear.value), "hasFields": .flag(!sheet.fields.isEmpty),
      "fields": .textList(sheet.fields.map(\.value)),
      "namesakes": .text(
        ward.map { namesakes(of: $0.ward, in: $0.city).joined(separator: "、") } ?? ""),
      "ownName": .text(ward.map { $0.city + $0.ward } ?? ""),
    ]
  }

  private func row(
    _ row: InitiativePlan.Row, in period: InitiativePeriod, _ writer: inout PartWriter
  ) -> TemplateObject {
    // What is planned for later years has no progress yet.
    let standing = period == .later ? nil : row.standing
    return [
      "strand": .text(row.strand.isEmpty ? "そのほか" : row.strand),
      "plan": .list(row.plan.map { ["html": .html(html(of: $0, &writer))] }),
      "hasPlan": .flag(!row.plan.isEmpty),
      "progress": .list(row.progress.map { ["html": .html(html(of: $0, &writer))] }),
      "hasProgress": .flag(!row.progress.isEmpty),
      "standing": .text(standing?.name ?? ""), "mark": .text(standing?.mark ?? ""),
    ]
  }

  /// Every strand and what became of it in each period; nothing where the sheet names no strands.
  private func overview(of plan: InitiativePlan) -> TemplateValue {
    guard !plan.strands.isEmpty else { return .none }
    let counts: [InitiativePlan.Standing] = [.done, .doneLater, .open, .ahead, .continued, .added]
    return .object([
      "counts": .list(
        counts.filter { plan.count($0) > 0 }.map {
          ["name": .text($0.name), "mark": .text($0.mark), "count": .text("\(plan.count($0))")]
        }),
      "periods": .textList(plan.periods.map(\.period.rawValue)),
      "strands": .list(
        plan.strands.map { strand in
          [
            "name": .text(strand),
            "cells": .list(
              plan.periods.map { period in
                let row = period.rows.first { $0.strand == strand }
                let standing = period.period == .later ? nil : row?.standing
                return [
                  "standing": .text(standing?.name ?? (row == nil ? "" : "計画")),
                  "mark": .text(standing?.mark ?? ""),
                ]
              }),
          ]
        }),
    ])
  }
}

extension InitiativePlan.Standing {
  /// What readers are told.
  fileprivate var name: String {
    switch self {
    case .done: "進捗あり"
    case .doneLater: "後の期に進捗"
    case .open: "進捗の記載なし"
    case .ahead: "これから"
    case .continued: "前の期から継続"
    case .added: "計画に追加"
    }
  }

  /// The word in the class.
  fileprivate var mark: String {
    switch self {
    case .done, .doneLater: "done"
    case .open: "open"
    case .ahead: "ahead"
    case .continued: "continued"
    case .added: "added"
    }
  }
}

/// The inside of a point; the name of its strand stands at the head of its row.
private func html(of point: InitiativePlan.Point, _ writer: inout PartWriter) -> [UInt8] {
  let html = writer.html(ofInside: point.node)
  guard let strand = point.strand else { return html }
  return withoutStrand(strand, html)
}

/// The HTML of a point without the name of its strand at its beginning, which may be a link or set off.
private func withoutStrand(_ strand: String, _ html: [UInt8]) -> [UInt8] {
  let isParagraph = html.starts(with: "<p>".utf8)
  var rest = html.dropFirst(isParagraph ? 3 : 0)
  while rest.first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
    rest = rest[(end + 1)...]
  }
  guard rest.starts(with: escaped(strand).utf8) else { return html }
  rest = rest.dropFirst(escaped(strand).utf8.count)
  while rest.starts(with: "</".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
    rest = rest[(end + 1)...]
  }
  for colon in ["：", ":"] where rest.starts(with: colon.utf8) {
    let words = rest.dropFirst(colon.utf8.count).drop { $0 == 0x20 }
    return (isParagraph ? Array("<p>".utf8) : []) + words
  }
  return html
}
