// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText

/// Puts a tree together from libyaml's events.
struct YAMLTreeBuilder {
  /// A list or mapping that is still open.
  private struct Level {
    let start: Int
    let isMapping: Bool
    let isFlow: Bool
    var nodes: [YAMLNode] = []
  }

  private let input: YAMLInput
  private let path: String
  private var open: [Level] = []
  private var documents = 0
  private(set) var root: YAMLNode?
  private(set) var diagnostics: [Diagnostic] = []

  /// Turns libyaml's counts of Unicode scalars into byte offsets of the input.
  private(set) var offsets: ScalarOffsets

  init(input: YAMLInput, path: String) {
    self.input = input
    self.path = path
    offsets = ScalarOffsets(of: input.bytes)
  }

  /// Takes the next event; false ends the reading.
  mutating func take(_ event: YAMLEvent) -> Bool {
    let span = span(of: event)
    if event.hasAnchor || event.hasTag {
      diagnostics.append(.markedYAML(at: SourceSpan(path: path, bytes: span)))
    }
    switch event.kind {
    case .documentStart:
      documents += 1
      guard documents == 1 else {
        diagnostics.append(.secondDocument(at: SourceSpan(path: path, bytes: span)))
        return false
      }
    case .alias:
      diagnostics.append(.markedYAML(at: SourceSpan(path: path, bytes: span)))
      add(YAMLNode(.scalar("", isPlain: true), span: span))
    case .scalar(let text, let isPlain):
      add(YAMLNode(.scalar(text, isPlain: isPlain), span: span))
    case .sequenceStart(let isFlow):
      return opens(span, isMapping: false, isFlow: isFlow)
    case .mappingStart(let isFlow):
      return opens(span, isMapping: true, isFlow: isFlow)
    case .sequenceEnd, .mappingEnd:
      close(at: span.upperBound)
    }
    return true
  }

  private mutating func opens(_ span: Range<Int>, isMapping: Bool, isFlow: Bool) -> Bool {
    guard open.count < 20 else {
      diagnostics.append(.tooDeepYAML(at: SourceSpan(path: path, bytes: span)))
      return false
    }
    open.append(Level(start: span.lowerBound, isMapping: isMapping, isFlow: isFlow))
    return true
  }

  private mutating func close(at end: Int) {
    guard let level = open.popLast() else { return }
    // A block list ends for libyaml where the next thing begins; it ends for people with its last item.
    let last = level.nodes.last?.span.upperBound ?? end
    let span = level.start..<max(level.start, level.isFlow ? end : last)
    guard level.isMapping else {
      add(YAMLNode(.sequence(level.nodes), span: span))
      return
    }
    var entries: [YAMLEntry] = []
    for index in stride(from: 0, to: level.nodes.count - 1, by: 2) {
      entries.append(YAMLEntry(key: level.nodes[index], value: level.nodes[index + 1]))
    }
    diagnostics += doubledKeys(in: entries, path: path)
    add(YAMLNode(.mapping(entries), span: span))
  }

  private mutating func add(_ node: YAMLNode) {
    if open.isEmpty {
      root = node
    } else {
      open[open.count - 1].nodes.append(node)
    }
  }

  private mutating func span(of event: YAMLEvent) -> Range<Int> {
    let start = input.origin(of: offsets.byte(ofScalar: event.scalars.lowerBound))
    let end = input.origin(of: offsets.byte(ofScalar: event.scalars.upperBound))
    return start..<max(start, end)
  }
}

/// Byte offsets of Unicode scalars, found by one walk when they are asked for in ascending order.
struct ScalarOffsets {
  private let bytes: [UInt8]
  private var scalar = 0
  private var byte = 0

  init(of bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Returns the byte offset of a scalar; what lies behind the end is the end.
  mutating func byte(ofScalar wanted: Int) -> Int {
    if wanted < scalar {
      scalar = 0
      byte = 0
    }
    while scalar < wanted, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
    return byte
  }
}

/// The keys that stand twice in one mapping.
func doubledKeys(in entries: [YAMLEntry], path: String) -> [Diagnostic] {
  if entries.count < 2 || haveOwnBytes(entries) { return [] }
  var seen: Set<String> = []
  return entries.compactMap { entry in
    guard let name = entry.key.text, !seen.insert(name).inserted else { return nil }
    return .doubledKey(name, at: SourceSpan(path: path, bytes: entry.key.span))
  }
}

/// Whether no key is another one's, as bytes tell at once where there are few and nothing stands in them that can be written in two ways.
private func haveOwnBytes(_ entries: [YAMLEntry]) -> Bool {
  let names = entries.compactMap(\.key.text)
  guard names.count <= 32, names.allSatisfy(isSurelyComposed) else { return false }
  return names.indices.allSatisfy { index in
    names[..<index].allSatisfy { !haveSameBytes($0, names[index]) }
  }
}

extension Diagnostic {
  fileprivate static func doubledKey(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "duplicate-key", "項目「\(name)」が2回書かれています。", hint: "どちらか一つを消します。",
      at: span)
  }

  fileprivate static func markedYAML(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "yaml-special-sign",
      "値の先頭の「&」「*」「!」は YAML の特別な記号で、ここでは使えません。",
      hint: "文字として書くときは、値の全体を \" \" で囲みます。", at: span)
  }

  fileprivate static func secondDocument(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "yaml-second-document", "「---」で区切った2つ目のまとまりは読めません。",
      hint: "「---」を消して一つにまとめます。", at: span)
  }

  fileprivate static func tooDeepYAML(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "yaml-too-deep", "入れ子が20段を超えています。", hint: "字下げやかっこの数を確かめます。",
      at: span)
  }
}
