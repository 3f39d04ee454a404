// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// The values of the page for whoever leads the group work about a case: the times, and for each question
  /// what to look for.
  func facilitation(of entry: Entry, _ page: Page) -> TemplateObject {
    guard case .caseExample(let example) = entry.detail else { return [:] }
    var body = CaseBody(
      of: entry, rendering: rendering(of: entry.source.path, page, linksTerms: false, shift: 1))
    let questions = body.sections.filter { $0.known == .questions }
      .flatMap { discussionQuestions(in: $0, of: entry.body) }
    let clues = Clues(in: body.sections, of: entry.body)
    let plan = SessionPlan(
      readingBefore: minutes(of: body.sections.filter { !$0.isHeldBack }, in: entry.body),
      readingAfter: minutes(of: body.sections.filter(\.isHeldBack), in: entry.body),
      questions: questions.map(\.minutes))
    var items: [TemplateObject] = []
    for (place, question) in questions.enumerated() {
      let clue = clues.nearest(to: question, in: entry.body)
      var text = body.html(of: question)
      var points = question.points.map { withoutPointMark(body.html($0)) }
      if points.isEmpty {
        text += body.footnotes()
      } else {
        points[points.count - 1] += body.footnotes()
      }
      items.append(
        [
          "text": .html(text),
          "number": .text("\(place + 1)"), "minutes": .text("\(plan.questionMinutes[place])"),
          "hasPoints": .flag(!question.points.isEmpty),
          "points": .list(points.map { ["html": .html($0)] }),
          "hasClues": .flag(!clue.isEmpty),
          "clues": .list(
            clue.map {
              [
                "sentence": .text($0.sentence), "section": .text($0.heading.text),
                "address": .text("\(page.root)\(entry.address)#\($0.heading.id)"),
              ]
            }),
        ])
    }
    return frame(
      page,
      PageFrame(
        "進行役の手引き", kind: "facilitation", trail: trail(to: entry), scripts: ["print"],
        documentTitle: "進行役の手引き：\(listedTitle(of: entry))")
    ).adding([
      "caseTitle": .text(entry.title.value), "caseAddress": .text(page.root + entry.address),
      "worksheet": .text(page.root + Page.worksheetAddress(of: entry)),
      "isDraft": .flag(drafts.contains(entry.id)), "notice": .text(example.anonymity.notice),
      "isPractice": .flag(example.form == .practice), "total": .text("\(plan.total)"),
      "steps": .list(plan.steps.map(values)), "hasQuestions": .flag(!items.isEmpty),
      "questions": .list(items),
    ])
  }

  private func values(of step: SessionPlan.Step) -> TemplateObject {
    [
      "from": .text(clock(step.start)), "to": .text(clock(step.start + step.minutes)),
      "minutes": .text("\(step.minutes)"), "name": .text(step.kind.rawValue),
      "isReading": .flag(step.kind == .read), "isWriting": .flag(step.kind == .write),
      "isSharing": .flag(step.kind == .share), "isOpening": .flag(step.kind == .open),
      "isDiscussion": .flag(step.kind == .discuss), "isClosing": .flag(step.kind == .close),
      "question": .text(step.question.map { "\($0)" } ?? ""),
    ]
  }

  private func minutes(of sections: [CaseBody.Section], in document: MarkdownDocument) -> Int {
    readingMinutes(of: sections.map(\.nodes), in: document)
  }
}

/// Minutes from the beginning as `1:05`.
private func clock(_ minutes: Int) -> String {
  "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
}

private func discussionQuestions(
  in section: CaseBody.Section, of document: MarkdownDocument
) -> [DiscussionQuestion] {
  var questions: [DiscussionQuestion] = []
  var index = section.nodes.lowerBound
  while index < section.nodes.upperBound {
    questions += discussionQuestions(ofList: index, in: document) ?? []
    index = document.nodes[index].subtreeEnd
  }
  return questions
}
