// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown
import Templates

extension SiteRenderer {
  /// The names of the scripts of a quiz's page, in the order in which they run.
  func scripts(of quiz: Quiz) -> [String] {
    ["quiz-grading", "quiz-store", "quiz-result"]
      + (quiz.form == .branching ? ["quiz-scenes"] : ["quiz-question", "quiz"])
  }

  /// A short description: the beginning of the introduction, never a question.
  func description(of quiz: Quiz, _ entry: Entry) -> String {
    let text = entry.body.plainText(of: quiz.body.introduction).split(separator: "\n").first ?? ""
    return text.count > 110 ? text.prefix(109) + "…" : String(text)
  }

  /// What the page of a quiz has besides what every article has.
  func quizDetail(_ entry: Entry, _ quiz: Quiz, _ page: Page) -> TemplateObject {
    let module = quiz.module.flatMap { library.entry(withID: $0.value) }
    let questions = library.questions(of: entry)
    var rendering = rendering(of: entry.source.path, page)
    var introduction: [UInt8] = []
    entry.body.appendHTML(
      of: quiz.body.introduction, with: &rendering, to: &introduction)
    return [
      "introduction": .html(introduction), "form": .text(quiz.form.rawValue),
      "facts": .textList(facts(of: quiz, questions.count)),
      "moduleTitle": .text(module?.title.value ?? ""),
      "moduleAddress": .text(module.map { page.root + $0.address } ?? ""),
      "answersAddress": .text(
        quiz.form == .check ? page.root + Page.answersAddress(of: entry) : ""),
      "isBranching": .flag(quiz.form == .branching), "isFinal": .flag(quiz.form == .final),
      "data": .text(
        quiz.form == .branching
          ? sceneData(entry, quiz, page) : questionData(entry, quiz, questions, page)),
      "questions": .list(
        questions.enumerated().map { place, question in
          self.question(question, at: place, of: entry, page)
        }),
      "scenes": .list(
        quiz.body.scenes.enumerated().map { place, scene in
          self.scene(scene, at: place, of: entry, quiz, page)
        }),
    ]
  }

  private func facts(of quiz: Quiz, _ count: Int) -> [String] {
    var facts: [String] = []
    if quiz.form == .branching {
      facts.append("\(quiz.body.scenes.count)場面")
    } else {
      facts.append(quiz.drawCount.map { "\(count)問から\($0.value)問を出題" } ?? "\(count)問")
    }
    if let percent = quiz.passPercent { facts.append("\(percent.value)％以上で合格") }
    if let attempts = quiz.attempts { facts.append("受けられるのは\(attempts.value)回まで") }
    return facts
  }

  /// The text of a question's parts, as it stands in the page of a quiz.
  func inline(_ text: QuestionText, of entry: Entry, _ page: Page) -> [UInt8] {
    var rendering = rendering(of: entry.source.path, page)
    return entry.body.inlineHTML(of: text, with: &rendering)
  }

  func block(_ text: QuestionText, of entry: Entry, _ page: Page, prefix: String = "") -> [UInt8] {
    var rendering = rendering(of: entry.source.path, page)
    rendering.idPrefix = prefix
    rendering.headingShift = 0
    var html: [UInt8] = []
    entry.body.appendHTML(of: text, with: &rendering, to: &html)
    return html
  }

  /// A question as it can be read and ticked without scripts; nothing in it tells the answer.
  private func question(
    _ place: QuestionInFile, at index: Int, of quiz: Entry, _ page: Page
  ) -> TemplateObject {
    let question = place.question
    let name = "page-q\(index + 1)"
    let isOwn = place.entry.id == quiz.id
    let common: TemplateObject = [
      "anchor": .text(isOwn ? question.anchor : "\(name)-\(place.entry.id)"),
      "place": .text("\(index)"), "number": .text("\(isOwn ? question.number : index + 1)"),
      "name": .text(name), "points": .text(question.points > 1 ? "\(question.points)" : ""),
      "title": .html(inline(question.title, of: place.entry, page)),
      "stem": .html(block(question.stem, of: place.entry, page, prefix: "\(name)-")),
      "isTrueFalse": .flag(question.isTrueFalse), "isTyped": .flag(question.isTyped),
      "unit": .text(question.unit),
    ]
    return common.adding(options(of: place, name, page))
  }

  private func options(
    of place: QuestionInFile, _ name: String, _ page: Page
  ) -> TemplateObject {
    /// In an order that says nothing; the numbers are those of this order.
    func sorted(_ texts: [QuestionText]) -> [TemplateObject] {
      shownOrder(of: texts, in: place.entry).enumerated().map { position, index in
        [
          "place": .text("\(position)"), "name": .text(name),
          "html": .html(inline(texts[index], of: place.entry, page)),
          "text": .text(place.entry.body.plainText(of: texts[index])),
        ]
      }
    }
    switch place.question.options {
    case .none: return [:]
    case .choices(let choices):
      let isSingle = if case .single = place.question.key { true } else { false }
      return [
        "inputType": .text(isSingle ? "radio" : "checkbox"), "hasChoices": .flag(true),
        "isMultiple": .flag(!isSingle),
        "choices": .list(sorted(choices.map(\.text))),
      ]
    case .items(let items):
      return ["hasItems": .flag(true), "items": .list(sorted(items))]
    case .pairs(let lefts, let rights):
      let options = sorted(rights)
      return [
        "hasPairs": .flag(true),
        "pairs": .list(
          lefts.enumerated().map { index, left in
            [
              "place": .text("\(index)"), "name": .text("\(name)-\(index + 1)"),
              "html": .html(inline(left, of: place.entry, page)), "rights": .list(options),
            ]
          }),
      ]
    }
  }

  private func scene(
    _ scene: Scene, at index: Int, of entry: Entry, _ quiz: Quiz, _ page: Page
  ) -> TemplateObject {
    [
      "anchor": .text(scene.anchor), "place": .text("\(index)"),
      "title": .html(inline(scene.title, of: entry, page)),
      "text": .html(block(scene.text, of: entry, page)), "ending": .text(scene.ending ?? ""),
      "hasWays": .flag(!scene.ways.isEmpty),
      "ways": .list(
        scene.ways.enumerated().map { place, way in
          [
            "place": .text("\(place)"),
            "target": .text(quiz.body.scenes[way.target].anchor),
            "html": .html(inline(way.text, of: entry, page)),
          ]
        }),
    ]
  }
}

/// The order in which options stand in the page: by their texts, which says nothing of the answer.
func shownOrder(of texts: [QuestionText], in entry: Entry) -> [Int] {
  let plain = texts.map { entry.body.plainText(of: $0) }
  return plain.indices.sorted { left, right in
    plain[left].utf8.lexicographicallyPrecedes(plain[right].utf8)
  }
}

extension Question {
  fileprivate var isTrueFalse: Bool {
    if case .trueFalse = key { true } else { false }
  }

  fileprivate var isTyped: Bool {
    switch key {
    case .words, .number: true
    default: false
    }
  }

  /// The unit that a number may be given with.
  fileprivate var unit: String {
    if case .number(let number) = key { number.units.first ?? "" } else { "" }
  }
}
