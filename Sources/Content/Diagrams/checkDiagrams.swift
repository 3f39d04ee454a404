// SPDX-License-Identifier: MIT

package import Diagnostics
package import Markdown

/// A diagram and where it stands in its file.
package struct PlacedDiagram: Sendable {
  package let diagram: Diagram
  private let path: String

  /// Where each line of the block begins in the file.
  private let lines: [Range<Int>]

  /// How many lines of the block stand before the text that Graphviz draws.
  private let linesBefore: Int

  fileprivate init(_ diagram: Diagram, place: BlockPlace, linesBefore: Int) {
    self.diagram = diagram
    path = place.path
    lines = place.lines
    self.linesBefore = linesBefore
  }

  /// The place of a line of the text that Graphviz draws, counted from 1; of the whole where it is `nil`.
  package func span(ofLine line: Int?) -> SourceSpan {
    let place = line.map { $0 - 1 + linesBefore } ?? 0
    let bytes = lines.indices.contains(place) ? lines[place] : lines.first ?? 0..<0
    return SourceSpan(path: path, bytes: bytes)
  }
}

/// Reads the diagrams of a document and tells what must not go to Graphviz.
///
/// Only what is known to be harmless passes: no addresses, no files, no HTML, no colours that a dark
/// page could not show.
package func readDiagrams(
  of document: MarkdownDocument, in source: SourceText
) -> Checked<[PlacedDiagram]> {
  var diagrams: [PlacedDiagram] = []
  var diagnostics: [Diagnostic] = []
  for code in document.codeBlocks(in: Diagram.language) {
    let place = BlockPlace(of: code, in: source)
    let block = DiagramBlock(code.text)
    let problems = diagnosticsAbout(block, at: place, code)
    diagnostics += problems
    if problems.isEmpty, let diagram = Diagram(code.text) {
      let before = code.text.utf8.prefix(block.sourceStart).count { $0 == 0x0A }
      diagrams.append(PlacedDiagram(diagram, place: place, linesBefore: before))
    }
  }
  return Checked(diagrams, diagnostics)
}

/// The diagrams of all texts, in their order; those with slips are left out.
package func placedDiagrams(in entries: [Entry], _ glossary: Glossary?) -> [PlacedDiagram] {
  let texts =
    entries.filter(\.references.hasCodeBlocks).map { ($0.body, $0.source) }
    + (glossary.map { [($0.body, $0.source)] } ?? [])
  return texts.flatMap { readDiagrams(of: $0.0, in: $0.1).value ?? [] }
}

/// Where the lines of a block of code stand in their file.
private struct BlockPlace {
  let path: String
  let lines: [Range<Int>]
  private let starts: [Int]

  init(of code: MarkdownCodeBlock, in source: SourceText) {
    path = source.path
    let table = LineTable(of: source)
    let fence = table.place(at: code.span.lowerBound).line
    var lines: [Range<Int>] = []
    var starts: [Int] = []
    var start = 0
    for line in code.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let number = fence + 1 + lines.count
      let whole = number <= table.count ? table.range(ofLine: number) : code.span
      // The author's line may stand in a list or a quote: the code is its end.
      lines.append(max(whole.lowerBound, whole.upperBound - line.count)..<whole.upperBound)
      starts.append(start)
      start += line.count + 1
    }
    self.lines = lines
    self.starts = starts
  }

  /// The bytes of the file that hold a part of the block's text.
  func span(_ part: Range<Int>) -> SourceSpan {
    let line = starts.lastIndex { $0 <= part.lowerBound } ?? 0
    let start = lines[line].lowerBound + part.lowerBound - starts[line]
    return SourceSpan(
      path: path, bytes: start..<min(start + part.count, max(start, lines[line].upperBound)))
  }
}

/// The longest text of a diagram that is drawn, in bytes.
private let sizeLimit = 20_000

private func diagnosticsAbout(
  _ block: DiagramBlock, at place: BlockPlace, _ code: MarkdownCodeBlock
) -> [Diagnostic] {
  let fence = SourceSpan(
    path: place.path,
    bytes: code.span.lowerBound..<min(code.span.lowerBound + 6, code.span.upperBound))
  var diagnostics: [Diagnostic] = []
  if block.title == nil { diagnostics.append(.missingTitle(at: fence)) }
  if block.alternative.isEmpty { diagnostics.append(.missingAlternative(at: fence)) }
  guard block.source.utf8.count <= sizeLimit else {
    return diagnostics + [.tooLarge(block.source.utf8.count, at: fence)]
  }
  let tokens = dotTokens(of: block.source)
  func span(_ token: DotToken) -> SourceSpan {
    place.span(
      token.span.lowerBound + block.sourceStart..<token.span.upperBound + block.sourceStart)
  }
  let words = tokens.prefix(2).compactMap(\.word).map { $0.lowercased() }
  guard words.first == "digraph" || words.first == "graph" || words == ["strict", "digraph"] else {
    return diagnostics + [.notADiagram(at: tokens.first.map(span) ?? fence)]
  }
  var depth = 0
  var isClosed = false
  for (index, token) in tokens.enumerated() {
    if isClosed {
      diagnostics.append(.secondDiagram(at: span(token)))
      break
    }
    switch token.kind {
    case .refused("<"):
      // What follows in the label would only be told as more of the same.
      return diagnostics + [.htmlLabel(at: span(token))]
    case .refused(let text):
      diagnostics.append(.unreadable(text, at: span(token)))
    case .sign("{"): depth += 1
    case .sign("}"):
      depth -= 1
      isClosed = depth == 0
    case .sign("="):
      diagnostics += attributeDiagnostics(tokens, at: index, span)
    default: break
    }
  }
  if depth > 0 { diagnostics.append(.unclosed(at: fence)) }
  return diagnostics
}

