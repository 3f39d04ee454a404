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

  /// The pages to read again for a question: those that its explanation leads to, or else the module of its quiz.
  package func pagesToRead(_ place: QuestionInFile) -> [Entry] {
    var ids: Set<String> = [place.entry.id]
    let pages = place.entry.body.links(in: place.question.explanation).compactMap {
      link -> Entry? in
      guard case .file(let path, _) = LinkTarget(link.destination, from: place.entry.source.path),
        let entry = entry(withID: entryID(ofPath: path)), entry.source.path == path,
        ids.insert(entry.id).inserted
      else { return nil }
      return entry
    }
    guard pages.isEmpty, case .quiz(let quiz) = place.entry.detail else { return pages }
    return [quiz.module.flatMap { entry(withID: $0.value) }].compactMap(\.self)
  }
}

extension Entry {
  /// Whether it is a 分岐事例.
  package var isBranching: Bool {
    if case .quiz(let quiz) = detail { quiz.form == .branching } else { false }
  }
}
