// SPDX-License-Identifier: MIT

import Content
import Templates

extension SiteRenderer {
  /// The values of the list of what was changed: the days, newest first, with what was changed on each.
  func updates(_ part: ListPart, _ page: Page) -> TemplateObject {
    var days: [(day: CalendarDate, entries: [Entry])] = []
    for entry in outline.newest[part.range] {
      guard let day = entry.updated?.value else { continue }
      if days.last?.day != day { days.append((day, [])) }
      days[days.count - 1].entries.append(entry)
    }
    let isLater = part.number > 1
    return frame(
      page,
      PageFrame(
        "更新履歴", kind: "updates",
        trail: [PageFrame.entrance] + (isLater ? [(title: "更新履歴", address: "updates.html")] : []),
        documentTitle: numberedTitle("更新履歴", part))
    ).adding([
      "days": .list(
        days.map { day, entries in
          ["day": date(day), "entries": .list(entries.map { item($0, page) })]
        })
    ]).adding(pager(part, base: "updates", of: outline.newest.count, page))
  }
}
