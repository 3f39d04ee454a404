// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of the entrance: what is new, the five 課題, the course, the ways in.
  func home(_ page: Page) -> TemplateObject {
    frame(page, title: library.settings.title, kind: "home", description: "", trail: [])
      .adding([
        "news": .list(newest(count: 8).map { item($0, page) }),
        "issues": .list(issues()),
        "kinds": .list(
          EntryKind.allCases.filter { $0 != .page }.compactMap { kind in
            let count = library.entries(of: kind).count
            guard count > 0 else { return nil }
            return [
              "name": .text(listTitle(of: kind)),
              "address": .text("\(kind.folder)/index.html"), "count": .text("\(count)"),
            ]
          }),
        "modules": .list(library.entries(of: .module).map { moduleItem($0, page) }),
      ])
  }

  /// The entries that were changed last; those of one day in the order of the site.
  private func newest(count: Int) -> [Entry] {
    let dated = library.entries.filter { $0.updated != nil && $0.kind != .page }
    let sorted = dated.enumerated().sorted { left, right in
      guard let first = left.element.updated, let second = right.element.updated,
        first.value != second.value
      else { return left.offset < right.offset }
      return first.value > second.value
    }
    return sorted.prefix(count).map(\.element)
  }

  private func issues() -> [TemplateObject] {
    var counts: [String: Int] = [:]
    for entry in library.entries {
      guard case .caseExample(let example) = entry.detail else { continue }
      for issue in example.issues { counts[issue.value.slug, default: 0] += 1 }
    }
    return library.vocabulary.words(.issue).map { word in
      [
        "number": .text(word.number ?? ""), "label": .text(word.label),
        "explanation": .text(word.explanation ?? ""),
        "count": .text("\(counts[word.slug] ?? 0)"),
      ]
    }
  }
}
