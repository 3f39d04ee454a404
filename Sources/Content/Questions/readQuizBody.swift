// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// Reads what a quiz asks out of its body.
///
/// - Returns: The questions or scenes that could be made, and every slip in them.
func readQuizBody(
  _ document: MarkdownDocument, of source: SourceText, form: Quiz.Form, opening: Range<Int>,
  isDrawnFromOthers: Bool
) -> Checked<QuizBody> {
  let file = QuestionSource(source: source, document: document, lines: LineTable(of: source))
  if form == .branching { return readScenes(file, opening: opening) }
  var diagnostics = checkHeadings(file)
  var introduction = leadingBlocks(of: file)
  var questions: [Question] = []
  var numbers: Set<Int> = []
  for section in document.sections(level: 2) {
    guard let heading = QuestionHeading(source.bytes[section.heading.span]) else {
      if let problem = checkOther(section, in: file) { diagnostics.append(problem) }
      introduction.append(.blocks(section.heading.node..<section.nodes.upperBound))
      continue
    }
    if !numbers.insert(heading.number).inserted {
      diagnostics.append(.doubledNumber(heading.number, at: file.span(section.heading.span)))
    }
    var reader = QuestionReader(file: file, section: section, heading: heading)
    if let question = reader.read() { questions.append(question) }
    diagnostics += reader.diagnostics
  }
  if numbers.isEmpty, !isDrawnFromOthers, diagnostics.allSatisfy({ $0.severity != .error }) {
    diagnostics.append(.noQuestions(at: file.span(opening)))
  }
  diagnostics += checkIDs(of: questions, in: file)
  if let node = document.nodes.first(where: { $0.kind == .footnoteReference }) {
    diagnostics.append(.footnoteInQuiz(at: file.span(node.span)))
  }
  return Checked(
    QuizBody(introduction: QuestionText(introduction), content: .questions(questions)), diagnostics)
}

/// The blocks before the first heading of a section.
func leadingBlocks(of file: QuestionSource) -> [QuestionText.Piece] {
  let tops = Set(file.document.children(of: 0))
  let end =
    file.document.headings.first { $0.level <= 2 && tops.contains($0.node) }?.node
    ?? file.document.nodes.count
  return end > 1 ? [.blocks(1..<end)] : []
}

/// Questions under headings of another level would be lost unseen.
private func checkHeadings(_ file: QuestionSource) -> [Diagnostic] {
  let tops = Set(file.document.children(of: 0))
  return file.document.headings.compactMap { heading in
    guard heading.level != 2, tops.contains(heading.node),
      QuestionHeading(file.source.bytes[heading.span]) != nil
    else { return nil }
    let start = file.document.nodes[heading.node].span.lowerBound
    let signs = file.source.bytes[start...].prefix { $0 == 0x23 }.count
    return .questionLevel(
      heading.text, at: file.span(heading.span),
      fix: signs == heading.level
        ? Fix(replacing: start..<(start + signs), with: "##", isSafe: true) : nil)
  }
}

/// A section that is no question must not look like one.
private func checkOther(_ section: MarkdownSection, in file: QuestionSource) -> Diagnostic? {
  if let slip = QuestionHeading.slip(file.source.bytes[section.heading.span]) {
    let start = section.heading.span.lowerBound
    return .questionHeading(
      section.heading.text, at: file.span(section.heading.span),
      fix: Fix(
        replacing: start..<(start + slip.length), with: "問\(slip.number)", isSafe: true))
  }
  var reader = QuestionFieldReader(file: file)
  var index = section.nodes.lowerBound
  while index < section.nodes.upperBound {
    let node = file.document.nodes[index]
    let isAnswer =
      switch node.kind {
      case .list:
        reader.items(ofList: index).contains { $0.mark.map { $0.slip != .otherSign } ?? false }
      case .paragraph:
        file.lines(ofParagraph: index).contains { file.key(of: $0)?.key == .answer }
      default: false
      }
    if isAnswer {
      return .questionHeading(section.heading.text, at: file.span(section.heading.span), fix: nil)
    }
    index = node.subtreeEnd
  }
  return nil
}

/// Ids are the question's own; in a file with some, all have one, or results could not be kept together.
private func checkIDs(of questions: [Question], in file: QuestionSource) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var seen: [String: Int] = [:]
  for question in questions {
    guard let id = question.writtenID else { continue }
    if let other = seen[id.value] {
      diagnostics.append(.doubledQuestionID(id.value, number: other, at: file.span(id.span)))
    } else {
      seen[id.value] = question.number
    }
  }
  let missing = questions.filter { $0.writtenID == nil }
  if let first = missing.first {
    diagnostics.append(.missingIDs(missing.count, at: file.span(first.headingSpan)))
  }
  return diagnostics
}

extension Diagnostic {
  fileprivate static func doubledNumber(_ number: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "doubled-number", "問\(number)が2つあります。", hint: "続きの番号に直します。", at: span)
  }

  fileprivate static func noQuestions(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "no-questions", "問が1つもありません。", hint: "「## 問1 …」の見出しで問を書きます。", at: span)
  }

  fileprivate static func footnoteInQuiz(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "footnote-in-quiz", "問の中に脚注は使えません。", hint: "脚注の中身を「> 解説: 」に書きます。", at: span)
  }

  fileprivate static func questionLevel(_ text: String, at span: SourceSpan, fix: Fix?) -> Diagnostic
  {
    Diagnostic(
      .error, id: "question-heading-level", "問の見出し「\(text)」が「##」ではありません。",
      hint: "「## \(text)」と書きます。", at: span, fix: fix)
  }

  fileprivate static func questionHeading(
    _ text: String, at span: SourceSpan, fix: Fix?
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "question-heading", "見出し「\(text)」は、問として読めません。",
      hint: "「## 問1 …」のように、「問」と数字で始めます。", at: span, fix: fix)
  }

  static func doubledQuestionID(_ id: String, number: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-question-id", "番号「\(id)」は、問\(number)でも使われています。",
      hint: "写した方の「番号:」の行を消して、`kosapo quiz --ids` で新しく付けます。", at: span)
  }

  fileprivate static func missingIDs(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "missing-question-id", "番号のない問が\(count)問あります。問いの文を直すと、前の結果とつながらなくなります。",
      hint: "`kosapo quiz --ids` で番号を書き込みます。", at: span)
  }
}
