// SPDX-License-Identifier: MIT

import Content
import Diagnostics
import Markdown

// What the script of a quiz's page works with. It is encoded so that no answer is in plain sight; whoever wants to
// can read it, and the manual says so.

extension SiteRenderer {
  /// The questions with their answers, hints, comments and explanations.
  func questionData(
    _ entry: Entry, _ quiz: Quiz, _ questions: [QuestionInFile], _ page: Page
  ) -> String {
    var data = ScriptData()
    data.object { data in
      common(entry, quiz, &data)
      data.member("draw", quiz.drawCount?.value)
      data.member("attempts", quiz.attempts?.value)
      data.member("version", version(questions.map(\.question.version)))
      data.list("questions", questions) { place, data in question(place, page, &data) }
    }
    return data.encoded
  }

  /// The scenes with the points and comments of their ways.
  func sceneData(_ entry: Entry, _ quiz: Quiz, _ page: Page) -> String {
    var data = ScriptData()
    data.object { data in
      common(entry, quiz, &data)
      data.member("version", version(quiz.body.scenes.map(\.version)))
      data.member("best", quiz.body.scenes.bestScore)
      data.list("scenes", quiz.body.scenes) { scene, data in
        data.member("id", scene.anchor)
        data.member("version", scene.version)
        data.member("title", entry.body.plainText(of: scene.title))
        data.member("ending", scene.ending)
        data.list("ways", scene.ways) { way, data in
          data.member("text", entry.body.plainText(of: way.text))
          data.member("target", way.target)
          data.member("points", way.points)
          data.member(
            "comment", String(decoding: block(way.comment, of: entry, page), as: UTF8.self))
        }
      }
    }
    return data.encoded
  }

  private func common(_ entry: Entry, _ quiz: Quiz, _ data: inout ScriptData) {
    data.member("quiz", entry.id)
    data.member("title", entry.title.value)
    data.member("form", quiz.form.rawValue)
    data.member("pass", quiz.passPercent?.value)
    data.member("publisher", library.settings.organisation)
  }

  /// One version for many: it changes when one of them does.
  private func version(_ versions: [String]) -> String {
    var digest: UInt32 = 0x811C_9DC5
    for byte in versions.joined().utf8 { digest = (digest ^ UInt32(byte)) &* 0x0100_0193 }
    return String(digest, radix: 16)
  }

  private func question(_ place: QuestionInFile, _ page: Page, _ data: inout ScriptData) {
    let question = place.question
    let document = place.entry.body
    func html(_ text: QuestionText) -> String {
      String(decoding: block(text, of: place.entry, page), as: UTF8.self)
    }
    data.member("id", question.id)
    data.member("quiz", place.entry.id)
    data.member("version", question.version)
    let title = document.plainText(of: question.title)
    data.member("title", title.isEmpty ? document.plainText(of: question.stem) : title)
    data.member("points", question.points)
    data.object("key") { key(question.key, &$0) }
    data.list("hints", question.hints.map(html))
    data.member("explanation", html(question.explanation))
    func options(_ texts: [QuestionText]) {
      data.list("texts", texts.map { document.plainText(of: $0) })
      data.list("shown", shownOrder(of: texts, in: place.entry))
    }
    switch question.options {
    case .none: break
    case .choices(let choices):
      options(choices.map(\.text))
      data.list("comments", choices.map { html($0.comment) })
    case .items(let items): options(items)
    case .pairs(let lefts, let rights):
      data.list("lefts", lefts.map { document.plainText(of: $0) })
      options(rights)
    }
    data.list("pages", library.placesToRead(place)) { place, data in
      data.member("title", place.title)
      data.member("address", page.root + place.address)
    }
  }

  private func key(_ key: AnswerKey, _ data: inout ScriptData) {
    data.member("kind", key.name)
    switch key {
    case .single(let right, let count):
      data.member("right", right)
      data.member("count", count)
    case .multiple(let right, let count), .matches(let right, let count):
      data.list("right", right)
      data.member("count", count)
    case .trueFalse(let truth): data.member("right", truth)
    case .words(let words): data.list("right", words)
    case .number(let number):
      data.member("right", number.value.tenThousandths)
      data.member("tolerance", number.tolerance.tenThousandths)
      data.list("units", number.units)
    case .order(let count): data.member("count", count)
    }
  }
}