/// What is wrong with `name = value`.
private func attributeDiagnostics(
  _ tokens: [DotToken], at equals: Int, _ span: (DotToken) -> SourceSpan
) -> [Diagnostic] {
  guard equals > 0, let name = tokens[equals - 1].word else { return [] }
  guard attributes.contains(name) else {
    return [.refusedAttribute(name, at: span(tokens[equals - 1]))]
  }
  guard name == "shape", equals + 1 < tokens.count, let shape = tokens[equals + 1].word,
    !shapes.contains(shape)
  else { return [] }
  return [.unknownShape(shape, at: span(tokens[equals + 1]))]
}

extension DotToken {
  fileprivate var word: String? {
    if case .word(let word) = kind { word } else { nil }
  }
}

/// The attributes that pass: where things stand, what they say, and the form of shapes and lines.
private let attributes: Set<String> = [
  "arrowhead", "arrowsize", "arrowtail", "color", "compound", "concentrate", "constraint", "dir",
  "fillcolor", "fixedsize", "fontcolor", "group", "headlabel", "headport", "height", "label",
  "labelangle", "labeldistance", "labeljust", "labelloc", "lhead", "ltail", "margin", "minlen",
  "newrank", "nodesep", "ordering", "penwidth", "peripheries", "rank", "rankdir", "ranksep",
  "shape", "splines", "style", "taillabel", "tailport", "weight", "width", "xlabel",
]

private let shapes: Set<String> = [
  "box", "rect", "rectangle", "square", "ellipse", "oval", "circle", "doublecircle", "diamond",
  "point", "plaintext", "plain", "none", "note", "tab", "folder", "component", "cylinder", "cds",
  "hexagon", "octagon", "parallelogram", "trapezium", "house", "invhouse", "underline",
]

extension Diagnostic {
  fileprivate static func missingTitle(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-title", "図に題名がありません。",
      hint: "```dot の次の行に「図: 気づきから支援まで」のように書きます。", at: span)
  }

  fileprivate static func missingAlternative(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-alternative", "図に、見えない人のための代わりの文章がありません。",
      hint: "```dot の次の行に「代替: 学校が気づき、区役所と話し合い、支援につなぎます。」のように、図の中身を順に書きます。", at: span)
  }

  fileprivate static func tooLarge(_ size: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-too-large", "図の文章が \(size) バイトあります。描けるのは \(sizeLimit) バイトまでです。",
      hint: "図を二つに分けます。", at: span)
  }

  fileprivate static func notADiagram(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-form", "図の文章が「digraph {」で始まっていません。",
      hint: "矢印の図は「digraph { 一つめ -> 二つめ }」、線だけの図は「graph { 一つめ -- 二つめ }」と書きます。", at: span)
  }

  fileprivate static func secondDiagram(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-form", "図を閉じる「}」の後ろに、続きがあります。", hint: "一つの ``` の中に書ける図は一つです。",
      at: span)
  }

  fileprivate static func unclosed(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-form", "図を閉じる「}」が足りません。", hint: "「{」と「}」の数をそろえます。", at: span)
  }

  fileprivate static func unreadable(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-form",
      text == "\"" ? "引用符「\"」が閉じていません。" : "図の文章の「\(text)」は使えません。",
      hint: "言葉は \"初めの会議\" のように引用符で囲みます。", at: span)
  }

  fileprivate static func htmlLabel(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "diagram-label", "図の言葉に、HTML（< で始まる書き方）は使えません。",
      hint: "label=\"一行目\\n二行目\" のように書きます。", at: span)
  }

  fileprivate static func refusedAttribute(_ name: String, at span: SourceSpan) -> Diagnostic {
    let nearest = nearestWord(to: name, among: attributes.sorted())
    return Diagnostic(
      .error, id: "diagram-attribute", "図の「\(name)」は使えません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" }
        ?? "リンク、画像、文字の種類や大きさは、図には付けられません。この指定を消します。", at: span)
  }

  fileprivate static func unknownShape(_ shape: String, at span: SourceSpan) -> Diagnostic {
    let nearest = nearestWord(to: shape, among: shapes.sorted())
    return Diagnostic(
      .error, id: "diagram-attribute", "「\(shape)」という形は使えません。",
      hint: nearest.map { "「\($0)」の書き間違いではありませんか。" } ?? "box、ellipse、diamond などが使えます。",
      at: span)
  }
}
