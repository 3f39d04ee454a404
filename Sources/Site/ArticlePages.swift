// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// The values of an entry's own page.
  func article(_ entry: Entry, _ page: Page) -> TemplateObject {
    let common = frame(
      page, title: entry.title.value, kind: entry.kind.rawValue,
      description: summary(of: entry.body),
      trail: [
        step("入口", "index.html", from: page),
        step(listTitle(of: entry.kind), "\(entry.kind.folder)/index.html", from: page),
      ])
    let article: TemplateObject = [
      "isDraft": .flag(drafts.contains(entry.id)), "body": .html(body(of: entry, page)),
      "contents": .list(
        entry.body.headings.filter { $0.level == 2 }.map {
          ["title": .text($0.text), "anchor": .text($0.id)]
        }),
      "updated": date(entry.updated?.value), "confirmed": date(entry.confirmed?.value),
      "reviewBy": date(entry.reviewBy?.value),
      "hasCitations": .flag(!entry.citations.isEmpty),
      "citations": .textList(entry.citations.map(\.value)),
    ]
    return common.adding(article).adding(detail(of: entry, page))
  }

  private func detail(of entry: Entry, _ page: Page) -> TemplateObject {
    switch entry.detail {
    case .caseExample(let example):
      caseDetail(example, page)
    case .module(let module):
      [
        "order": .text("\(module.order.value)"),
        "minutes": .text(module.minutes.map { "\($0.value)" } ?? ""),
        "hasGoals": .flag(!module.goals.isEmpty),
        "goals": .textList(module.goals.map(\.value)),
      ]
    case .quiz(let quiz):
      ["form": .text(quiz.form.rawValue)]
    case .resource(let resource):
      resourceDetail(resource, of: entry, page)
    case .statistics(let report):
      ["data": .text(report.data.value)]
    case .initiative(let sheet):
      [
        "organisation": .text(sheet.organisation.value),
        "fiscalYear": .text(sheet.fiscalYear.value),
        "hasFields": .flag(!sheet.fields.isEmpty),
        "fields": .textList(sheet.fields.map(\.value)),
      ]
    case .page:
      [:]
    }
  }

  private func caseDetail(_ example: CaseExample, _ page: Page) -> TemplateObject {
    let groups: [(VocabularyKey, [Located<VocabularyWord>])] = [
      (.issue, example.issues), (.topic, example.topics),
      (.stage, [example.stage].compactMap(\.self)), (.family, example.family),
      (.noticedBy, example.noticedBy), (.outcome, [example.outcome].compactMap(\.self)),
      (.duration, [example.duration].compactMap(\.self)),
    ]
    return [
      "notice": .text(example.anonymity.notice), "form": .text(example.form.rawValue),
      "words": .list(
        groups.filter { !$0.1.isEmpty }.map { key, words in
          [
            "name": .text(key.rawValue), "words": .textList(words.map { numbered($0.value) }),
          ]
        }),
      "hasConnections": .flag(!example.connections.isEmpty),
      "connections": .list(
        example.connections.map { connection in
          let resource = library.resource(named: connection.resource.value)
          return [
            "resource": .text(resource?.title.value ?? connection.resource.value),
            "address": .text(resource.map { page.root + $0.address } ?? ""),
            "result": .text(connection.result.value.label),
            "mark": .text(connection.result.value.slug),
          ]
        }),
    ]
  }

  private func resourceDetail(
    _ resource: Resource, of entry: Entry, _ page: Page
  ) -> TemplateObject {
    [
      "sort": .text(resource.sort.rawValue), "audience": .text(resource.audience?.value ?? ""),
      "legalBasis": .text(resource.legalBasis?.value ?? ""),
      "desk": .text(resource.desk?.value ?? ""),
      "hasTopics": .flag(!resource.topics.isEmpty),
      "topics": .textList(resource.topics.map { $0.value.label }),
      "hasAliases": .flag(!resource.aliases.isEmpty),
      "aliases": .textList(resource.aliases.map(\.value)),
      "hasCases": .flag(casesByResource[entry.id] != nil),
      "cases": .list(
        (casesByResource[entry.id] ?? []).map { use in
          item(use.entry, page, note: use.result)
        }),
    ]
  }

  /// The HTML of a body, with its links leading to pages and its terms to the glossary.
  private func body(of entry: Entry, _ page: Page) -> [UInt8] {
    var rendering = rendering(of: entry.source.path, page)
    rendering.mentions = TermMentions(terms, root: page.root)
    return entry.body.html(with: &rendering)
  }

  /// A short description: the beginning of the first paragraph.
  private func summary(of body: MarkdownDocument) -> String {
    guard let first = body.nodes.indices.first(where: { body.nodes[$0].kind == .paragraph }) else {
      return ""
    }
    let text = body.plainText(ofNodes: first..<body.nodes[first].subtreeEnd)
    guard text.count > 110 else { return text }
    return text.prefix(109) + "…"
  }
}

/// A word with its number: ①連携.
func numbered(_ word: VocabularyWord) -> String {
  (word.number ?? "") + word.label
}
