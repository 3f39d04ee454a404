// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// What is right, and what there is to choose among.
struct BuiltAnswer {
  let key: AnswerKey
  var options = Question.Options.none
}

/// Makes the answer of one question, and tells what is missing or doubtful.
struct AnswerBuilder {
  let file: QuestionSource
  let heading: MarkdownHeading
  let values: [QuestionKey: QuestionKeyLine]
  let lists: TakenItems
  var diagnostics: [Diagnostic] = []

  /// Hints that were written inside choices.
  private(set) var hints: [QuestionText] = []

  init(
    file: QuestionSource, heading: MarkdownHeading, values: [QuestionKey: QuestionKeyLine],
    lists: TakenItems
  ) {
    self.file = file
    self.heading = heading
    self.values = values
    self.lists = lists
  }

  var headingSpan: SourceSpan { file.span(heading.span) }

  mutating func build() -> BuiltAnswer? {
    diagnostics += lists.diagnostics
    hints = lists.items.flatMap(\.hints)
    if let line = values[.answer], lists.kind?.hasList ?? false || !lists.items.isEmpty {
      diagnostics.append(
        lists.items.isEmpty
          ? .kindWithoutList(lists.kind?.names[0] ?? "", at: kindSpan)
          : .twoAnswers(at: file.span(line.label)))
      return nil
    }
    switch lists.kind {
    case .choice, .single, .multiple: return items(least: 2) ? choices() : nil
    case .order: return items(least: 1) ? order() : nil
    case .match: return items(least: 1) ? matches() : nil
    case .trueFalse, .words, .number: return typed()
    case nil:
      guard lists.items.isEmpty else {
        diagnostics.append(lists.isOrdered ? .missingKind(at: kindFix) : .unmarkedChoices(at: firstItem))
        return nil
      }
      return typed()
    }
  }

  private var kindSpan: SourceSpan { file.span(values[.kind]?.value ?? heading.span) }

  private var firstItem: SourceSpan {
    file.span(lists.items.first?.bytes ?? heading.span)
  }

  private var kindFix: (span: SourceSpan, fix: Fix) {
    let node = file.document.nodes[lists.items[0].node]
    let start = file.lineStart(of: node.span.lowerBound)
    let end = file.lineEnd(near: start)
    return (
      firstItem,
      Fix(replacing: start..<start, with: "種類: 並べ替え\(end)\(end)", isSafe: false)
    )
  }

  /// Whether there are enough items to go on with.
  private mutating func items(least: Int) -> Bool {
    if lists.items.isEmpty {
      diagnostics.append(.kindWithoutList(lists.kind?.names[0] ?? "", at: kindSpan))
      return false
    }
    if lists.items.count < least {
      diagnostics.append(.singleChoiceOnly(at: firstItem))
    }
    return true
  }

  /// The text of an item behind its mark; an empty one is told.
  mutating func text(of item: QuestionItem, dropping count: Int) -> QuestionText {
    guard let part = file.part(item.lines, dropping: count) else { return QuestionText([]) }
    return QuestionText([.line(part)])
  }
}

extension AnswerBuilder {
  private mutating func choices() -> BuiltAnswer? {
    checkMarks()
    var choices: [Question.Choice] = []
    var right: [Int] = []
    var seen: Set<String> = []
    for (index, item) in lists.items.enumerated() {
      let text = text(of: item, dropping: item.mark.map { $0.length + $0.blanks } ?? 0)
      let plain = file.document.plainText(of: text)
      if text.isEmpty {
        diagnostics.append(.emptyChoice(at: file.span(item.bytes)))
      } else if !seen.insert(plain).inserted {
        diagnostics.append(.doubledChoice(plain, at: file.span(item.bytes)))
      }
      if item.mark?.isRight ?? false { right.append(index) }
      choices.append(Question.Choice(text: text, comment: QuestionText(item.comment)))
    }
    guard !right.isEmpty else {
      if lists.items.allSatisfy({ $0.mark != nil }) {
        diagnostics.append(.noRightChoice(at: headingSpan))
      }
      return nil
    }
    if lists.kind == .single, right.count > 1 {
      diagnostics.append(.severalRight(right.count, at: kindSpan))
    }
    let isSingle = right.count == 1 && lists.kind != .multiple
    return BuiltAnswer(
      key: isSingle
        ? .single(right: right[0], count: choices.count)
        : .multiple(right: right, count: choices.count),
      options: .choices(choices))
  }

