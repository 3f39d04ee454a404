// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// The values of a case's page for group work.
  ///
  /// Everything that tells what was done or what came of it is in a part that stays closed at first: the
  /// summary's words, the overview, the sections from 手立て on, and the questions that ask about them.
  func worksheet(of entry: Entry, _ page: Page) -> TemplateObject {
    guard case .caseExample(let example) = entry.detail else { return [:] }
    var body = CaseBody(
      of: entry, rendering: rendering(of: entry.source.path, page, linksTerms: true, shift: 1))
    var lead = body.lead()
    let questions = body.questionSection
    let told = body.sections.filter { $0.heading != questions?.heading }
    let open = told.filter { !$0.isHeldBack }
    // Nothing that is read first leads to what is held back, so its footnotes stand there as well.
    let shown = open.enumerated().map { place, section in
      body.part(section, endsWithFootnotes: place + 1 == open.count)
    }
    if open.isEmpty { lead += body.footnotes() }
    let heldBack = told.filter(\.isHeldBack).map { body.part($0) }
    let asked = questions.map { body.part($0) }
    return frame(
      page,
      PageFrame(
        "話し合いのワークシート", kind: "worksheet", trail: trail(to: entry), scripts: ["print"],
        documentTitle: "ワークシート：\(listedTitle(of: entry))")
    ).adding([
      "caseTitle": .text(entry.title.value), "caseAddress": .text(page.root + entry.address),
      "facilitation": .text(page.root + Page.facilitationAddress(of: entry)),
      "isDraft": .flag(drafts.contains(entry.id)), "notice": .text(example.anonymity.notice),
      "isPractice": .flag(example.form == .practice), "lead": .html(lead),
      "shown": .list(shown), "hasHeldBack": .flag(!heldBack.isEmpty), "heldBack": .list(heldBack),
      "asked": asked.map { .object($0) } ?? .none,
      "footnotes": .html(body.footnotes()),
    ])
  }

  /// The way to a page that belongs to a case.
  func trail(to entry: Entry) -> [(title: String, address: String)] {
    [
      PageFrame.entrance, PageFrame.list(of: .caseExample),
      (title: entry.title.value, address: entry.address),
    ]
  }
}
