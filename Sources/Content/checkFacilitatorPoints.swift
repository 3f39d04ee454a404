// SPDX-License-Identifier: MIT

import Diagnostics
import Markdown

/// Tells each 着眼点 of a case that its page would show to everyone.
///
/// The places where the word stands are looked at in the text as it was written, since a slip in the signs before it makes
/// something else of it: a paragraph, a code block, a quote of its own.
///
/// - Complexity: O(*n*) in the length of the text; little of it where the word is not in it.
func checkFacilitatorPoints(in entry: Entry) -> [Diagnostic] {
  let marks = FacilitatorPoint.marks(in: entry.source.bytes)
  guard !marks.isEmpty else { return [] }
  let document = entry.body
  let hidden = entry.facilitatorPoints.map { document.nodes[$0].span }
  let comments = document.comments
  let questions = document.questionSections.map { section in
    section.heading.span.lowerBound..<document.nodes[section.nodes].endOfSpan
  }
  let shown = marks.filter { place in
    guard place >= document.nodes[0].span.lowerBound,
      !hidden.contains(where: { $0.contains(place) }),
      !comments.contains(where: { isInComment(place, of: $0, in: entry.source) })
    else { return false }
    let line = MarkedLine(at: place, in: entry.source.bytes)
    return questions.contains { $0.contains(place) }
      ? line.isPointOfQuestion : line.isPointElsewhere
  }
  return shown.map { place in
    .shownPoint(at: entry.source.path, place..<place + FacilitatorPoint.mark.utf8.count)
  } + blocksBehindPoints(in: entry)
}

/// Whether a place in a piece of HTML lies inside of a comment: what follows its end is shown.
private func isInComment(_ place: Int, of html: Range<Int>, in source: SourceText) -> Bool {
  guard html.contains(place) else { return false }
  let before = source.text(in: html.lowerBound..<place)
  guard let opening = before.ranges(of: "<!--").last else { return false }
  return !before[opening.upperBound...].contains("-->")
}

/// What stands behind a 着眼点 below the same question, outside of its quote.
private func blocksBehindPoints(in entry: Entry) -> [Diagnostic] {
  let document = entry.body
  return document.questionItems.flatMap { item -> [Diagnostic] in
    let blocks = document.children(of: item)
    guard let first = blocks.firstIndex(where: { FacilitatorPoint.isPoint($0, in: document) })
    else { return [] }
    return blocks[first...].filter { !FacilitatorPoint.isPoint($0, in: document) }.map { block in
      .blockBehindPoint(at: entry.source.path, document.nodes[block].span)
    }
  }
}

/// How 着眼点 stands in its line.
private struct MarkedLine {
  /// Whether only blanks, signs, numbers and tags stand before it.
  private let isAtBeginning: Bool

  /// Whether what stands before it ends there.
  private let isBehindAnEnd: Bool

  /// Whether a colon follows.
  private let hasColon: Bool

  /// Whether no letter follows that would make it a part of a sentence.
  private let isAlone: Bool

  init(at place: Int, in bytes: [UInt8]) {
    let start = bytes[..<place].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let before = String(decoding: bytes[start..<place], as: UTF8.self)
    isAtBeginning = withoutMarkup(before).allSatisfy { !$0.isLetter }
    isBehindAnEnd = before.last.map { !$0.isLetter && !$0.isNumber } ?? true
    let next = place + FacilitatorPoint.mark.utf8.count
    let end = bytes[next...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let behind = String(decoding: bytes[next..<end], as: UTF8.self).drop { "*_`~".contains($0) }
    isAlone = !(behind.first?.isLetter ?? false)
    hasColon = behind.first { !" 　\t".contains($0) }.map { ":：".contains($0) } ?? false
  }

  var isPointOfQuestion: Bool {
    isAtBeginning && (hasColon || isAlone) || isBehindAnEnd && hasColon
  }

  /// Elsewhere it may be a word like others.
  var isPointElsewhere: Bool { isAtBeginning && hasColon }
}

/// A text without tags and references to characters: they are letters that nobody sees.
private func withoutMarkup(_ text: String) -> String {
  text.replacing(/<[^<>]*>|&[A-Za-z0-9#]+;/, with: "")
}

extension ArraySlice<MarkdownNode> {
  /// Where the last node of a section ends.
  fileprivate var endOfSpan: Int { map(\.span.upperBound).max() ?? 0 }
}

extension Diagnostic {
  fileprivate static func shownPoint(at path: String, _ bytes: Range<Int>) -> Diagnostic {
    Diagnostic(
      .warning, id: "shown-facilitator-point",
      "この「\(FacilitatorPoint.mark)」は、問いのすぐ下に「> 」で書かれていないので、事例のページで全員に見えます。",
      hint: "問いの次の行の頭に半角の空白を入れ、問いの文の始まりにそろえて"
        + "「> \(FacilitatorPoint.mark): …」と書きます（「1. 」の下なら空白は三つ）。",
      at: SourceSpan(path: path, bytes: bytes))
  }

  fileprivate static func blockBehindPoint(at path: String, _ bytes: Range<Int>) -> Diagnostic {
    Diagnostic(
      .warning, id: "shown-facilitator-point",
      "ここは「\(FacilitatorPoint.mark)」の引用の外にあるので、事例のページで全員に見えます。",
      hint: "着眼点の続きなら、行の頭の「> 」を着眼点とそろえて付けます。"
        + "問いの続きなら、着眼点より前に置きます。",
      at: SourceSpan(path: path, bytes: bytes))
  }
}
