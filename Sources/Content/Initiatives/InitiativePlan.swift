// SPDX-License-Identifier: MIT

package import Markdown

/// What a 重要取組シート plans and what it tells of it, strand by strand.
///
/// A point that begins with the name of its strand (`学校連携：…`) is set against the points of the same
/// strand; a point without one stands for itself and is not compared.
package struct InitiativePlan: Sendable {
  /// A point of a list.
  package struct Point: Hashable, Sendable {
    /// What stands before the first colon; `nil` where there is none.
    package let strand: String?

    /// The index of its node.
    package let node: Int
  }

  /// What became of a strand in a period.
  package enum Standing: Hashable, Sendable {
    /// Planned, and there is progress.
    case done

    /// Planned; progress is told in a later period only.
    case doneLater

    /// Planned; the sheet has progress of the period, but none of the strand.
    case open

    /// Planned; the sheet tells no progress of the period at all.
    case ahead

    /// Not planned here but in an earlier period.
    case continued

    /// Not planned in this period or an earlier one.
    case added
  }

  /// The points of one strand in one period.
  package struct Row: Hashable, Sendable {
    /// Empty for the points that belong to none.
    package let strand: String
    package let plan: [Point]
    package let progress: [Point]

    /// `nil` for the points that belong to no strand.
    package let standing: Standing?
  }

  package struct Period: Sendable {
    package let period: InitiativePeriod

    /// Its heading, with what stands under it.
    package let section: MarkdownSection

    /// The planned strands in the plan's order, then the others, then the points without a strand.
    package let rows: [Row]
  }

  /// The periods that the sheet has, in its order.
  package let periods: [Period]

  /// The names of all strands in the order in which they come up.
  package let strands: [String]

  /// Reads the body of a sheet.
  package init(of document: MarkdownDocument) {
    let parts = document.sections(level: 3)
    let found = document.sections(level: 2).compactMap { section in
      InitiativePeriod(rawValue: section.heading.text).map { period in
        let inside = parts.filter { section.nodes.contains($0.heading.node) }
        func points(under name: String) -> [Point] {
          inside.filter { $0.heading.text == name }.flatMap { document.points(in: $0.nodes) }
        }
        return (
          period: period, section: section, plan: points(under: "計画"),
          progress: points(under: "進捗")
        )
      }
    }
    var strands: [String] = []
    for point in found.flatMap({ $0.plan + $0.progress }) {
      if let strand = point.strand, !strands.contains(strand) { strands.append(strand) }
    }
    self.strands = strands
    periods = found.indices.map { index in
      let period = found[index]
      let planned = unique(period.plan.compactMap(\.strand))
      let told = unique(period.progress.compactMap(\.strand))
      let rows = (planned + told.filter { !planned.contains($0) }).map { strand in
        Row(
          strand: strand, plan: period.plan.filter { $0.strand == strand },
          progress: period.progress.filter { $0.strand == strand },
          standing: standing(
            isPlanned: planned.contains(strand), isTold: told.contains(strand),
            hasProgress: !period.progress.isEmpty,
            wasPlanned: found[..<index].contains { $0.plan.contains { $0.strand == strand } },
            isToldLater: found[(index + 1)...].contains {
              $0.progress.contains { $0.strand == strand }
            }
          ))
      }
      let rest = Row(
        strand: "", plan: period.plan.filter { $0.strand == nil },
        progress: period.progress.filter { $0.strand == nil }, standing: nil)
      return Period(
        period: period.period, section: period.section,
        rows: rows + (rest.plan.isEmpty && rest.progress.isEmpty ? [] : [rest]))
    }
  }

  /// How many strands stand so in all periods together, but for later years: of those nothing can be told.
  package func count(_ standing: Standing) -> Int {
    periods.filter { $0.period != .later }
      .reduce(0) { $0 + $1.rows.count { $0.standing == standing } }
  }
}

private func unique(_ words: [String]) -> [String] {
  words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
}

private func standing(
  isPlanned: Bool, isTold: Bool, hasProgress: Bool, wasPlanned: Bool, isToldLater: Bool
) -> InitiativePlan.Standing {
  switch (isPlanned, isTold) {
  case (true, true): .done
  case (true, false): isToldLater ? .doneLater : hasProgress ? .open : .ahead
  case (false, _): wasPlanned ? .continued : .added
  }
}

extension MarkdownDocument {
  /// The points of the lists that stand in a section itself, not in another point.
  fileprivate func points(in section: Range<Int>) -> [InitiativePlan.Point] {
    var points: [InitiativePlan.Point] = []
    var index = section.lowerBound
    while index < section.upperBound {
      if nodes[index].kind == .list {
        points += children(of: index).map { item in
          InitiativePlan.Point(
            strand: strandName(of: plainText(ofNodes: item..<nodes[item].subtreeEnd)), node: item)
        }
      }
      index = nodes[index].subtreeEnd
    }
    return points
  }
}

/// The longest name of a strand, in characters: what is longer is a sentence with a colon in it.
private let longestStrand = 20

private func strandName(of text: String) -> String? {
  let name = text.prefix { $0 != "：" && $0 != ":" }
  guard name.count < text.count, !name.isEmpty, name.count <= longestStrand,
    !name.contains(where: { "。、（".contains($0) || $0.isNewline })
  else { return nil }
  return String(name)
}
