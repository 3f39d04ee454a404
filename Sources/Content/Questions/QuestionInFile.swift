// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// A question, and the quiz whose file it stands in.
package struct QuestionInFile: Sendable {
  package let entry: Entry
  package let question: Question

  package init(entry: Entry, question: Question) {
    self.entry = entry
    self.question = question
  }
}

extension Library {
  /// The questions of a quiz: its own, then those of the quizzes that it draws from, in their order.
  package func questions(of entry: Entry) -> [QuestionInFile] {
    guard case .quiz(let quiz) = entry.detail else { return [] }
    var found = quiz.body.questions.map { QuestionInFile(entry: entry, question: $0) }
    var ids: Set<String> = [entry.id]
    for id in quiz.drawnFrom where ids.insert(id.value).inserted {
      guard let source = self.entry(withID: id.value), case .quiz(let other) = source.detail else {
        continue
      }
      found += other.body.questions.map { QuestionInFile(entry: source, question: $0) }
    }
    return found
  }

  /// What to read again for a question: the places that its explanation leads to, or else the module of its quiz.
  package func placesToRead(_ place: QuestionInFile) -> [PlaceToRead] {
    var places: [PlaceToRead] = []
    for link in place.entry.body.links(in: place.question.explanation) {
      guard
        case .file(let path, let anchor) = LinkTarget(
          link.destination, from: place.entry.source.path),
        let entry = entry(withID: entryID(ofPath: path)), entry.source.path == path,
        entry.id != place.entry.id
      else { continue }
      let found = PlaceToRead(entry: entry, anchor: anchor)
      if !places.contains(where: { $0.address == found.address }) { places.append(found) }
    }
    guard places.isEmpty, case .quiz(let quiz) = place.entry.detail,
      let module = quiz.module.flatMap({ entry(withID: $0.value) })
    else { return places }
    return [PlaceToRead(entry: module, anchor: nil)]
  }
}

/// A page, or a place in it, where the answer to a question stands.
package struct PlaceToRead: Sendable {
  package let entry: Entry

  /// The id of a heading.
  package let anchor: String?

  /// The page, and the heading where there is one.
  package var title: String {
    let heading = entry.body.headings.first { $0.id == anchor }
    return entry.title.value + (heading.map { "「\($0.text)」" } ?? "")
  }

  /// The address from the site's root; the anchor is not encoded.
  package var address: String { entry.address + (anchor.map { "#\($0)" } ?? "") }
}

extension Entry {
  /// Whether it is a 分岐事例.
  package var isBranching: Bool {
    if case .quiz(let quiz) = detail { quiz.form == .branching } else { false }
  }
}
