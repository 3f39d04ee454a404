// SPDX-License-Identifier: MIT

/// Where a text holds something that was looked for.
struct SearchSpan {
  let from: Int
  var to: Int

  /// Which part of the query.
  let group: Int
}

/// Where a text holds any form of any group, counted in scalars; in order, none overlapping.
func spans(in text: String, _ groups: [[SearchForm]]) -> [SearchSpan] {
  let folded = FoldedText(text)
  let scalars = folded.scalars
  var found: [SearchSpan] = []
  for (group, forms) in groups.enumerated() {
    for form in forms where form.word.count <= scalars.count {
      for place in 0...(scalars.count - form.word.count)
      where scalars[place...].starts(with: form.word) {
        found.append(
          SearchSpan(
            from: Int(folded.origins[place].lowerBound),
            to: Int(folded.origins[place + form.word.count - 1].upperBound), group: group))
      }
    }
  }
  found.sort { ($0.from, $1.to, $0.group) < ($1.from, $0.to, $1.group) }
  var spans: [SearchSpan] = []
  for span in found {
    if let last = spans.last, span.from < last.to {
      spans[spans.count - 1].to = max(last.to, span.to)
    } else {
      spans.append(span)
    }
  }
  return spans
}

/// The part of a text that shows most of what was looked for.
struct SearchExcerpt {
  private static let length = 120
  private static let beforeHit = 24

  let text: String

  /// Where the hits stand in the text, in scalars.
  let marks: [Range<Int>]

  init(tags: String, body: String, _ groups: [[SearchForm]]) {
    var source = Array(body.unicodeScalars)
    var found = spans(in: body, groups)
    if found.isEmpty, !groups.isEmpty {
      let inTags = spans(in: tags, groups)
      if !inTags.isEmpty {
        source = tags.unicodeScalars.map { $0 == "\n" ? "、" : $0 }
        found = inTags
      }
    }
    let start = found.isEmpty ? 0 : max(0, found[Self.best(of: found)].from - Self.beforeHit)
    let end = min(source.count, start + Self.length)
    let before: [Unicode.Scalar] = start > 0 ? ["…"] : []
    let after: [Unicode.Scalar] = end < source.count ? ["…"] : []
    let shown = source[start..<end].map { $0 == "\n" ? " " : $0 }
    text = String(String.UnicodeScalarView(before + shown + after))
    let shift = before.count - start
    marks = found.filter { $0.from >= start && $0.to <= end }
      .map { ($0.from + shift)..<($0.to + shift) }
  }

  /// The hit from which on most different parts of the query, then most hits, are seen.
  private static func best(of spans: [SearchSpan]) -> Int {
    var best = 0
    var most = -1
    for (index, span) in spans.enumerated() {
      let seen = spans[index...].prefix { $0.to <= span.from + length - beforeHit }
      let worth = Set(seen.map(\.group)).count * 1000 + min(seen.count, 999)
      if worth > most { (best, most) = (index, worth) }
    }
    return best
  }
}
