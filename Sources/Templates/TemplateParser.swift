// SPDX-License-Identifier: MIT

import Diagnostics

/// Reads one template file into nodes, and goes on after each mistake.
///
/// White space and lines are treated as the public Mustache specification says: a line that holds
/// only a section, comment, partial or delimiter tag disappears.
struct TemplateParser {
  /// How deep sections may stand in each other.
  static let deepest = 100

  let source: SourceText
  var delimiters = TemplateDelimiters()
  private(set) var problems = TemplateProblems()

  /// The next byte that is not read.
  var position: Int

  /// Whether nothing more can be understood.
  var isStopped = false

  private var nodes: [TemplateNode] = []
  private var openSections: [TemplateNode] = []
  private var isAtLineStart = true

  init(_ source: SourceText) {
    self.source = source
    position = source.contentStart
  }

  /// Reads the file.
  ///
  /// - Complexity: O(*n*) in the file's length.
  mutating func parse() -> ParsedTemplate {
    if let place = source.bytes.firstIndex(of: 0) {
      report(.nulByte(at: span(place..<(place + 1))))
    }
    while !isStopped, position < source.bytes.count {
      let start = source.bytes.firstOffset(of: delimiters.open, in: position..<source.bytes.count)
      guard let start else {
        appendText(upTo: source.bytes.count)
        break
      }
      let textStart = position
      if let tag = readTag(at: start) {
        take(tag, after: textStart)
      } else {
        appendText(textStart..<start)
      }
    }
    for section in openSections.reversed() {
      if !isStopped { report(.sectionNotClosed(section, in: source)) }
      nodes.append(
        TemplateNode(kind: .close, span: section.span.upperBound..<section.span.upperBound))
    }
    return ParsedTemplate(name: source.templateName, source: source, nodes: nodes)
  }

  mutating func report(_ problem: Diagnostic) {
    problems.append(problem)
    isStopped = isStopped || problems.isFull
  }

  func span(_ bytes: Range<Int>) -> SourceSpan {
    SourceSpan(path: source.path, bytes: bytes)
  }
}

// MARK: - Lines

extension TemplateParser {
  /// Appends a tag and the text before it, without the rest of the line where the tag stands alone.
  private mutating func take(_ tag: TemplateNode, after textStart: Int) {
    let wasAtLineStart = isAtLineStart
    var tag = tag
    if tag.kind.canStandAlone, let line = lineHolding(only: tag.span, after: textStart) {
      appendText(textStart..<line.lowerBound)
      if tag.kind == .partial { tag.indentation = line.lowerBound..<tag.span.lowerBound }
      position = line.upperBound
      isAtLineStart = true
      if tag.kind == .nothing { return }
    } else {
      appendText(textStart..<tag.span.lowerBound)
      tag.startsLine =
        textStart == tag.span.lowerBound
        ? wasAtLineStart : source.bytes[tag.span.lowerBound - 1] == 0x0A
      position = tag.span.upperBound
      isAtLineStart = false
      if tag.kind == .nothing, !tag.startsLine { return }
    }
    nest(tag)
  }

  /// Returns the line of a tag with its line end, if white space is all that stands beside the tag.
  private func lineHolding(only tag: Range<Int>, after textStart: Int) -> Range<Int>? {
    let bytes = source.bytes
    var start = tag.lowerBound
    while start > textStart, bytes[start - 1].isBlank { start -= 1 }
    guard start == textStart ? isAtLineStart : bytes[start - 1] == 0x0A else { return nil }
    var end = tag.upperBound
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == 0x0D, end + 1 < bytes.count { end += 1 }
    return bytes[end] == 0x0A ? start..<(end + 1) : nil
  }

  private mutating func appendText(upTo end: Int) {
    appendText(position..<end)
    position = end
  }

  private mutating func appendText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    nodes.append(TemplateNode(kind: .text, span: range, startsLine: isAtLineStart))
    isAtLineStart = source.bytes[range.upperBound - 1] == 0x0A
    if delimiters == TemplateDelimiters() { findFullWidthBraces(in: range) }
  }
}

// MARK: - Sections

extension TemplateParser {
  /// Appends a tag, opening or closing a section.
  private mutating func nest(_ tag: TemplateNode) {
    switch tag.kind {
    case .section, .inverted:
      guard openSections.count < Self.deepest else {
        report(.sectionsTooDeep(at: span(tag.span)))
        isStopped = true
        return
      }
      openSections.append(tag)
      nodes.append(tag)
    case .close:
      close(with: tag)
    case .text, .variable, .raw, .partial, .nothing:
      nodes.append(tag)
    }
  }

  private mutating func close(with tag: TemplateNode) {
    guard let innermost = openSections.last else {
      if tag.name.isEmpty { return }
      return report(.nothingToClose(tag, in: source))
    }
    let name = source.bytes[tag.name]
    let isRight = source.bytes[innermost.name] == name || innermost.name.isEmpty || tag.name.isEmpty
    if !isRight {
      report(.wrongClose(tag, of: innermost, in: source))
      if let wanted = openSections.lastIndex(where: { source.bytes[$0.name] == name }) {
        while openSections.count > wanted + 1 { closeInnermost(at: tag.span.lowerBound) }
      } else if nearestWord(
        to: source.text(in: tag.name), among: [source.text(in: innermost.name)]) == nil
      {
        return
      }
    }
    openSections.removeLast()
    nodes.append(tag)
  }

  /// Closes a section where the author forgot to.
  private mutating func closeInnermost(at place: Int) {
    openSections.removeLast()
    nodes.append(TemplateNode(kind: .close, span: place..<place))
  }
}

extension TemplateNode.Kind {
  fileprivate var canStandAlone: Bool {
    switch self {
    case .section, .inverted, .close, .partial, .nothing: true
    case .text, .variable, .raw: false
    }
  }
}

// MARK: - Bytes

extension UInt8 {
  /// Whether it is a space or a tab.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension [UInt8] {
  /// Where some bytes first stand inside a range.
  func firstOffset(of needle: [UInt8], in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let end = range.upperBound - needle.count
    while index <= end {
      if self[index] == needle[0], holds(needle, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether some bytes stand at an offset.
  func holds(_ needle: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + needle.count <= count else { return false }
    for index in needle.indices where self[offset + index] != needle[index] { return false }
    return true
  }
}
