// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// The lists of a question that are its answer; other lists belong to its text.
struct AnswerLists {
  let file: QuestionSource

  /// What `種類:` says, or else what the lists look like.
  let kind: QuestionKind?

  /// Whether `種類:` says it.
  let isKindWritten: Bool

  /// The nodes of the lists, in order.
  let lists: [Int]
  private(set) var diagnostics: [Diagnostic] = []

  init(file: QuestionSource, blocks: [Int], values: [QuestionKey: QuestionKeyLine]) {
    self.file = file
    let all = blocks.filter { file.document.nodes[$0].kind == .list }
    var written: QuestionKind?
    var isUnknown = false
    if let line = values[.kind], !line.value.isEmpty {
      written = QuestionKind(file.text(line.value))
      isUnknown = written == nil
      if isUnknown {
        diagnostics.append(
          .unknownQuestionKind(file.text(line.value), at: file.span(line.value)))
      }
    }
    isKindWritten = written != nil || isUnknown
    let items = all.map { list in
      var reader = QuestionFieldReader(file: file)
      return (list: list, items: reader.items(ofList: list))
    }
    let marked = items.filter { $0.items.contains(where: \.hasClearMark) }.map(\.list)
    let arrows = items.filter { $0.items.contains { $0.hasArrow(in: file) } }.map(\.list)
    if let written {
      kind = written
    } else if !marked.isEmpty {
      kind = .choice
    } else if values[.answer] == nil, !arrows.isEmpty {
      kind = .match
    } else if values[.answer] == nil, !all.isEmpty {
      // Neither marks nor arrows: an order without its 種類, or choices without marks.
      kind = isUnknown ? .order : nil
    } else {
      kind = nil
    }
    switch kind {
    case .order: lists = all.suffix(1)
    case .match: lists = arrows.isEmpty ? all.suffix(1) : arrows
    case .choice, .single, .multiple:
      lists = marked.isEmpty ? all.suffix(1) : marked
    case .trueFalse, .words, .number: lists = marked
    case nil: lists = values[.answer] == nil ? all.suffix(1) : []
    }
  }

  /// Where the first of them begins.
  var start: Int? { lists.first.map { file.document.nodes[$0].span.lowerBound } }

  func contains(_ block: Int) -> Bool { lists.contains(block) }

  /// Whether a block stands between two of the lists.
  func isBetween(_ block: Int) -> Bool {
    (lists.first.map { $0 < block } ?? false) && (lists.last.map { $0 > block } ?? false)
  }

  /// Whether a quote begins on the line right below one of the lists.
  func isRightBehind(_ block: Int) -> Bool {
    guard let list = lists.last(where: { $0 < block }) else { return false }
    let end = file.document.nodes[list].span.upperBound
    let start = file.document.nodes[block].span.lowerBound
    return file.document.nodes[list].subtreeEnd == block
      && file.lines.place(at: start).line == file.lines.place(at: end).line + 1
  }

  /// The items of all lists, and everything wrong with how they are written.
  mutating func takeItems() -> TakenItems {
    var reader = QuestionFieldReader(file: file)
    let items = lists.flatMap { reader.items(ofList: $0) }
    return TakenItems(
      kind: kind, isKindWritten: isKindWritten,
      isOrdered: lists.allSatisfy { file.document.nodes[$0].isOrdered }, items: items,
      diagnostics: reader.diagnostics)
  }

  /// The message about a quote that should be indented to belong to the choice above it.
  func unindented(_ block: Int) -> Diagnostic {
    let node = file.document.nodes[block]
    let list = lists.last { $0 < block } ?? block
    let item = file.document.children(of: list).last ?? list
    let indent = String(
      repeating: " ", count: max(2, file.column(of: file.contentStart(ofItem: item))))
    let first = file.lines.place(at: node.span.lowerBound).line
    let last = file.lines.place(at: max(node.span.lowerBound, node.span.upperBound - 1)).line
    let edits = (first...last).map { line in
      let start = file.lines.range(ofLine: line).lowerBound
      return Fix.Edit(replacing: start..<start, with: indent)
    }
    return .unindentedComment(
      at: file.span(node.span.lowerBound..<(node.span.lowerBound + 1)),
      fix: Fix(edits, isSafe: true))
  }
}

/// The items of a question's answer.
struct TakenItems {
  let kind: QuestionKind?
  let isKindWritten: Bool

  /// Whether they are numbered in the file.
  let isOrdered: Bool
  let items: [QuestionItem]
  let diagnostics: [Diagnostic]
}

extension QuestionItem {
  /// Whether it has a mark that is nothing else than one.
  var hasClearMark: Bool {
    guard let mark else { return false }
    return mark.slip != .otherSign || mark.style == .box
  }

  /// Whether an arrow divides it into two sides.
  func hasArrow(in file: QuestionSource) -> Bool {
    ArrowPlace(in: self, of: file) != nil
  }
}

extension Diagnostic {
  fileprivate static func unindentedComment(at span: SourceSpan, fix: Fix) -> Diagnostic {
    Diagnostic(
      .error, id: "unindented-comment", "選択肢の説明の「>」が字下げされていません。",
      hint: "前に空白2つを入れて、上の選択肢の中に入れます。問全体の説明なら「> 解説: 」と書き、上に空の行を置きます。",
      at: span, fix: fix)
  }
}
