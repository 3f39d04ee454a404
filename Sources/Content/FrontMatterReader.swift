// SPDX-License-Identifier: MIT

import Diagnostics
import JapaneseText
import YAML

/// Takes typed values out of a YAML mapping and tells everything that is wrong with it.
///
/// Ask for every key that a kind of content knows, then call ``finish()``.
struct FrontMatterReader {
  let source: SourceText
  private let entries: [YAMLEntry]
  private let opening: Range<Int>

  /// The keys, in the order of the entries, and which were asked for.
  private let names: [String]
  private var isAsked: [Bool]

  /// Whether names are the same only where their bytes are.
  private let areNamesComposed: Bool

  /// Whether nothing could be read at all, so that nothing can be told to be missing.
  private var isUnreadable = false
  private var known: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - node: The mapping; anything else is told as an error.
  ///   - source: The file that it stands in.
  ///   - opening: Where a missing key is told.
  init(_ node: YAMLNode?, of source: SourceText, opening: Range<Int>) {
    self.source = source
    self.opening = opening
    switch node?.value {
    case .mapping(let entries)?:
      self.entries = entries
    case nil:
      entries = []
    case .unreadable?:
      entries = []
      isUnreadable = true
    case .some:
      entries = []
      if let node, !node.isEmpty {
        diagnostics.append(
          .notAMapping(at: SourceSpan(path: source.path, bytes: node.span)))
      }
    }
    names = entries.map(\.name)
    isAsked = [Bool](repeating: false, count: names.count)
    areNamesComposed = names.allSatisfy(isSurelyComposed)
  }

  func span(_ bytes: Range<Int>) -> SourceSpan {
    SourceSpan(path: source.path, bytes: bytes)
  }

  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// The value of a key; `nil` where the key is missing or has nothing behind it.
  mutating func node(_ key: String, isRequired: Bool = false) -> YAMLNode? {
    known.append(key)
    guard let index = index(of: key) else {
      if isRequired, !isUnreadable { diagnostics.append(.missingKey(key, at: span(opening))) }
      return nil
    }
    isAsked[index] = true
    let entry = entries[index]
    if entry.value.value == .unreadable { return nil }
    guard !entry.value.isEmpty else {
      let problem = Diagnostic.emptyValue(key, isRequired: isRequired, at: span(entry.key.span))
      diagnostics.append(problem)
      return nil
    }
    return entry.value
  }

  private func index(of key: String) -> Int? {
    areNamesComposed
      ? names.firstIndex { haveSameBytes($0, key) }
      : names.firstIndex(of: key)
  }

  /// A text of one line.
  mutating func text(_ key: String, isRequired: Bool = false) -> Located<String>? {
    guard let node = node(key, isRequired: isRequired), let text = text(of: node, in: key) else {
      return nil
    }
    guard isRequired, text.value.allSatisfy(\.isWhitespace) else { return text }
    report(.emptyValue(key, isRequired: true, at: span(node.span)))
    return nil
  }

  /// A list of texts; a single text counts as a list of one.
  mutating func texts(_ key: String, isRequired: Bool = false) -> [Located<String>] {
    guard let node = node(key, isRequired: isRequired) else { return [] }
    guard case .sequence(let nodes) = node.value else {
      if case .mapping = node.value {
        report(.notAList(key, example: "\(key): [一つめ, 二つめ]", at: span(node.span)))
        return []
      }
      return text(of: node, in: key).map { [$0] } ?? []
    }
    if nodes.isEmpty, isRequired {
      diagnostics.append(.emptyValue(key, isRequired: true, at: span(node.span)))
    }
    return nodes.compactMap { text(of: $0, in: key) }
  }

  /// A day.
  mutating func date(_ key: String, isRequired: Bool = false) -> Located<CalendarDate>? {
    guard let text = text(key, isRequired: isRequired) else { return nil }
    if let date = CalendarDate(text.value) { return Located(date, at: text.span) }
    diagnostics.append(.notADate(text.value, for: key, at: span(text.span)))
    return nil
  }

  /// A whole number within bounds; full-width digits are read, with a fix.
  mutating func number(
    _ key: String, in bounds: ClosedRange<Int>, example: String, unit: String = "",
    isRequired: Bool = false
  ) -> Located<Int>? {
    guard let text = text(key, isRequired: isRequired) else { return nil }
    var digits = narrowed(text.value)
    if !unit.isEmpty, digits.hasSuffix(unit) { digits.removeLast(unit.count) }
    if let number = Int(digits), bounds.contains(number) { return Located(number, at: text.span) }
    diagnostics.append(
      .notANumber(text.value, for: key, in: bounds, example: example, at: span(text.span)))
    return nil
  }

  /// One of a fixed set of words.
  mutating func choice<Choice>(
    _ key: String, of type: Choice.Type, isRequired: Bool = false
  ) -> Located<Choice>? where Choice: CaseIterable & RawRepresentable<String> {
    guard let text = text(key, isRequired: isRequired) else { return nil }
    if let choice = Choice(rawValue: text.value) { return Located(choice, at: text.span) }
    let words = Choice.allCases.map(\.rawValue)
    diagnostics.append(.notAChoice(text.value, of: words, for: key, at: span(text.span)))
    return nil
  }

  /// Tells the keys that nobody asked for.
  mutating func finish() {
    for (index, entry) in entries.enumerated() where !isAsked[index] {
      guard !known.contains(names[index]), entry.value.value != .unreadable else { continue }
      diagnostics.append(.unknownKey(names[index], among: known, at: span(entry.key.span)))
    }
  }

  /// The text of a node, or a diagnostic that it is something else.
  mutating func text(of node: YAMLNode, in key: String) -> Located<String>? {
    guard case .scalar(let text, let isPlain) = node.value else {
      diagnostics.append(.notAText(key, at: span(node.span)))
      return nil
    }
    if isPlain, hasSwallowedText(after: node.span.upperBound) {
      diagnostics.append(.commentInText(key, in: source, node.span))
    }
    return Located(text, at: node.span)
  }

  /// Whether `#` with no space behind it follows on the same line: a number sign, not a remark.
  private func hasSwallowedText(after end: Int) -> Bool {
    var index = end
    while index < source.bytes.count, source.bytes[index] == 0x20 { index += 1 }
    guard index > end, index + 1 < source.bytes.count, source.bytes[index] == 0x23 else {
      return false
    }
    let next = source.bytes[index + 1]
    return next != 0x20 && next != 0x09 && next != 0x0A && next != 0x0D && next != 0x23
  }
}

/// Returns the text with full-width digits, `％` and signs as ASCII.
func narrowed(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
    result.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
  }
  return String(result)
}
