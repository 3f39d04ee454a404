// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of the list of a kind.
  func list(of kind: EntryKind, _ page: Page) -> TemplateObject {
    let entries = library.entries(of: kind)
    let common = frame(
      page, title: listTitle(of: kind), kind: "list", description: "",
      trail: [step("入口", "index.html", from: page)])
    let count = TemplateObject([("count", .text("\(entries.count)"))])
    switch kind {
    case .caseExample:
      return common.adding(["cases": .list(entries.map { caseItem($0, page) })]).adding(count)
    case .module:
      return common.adding(["modules": .list(entries.map { moduleItem($0, page) })]).adding(count)
    case .resource:
      return common.adding(["groups": .list(resourceGroups(entries, page))]).adding(count)
    default:
      return common.adding(["entries": .list(entries.map { item($0, page) })]).adding(count)
    }
  }

  /// An entry in a plain list.
  func item(_ entry: Entry, _ page: Page, note: String? = nil) -> TemplateObject {
    [
      "title": .text(entry.title.value), "address": .text(page.root + entry.address),
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
      "order": .text("\(module.order.value)"), "title": .text(entry.title.value),
      "address": .text(page.root + entry.address),
      "minutes": .text(module.minutes.map { "\($0.value)" } ?? ""),
      "goals": .textList(module.goals.map(\.value)),
    ]
  }

  private func caseItem(_ entry: Entry, _ page: Page) -> TemplateObject {
    guard case .caseExample(let example) = entry.detail else { return [:] }
    return [
      "id": .text(entry.id), "title": .text(entry.title.value),
      "address": .text(page.root + entry.address), "form": .text(example.form.rawValue),
      "issues": .textList(example.issues.map { numbered($0.value) }),
      "topics": .textList(example.topics.map { $0.value.label }),
      "stage": .text(example.stage?.value.label ?? ""),
      "outcome": .text(example.outcome?.value.label ?? ""), "updated": date(entry.updated?.value),
    ]
  }

  private func resourceGroups(_ entries: [Entry], _ page: Page) -> [TemplateObject] {
    Resource.Sort.allCases.compactMap { sort in
      let items = entries.compactMap { entry -> TemplateObject? in
        guard case .resource(let resource) = entry.detail, resource.sort == sort else { return nil }
        return [
          "title": .text(entry.title.value), "address": .text(page.root + entry.address),
          "audience": .text(resource.audience?.value ?? ""),
          "desk": .text(resource.desk?.value ?? ""),
        ]
      }
      return items.isEmpty ? nil : ["name": .text(sort.rawValue), "resources": .list(items)]
    }
  }
}

/// A day for readers and for machines; nothing where there is none.
func date(_ date: CalendarDate?) -> TemplateValue {
  date.map { .object(["iso": .text($0.text), "japanese": .text($0.japanese)]) } ?? .none
}