  /// Every choice has a mark, all of one style, none of them doubtful.
  private mutating func checkMarks() {
    let marks = lists.items.compactMap(\.mark)
    let style = marks.first?.style
    for item in lists.items {
      guard let mark = item.mark else {
        diagnostics.append(.choiceWithoutMark(file.text(item.bytes), at: file.span(item.bytes)))
        continue
      }
      let span = item.bytes.lowerBound..<(item.bytes.lowerBound + mark.length)
      if let slip = mark.slip {
        let gap = mark.blanks == 0 && item.bytes.count > mark.length ? " " : ""
        diagnostics.append(
          .markSlip(
            slip, file.text(span), proper: mark.proper, at: file.span(span),
            fix: Fix(replacing: span, with: mark.proper + gap, isSafe: true)))
      }
      if mark.style != style {
        diagnostics.append(.mixedMarks(file.text(span), at: file.span(span)))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func kindWithoutList(_ kind: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "missing-answer", "種類が「\(kind)」の問に、答えの並びがありません。",
      hint: "問いの文の下に、箇条書きで答えを並べます。", at: span)
  }

  fileprivate static func twoAnswers(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "two-answers", "選択肢と「答え:」の両方があります。", hint: "どちらか一つにします。", at: span)
  }

  fileprivate static func missingKind(at place: (span: SourceSpan, fix: Fix)) -> Diagnostic {
    Diagnostic(
      .error, id: "choice-without-mark", "番号の付いた並びに、正誤の印（○ ×）も「種類: 並べ替え」もありません。",
      hint: "並べ替えの問なら、並びの上に「種類: 並べ替え」と書きます。選ぶ問なら、○ か × を付けます。",
      at: place.span, fix: place.fix)
  }

  fileprivate static func unmarkedChoices(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "choice-without-mark", "選択肢のどれにも、正誤の印（○ ×）がありません。",
      hint: "正しい選択肢は「- ○ …」、正しくない選択肢は「- × …」と書きます。", at: span)
  }

  fileprivate static func singleChoiceOnly(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "single-choice", "選択肢が1つしかありません。", hint: "2つ以上にします。", at: span)
  }

  fileprivate static func emptyChoice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "empty-choice", "選択肢に文がありません。", hint: "文を書くか、この行を消します。", at: span)
  }

  fileprivate static func doubledChoice(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "doubled-choice", "選択肢「\(text)」が2つあります。", hint: "一つを直すか、消します。", at: span)
  }

  fileprivate static func noRightChoice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "no-right-choice", "正しい選択肢（○）が1つもありません。", hint: "正しい選択肢の印を ○ にします。",
      at: span)
  }

  fileprivate static func severalRight(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "several-right", "単一選択の問に、○ が\(count)個あります。",
      hint: "○ を1つにするか、種類を「複数選択」にします。", at: span)
  }

  fileprivate static func choiceWithoutMark(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "choice-without-mark", "選択肢「\(text)」に、正誤の印（○ ×）がありません。",
      hint: "文の前に「○ 」か「× 」を付けます。", at: span)
  }

  fileprivate static func markSlip(
    _ slip: QuestionMark.Slip, _ written: String, proper: String, at span: SourceSpan, fix: Fix
  ) -> Diagnostic {
    switch slip {
    case .fullWidth:
      Diagnostic(
        .error, id: "fullwidth-mark", "選択肢の印「\(written)」は、決まった形ではありません。",
        hint: "「\(proper)」と書きます。", at: span, fix: fix)
    case .otherSign:
      Diagnostic(
        .error, id: "unclear-mark", "選択肢の印「\(written)」は、○ でも × でもありません。",
        hint: "「\(proper)」と書きます。", at: span, fix: fix)
    }
  }

  fileprivate static func mixedMarks(_ written: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "mixed-marks", "○ × の印と [x] の印が、一つの並びに混ざっています（「\(written)」）。",
      hint: "[x] は正しい、× は正しくない、という反対の意味です。どちらか一方にそろえます。", at: span)
  }
}
