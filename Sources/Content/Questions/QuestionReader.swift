// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// Reads one question: first its keys, then, knowing them, which blocks are the question and which the answer.
struct QuestionReader {
  let file: QuestionSource
  let section: MarkdownSection
  let heading: QuestionHeading
  private(set) var diagnostics: [Diagnostic] = []

  /// What the key lines say.
  private var values: [QuestionKey: QuestionKeyLine] = [:]
  private var hints: [QuestionText] = []
  private var explanation: [QuestionText.Piece] = []
  private var stem: [QuestionText.Piece] = []

  /// Where the first key or the first choice stands.
  private var firstPlace: Int?

  init(file: QuestionSource, section: MarkdownSection, heading: QuestionHeading) {
    self.file = file
    self.section = section
    self.heading = heading
  }

  /// Reads the section.
  ///
  /// - Returns: `nil` where there is no right answer to grade by.
  mutating func read() -> Question? {
    let blocks = topBlocks
    for block in blocks where file.document.nodes[block].kind == .paragraph {
      for line in file.lines(ofParagraph: block) { note(line) }
    }
    var lists = AnswerLists(file: file, blocks: blocks, values: values)
    diagnostics += lists.diagnostics
    readBlocks(blocks, lists)
    var answers = AnswerBuilder(
      file: file, heading: section.heading, values: values, lists: lists.takeItems())
    let answer = answers.build()
    diagnostics += answers.diagnostics
    hints += answers.hints
    let title = file.part(ofNodes: headingNodes, dropping: heading.length)
    if title == nil, stem.isEmpty {
      diagnostics.append(.questionWithoutText(heading.number, at: headingSpan))
    }
    let points = points()
    let id = id()
    guard let answer else { return nil }
    return Question(
      number: heading.number, anchor: section.heading.id, headingSpan: section.heading.span,
      writtenID: id, version: version,
      title: QuestionText(title.map { [.line($0)] } ?? []), stem: QuestionText(stem),
      key: answer.key, options: answer.options, points: points,
      field: values[.field].map { file.text($0.value) }, hints: hints,
      explanation: QuestionText(explanation), idPlace: idPlace)
  }

  private var headingSpan: SourceSpan { file.span(section.heading.span) }

  private var headingNodes: Range<Int> {
    let node = section.heading.node
    return (node + 1)..<file.document.nodes[node].subtreeEnd
  }

  /// The blocks of the section.
  private var topBlocks: [Int] {
    var blocks: [Int] = []
    var next = section.nodes.lowerBound
    while next < section.nodes.upperBound {
      blocks.append(next)
      next = file.document.nodes[next].subtreeEnd
    }
    return blocks
  }

  /// Remembers the key of a line, once each.
  private mutating func note(_ line: QuestionLine) {
    guard let key = file.key(of: line), !key.key.isSpoken else { return }
    if values[key.key] != nil {
      diagnostics.append(.doubledKey(key.key, at: file.span(key.label)))
    } else {
      values[key.key] = key
    }
    if key.key == .ending { diagnostics.append(.endingInQuestion(at: file.span(key.label))) }
  }

  /// Takes every block for what it is.
  private mutating func readBlocks(_ blocks: [Int], _ lists: AnswerLists) {
    for block in blocks {
      let node = file.document.nodes[block]
      switch node.kind {
      case .paragraph: readParagraph(block, lists)
      case .blockQuote: readQuote(block, lists)
      case .list where lists.contains(block): begin(at: node.span.lowerBound)
      default: take(.blocks(block..<node.subtreeEnd), lists)
      }
    }
  }

  private mutating func begin(at offset: Int) {
    firstPlace = min(firstPlace ?? offset, offset)
  }

  /// Text is the question's while no answer has been seen.
  private mutating func take(_ piece: QuestionText.Piece, _ lists: AnswerLists) {
    let nodes = QuestionText([piece]).nodes[0]
    let place = file.document.nodes[nodes.lowerBound].span
    let answer = [lists.start, values[.answer]?.name.lowerBound].compactMap(\.self).min()
    if let answer, place.lowerBound > answer {
      let line = file.lines.range(ofLine: file.lines.place(at: place.lowerBound).line)
      diagnostics.append(
        .textAfterAnswer(
          at: file.span(place.lowerBound..<max(place.lowerBound, line.upperBound))))
    } else {
      stem.append(piece)
    }
  }

