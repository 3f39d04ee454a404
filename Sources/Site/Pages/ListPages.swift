// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The template of the list of a kind, and what it says.
  func list(
    of kind: EntryKind, _ part: ListPart, _ page: Page
  ) -> (name: String, values: TemplateObject) {
    let entries = outline.entries(of: kind)
    let base = "\(kind.folder)/index"
    let title = listTitle(of: kind)
    let common = frame(
      page,
      PageFrame(
        title, kind: "list",
        trail: [PageFrame.entrance] + (part.number > 1 ? [PageFrame.list(of: kind)] : []),
        scripts: scripts(of: kind), documentTitle: numberedTitle(title, part))
    ).adding(["count": .text("\(entries.count)")])
    switch kind {
    case .caseExample:
      let list = TemplateObject([
        ("cases", .list(part.range.map { caseRows[$0] })),
        ("facets", .list([.issue, .topic, .stage].map { facetItem(outline.facet($0), page) })),
      ])
      return (
        "case-list",
        common.adding(list).adding(pager(part, base: base, of: entries.count, page))
      )
    case .module:
      return (
        "module-list", common.adding(["modules": .list(entries.map { moduleItem($0, page) })])
      )
    case .resource:
      return ("resource-list", common.adding(["groups": .list(resourceGroups(entries, page))]))
    default:
      return ("entry-list", common.adding(["entries": .list(entries.map { item($0, page) })]))
    }
  }

  private func scripts(of kind: EntryKind) -> [String] {
    switch kind {
    case .caseExample: ["sort"]
    case .module: ["progress"]
    case .resource: ["review"]
    default: []
    }
  }

  /// An entry in a plain list.
  func item(_ entry: Entry, _ page: Page, note: String? = nil) -> TemplateObject {
    [
      "title": .text(listedTitle(of: entry)), "address": .text(page.root + entry.address),
      "kindName": .text(entry.kind.name), "note": .text(note ?? noteInList(of: entry)),
      "updated": date(entry.updated?.value ?? entry.confirmed?.value),
    ]
  }

  private func noteInList(of entry: Entry) -> String {
    switch entry.detail {
    case .initiative(let sheet): "\(sheet.organisation.value)　\(sheet.fiscalYear.value)"
    case .quiz(let quiz): quiz.form.rawValue
    default: ""
    }
  }

  func moduleItem(_ entry: Entry, _ page: Page) -> TemplateObject {
    guard case .module(let module) = entry.detail else { return [:] }
    return [
      "id": .text(entry.id), "order": .text("\(module.order.value)"),
      "title": .text(entry.title.value), "address": .text(page.root + entry.address),
      "minutes": .text("\(minutes(of: module, entry))"),
      "hasGoals": .flag(!module.goals.isEmpty), "goals": .textList(module.goals.map(\.value)),
    ]
  }

  private func resourceGroups(_ entries: [Entry], _ page: Page) -> [TemplateObject] {
    Resource.Sort.allCases.compactMap { sort in
      let items = titlesInOrder(entries, library.glossary).map(\.entry).compactMap {
        entry -> TemplateObject? in
        guard case .resource(let resource) = entry.detail, resource.sort == sort else { return nil }
        return resourceItem(entry, resource, page)
      }
      return items.isEmpty ? nil : ["name": .text(sort.rawValue), "resources": .list(items)]
    }
  }

  /// A つなぎ先 in a list.
  func resourceItem(_ entry: Entry, _ resource: Resource, _ page: Page) -> TemplateObject {
    let uses = outline.word(.support, entry.id)
    return [
      "title": .text(entry.title.value), "address": .text(page.root + entry.address),
      "audience": .text(resource.audience?.value ?? ""), "desk": .text(resource.desk?.value ?? ""),
      "caseCount": .text("\(uses?.cases.count ?? 0)"),
      "caseAddress": .text(
        uses.flatMap { $0.cases.isEmpty ? nil : page.root + $0.address } ?? ""),
      "reviewBy": date(entry.reviewBy?.value),
    ]
  }
}

/// What a list says of a case; the row is the same in all lists, which all lie in a folder.
///
/// - Parameters:
///   - entry: The case.
///   - title: Its title as lists have it.
/// - Returns: The values of `case-row`.
func caseRow(_ entry: Entry, _ title: String) -> TemplateObject {
  guard case .caseExample(let example) = entry.detail else { return [:] }
  return [
    "id": .text(entry.id), "title": .text(title),
    "address": .text("../" + entry.address), "form": .text(example.form.rawValue),
    "issues": .textList(example.issues.map { ($0.value.number ?? "") + $0.value.label }),
    "topics": .textList(example.topics.map { $0.value.label }),
    "stage": .text(example.stage?.value.label ?? ""),
    "stageRank": .text(example.stage.map { "\($0.value.rank)" } ?? ""),
    "outcome": .text(example.outcome?.value.label ?? ""),
    "outcomeRank": .text(example.outcome.map { "\($0.value.rank)" } ?? ""),
    "updated": date(entry.updated?.value),
  ]
}
