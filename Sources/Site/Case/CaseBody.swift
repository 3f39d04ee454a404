// SPDX-License-Identifier: MIT

import Content
import Markdown
import Templates

/// The body of a case, section by section, as it stands in one page.
///
/// One value belongs to one page, so that each term is linked once.
struct CaseBody: ~Copyable {
  let document: MarkdownDocument
  let sections: [Section]

  private var writer: PartWriter

  /// A section of a case.
  struct Section {
    let heading: MarkdownHeading

    /// The nodes below the heading.
    let nodes: Range<Int>

    /// Which one of the form it is; `nil` for one that the author added.
    let known: CaseSection?

    /// Whether it is read only after the group has thought for itself; one that is not known is.
    var isHeldBack: Bool { known?.tellsWhatWasDone ?? true }
  }

  init(of entry: Entry, rendering: consuming MarkdownRendering) {
    document = entry.body
    sections = document.sections(level: 2).map {
      Section(
        heading: $0.heading, nodes: $0.nodes, known: CaseSection(heading: $0.heading.text))
    }
    writer = PartWriter(of: document, with: rendering)
  }

  /// Hands back how the page wants its HTML, and what it remembers of what was written.
  consuming func finish() -> MarkdownRendering { writer.finish() }

  /// The section of the questions for group work, the first where there are several.
  var questionSection: Section? { sections.first { $0.known == .questions } }

  /// The HTML of some nodes.
  mutating func html(_ nodes: Range<Int>) -> [UInt8] { writer.html(ofNodes: nodes) }

  /// What stands before the first section.
  mutating func lead() -> [UInt8] {
    html(1..<(sections.first?.heading.node ?? document.nodes.count))
  }

  /// The footnotes that what was written leads to, as far as they were not written before.
  mutating func footnotes() -> [UInt8] { writer.footnotes() }

  /// The values of a section: its heading, and blocks of HTML, of steps in time, of questions.
  ///
  /// - Parameters:
  ///   - section: The section.
  ///   - endsWithFootnotes: Whether what was written so far has its footnotes here, as the last block.
  /// - Returns: What the templates ask for.
  mutating func part(
    _ section: Section, endsWithFootnotes: Bool = false
  ) -> TemplateObject {
    let heading = html(section.heading.node..<section.nodes.lowerBound)
    var blocks = blocks(of: section)
    if endsWithFootnotes {
      let footnotes = footnotes()
      if !footnotes.isEmpty { blocks.append(["html": .html(footnotes)]) }
    }
    return [
      "name": .text(section.known?.slug ?? "other"), "anchor": .text(section.heading.id),
      "heading": .html(heading), "blocks": .list(blocks),
    ]
  }

  private mutating func blocks(of section: Section) -> [TemplateObject] {
    let known = section.known
    guard known == .course || known == .questions else {
      return [["html": .html(html(section.nodes))]]
    }
    var blocks: [TemplateObject] = []
    var index = section.nodes.lowerBound
    while index < section.nodes.upperBound {
      let end = document.nodes[index].subtreeEnd
      if known == .course, let steps = timelineSteps(ofList: index, in: document) {
        blocks.append([
          "hasSteps": .flag(true), "steps": .list(steps.map { values(of: $0) }),
        ])
      } else if known == .questions,
        let questions = discussionQuestions(ofList: index, in: document)
      {
        blocks.append([
          "hasQuestions": .flag(true), "questions": .list(questions.map { values(of: $0) }),
        ])
      } else {
        blocks.append(["html": .html(html(index..<end))])
      }
      index = end
    }
    return blocks
  }

  private mutating func values(of step: TimelineStep) -> TemplateObject {
    let time = html(step.time)
    var text = html(step.text)
    text.removeFirst(separatorLength(in: text))
    return [
      "time": .html(time), "text": .html(text),
      "more": .html(step.more.isEmpty ? [] : html(step.more)),
    ]
  }

  /// The values of a question, without what only the facilitator is told.
  private mutating func values(of question: DiscussionQuestion) -> TemplateObject {
    ["text": .html(html(of: question))]
  }

  /// The HTML of a question, without what only the facilitator is told.
  mutating func html(of question: DiscussionQuestion) -> [UInt8] {
    question.text.reduce(into: []) { $0 += html($1) }
  }
}

/// How many bytes of spaces and colons a text begins with.
private func separatorLength(in text: [UInt8]) -> Int {
  var length = 0
  while length < text.count {
    let rest = text[length...]
    if [0x20, 0x0A, 0x3A].contains(text[length]) {
      length += 1
    } else if rest.starts(with: "：".utf8) || rest.starts(with: "\u{3000}".utf8) {
      length += 3
    } else {
      break
    }
  }
  return length
}
