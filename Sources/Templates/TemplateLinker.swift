// SPDX-License-Identifier: MIT

import Diagnostics

/// Makes the program of one entry template: every name is looked up in the models of the sections
/// around it, and every partial is read where it is included.
///
/// Branches are looked into whether or not a page will ever take them. After a mistake the walk
/// goes on; the program is then of no use.
struct TemplateLinker {
  /// How many sections and partials may stand in each other.
  static let deepest = 100

  /// How many bytes and tags one entry may grow to by including partials many times.
  static let largest = 8_000_000

  /// What a section around a name stands for.
  struct Context {
    /// What `{{.}}` is; `nil` where the name was wrong, which is told already: nothing is known of what is inside.
    let shape: TemplateShape?

    /// How many lists are around what is inside, its own among them.
    let listCount: Int

    /// The names that lead to it from the item of the innermost of them, or from the page.
    let path: [TemplateProgram.Name]
  }

  /// What a name leads to.
  struct Found {
    let shape: TemplateShape
    let start: TemplateProgram.Start
    let path: [TemplateProgram.Name]

    /// How many lists are around what it starts from.
    let listCount: Int
  }

  private(set) var program: TemplateProgram
  private(set) var problems = TemplateProblems()
  private(set) var contexts: [Context]

  /// The templates from the entry to the one that is being read.
  private(set) var chain: [ParsedTemplate] = []

  private let templates: [ParsedTemplate]
  private let includes: TemplateIncludes
  private var size = 0
  private var isStopped = false

  init(
    entry: Int, model: TemplateModel, templates: [ParsedTemplate], includes: TemplateIncludes
  ) {
    self.templates = templates
    self.includes = includes
    program = TemplateProgram(model)
    contexts = [Context(shape: .object(model), listCount: 0, path: [])]
    link(entry, indentation: [])
  }

  /// How many lists are open.
  var listCount: Int { contexts.map(\.listCount).max() ?? 0 }

  /// The template that is being read.
  var template: ParsedTemplate { chain[chain.count - 1] }

  mutating func report(_ problem: Diagnostic, isLast: Bool = false) {
    problems.append(problem)
    isStopped = isStopped || isLast || problems.isFull
  }

  private mutating func link(_ index: Int, indentation: [UInt8]) {
    let template = templates[index]
    chain.append(template)
    var openSections: [(step: Int?, isInverted: Bool)] = []
    for (position, node) in template.nodes.enumerated() where !isStopped {
      if node.startsLine, node.kind != .text { append(indentation[...], for: node) }
      switch node.kind {
      case .text:
        appendText(node, indentation: indentation)
      case .variable, .raw:
        appendVariable(node)
      case .section, .inverted:
        let isInverted = node.kind == .inverted
        openSections.append((beginSection(node, isInverted: isInverted), isInverted))
      case .close:
        let section = openSections.removeLast()
        if let step = section.step { program.endSection(step) }
        if !section.isInverted { contexts.removeLast() }
      case .partial:
        guard let target = includes.targets[index][position] else { break }
        include(target, node, indentation: indentation)
      case .nothing:
        break
      }
    }
    chain.removeLast()
  }

  private mutating func include(
    _ target: Int, _ node: TemplateNode, indentation: [UInt8]
  ) {
    grow(by: 100 + templates[target].nodes.count, at: node)
    guard chain.count + contexts.count <= Self.deepest else {
      return report(.partialsTooDeep(node, in: template), isLast: true)
    }
    // A partial in the middle of a line is not indented, wherever its own template stands.
    let inner = node.indentation.map { indentation + Array(template.source.bytes[$0]) }
    link(target, indentation: inner ?? [])
  }
}

// MARK: - Text

extension TemplateLinker {
  private mutating func appendText(_ node: TemplateNode, indentation: [UInt8]) {
    let bytes = template.source.bytes[node.span]
    guard !indentation.isEmpty else { return append(bytes, for: node) }
    var start = bytes.startIndex
    var isLineStart = node.startsLine
    while start < bytes.endIndex, !isStopped {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      let line = bytes[start..<end]
      if isLineStart, line.first != 0x0A, !line.elementsEqual([0x0D, 0x0A]) {
        append(indentation[...], for: node)
      }
      append(line, for: node)
      isLineStart = true
      start = end
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, for node: TemplateNode) {
    grow(by: text.count, at: node)
    program.append(text)
  }

  /// Counts what the entry has grown by, and gives up where it has no end.
  private mutating func grow(by count: Int, at node: TemplateNode) {
    size += count
    guard size > Self.largest, !isStopped else { return }
    report(.programTooLarge(at: node, in: template), isLast: true)
  }
}

// MARK: - Tags

extension TemplateLinker {
  private mutating func appendVariable(_ node: TemplateNode) {
    guard let found = find(node) else { return }
    switch (found.shape, node.kind) {
    case (.text, .variable):
      program.steps.append(.text(program.place(from: found.start, following: found.path)))
    case (.html, .raw):
      program.steps.append(.html(program.place(from: found.start, following: found.path)))
    default:
      report(wrongUse(of: node, found.shape))
    }
  }

  /// Begins a section and opens its names.
  ///
  /// - Returns: The step that begins the section, if its name is right.
  private mutating func beginSection(_ node: TemplateNode, isInverted: Bool) -> Int? {
    let listCount = listCount
    let found = find(node)
    if !isInverted { contexts.append(Context(inside: found, listCount: listCount)) }
    guard let found else { return nil }
    let place = program.place(from: found.start, following: found.path)
    return program.beginSection(
      isInverted
        ? .inverted(place, end: 0)
        : found.isList ? .items(place, depth: listCount, end: 0) : .section(place, end: 0))
  }
}

extension TemplateLinker.Context {
  /// What is inside of a section.
  ///
  /// - Parameters:
  ///   - found: What its name leads to, if it is right.
  ///   - listCount: How many lists are around it.
  fileprivate init(inside found: TemplateLinker.Found?, listCount: Int) {
    guard let found else {
      self.init(shape: nil, listCount: listCount, path: [])
      return
    }
    if found.isList {
      self.init(shape: found.shape.item, listCount: listCount + 1, path: [])
    } else {
      self.init(shape: found.shape, listCount: found.listCount, path: found.path)
    }
  }
}

extension TemplateLinker.Found {
  fileprivate var isList: Bool {
    switch shape {
    case .list, .textList: true
    case .text, .html, .flag, .object: false
    }
  }
}

extension TemplateShape {
  /// What `{{.}}` is inside a section of this shape.
  fileprivate var item: TemplateShape {
    switch self {
    case .list(let model): .object(model)
    case .textList: .text
    case .text, .html, .flag, .object: self
    }
  }
}

extension Diagnostic {
  fileprivate static func partialsTooDeep(
    _ node: TemplateNode, in template: ParsedTemplate
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "template-too-deep",
      "「\(template.source.quotation(of: node.span))」で、テンプレートの読み込みの入れ子が\(TemplateLinker.deepest)段を超えました。",
      hint: "読み込みの段数を減らしてください。", at: template.span(node.span))
  }

  fileprivate static func programTooLarge(
    at node: TemplateNode, in template: ParsedTemplate
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "template-too-large", "読み込むテンプレートを合わせると大きくなりすぎます。",
      hint: "同じテンプレートを何重にも読み込んでいないか確かめてください。", at: template.span(node.span))
  }
}
