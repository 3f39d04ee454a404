// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText
import Markdown

/// Reads the scenes of a 分岐事例.
func readScenes(_ file: QuestionSource, opening: Range<Int>) -> Checked<QuizBody> {
  let sections = file.document.sections(level: 2)
  let introduction = QuestionText(leadingBlocks(of: file))
  guard !sections.isEmpty else {
    return Checked(
      QuizBody(introduction: introduction, content: .scenes([])),
      [.noScenes(at: file.span(opening))])
  }
  var places: [String: Int] = [:]
  for (index, section) in sections.enumerated() { places[section.heading.id] = index }
  var diagnostics: [Diagnostic] = []
  var scenes: [Scene] = []
  let links = Dictionary(
    file.document.links.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
  for section in sections {
    var reader = SceneReader(file: file, section: section, places: places, links: links)
    scenes.append(reader.read())
    diagnostics += reader.diagnostics
  }
  // Where a way leads nowhere, the scene that was meant would be told, too.
  if !diagnostics.contains(where: { $0.id == "unknown-scene" }) {
    diagnostics += checkWalk(scenes, in: file)
  }
  return Checked(QuizBody(introduction: introduction, content: .scenes(scenes)), diagnostics)
}

/// Every scene can be reached, and from the first one an end can be.
private func checkWalk(_ scenes: [Scene], in file: QuestionSource) -> [Diagnostic] {
  var reached: Set<Int> = [0]
  var waiting = [0]
  while let scene = waiting.popLast() {
    for way in scenes[scene].ways where reached.insert(way.target).inserted {
      waiting.append(way.target)
    }
  }
  var diagnostics: [Diagnostic] = []
  for (index, scene) in scenes.enumerated() where !reached.contains(index) {
    diagnostics.append(
      .unreachableScene(
        file.document.plainText(of: scene.title), at: file.span(scene.headingSpan)))
  }
  let hasDeadEnd = scenes.contains { $0.ways.isEmpty && $0.ending == nil }
  if !hasDeadEnd, !reached.contains(where: { scenes[$0].ending != nil }) {
    diagnostics.append(.walkWithoutEnd(at: file.span(scenes[0].headingSpan)))
  }
  return diagnostics
}

/// Reads one scene.
private struct SceneReader {
  let file: QuestionSource
  let section: MarkdownSection

  /// The places of the scenes by the ids of their headings.
  let places: [String: Int]

  /// The links of the file by their nodes.
  let links: [Int: MarkdownLink]
  var diagnostics: [Diagnostic] = []

  mutating func read() -> Scene {
    var text: [QuestionText.Piece] = []
    var ways: [Scene.Way] = []
    var ending: Located<String>?
    var block = section.nodes.lowerBound
    var hasBadWay = false
    while block < section.nodes.upperBound {
      let node = file.document.nodes[block]
      switch node.kind {
      case .list where isWays(block):
        let count = file.document.children(of: block).count
        let found = self.ways(ofList: block)
        hasBadWay = hasBadWay || found.count < count
        ways += found
      case .paragraph: text += paragraph(block, &ending)
      default: text.append(.blocks(block..<node.subtreeEnd))
      }
      block = node.subtreeEnd
    }
    if ending != nil { ways = [] }
    if ending == nil, ways.isEmpty, !hasBadWay {
      diagnostics.append(.deadEnd(section.heading.text, at: file.span(section.heading.span)))
    }
    let node = section.heading.node
    let title = file.part(ofNodes: (node + 1)..<file.document.nodes[node].subtreeEnd)
    return Scene(
      title: QuestionText(title.map { [.line($0)] } ?? []), anchor: section.heading.id,
      headingSpan: section.heading.span, version: contentVersion(of: file, from: section),
      text: QuestionText(text), ways: ways, ending: ending?.value)
  }

  /// Text lines, and 結末.
  private mutating func paragraph(
    _ block: Int, _ ending: inout Located<String>?
  ) -> [QuestionText.Piece] {
    let lines = file.lines(ofParagraph: block)
    let count = lines.firstIndex { file.key(of: $0)?.key == .ending } ?? lines.count
    var pieces = file.part(lines[..<count]).map { [QuestionText.Piece.line($0)] } ?? []
    guard count < lines.count, let key = file.key(of: lines[count]) else { return pieces }
    if key.hasFullWidthColon {
      diagnostics.append(.questionFullWidthColon(.ending, at: file.span(key.colon)))
    }
    if key.value.isEmpty {
      diagnostics.append(.emptyQuestionKey(.ending, at: file.span(key.label)))
    }
    if ending != nil { diagnostics.append(.doubledKey(.ending, at: file.span(key.label))) }
    ending = Located(file.text(key.value), at: key.value)
    if let rest = file.part(lines[(count + 1)...]) { pieces.append(.line(rest)) }
    return pieces
  }

  /// Whether one of a list's items is a link within the file.
  private func isWays(_ list: Int) -> Bool {
    file.document.children(of: list).contains { link(ofItem: $0) != nil }
  }

  /// The link that an item begins with, if it leads to a place in this file.
  private func link(ofItem item: Int) -> MarkdownLink? {
    guard let paragraph = file.document.children(of: item).first,
      file.document.nodes[paragraph].kind == .paragraph,
      let first = file.document.children(of: paragraph).first,
      let link = links[first],
      case .file(let path, _) = LinkTarget(link.destination, from: file.source.path),
      path == file.source.path
    else { return nil }
    return link
  }

  private mutating func ways(ofList list: Int) -> [Scene.Way] {
    var reader = QuestionFieldReader(file: file)
    let items = reader.items(ofList: list)
    diagnostics += reader.diagnostics
    return items.compactMap { item in
      guard let link = link(ofItem: item.node), let line = item.lines.first else {
        diagnostics.append(.itemWithoutWay(file.text(item.bytes), at: file.span(item.bytes)))
        return nil
      }
      let end = file.document.nodes[link.node].subtreeEnd
      let last = item.lines.last?.nodes.upperBound ?? line.nodes.upperBound
      let points = points(behind: link, file.document.plainText(ofNodes: end..<last), in: item)
      guard case .file(_, let anchor) = LinkTarget(link.destination, from: file.source.path),
        let target = anchor.flatMap({ places[$0] })
      else {
        diagnostics.append(
          .unknownScene(link, among: places.keys.sorted(), at: file.span(link.destinationSpan)))
        return nil
      }
      let text = file.part(ofNodes: (link.node + 1)..<end)
      if text == nil { diagnostics.append(.emptyWay(at: file.span(item.bytes))) }
      return Scene.Way(
        text: QuestionText(text.map { [.line($0)] } ?? []), target: target, points: points,
        comment: QuestionText(item.comment))
    }
  }

  /// The points behind a link: `+2`.
  private mutating func points(
    behind link: MarkdownLink, _ text: String, in item: QuestionItem
  ) -> Int {
    var written = narrowed(String(text.filter { !$0.isWhitespace }))
    if written.isEmpty { return 0 }
    if written.hasSuffix("点") { written.removeLast() }
    if written.hasPrefix("+"), let points = Int(written.dropFirst()), (0...100).contains(points) {
      return points
    }
    if written == "±0" { return 0 }
    let start = min(link.span.upperBound, item.bytes.upperBound)
    diagnostics.append(
      .badWayPoints(
        String(text.drop { $0 == " " }), at: file.span(start..<item.bytes.upperBound)))
    return 0
  }
}

extension Diagnostic {
  fileprivate static func noScenes(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "no-scenes", "分岐事例に場面が1つもありません。", hint: "「## 場面の名前」の見出しで場面を書きます。", at: span)
  }

  fileprivate static func unreachableScene(_ title: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "unreachable-scene", "場面「\(title)」へ進む道がありません。",
      hint: "ほかの場面の箇条書きに「- [文](#\(title))」を加えるか、この場面を消します。", at: span)
  }

  fileprivate static func walkWithoutEnd(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "no-ending", "どの道を進んでも、終わりの場面に着きません。", hint: "終わりの場面に「結末: …」の行を書きます。",
      at: span)
  }

  fileprivate static func deadEnd(_ title: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "dead-end-scene", "場面「\(title)」に、先へ進む道も「結末:」もありません。",
      hint: "「- [文](#次の場面)」を並べるか、終わりの場面なら「結末: …」の行を書きます。", at: span)
  }

  fileprivate static func unknownScene(
    _ link: MarkdownLink, among anchors: [String], at span: SourceSpan
  ) -> Diagnostic {
    let anchor = String(link.destination.drop { $0 == "#" })
    let nearest = nearestWord(to: anchor, among: anchors)
    return Diagnostic(
      .error, id: "unknown-scene", "「\(link.text)」の行き先「#\(anchor)」という場面はありません。",
      hint: nearest.map { "「#\($0)」の書き間違いではありませんか。" } ?? "「## \(anchor)」の場面を書くか、行き先を直します。",
      at: span,
      fix: nearest.map {
        Fix(
          replacing: span.bytes, with: "#\($0)",
          isSafe: foldedAnswer($0) == foldedAnswer(anchor))
      })
  }

  fileprivate static func itemWithoutWay(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "way-without-link", "道の並びの「\(text)」に、行き先がありません。",
      hint: "「- [文](#次の場面) +1」の形で書きます。", at: span)
  }

  fileprivate static func emptyWay(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "empty-choice", "道の文がありません。", hint: "「[」と「]」の間に文を書きます。", at: span)
  }

  fileprivate static func badWayPoints(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "way-points", "リンクの後の「\(text)」は、得点の形ではありません。",
      hint: "「+2」のように、半角の + と数字（0から100まで）だけを書きます。", at: span)
  }
}