  /// A paragraph may begin with text and go on with keys, one a line.
  private mutating func readParagraph(_ block: Int, _ lists: AnswerLists) {
    let lines = file.lines(ofParagraph: block)
    let count = lines.firstIndex { file.key(of: $0) != nil } ?? lines.count
    if let part = file.part(lines[..<count]) { take(.line(part), lists) }
    var index = count
    while index < lines.count {
      guard let key = file.key(of: lines[index]) else {
        tellStrayLine(lines[index])
        index += 1
        continue
      }
      begin(at: file.lineStart(of: key.name.lowerBound))
      var end = index + 1
      if key.key.isSpoken {
        while end < lines.count, file.key(of: lines[end]) == nil { end += 1 }
        var reader = QuestionFieldReader(file: file)
        var fields: [QuestionField] = []
        reader.append(Array(lines[index..<end]), to: &fields)
        diagnostics += reader.diagnostics
        for field in fields { take(field) }
      } else {
        if key.hasFullWidthColon {
          diagnostics.append(.questionFullWidthColon(key.key, at: file.span(key.colon)))
        }
        if key.value.isEmpty {
          diagnostics.append(.emptyQuestionKey(key.key, at: file.span(key.label)))
        }
      }
      index = end
    }
  }

  /// A line below a key that is none itself; another word for 答え is told where the answer is missed.
  private mutating func tellStrayLine(_ line: QuestionLine) {
    if let slip = file.key(of: line, acceptsSlips: true) {
      guard slip.key != .answer || values[.answer] != nil else { return }
      var reader = QuestionFieldReader(file: file)
      reader.check(slip)
      diagnostics += reader.diagnostics
    } else {
      diagnostics.append(.textAfterKey(file.text(line.bytes), at: file.span(line.bytes)))
    }
  }

  /// A quote holds hints and the explanation; one without key is part of the question, or was not indented.
  private mutating func readQuote(_ block: Int, _ lists: AnswerLists) {
    let span = file.document.nodes[block].span
    if lists.isBetween(block) || (lists.isRightBehind(block) && !hasKey(block)) {
      diagnostics.append(lists.unindented(block))
      return
    }
    var reader = QuestionFieldReader(file: file)
    let fields = reader.fields(ofQuote: block)
    diagnostics += reader.diagnostics
    guard let first = fields.first, first.key != nil else {
      if let start = lists.start ?? values[.answer]?.name.lowerBound, span.lowerBound > start {
        diagnostics.append(.quoteWithoutKey(at: file.span(span.lowerBound..<(span.lowerBound + 1))))
      } else {
        stem.append(.blocks(block..<file.document.nodes[block].subtreeEnd))
      }
      return
    }
    begin(at: file.lineStart(of: span.lowerBound))
    for field in fields { take(field) }
  }

  private func hasKey(_ quote: Int) -> Bool {
    var reader = QuestionFieldReader(file: file)
    return reader.fields(ofQuote: quote).first?.key != nil
  }

  private mutating func take(_ field: QuestionField) {
    guard let key = field.key else { return }
    if field.pieces.isEmpty {
      diagnostics.append(.emptyQuestionKey(key.key, at: file.span(key.label)))
    }
    switch key.key {
    case .hint: hints.append(QuestionText(field.pieces))
    case .explanation: explanation += field.pieces
    default: diagnostics.append(.keyInQuote(key.key, at: file.span(key.label)))
    }
  }
}

extension QuestionReader {
  private mutating func points() -> Int {
    guard let line = values[.points], !line.value.isEmpty else { return 1 }
    var text = narrowed(file.text(line.value))
    if text.hasSuffix("点") { text.removeLast() }
    if let points = Int(text), (1...100).contains(points) { return points }
    diagnostics.append(.badPoints(file.text(line.value), at: file.span(line.value)))
    return 1
  }

  private mutating func id() -> Located<String>? {
    guard let line = values[.id], !line.value.isEmpty else { return nil }
    let text = file.text(line.value)
    if text.hasPrefix("q-"), isID(text) { return Located(text, at: line.value) }
    let mended = narrowed(text).lowercased()
    let isMended = mended.hasPrefix("q-") && isID(mended)
    diagnostics.append(
      .badQuestionID(text, mended: isMended ? mended : nil, at: file.span(line.value)))
    return Located(isMended ? mended : text, at: line.value)
  }

  /// Where a line with the id is to stand: before the first key or choice.
  private var idPlace: Int {
    if let firstPlace { return file.lineStart(of: firstPlace) }
    return file.document.nodes[section.heading.node].span.upperBound
  }

  /// A digest of the section's lines, without the id, line ends and blanks at their ends.
  private var version: String {
    contentVersion(of: file, from: section)
  }
}
