// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension Page {
  /// The page of the answers to a 確認テスト; no id leads into its folder.
  static func answersAddress(of entry: Entry) -> String { "answers/\(entry.id).html" }
}

extension SiteRenderer {
  /// The answers to a 確認テスト, for readers whose browser runs no scripts.
  func quizAnswers(of entry: Entry, _ page: Page) -> TemplateObject {
    frame(
      page,
      PageFrame(
        "「\(entry.title.value)」の答え", kind: "answers",
        trail: [
          PageFrame.entrance, PageFrame.list(of: .quiz), (entry.title.value, entry.address),
        ])
    ).adding([
      "quizTitle": .text(entry.title.value), "quizAddress": .text(page.root + entry.address),
      "questions": .list(
        library.questions(of: entry).enumerated().map { index, place in
          answer(place, number: index + 1, page)
        }),
    ])
  }

  private func answer(
    _ place: QuestionInFile, number: Int, _ page: Page
  ) -> TemplateObject {
    let question = place.question
    var comments: [TemplateObject] = []
    if case .choices(let choices) = question.options {
      comments = choices.filter { !$0.comment.isEmpty }.map { choice in
        [
          "choice": .html(inline(choice.text, of: place.entry, page)),
          "html": .html(block(choice.comment, of: place.entry, page)),
        ]
      }
    }
    let answers = rightAnswers(place, page)
    return [
      "anchor": .text("page-a\(number)"), "number": .text("\(number)"),
      "title": .html(inline(question.title, of: place.entry, page)),
      "stem": .html(block(question.stem, of: place.entry, page, prefix: "page-a\(number)-")),
      "hasSeveral": .flag(answers.count > 1),
      "answers": .list(answers.map { ["html": .html($0)] }),
      "hasComments": .flag(!comments.isEmpty), "comments": .list(comments),
      "explanation": .html(
        block(question.explanation, of: place.entry, page, prefix: "page-a\(number)-")),
    ]
  }

  private func rightAnswers(_ place: QuestionInFile, _ page: Page) -> [[UInt8]] {
    func inline(_ text: QuestionText) -> [UInt8] { self.inline(text, of: place.entry, page) }
    switch (place.question.key, place.question.options) {
    case (.single(let right, _), .choices(let choices)): return [inline(choices[right].text)]
    case (.multiple(let right, _), .choices(let choices)):
      return right.map { inline(choices[$0].text) }
    case (.trueFalse(let truth), _): return [Array((truth ? "○" : "×").utf8)]
    case (.words(let words), _): return words.map(escaped)
    case (.number(let number), _):
      let width = number.tolerance.tenThousandths > 0 ? "（±\(number.tolerance.text)）" : ""
      return [escaped(number.value.text + (number.units.first ?? "") + width)]
    case (.order, .items(let items)): return items.map(inline)
    case (.matches(let rights, _), .pairs(let lefts, let texts)):
      return zip(lefts, rights).map { left, right in
        inline(left) + " → ".utf8 + inline(texts[right])
      }
    default: return []
    }
  }

  private func escaped(_ text: String) -> [UInt8] {
    var html: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;".utf8
      case UInt8(ascii: "<"): html += "&lt;".utf8
      default: html.append(byte)
      }
    }
    return html
  }
}
