// SPDX-License-Identifier: MIT

import Content
import Diagnostics

extension EntryKind {
  /// What a new file of the kind is called: there are quizzes of several 種別.
  var nameOfNew: String { self == .quiz ? "テスト" : name }
}

/// The title of a new file, from the command line or the person.
func newTitle(_ values: ArgumentValues, _ dialogue: NewDialogue?) throws -> String {
  guard values.operands.count > 1 else {
    guard let dialogue else { throw missingOperand("TITLE（題名）") }
    return try dialogue.text("題名", problem: problem(ofTitle:))
  }
  let title = values.operands[1].split { $0.isNewline }.joined(separator: " ")
  guard title.contains(where: { !$0.isWhitespace }) else { throw UsageError("題名が空です。") }
  if let problem = problem(ofTitle: title) { throw UsageError(problem) }
  return title
}

/// Why a file cannot have the title, as a sentence: keys such as the arrows may leave signs that nobody sees.
private func problem(ofTitle title: String) -> String? {
  let unseen: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
  guard title.unicodeScalars.contains(where: { unseen.contains($0.properties.generalCategory) })
  else { return nil }
  return "題名に、目に見えない文字（タブや矢印キーの跡など）が入っています。それを除いて、もう一度書いてください。"
}

/// The id of a new file: what was asked for, or the next number of cases.
func newID(
  _ kind: EntryKind, _ wanted: String?, taken: Set<String>, _ dialogue: NewDialogue?
) throws -> String {
  if let wanted {
    if let problem = problem(ofID: wanted, taken: taken) {
      throw UsageError(problem, hint: "例: --id gakushu-shien")
    }
    return wanted
  }
  if kind != .caseExample, let dialogue {
    return try dialogue.text("ファイル名（半角の英小文字・数字・ハイフン。例: gakushu-shien）") {
      problem(ofID: $0, taken: taken)
    }
  }
  guard kind == .caseExample else {
    throw UsageError(
      "\(kind.nameOfNew)には「--id」が必要です。",
      hint: "例: kosapo new \(kind.rawValue) \"題名\" --id gakushu-shien"
    )
  }
  let numbers = taken.compactMap { id in
    id.hasPrefix("c-") && id.utf8.count == 6 ? Int(id.dropFirst(2)) : nil
  }
  let number = "\((numbers.max() ?? 0) + 1)"
  return "c-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
}

/// Why a file cannot have the name, as a sentence.
private func problem(ofID id: String, taken: Set<String>) -> String? {
  if id == "index" { return "「index」は一覧のページの名前なので、使えません。ほかの名前にします。" }
  if !isID(id) { return "「\(id)」は使えません。半角の英小文字・数字・ハイフンで書きます。" }
  return taken.contains(id) ? "「\(id)」はもう使われています。ほかの名前にします。" : nil
}

extension SourceReading {
  /// The ids of the files of a kind, those that could not be read among them.
  func ids(of kind: EntryKind) -> [String] {
    (sources + withheld).map(\.path).filter {
      $0.hasPrefix("content/\(kind.folder)/") && $0.hasSuffix(".md")
    }.map { entryID(ofPath: $0) }
  }
}
