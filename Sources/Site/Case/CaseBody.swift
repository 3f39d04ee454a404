// SPDX-License-Identifier: MIT

import Content
import Markdown
import Templates

/// The body of a case, section by section, as it stands in one page.
///
/// One value belongs to one page, so that each term is linked once.
struct CaseBody {
  let document: MarkdownDocument
  let sections: [MarkdownSection]

  /// How the page wants its HTML, and what it remembers of what was written.
  private(set) var rendering: MarkdownRendering

  init(of entry: Entry, rendering: MarkdownRendering) {
    document = entry.body
    sections = entry.body.sections(level: 2)
    self.rendering = rendering
  }

  /// The section of the questions for group work.
  var questionSection: MarkdownSection? {
    sections.first { CaseSection(heading: $0.heading.text) == .questions }
  }

  /// The HTML of some nodes.
  mutating func html(_ nodes: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    document.appendHTML(ofNodes: nodes, with: &rendering, to: &output)
    return output
  }

  /// What stands before the first section.
  mutating func lead() -> [UInt8] {
    html(1..<(sections.first?.heading.node ?? document.nodes.count))
  }

  /// The footnotes of the sections that were written.
  mutating func footnotes() -> [UInt8] { [] }

  /// The values of a section: its heading, and blocks of HTML, of steps in time, of questions.
  mutating func part(_ section: MarkdownSection) -> TemplateObject {
    let known = CaseSection(heading: section.heading.text)
    let heading = section.heading.node..<section.nodes.lowerBound
    return [
      "name": .text(known?.slug ?? "other"), "anchor": .text(section.heading.id),
      "heading": .html(html(heading)), "blocks": .list(blocks(of: section, known)),
    ]
  }

  private mutating func blocks(
    of section: MarkdownSection, _ known: CaseSection?
  ) -> [TemplateObject] {
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
  mutating func values(of question: DiscussionQuestion) -> TemplateObject {
    var output: [UInt8] = []
    for nodes in question.text { output += html(nodes) }
    return ["text": .html(output)]
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
