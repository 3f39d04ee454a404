// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText
import Markdown

/// Checks that a body has the sections of its kind, in their order, and that none is empty.
func checkBody(of entry: Entry) -> [Diagnostic] {
  // Questions and scenes have messages of their own about what is missing.
  if entry.kind == .quiz { return [] }
  let sections = entry.body.sections(level: 2)
  var diagnostics = sections.compactMap { section in
    section.nodes.isEmpty ? Diagnostic.emptySection(section.heading, in: entry) : nil
  }
  switch entry.detail {
  case .caseExample(let example):
    diagnostics += checkSections(
      sections.map(\.heading), expected: example.form.sections, in: entry,
      what: example.form.rawValue)
    diagnostics += checkFacilitatorPoints(in: entry)
  case .initiative:
    diagnostics += checkSections(
      sections.map(\.heading), expected: InitiativePeriod.allCases.map(\.rawValue), in: entry,
      what: "取組シート")
    diagnostics += checkPeriods(sections, in: entry)
  default:
    break
  }
  return diagnostics
}

/// The periods of a 重要取組シート; the raw value is the heading.
package enum InitiativePeriod: String, CaseIterable, Hashable, Sendable {
  case first = "前期（〜7月）"
  case middle = "中期（〜11月）"
  case last = "後期（〜3月）"
  case later = "次年度以降"
}

private func checkSections(
  _ headings: [MarkdownHeading], expected: [String], in entry: Entry, what: String
) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let names = headings.map(\.text)
  if names.elementsEqual(expected, by: haveSameBytes) { return [] }
  let unknown = names.filter { !expected.contains($0) }
  for name in expected where !names.contains(name) {
    diagnostics.append(
      .missingSection(name, nearest: nearestWord(to: name, among: unknown), of: what, in: entry))
  }
  let placed = headings.compactMap { heading in
    expected.firstIndex(of: heading.text).map { (heading: heading, rank: $0) }
  }
  let kept = longestAscent(placed.map(\.rank))
  for index in placed.indices where !kept.contains(index) {
    diagnostics.append(.sectionOutOfOrder(placed[index].heading, among: expected, in: entry))
  }
  return diagnostics
}

/// The indices of the longest part of the ranks that goes upwards; what is not in it has to move.
///
/// - Complexity: O(*n*²) in the number of headings that have a rank, of which there are few.
private func longestAscent(_ ranks: [Int]) -> Set<Int> {
  var best: [[Int]] = []
  for (index, rank) in ranks.prefix(200).enumerated() {
    let before = best.indices.filter { ranks[$0] < rank }.map { best[$0] }
    best.append((before.max { $0.count < $1.count } ?? []) + [index])
  }
  return Set(best.max { $0.count < $1.count } ?? [])
}

/// Each period tells its plan, and those that have begun their progress.
private func checkPeriods(_ sections: [MarkdownSection], in entry: Entry) -> [Diagnostic] {
  let parts = entry.body.sections(level: 3)
  return sections.flatMap { section -> [Diagnostic] in
    guard let period = InitiativePeriod(rawValue: section.heading.text) else { return [] }
    let names = parts.filter { section.nodes.contains($0.heading.node) }.map(\.heading.text)
    let expected = period == .later ? ["計画"] : ["計画", "進捗"]
    return expected.filter { !names.contains($0) }.map {
      .missingPart($0, of: section.heading, in: entry)
    }
  }
}

extension Diagnostic {
  fileprivate static func emptySection(
    _ heading: MarkdownHeading, in entry: Entry
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "empty-section", "見出し「\(heading.text)」の下に本文がありません。", hint: "本文を書くか、見出しを消します。",
      at: SourceSpan(path: entry.source.path, bytes: heading.span))
  }

  fileprivate static func missingSection(
    _ name: String, nearest: String?, of what: String, in entry: Entry
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "missing-section", "\(what)に必要な見出し「## \(name)」がありません。",
      hint: nearest.map { "「## \($0)」を「## \(name)」に直すのではありませんか。" } ?? "見出しと本文を加えます。",
      at: .wholeFile(entry.source.path))
  }

  fileprivate static func sectionOutOfOrder(
    _ heading: MarkdownHeading, among expected: [String], in entry: Entry
  ) -> Diagnostic {
    let rank = expected.firstIndex(of: heading.text) ?? 0
    return Diagnostic(
      .warning, id: "section-order", "見出し「\(heading.text)」の場所が、決まった順と違います。",
      hint: rank > 0 ? "「\(expected[rank - 1])」の後に置きます。" : "最初に置きます。",
      at: SourceSpan(path: entry.source.path, bytes: heading.span))
  }

  fileprivate static func missingPart(
    _ name: String, of heading: MarkdownHeading, in entry: Entry
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "missing-section", "「\(heading.text)」の下に「### \(name)」がありません。",
      hint: "見出しと本文を加えます。", at: SourceSpan(path: entry.source.path, bytes: heading.span))
  }
}
