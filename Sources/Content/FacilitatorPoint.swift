// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText
package import Markdown

/// What only the facilitator of a group work is told: a quote right below a question that begins with 着眼点.
///
///     1. 避けるには、だれに何を確かめればよかったか。（20分）
///        > 着眼点: 聞いてよい相手から考えているか。
package enum FacilitatorPoint {
  /// The word that it begins with.
  package static let mark = "着眼点"

  /// The heading that the questions stand below.
  static let heading = "話し合いの問い"

  /// Whether a node is a quote that begins with the word, and not with one that goes on: 着眼点を変える.
  package static func isPoint(_ index: Int, in document: MarkdownDocument) -> Bool {
    guard document.nodes[index].kind == .blockQuote else { return false }
    let text = document.plainText(below: index)
    return text.hasPrefix(mark) && !(text.dropFirst(mark.count).first?.isLetter ?? false)
  }
}

extension Entry {
  /// The nodes of what the page of a case leaves out as it is for the facilitator, ascending.
  package var facilitatorPoints: [Int] {
    guard kind == .caseExample, !FacilitatorPoint.marks(in: source.bytes).isEmpty else { return [] }
    return body.questionItems.flatMap { item in
      body.children(of: item).filter { FacilitatorPoint.isPoint($0, in: body) }
    }
  }
}

extension MarkdownDocument {
  /// The sections with questions for group work.
  var questionSections: [MarkdownSection] {
    sections(level: 2).filter { haveSameBytes($0.heading.text, FacilitatorPoint.heading) }
  }

  /// The questions for group work: the items of lists that are parts of nothing else.
  var questionItems: [Int] {
    questionSections.flatMap { section -> [Int] in
      var items: [Int] = []
      var index = section.nodes.lowerBound
      while index < section.nodes.upperBound {
        if nodes[index].kind == .list { items += children(of: index) }
        index = nodes[index].subtreeEnd
      }
      return items
    }
  }
}

extension FacilitatorPoint {
  /// Where the word stands in a text, ascending.
  ///
  /// It looks at the place where the last byte would be, and goes on by as many bytes as that one allows: most texts do not
  /// hold the word, and all are asked.
  ///
  /// - Complexity: O(*n*); about *n* / 8 bytes are looked at. Horspool, "Practical fast searching in strings" (1980).
  static func marks(in bytes: [UInt8]) -> [Int] {
    let (bytes, word, steps) = (bytes.span, Self.word.span, Self.steps.span)
    let last = word.count - 1
    var places: [Int] = []
    var end = last
    while end < bytes.count {
      let byte = bytes[end]
      if byte == word[last] {
        var length = 1
        while length < word.count, bytes[end - length] == word[last - length] { length += 1 }
        if length == word.count { places.append(end - last) }
      }
      end += Int(steps[Int(byte)])
    }
    return places
  }

  private static let word = Array(mark.utf8)

  /// How far the word may be moved on, by the byte that stands below its last one.
  private static let steps = {
    var steps = [UInt8](repeating: UInt8(word.count), count: 256)
    for (place, byte) in word.dropLast().enumerated() {
      steps[Int(byte)] = UInt8(word.count - 1 - place)
    }
    return steps
  }()
}
