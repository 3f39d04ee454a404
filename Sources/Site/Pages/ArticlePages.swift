// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// The values of an entry's own page.
  func article(_ entry: Entry, _ page: Page) -> TemplateObject {
    let common = frame(
      page,
      PageFrame(
        entry.title.value, kind: entry.kind.rawValue, description: description(of: entry),
        trail: [PageFrame.entrance, PageFrame.list(of: entry.kind)], scripts: scripts(of: entry),
        documentTitle: drafts.contains(entry.id) ? listedTitle(of: entry) : nil))
    return common.adding(articleFacts(of: entry, contents: contents(of: entry)))
      .adding(detail(of: entry, page))
  }

  /// The headings of an entry's own page; those of the third level too where the page is a manual.
  private func contents(of entry: Entry) -> [TemplateObject] {
    let isDeep = entry.kind == .page
    var contents: [(heading: MarkdownHeading, parts: [MarkdownHeading])] = []
    for heading in entry.body.headings {
      if heading.level == 2 {
        contents.append((heading, []))
      } else if heading.level == 3, isDeep, !contents.isEmpty {
        contents[contents.count - 1].parts.append(heading)
      }
    }
    func line(_ heading: MarkdownHeading) -> TemplateObject {
      ["title": .text(heading.text), "anchor": .text(heading.id)]
    }
    return contents.map { heading, parts in
      line(heading).adding(["hasParts": .flag(!parts.isEmpty), "parts": .list(parts.map(line))])
    }
  }

  /// What the page of an entry says besides its own text, and pages that are made from the entry.
  func articleFacts(of entry: Entry, contents: [TemplateObject] = []) -> TemplateObject {
    [
      "isDraft": .flag(drafts.contains(entry.id)), "hasContents": .flag(contents.count > 1),
      "contents": .list(contents),
      "updated": date(entry.updated?.value), "confirmed": date(entry.confirmed?.value),
      "reviewBy": date(entry.reviewBy?.value),
      "hasCitations": .flag(!entry.citations.isEmpty),
      "citations": .textList(entry.citations.map(\.value)),
    ]
  }

  private func detail(of entry: Entry, _ page: Page) -> TemplateObject {
    switch entry.detail {
    case .caseExample(let example):
      caseDetail(entry, example, page)
    case .module(let module):
      moduleDetail(entry, module, page)
    case .quiz(let quiz):
      quizDetail(entry, quiz, page)
    case .resource(let resource):
      resourceDetail(entry, resource, page)
    case .statistics(let report):
      statisticsDetail(entry, report, page)
    case .initiative(let sheet):
      initiativeDetail(entry, sheet, page)
    case .page:
      ["body": .html(body(of: entry, page))]
    }
  }

  private func description(of entry: Entry) -> String {
    if case .quiz(let quiz) = entry.detail { return description(of: quiz, entry) }
    return summary(of: entry.body)
  }

  private func scripts(of entry: Entry) -> [String] {
    let own: [String] =
      switch entry.detail {
      case .module: ["progress"]
      case .quiz(let quiz): scripts(of: quiz)
      case .statistics: ["sort", "columns"]
      default: []
      }
    return own + (entry.reviewBy == nil ? [] : ["review"])
      + (entry.body.nodes.contains { $0.kind == .ruby } ? ["ruby"] : [])
  }

  /// The HTML of a body, with its links leading to pages and its terms to the glossary.
  func body(of entry: Entry, _ page: Page) -> [UInt8] {
    var rendering = rendering(of: entry.source.path, page, linksTerms: true)
    return entry.body.html(with: &rendering)
  }

  private func moduleDetail(
    _ entry: Entry, _ module: TrainingModule, _ page: Page
  ) -> TemplateObject {
    let modules = outline.entries(of: .module)
    let place = modules.firstIndex { $0.id == entry.id } ?? 0
    let quizzes = outline.entries(of: .quiz).filter { quiz in
      if case .quiz(let quiz) = quiz.detail { quiz.module?.value == entry.id } else { false }
    }
    return [
      "body": .html(body(of: entry, page)), "id": .text(entry.id),
      "order": .text("\(module.order.value)"), "count": .text("\(modules.count)"),
      "minutes": .text("\(minutes(of: module, entry))"),
      "hasGoals": .flag(!module.goals.isEmpty), "goals": .textList(module.goals.map(\.value)),
      "hasQuizzes": .flag(!quizzes.isEmpty),
      "quizzes": .list(quizzes.map { link($0.title.value, $0.address, page) }),
      "neighbours": neighbours(in: modules, at: place, page),
    ]
  }

  /// How long a module takes, as its author says, or else as its text has it.
  func minutes(of module: TrainingModule, _ entry: Entry) -> Int {
    module.minutes?.value
      ?? readingMinutes(
        of: [0..<entry.body.nodes.count], in: entry.body, after: module.goals.map(\.value))
  }

  private func resourceDetail(
    _ entry: Entry, _ resource: Resource, _ page: Page
  ) -> TemplateObject {
    let word = outline.word(.support, entry.id)
    let cases = word?.cases ?? []
    return [
      "body": .html(body(of: entry, page)), "sort": .text(resource.sort.rawValue),
      "audience": .text(resource.audience?.value ?? ""),
      "legalBasis": .text(resource.legalBasis?.value ?? ""),
      "desk": .text(resource.desk?.value ?? ""), "hasTopics": .flag(!resource.topics.isEmpty),
      "topics": .list(
        resource.topics.compactMap { topic in
          outline.word(.topic, topic.value.slug).map { link($0.label, $0.address, page) }
        }),
      "hasAliases": .flag(!resource.aliases.isEmpty),
      "aliases": .textList(resource.aliases.map(\.value)), "hasUses": .flag(!cases.isEmpty),
      "caseCount": .text("\(cases.count)"), "results": .list(word.map(results) ?? []),
      "caseAddress": .text(word.map { page.root + $0.address } ?? ""),
      "cases": .list(
        cases.prefix(10).map { index in
          caseRows[index].adding([
            "connection": connection(of: outline.cases[index], to: entry.id)
          ])
        }),
    ]
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
