// SPDX-License-Identifier: MIT

package import Diagnostics

/// Writes an id into every question of a quiz that has none; no other byte is touched.
///
/// - Parameters:
///   - entry: The quiz.
///   - taken: All ids in use; those that are made are added.
/// - Returns: The pieces to insert, ascending; empty where nothing is missing.
package func missingIDs(of entry: Entry, taken: inout Set<String>) -> [Fix.Edit] {
  guard case .quiz(let quiz) = entry.detail else { return [] }
  return quiz.body.questions.filter { $0.writtenID == nil }.map { question in
    let id = newQuestionID(quiz: entry.id, question, taken: &taken)
    let lines = LineTable(of: entry.source)
    let line = lines.range(ofLine: lines.place(at: question.idPlace).line)
    let isBeforeKey = QuestionKeyLine(in: line, of: entry.source) != nil
    let end = lineEnd(before: question.idPlace, in: entry.source)
    return Fix.Edit(
      replacing: question.idPlace..<question.idPlace,
      with: "番号: \(id)\(end)" + (isBeforeKey ? "" : end))
  }
}

/// A short id that follows from the quiz and the text, so that the same file always gets the same ids.
private func newQuestionID(
  quiz: String, _ question: Question, taken: inout Set<String>
) -> String {
  let letters = Array("23456789abcdefghjkmnpqrstvwxyz".utf8)
  var attempt = 0
  while true {
    var digest: UInt32 = 0x811C_9DC5
    for byte in "\(quiz)|\(question.version)|\(question.number)|\(attempt)".utf8 {
      digest = (digest ^ UInt32(byte)) &* 0x0100_0193
    }
    var id = "q-"
    for _ in 0..<4 {
      id.unicodeScalars.append(Unicode.Scalar(letters[Int(digest % UInt32(letters.count))]))
      digest /= UInt32(letters.count)
    }
    if taken.insert(id).inserted { return id }
    attempt += 1
  }
}

/// How the line before a place ends.
private func lineEnd(before place: Int, in source: SourceText) -> String {
  let before = source.bytes[..<place]
  if before.suffix(2).elementsEqual([0x0D, 0x0A]) { return "\r\n" }
  return before.last == 0x0D ? "\r" : "\n"
}
